"""The values that well-formed requests get: for fields by their names, for operations by their ids."""

import datetime

from .accounts import ADMIN, CASHIER, LEAVER, LOSER, MANAGER, PAYER, SHARER, new_card_id, new_member_id
from .approvals import pending, wanted
from .cards import (
    bound,
    cardless_member,
    frozen_card,
    locked_card,
    lost_card,
    own_shared_card,
    shared_card,
    shared_with_sharer,
)
from .environment import CHOICE, word
from .money import cash_recharge, code, ended_code, order, payment, price, recharge
from .people import (
    link_of,
    new_link,
    new_merchant,
    session_to_end,
    spare_admin,
    spare_member,
    spare_merchant,
    spare_staff,
    suspended_member,
    suspended_merchant,
)
from .rules import admin_limits, levels, staff_limits
from .second_factor import GUARDED
from .settlements import period_end, settlement, settlement_status

# Values for fields, by their names: in the body, the path or the query string.
FIELDS = {
    "card_id": PAYER.usable_card,
    "card_no": lambda: PAYER.usable_card() and PAYER.card_no,
    "member_id": spare_member,
    "owner_member_id": spare_member,
    "member_no": lambda: PAYER.login["identifier"],
    "merchant_id": lambda: MANAGER.merchant_id,
    "qr_plain": code,
    "amount": price,
    "refund_amount": lambda: "0.01",
    "original_tx_no": payment,
    "tx_no": payment,
    "external_order_id": word,
    "name": lambda: "fuzz " + word(),
    "reason": lambda: "fuzz",
    "note": lambda: "fuzz",
    "contact": lambda: "fuzz",
    "operator": word,
    "code": word,
    "password": word,
    "binding_password": lambda: CHOICE.choice([word(), None]),
    "phone": lambda: "+" + str(CHOICE.randint(10**9, 10**15)),
    "email": lambda: word() + "@example.com",
    "external_id": word,
    "external_identity": lambda: {"provider": "line", "external_id": word()},
    "start_date": lambda: f"{datetime.date.today().year}-01-01",
    "end_date": lambda: f"{datetime.date.today().year}-12-31",
    "date": lambda: "2026-01-01",
    "expires_at": lambda: CHOICE.choice(["2126-12-31", "2126-12-31T12:00:00Z"]),
    "delta_points": lambda: CHOICE.choice([1, 500, -200]),
    "discount_rate": lambda: f"0.{CHOICE.randint(100, 999)}",
}
# What is left out of well-formed requests where real values are wanted: opaque, or at odds with others.
LEFT_OUT = {"cursor"}


def login():
    account = CHOICE.choice([ADMIN, MANAGER, CASHIER, PAYER, LOSER])
    return {"operator": None, **account.login}


# What single operations want, by operationId: values for their fields.
SPECIAL = {
    "login": login,
    "password": lambda: {"current_password": LEAVER.login["password"], "new_password": word()},
    "reauthenticate": lambda: {"password": SHARER.login["password"]},
    "totp": GUARDED.begin,
    "totp_confirm": GUARDED.pending,
    "totp_remove": GUARDED.confirmed,
    "member_freeze": lambda: {"card_id": LOSER.usable_card()},
    "order": lambda: {"external_order_id": order()},
    "reverse": lambda: {"external_order_id": order()},
    "admin_reverse": lambda: {"external_order_id": order()},
    "suspend_member": lambda: {"member_id": new_member_id()},
    "activate_member": lambda: {"member_id": suspended_member()},
    "freeze_card": lambda: {"card_id": new_card_id()},
    "unfreeze_card": lambda: {"card_id": frozen_card()},
    "merchant_password": lambda: {"merchant_id": spare_merchant()},
    "create_admin": lambda: {"name": word()},
    "mark_card_lost": lambda: {"card_id": new_card_id()},
    "replace_card": lambda: {"card_id": lost_card()},
    "close_card": lambda: {"card_id": new_card_id()},
    "issue_standard_card": lambda: {"member_id": cardless_member()},
    "pay_out_card": lambda: {"card_id": recharge()[1]},
    "admin_recharge_cancel": lambda: {"tx_no": recharge()[0]},
    "merchant_recharge_cancel": lambda: {"tx_no": cash_recharge()},
    "request_approval": wanted,
    "approve": lambda: {"id": pending()},
    "refuse_approval": lambda: {"id": pending()},
    "admin_binding_password": lambda: {"card_id": shared_card()},
    "admin_bind": lambda: {"card_id": shared_card(), "member_id": new_member_id()},
    "admin_unbind": lambda: bound(shared_card(), new_member_id()),
    "binding_password": lambda: {"id": own_shared_card()},
    "bind_card": locked_card,
    "unbind_card": shared_with_sharer,
    "bindings": lambda: {"id": own_shared_card()},
    "share_card": lambda: {"id": own_shared_card()},
    "unshare_card": lambda: bound(own_shared_card(), new_member_id()),
    "set_levels": lambda: {"levels": levels()},
    "set_limits": lambda: {"limits": admin_limits()},
    "set_merchant_limits": lambda: {"limits": staff_limits()},
    "update_member": lambda: {"id": spare_member()},
    "bind_identity": lambda: {"member_id": spare_member()},
    "update_merchant": lambda: {"id": spare_merchant()},
    "suspend_merchant": lambda: {"merchant_id": new_merchant()},
    "activate_merchant": lambda: {"merchant_id": suspended_merchant()},
    "update_staff": lambda: {"id": spare_staff()},
    "update_admin": lambda: {"id": spare_admin()},
    "generate_settlement": lambda: {"period_end": period_end()},
    "settlement": lambda: {"id": settlement()["id"]},
    "settlement_status": settlement_status,
    "end_session": lambda: {"id": session_to_end()},
    "end_own_session": lambda: {"id": session_to_end()},
    "member_code": lambda: {"id": ended_code()},
    "create_activation": lambda: link_of(member_id=new_member_id()),
    "staff_activation": lambda: {"id": spare_staff()},
    "activate": lambda: {"token": new_link(), "totp": None},
}


def member_list():
    """A list of new members as CSV."""
    lines = [f"fuzz {word()},{FIELDS['phone']()}" for _ in range(CHOICE.randint(1, 3))]
    return "\n".join(["name,phone", *lines, ""])


# Bodies that are no JSON, by operationId.
TEXTS = {"create_members": member_list}

# What made-up bodies would use up at once: these fields always have a value, real or of no effect.
SPARING = {"generate_settlement": {"period_end": "2000-01-01"}}
