"""Cards in each state, and cards that members share."""

from .accounts import ADMIN, SHARER, new_card_id, new_member
from .environment import word


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
