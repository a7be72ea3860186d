"""Payments, orders and recharges that requests can name, and the money for them."""

import collections

from .accounts import ADMIN, CASHIER, MANAGER, PAYER, new_card_id, new_member
from .environment import CHOICE, word

PAID = collections.Counter()


def rich_payer():
    """Puts money on the payer's card again, long before it can be used up."""
    PAID[PAYER.card_id] += 1
    if PAID[PAYER.card_id] % 40 == 1:
        ADMIN.do("POST", "/admin/recharge", {
            "card_id": PAYER.card_id, "amount": 5000, "payment_method": "bank", "reason": "fuzz",
        })


def price():
    return f"{CHOICE.randint(1, 500) / 100:.2f}"


def code():
    card_id = PAYER.usable_card()
    rich_payer()
    return PAYER.do("POST", "/member/qr/generate", {"card_id": card_id})["qr_plain"]


def ended_code():
    """The id of a code that has paid and ended: a request about it is answered at once."""
    card = {"card_id": PAYER.usable_card()}
    rich_payer()
    made = PAYER.do("POST", "/member/qr/generate", card)
    body = {"qr_plain": made["qr_plain"], "amount": price(), "external_order_id": word()}
    CASHIER.do("POST", "/merchant/charge", body)
    PAYER.do("POST", "/member/qr/revoke", card)
    return made["code_id"]


def sale(amount, order):
    body = {"qr_plain": code(), "amount": amount, "external_order_id": order}
    return CASHIER.do("POST", "/merchant/charge", body)["transaction"]["tx_no"]


PAYMENTS = []


def payment():
    """The number of a payment of which something is left: each bears some refunds of a cent."""
    if not PAYMENTS:
        PAYMENTS.extend([sale("100.00", word())] * 40)
    return PAYMENTS.pop()


ORDERS = []


def order():
    """The order id of a charge, sometimes of one that was reversed."""
    if len(ORDERS) < 20 or CHOICE.random() < 0.3:
        ORDERS.append(word())
        sale(price(), ORDERS[-1])
    return CHOICE.choice(ORDERS[-20:])


def recharge(card=None):
    """The number of a recharge by an administrator, and its card."""
    card = card or new_card_id()
    body = {"card_id": card, "amount": price(), "payment_method": "bank", "reason": "fuzz"}
    return ADMIN.do("POST", "/admin/recharge", body)["transaction"]["tx_no"], card


def cash_recharge():
    """The number of a recharge at the shop."""
    body = {
        "card_no": new_member()["default_card"]["card_no"], "amount": price(),
        "payment_method": "cash",
    }
    return MANAGER.do("POST", "/merchant/recharge", body)["transaction"]["tx_no"]
