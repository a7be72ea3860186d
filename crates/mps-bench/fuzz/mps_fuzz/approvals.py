"""Sums that take two administrators. More points than this, and no recharge, are above APPROVAL_ABOVE."""

from .accounts import ADMIN, Account, new_card_id
from .environment import word
from .people import once

MANY_POINTS = 9000


def new_colleague():
    """Another administrator, with a password of their own."""
    temporary, colleague = word(), Account("admin", word(), word())
    ADMIN.do("POST", "/admin/admins", {"name": colleague.login["identifier"], "password": temporary})
    colleague.take(temporary)
    return colleague


colleague = once(new_colleague)


def wanted():
    """What takes two."""
    kind = {"kind": "points", "delta_points": MANY_POINTS, "amount": None, "payment_method": None}
    return {**kind, "card_id": new_card_id()}


def pending():
    """The id of what another administrator asks for."""
    body = {name: value for name, value in wanted().items() if value is not None}
    return colleague().do("POST", "/admin/approvals", {**body, "reason": "fuzz"})["approval"]["id"]
