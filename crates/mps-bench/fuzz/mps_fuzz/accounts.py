"""Those who can sign in, each with a session that lives, and the accounts of the demo data."""

import uuid

from .environment import HTTP, SEED, URL, word


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
