"""Real sessions, ids and codes for the requests that schemathesis makes up.

`mps-bench fuzz` starts it, with what it needs in the environment:
  MPS_FUZZ_URL       where the server listens
  MPS_FUZZ_ACCOUNTS  a file with the accounts of the demo data, and with `periods`: instants in the past,
                     before each of which there is one more transaction to settle
  MPS_FUZZ_TALLY     where to write how many answers each operation gave, by status
  MPS_FUZZ_SEED      the seed of the random choices made here

A new endpoint usually needs nothing: its caller follows from its permission, and fields are filled in
by their names (FIELDS). One that wants something made ready first has a function below.
"""

import atexit
import base64
import collections
import datetime
import hashlib
import hmac
import json
import os
import random
import string
import time
import uuid

import requests
import schemathesis

URL = os.environ["MPS_FUZZ_URL"]
CHOICE = random.Random(int(os.environ["MPS_FUZZ_SEED"]))
# How many of the well-formed requests get real values; the others show what made-up ones do.
REAL = 0.9


class Account:
    """Somebody who can sign in, with a session that lives."""

    def __init__(self, role, identifier, password, operator=None):
        self.login = {"role": role, "identifier": identifier, "password": password}
        if operator:
            self.login["operator"] = operator
        self.token = None

    def session(self):
        """A token that works: the last one, or one of a new session if that has ended."""
        if self.token and self.call("GET", "/auth/me").status_code == 200:
            return self.token
        answer = HTTP.post(URL + "/auth/login", json=self.login)
        if answer.status_code != 200:
            self.repair()
            answer = HTTP.post(URL + "/auth/login", json=self.login)
        assert answer.status_code == 200, (self.login["identifier"], answer.text)
        self.token = answer.json()["token"]
        return self.token

    def repair(self):
        """Undoes what made-up requests have done to the account."""

    def take(self, temporary):
        """Puts the own password in the place of a temporary one."""
        own = self.login["password"]
        self.token, self.login["password"] = None, temporary
        self.do("POST", "/auth/password", {"current_password": temporary, "new_password": own})
        self.token, self.login["password"] = None, own

    def call(self, method, path, body=None):
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": str(uuid.uuid4())}
        return HTTP.request(method, URL + path, json=body, headers=headers)

    def do(self, method, path, body=None):
        """Something that has to work."""
        self.session()
        answer = self.call(method, path, body)
        assert answer.status_code == 200, (method, path, body, answer.text)
        return answer.json()


HTTP = requests.Session()
with open(os.environ["MPS_FUZZ_ACCOUNTS"], encoding="utf-8") as file:
    SEED = json.load(file)
ADMIN = Account("admin", SEED["admin"]["identifier"], SEED["admin"]["password"])
SHOP = SEED["merchant"]


class Staff(Account):
    def __init__(self, operator):
        super().__init__("merchant", SHOP["code"], SHOP[operator]["password"], operator)
        known = self.do("GET", "/auth/me")["user_info"]
        self.id, self.merchant_id = known["id"], known["merchant_id"]

    def repair(self):
        ADMIN.session()
        ADMIN.call("POST", "/admin/merchants/activate", {"merchant_id": self.merchant_id})
        # The manager is out of reach: nobody changes the own role, state or password.
        if self is not MANAGER:
            temporary = word()
            body = {"status": "active", "password": temporary}
            MANAGER.do("PATCH", f"/merchant/staff/{self.id}", body)
            self.take(temporary)


class Member(Account):
    def __init__(self, seed):
        super().__init__("member", seed["member_no"], seed["password"])
        self.card_id, self.card_no = seed["card_id"], seed["card_no"]
        self.member_id = self.do("GET", "/auth/me")["user_info"]["id"]

    def repair(self):
        ADMIN.session()
        ADMIN.call("POST", "/admin/members/activate", {"member_id": self.member_id})
        ADMIN.call("POST", "/admin/cards/unfreeze", {"card_id": self.card_id})
        if HTTP.post(URL + "/auth/login", json=self.login).status_code == 401:
            self.set_password()

    def set_password(self):
        temporary = word()
        body = {"member_id": self.member_id, "password": temporary}
        ADMIN.do("POST", "/admin/members/password", body)
        self.take(temporary)

    def usable_card(self):
        """The id of a card that may be used: her own, put right; what replaced it; or another's."""
        if self.has_card():
            return self.card_id
        self.repair()
        if not self.has_card():
            self.begin_anew()
        return self.card_id

    def has_card(self):
        cards = self.do("GET", "/member/cards")["cards"]
        cards = [card for card in cards if (card["card_type"], card["status"]) == ("standard", "active")]
        if cards and self.card_id not in (card["id"] for card in cards):
            self.card_id, self.card_no = cards[0]["id"], cards[0]["card_no"]
        return bool(cards)

    def begin_anew(self):
        """Becomes another member: what was done to this one cannot be undone."""
        made = new_member()
        card, member = made["default_card"], made["member"]
        self.member_id, self.login["identifier"] = member["member_id"], member["member_no"]
        self.card_id, self.card_no = card["card_id"], card["card_no"]
        self.set_password()


