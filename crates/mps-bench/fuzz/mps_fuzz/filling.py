"""Puts real values into well-formed requests."""

import uuid

from .operations import body_fields, operation_id, references
from .values import FIELDS, LEFT_OUT, SPECIAL, TEXTS


def is_positive(case):
    return case.meta is None or case.meta.generation.mode.is_positive


def prepare(case):
    """Puts real values into a well-formed request."""
    special = SPECIAL.get(operation_id(case.operation), dict)()
    if operation_id(case.operation) in TEXTS:
        case.body = TEXTS[operation_id(case.operation)]()
    if isinstance(case.body, dict):
        required, known = body_fields(case)
        case.body = fill(case.body, special, [*required, *(name for name in special if name in known)])
    if case.path_parameters:
        case.path_parameters = fill(dict(case.path_parameters), special, ())
    if case.query:
        case.query = fill(dict(case.query), special, ())
    if any(name.endswith("/IdempotencyKey") for name in references(case.operation)):
        case.headers["Idempotency-Key"] = str(uuid.uuid4())


def fill(values, special, wanted):
    for name in [*values, *(name for name in wanted if name not in values)]:
        value = special[name] if name in special else FIELDS.get(name, lambda: values.get(name))()
        if name in LEFT_OUT or value is None:
            values.pop(name, None)
        elif name in values or name in wanted:
            values[name] = value
    return values
