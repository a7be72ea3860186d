"""Tables of levels, and limits."""

from .accounts import CASHIER
from .environment import CHOICE
from .money import price
from .people import spare_merchant


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