def word(length=12):
    return "".join(CHOICE.choices(string.ascii_lowercase + string.digits, k=length))


def new_member():
    return ADMIN.do("POST", "/admin/members", {"name": "fuzz"})


def new_member_id():
    return new_member()["member"]["member_id"]


def new_card_id():
    return new_member()["default_card"]["card_id"]


MANAGER, CASHIER = Staff("manager"), Staff("cashier")
# One who pays, one who loses her card again and again, one who signs out and changes passwords.
PAYER, LOSER, LEAVER = (Member(seed) for seed in SEED["members"])
# One who shares cards.
SHARER = Member(SEED["members"][0])
SHARER.begin_anew()


def time_code(secret):
    """The code of this moment (RFC 6238)."""
    step = (int(time.time()) // 30).to_bytes(8, "big")
    digest = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = int.from_bytes(digest[start:start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**6:06}"


class Guarded(Account):
    """A manager who has a second factor, or is on the way to one."""

    def __init__(self):
        super().__init__("merchant", SHOP["code"], word(), word())
        self.repair()

    def repair(self):
        """Becomes another one: what guards the sign-in of this one may not be known."""
        self.codes, self.login["operator"], temporary = [], word(), word()
        body = {"operator": self.login["operator"], "name": "fuzz", "role": "manager"}
        MANAGER.do("POST", "/merchant/staff", {**body, "password": temporary})
        self.take(temporary)

    def begin(self):
        """What enrols: a password, and no code, since there is none yet."""
        self.session()
        if self.codes:
            self.repair()
        return {"password": self.login["password"], "totp": None}

    def pending(self):
        """What confirms."""
        enrolled = self.do("POST", "/auth/totp", self.begin())
        return {"totp": time_code(enrolled["secret"])}

    def confirmed(self):
        """What removes."""
        self.session()
        if not self.codes:
            self.codes = self.do("POST", "/auth/totp/confirm", self.pending())["recovery_codes"]
        return {"password": self.login["password"], "totp": self.codes[-1]}


GUARDED = Guarded()


def once(make):
    """What is made at its first use, and kept."""
    made = []

    def kept():
        if not made:
            made.append(make())
        return made[0]

    return kept


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


spare_member = once(new_member_id)


def new_merchant():
    body = {"code": word(), "name": "fuzz", "password": word()}
    return ADMIN.do("POST", "/admin/merchants", body)["merchant"]["merchant_id"]


spare_merchant = once(new_merchant)


def suspended_merchant():
    merchant = new_merchant()
    ADMIN.do("POST", "/admin/merchants/suspend", {"merchant_id": merchant})
    return merchant


def suspended_member():
    member = new_member_id()
    ADMIN.do("POST", "/admin/members/suspend", {"member_id": member})
    return member


def frozen_card():
    card = new_card_id()
    ADMIN.do("POST", "/admin/cards/freeze", {"card_id": card})
    return card


def lost_card():
    card = new_card_id()
    ADMIN.do("POST", "/admin/cards/lost", {"card_id": card})
    return card


def cardless_member():
    created = new_member()
    ADMIN.do("POST", "/admin/cards/close", {"card_id": created["default_card"]["card_id"]})
    return created["member"]["member_id"]


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


def shared_card(**more):
    body = {"discount_rate": "0.900", "name": "fuzz", **more}
    return ADMIN.do("POST", "/admin/cards/corporate", body)["card"]["id"]


def own_shared_card():
    return shared_card(owner_member_id=SHARER.member_id)


def bound(card, member):
    """Gives a member a role on a shared card."""
    body = {"card_id": card, "member_id": member, "role": "member"}
    ADMIN.do("POST", "/admin/cards/bindings", body)
    return {"id": card, "member_id": member}


def locked_card():
    """A shared card and its binding password; the card is named by its id alone."""
    password = word()
    card = shared_card(binding_password=password)
    return {"card_id": card, "card_no": None, "binding_password": password}


def shared_with_sharer():
    return {"card_id": bound(shared_card(), SHARER.member_id)["id"], "card_no": None}


def levels():
    points = sorted(CHOICE.sample(range(1, 10**6), CHOICE.randint(0, 4)))
    return [
        {"level": level, "name": f"fuzz {level}", "min_points": least, "discount_rate": "0.950"}
        for level, least in enumerate([0, *points])
    ]


def admin_limits():
    kinds = [
        "charge", "card_day", "merchant_day", "staff_refund_day", "merchant_refund_day",
        "merchant_cash_day", "merchant_credit",
    ]
    limits = [{"kind": kind, "amount": price()} for kind in CHOICE.sample(kinds, 3)]
    return [*limits, {"kind": "merchant_day", "object_id": spare_merchant(), "amount": None}]


def staff_limits():
    return [{"kind": "staff_refund_day", "object_id": CASHIER.id, "amount": price()}]


STAFF = []


def spare_staff():
    """One of a few: a merchant has at most 200, which those that are made up fill as well."""
    if len(STAFF) < 10:
        body = {"operator": word(), "name": "fuzz", "role": "cashier", "password": word()}
        STAFF.append(MANAGER.do("POST", "/merchant/staff", body)["staff"]["id"])
    return CHOICE.choice(STAFF)


def spare_admin():
    body = {"name": word(), "password": word()}
    return ADMIN.do("POST", "/admin/admins", body)["admin"]["id"]


PERIODS = iter(SEED["periods"])


def period_end():
    """The end of the next period: one transaction further than the one before."""
    body = {"settlement_mode": "realtime"}
    ADMIN.do("PATCH", f"/admin/merchants/{MANAGER.merchant_id}", body)
    return next(PERIODS)


SETTLEMENTS = []


def settlement():
    """A settlement that has not been paid, with its state."""
    if SETTLEMENTS:
        known = MANAGER.do("GET", f"/merchant/settlements/{SETTLEMENTS[-1]}")["settlement"]
        if known["status"] != "paid":
            return known
    made = MANAGER.do("POST", "/merchant/settlements", {"period_end": period_end()})["settlement"]
    SETTLEMENTS.append(made["id"])
    return made


def settlement_status():
    """A step that a settlement can take: back and forth, sometimes to its end."""
    known = settlement()
    if known["status"] == "settled":
        following = CHOICE.choice(["failed", "failed", "failed", "paid"])
    else:
        following = "settled"
    return {"id": known["id"], "status": following}


def member_list():
    """A list of new members as CSV."""
    lines = [f"fuzz {word()},{FIELDS['phone']()}" for _ in range(CHOICE.randint(1, 3))]
    return "\n".join(["name,phone", *lines, ""])


def session_to_end():
    LEAVER.token = None
    sessions = LEAVER.do("GET", "/auth/sessions")["sessions"]
    return next(session["id"] for session in sessions if session["current"])


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
}

# Bodies that are no JSON, by operationId.
TEXTS = {"create_members": member_list}

# What made-up bodies would use up at once: these fields always have a value, real or of no effect.
SPARING = {"generate_settlement": {"period_end": "2000-01-01"}}

# Who calls what does not follow from the permission, by operationId.
CALLERS = {
    "logout": LEAVER,
    "logout_all": LEAVER,
    "password": LEAVER,
    "totp": GUARDED,
    "totp_confirm": GUARDED,
    "totp_remove": GUARDED,
    "member_freeze": LOSER,
    "bind_card": SHARER,
    "unbind_card": SHARER,
    "bindings": SHARER,
    "share_card": SHARER,
    "unshare_card": SHARER,
    "binding_password": SHARER,
    "transaction": ADMIN,
}
BY_PERMISSION = {"member": PAYER, "merchant": MANAGER, "admin": ADMIN}


def raw(operation):
    return operation.definition.raw


def operation_id(operation):
    return raw(operation)["operationId"]


def caller(operation):
    known = CALLERS.get(operation_id(operation))
    permission = raw(operation).get("x-permission", "member:").split(":")[0]
    return known or BY_PERMISSION[permission]


# Stands in generated requests until they are sent; requests that try others' tokens do not have it.
PLACE = "Bearer session"


@schemathesis.auth(refresh_interval=None)
class Sessions:
    """Marks where a session is wanted: requests are generated long before they are sent."""

    def get(self, case, _context):
        return PLACE if raw(case.operation)["security"] else None

    def set(self, case, place, _context):
        if place:
            case.headers["Authorization"] = place


@schemathesis.hook
def before_call(_context, case, _kwargs):
    # Making ready comes first: it may end the caller's session.
    if is_positive(case) and CHOICE.random() < REAL:
        prepare(case)
    if isinstance(case.body, dict):
        for name, value in SPARING.get(operation_id(case.operation), {}).items():
            if case.body.get(name) is None:
                case.body = {**case.body, name: value}
    if case.headers and case.headers.get("Authorization") == PLACE:
        case.headers["Authorization"] = f"Bearer {caller(case.operation).session()}"


def prepare(case):
    """Puts real values into a well-formed request."""
    special = SPECIAL.get(operation_id(case.operation), dict)()
    if operation_id(case.operation) in TEXTS:
        case.body = TEXTS[operation_id(case.operation)]()
    if isinstance(case.body, dict):
        required, known = body_fields(case)
        case.body = fill(case.body, special, [*required, *(name for name in special if name in known)])
    if case.path_parameters:
        case.path_parameters = fill(dict(case.path_parameters), special, ())
    if case.query:
        case.query = fill(dict(case.query), special, ())
    if any(name.endswith("/IdempotencyKey") for name in references(case.operation)):
        case.headers["Idempotency-Key"] = str(uuid.uuid4())


def is_positive(case):
    return case.meta is None or case.meta.generation.mode.is_positive


def fill(values, special, wanted):
    for name in [*values, *(name for name in wanted if name not in values)]:
        value = special[name] if name in special else FIELDS.get(name, lambda: values.get(name))()
        if name in LEFT_OUT or value is None:
            values.pop(name, None)
        elif name in values or name in wanted:
            values[name] = value
    return values


def body_fields(case):
    """The fields that a body must have, and all that it may have."""
    content = raw(case.operation).get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    schema = DOCUMENT["components"]["schemas"].get(name, {})
    return schema.get("required", ()), schema.get("properties", ())


def references(operation):
    return [parameter.get("$ref", "") for parameter in raw(operation).get("parameters", ())]


DOCUMENT = HTTP.get(URL + "/openapi.json").json()


def new_password(case):
    LEAVER.login["password"] = case.body["new_password"]


def guard(_case):
    """Nobody kept the recovery codes."""
    GUARDED.repair()


def unguard(_case):
    GUARDED.codes = []


def poor(_case):
    """The payer may be among those who were paid out."""
    PAID.clear()


def without_limits(_case):
    """Takes all limits away, lest nothing be sold any more."""
    limits = ADMIN.do("GET", "/admin/limits")["limits"]
    limits = [{**limit, "amount": None} for limit in limits]
    ADMIN.do("PUT", "/admin/limits", {"limits": limits})


def one_level(_case):
    """Lets the least price be one, whatever points give."""
    level = {"level": 0, "name": "fuzz", "min_points": 0, "discount_rate": "1"}
    ADMIN.do("PUT", "/admin/levels", {"levels": [level]})


# What is put right after a success, by operationId.
AFTERWARDS = {
    "password": new_password,
    "totp_confirm": guard,
    "totp_remove": unguard,
    "pay_out_card": poor,
    "set_limits": without_limits,
    "set_merchant_limits": without_limits,
    "set_levels": one_level,
}

TALLY = collections.defaultdict(collections.Counter)


@schemathesis.hook
def after_call(_context, case, response):
    operation = case.operation
    if response.request.method.lower() != operation.method.lower():
        return
    TALLY[operation_id(operation)][response.status_code] += 1
    if response.status_code == 200:
        AFTERWARDS.get(operation_id(operation), lambda _case: None)(case)


# What schemas cannot say: fields whose values are refused by rules beyond them (no control characters,
# a date or an instant, a cursor of ours, a size in bytes, a number without an exponent, limits that
# may not be anybody's own).
BEYOND_SCHEMAS = {
    "name", "reason", "contact", "external_identity.external_id", "tag", "external_order_id",
    "start_date", "end_date", "date", "cursor", "offset", "email", "password", "new_password",
    "operator", "Idempotency-Key", "amount", "refund_amount", "external_id", "expires_at", "period_end",
    "discount_rate", "levels", "limits", "binding_password", "body",
}


@schemathesis.hook
def filter_failure(_context, failure, _case, response):
    """A refusal of a well-formed request is no failure where no schema could have ruled it out."""
    if type(failure).__name__ != "RejectedPositiveData" or response.status_code != 400:
        return True
    error = response.json()["error"]
    if error["code"] != "VALIDATION_FAILED":
        return False
    details = error["details"]
    # To JSON Schema 1.0 is an integer; here integers are written without a decimal point.
    if "invalid type: floating point" in (details.get("suggestion") or ""):
        return False
    return details.get("field") not in BEYOND_SCHEMAS


@atexit.register
def write_tally():
    with open(os.environ["MPS_FUZZ_TALLY"], "w", encoding="utf-8") as file:
        json.dump(TALLY, file)
