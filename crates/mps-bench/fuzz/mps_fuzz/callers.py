"""Who calls an operation."""

from .accounts import ADMIN, LEAVER, LOSER, MANAGER, PAYER, SHARER
from .operations import operation_id, raw
from .second_factor import GUARDED

# Who calls what does not follow from the permission, by operationId.
CALLERS = {
    "logout": LEAVER,
    "logout_all": LEAVER,
    "password": LEAVER,
    "reauthenticate": SHARER,
    "end_own_session": LEAVER,
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


def caller(operation):
    known = CALLERS.get(operation_id(operation))
    permission = raw(operation).get("x-permission", "member:").split(":")[0]
    return known or BY_PERMISSION[permission]
