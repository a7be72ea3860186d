"""Settlements, and the periods that they cover."""

from .accounts import ADMIN, MANAGER
from .environment import CHOICE, SEED

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
