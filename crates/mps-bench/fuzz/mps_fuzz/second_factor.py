"""A manager who has a second factor, or is on the way to one."""

import base64
import hashlib
import hmac
import time

from .accounts import MANAGER, SHOP, Account
from .environment import word


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
