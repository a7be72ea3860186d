"""Real sessions, ids and codes for the requests that schemathesis makes up.

`mps-bench fuzz` starts it, with what it needs in the environment:
  MPS_FUZZ_URL       where the server listens
  MPS_FUZZ_ACCOUNTS  the file that `mps-api seed-demo --json` printed
  MPS_FUZZ_TALLY     where to write how many answers each operation gave, by status
  MPS_FUZZ_SEED      the seed of the random choices made here

A new endpoint usually needs nothing: its caller follows from its permission, and fields are filled in
by their names (FIELDS). One that wants something made ready first has a function below.
"""

import atexit
import collections
import json
import os
import random
import string
import uuid

import requests
import schemathesis

URL = os.environ["MPS_FUZZ_URL"]
CHOICE = random.Random(int(os.environ["MPS_FUZZ_SEED"]))
# How many of the well-formed requests get real values; the others show what made-up ones do.
REAL = 0.85


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
        self.merchant_id = self.do("GET", "/auth/me")["user_info"]["merchant_id"]

    def repair(self):
        ADMIN.session()
        ADMIN.call("POST", "/admin/merchants/activate", {"merchant_id": self.merchant_id})


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
        temporary, own = word(), self.login["password"]
        body = {"member_id": self.member_id, "password": temporary}
        ADMIN.do("POST", "/admin/members/password", body)
        self.token, self.login["password"] = None, temporary
        self.do("POST", "/auth/password", {"current_password": temporary, "new_password": own})
        self.token, self.login["password"] = None, own

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
        made = ADMIN.do("POST", "/admin/members", {"name": "fuzz"})
        card, member = made["default_card"], made["member"]
        self.member_id, self.login["identifier"] = member["member_id"], member["member_no"]
        self.card_id, self.card_no = card["card_id"], card["card_no"]
        self.set_password()


def word(length=12):
    return "".join(CHOICE.choices(string.ascii_lowercase + string.digits, k=length))


MANAGER, CASHIER = Staff("manager"), Staff("cashier")
# One who pays, one who loses her card again and again, one who signs out and changes passwords.
PAYER, LOSER, LEAVER = (Member(seed) for seed in SEED["members"])


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


def new_member():
    made = ADMIN.do("POST", "/admin/members", {"name": "fuzz"})
    return made["member"]["member_id"], made["default_card"]["card_id"]


@once
def spare_member():
    return new_member()


@once
def spare_merchant():
    body = {"code": word(), "name": "fuzz", "password": word()}
    return ADMIN.do("POST", "/admin/merchants", body)["merchant"]["merchant_id"]


def suspended_member():
    member, _ = new_member()
    ADMIN.do("POST", "/admin/members/suspend", {"member_id": member})
    return member


def frozen_card():
    _, card = new_member()
    ADMIN.do("POST", "/admin/cards/freeze", {"card_id": card})
    return card


def session_to_end():
    LEAVER.token = None
    sessions = LEAVER.do("GET", "/auth/sessions")["sessions"]
    return next(session["id"] for session in sessions if session["current"])


# Values for fields, by their names: in the body, the path or the query string.
FIELDS = {
    "card_id": PAYER.usable_card,
    "card_no": lambda: PAYER.usable_card() and PAYER.card_no,
    "member_id": lambda: spare_member()[0],
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
    "phone": lambda: "+" + str(CHOICE.randint(10**9, 10**15)),
    "email": lambda: word() + "@example.com",
    "external_identity": lambda: {"provider": "line", "external_id": word()},
    "start_date": lambda: "2026-01-01",
    "end_date": lambda: "2126-12-31",
    "date": lambda: "2026-01-01",
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
    "member_freeze": lambda: {"card_id": LOSER.usable_card()},
    "order": lambda: {"external_order_id": order()},
    "reverse": lambda: {"external_order_id": order()},
    "admin_reverse": lambda: {"external_order_id": order()},
    "suspend_member": lambda: {"member_id": new_member()[0]},
    "activate_member": lambda: {"member_id": suspended_member()},
    "freeze_card": lambda: {"card_id": new_member()[1]},
    "unfreeze_card": lambda: {"card_id": frozen_card()},
    "merchant_password": lambda: {"merchant_id": spare_merchant()},
    "create_admin": lambda: {"name": word()},
    "end_session": lambda: {"id": session_to_end()},
}

# Who calls what does not follow from the permission, by operationId.
CALLERS = {
    "logout": LEAVER,
    "logout_all": LEAVER,
    "password": LEAVER,
    "member_freeze": LOSER,
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
    if case.headers and case.headers.get("Authorization") == PLACE:
        case.headers["Authorization"] = f"Bearer {caller(case.operation).session()}"


def prepare(case):
    """Puts real values into a well-formed request."""
    special = SPECIAL.get(operation_id(case.operation), dict)()
    if isinstance(case.body, dict):
        case.body = fill(case.body, special, body_fields(case))
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
    """The fields that a body must have."""
    content = raw(case.operation).get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    return DOCUMENT["components"]["schemas"].get(name, {}).get("required", ())


def references(operation):
    return [parameter.get("$ref", "") for parameter in raw(operation).get("parameters", ())]


DOCUMENT = HTTP.get(URL + "/openapi.json").json()


TALLY = collections.defaultdict(collections.Counter)


@schemathesis.hook
def after_call(_context, case, response):
    operation = case.operation
    if response.request.method.lower() != operation.method.lower():
        return
    TALLY[operation_id(operation)][response.status_code] += 1
    if operation_id(operation) == "password" and response.status_code == 200:
        LEAVER.login["password"] = case.body["new_password"]


# What schemas cannot say: fields whose values are refused by rules beyond them (no control characters,
# a date or an instant, a cursor of ours, a size in bytes, a number without an exponent).
BEYOND_SCHEMAS = {
    "name", "reason", "contact", "external_identity.external_id", "tag", "external_order_id",
    "start_date", "end_date", "date", "cursor", "offset", "email", "password", "new_password",
    "operator", "Idempotency-Key", "amount", "refund_amount",
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
