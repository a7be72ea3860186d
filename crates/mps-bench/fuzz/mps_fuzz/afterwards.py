"""What is put right after a request that succeeded."""

from .accounts import ADMIN, LEAVER
from .money import PAID
from .second_factor import GUARDED


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
