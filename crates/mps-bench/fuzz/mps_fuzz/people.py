"""Members, merchants, staff and administrators that requests can change."""

from .accounts import ADMIN, LEAVER, MANAGER, new_member_id
from .environment import CHOICE, word


def once(make):
    """What is made at its first use, and kept."""
    made = []

    def kept():
        if not made:
            made.append(make())
        return made[0]

    return kept


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


def link_of(**account):
    """The body that names one account for a link."""
    named = dict.fromkeys(["member_id", "merchant_id", "staff_id", "admin_id"])
    return {**named, **account}


def new_link():
    """The secret of a link for a new member."""
    body = link_of(member_id=new_member_id())
    return ADMIN.do("POST", "/admin/activations", body)["activation"]["token"]


def session_to_end():
    LEAVER.token = None
    sessions = LEAVER.do("GET", "/auth/sessions")["sessions"]
    return next(session["id"] for session in sessions if session["current"])
