"""The hooks of schemathesis: they give real sessions, ids and codes to the requests that it makes up.

`mps-bench fuzz` starts schemathesis, with what they need in the environment:
  MPS_FUZZ_URL       where the server listens
  MPS_FUZZ_ACCOUNTS  a file with the accounts of the demo data, and with `periods`: instants in the past,
                     before each of which there is one more transaction to settle
  MPS_FUZZ_TALLY     where to write how many answers each operation gave, by status
  MPS_FUZZ_SEED      the seed of the random choices made here

What the hooks know about the shop stands in `mps_fuzz`. A new endpoint usually needs nothing there: its caller
follows from its permission, and fields are filled in by their names (FIELDS in values.py). One that wants
something made ready first has a line in SPECIAL.
"""

import atexit
import collections
import json
import os
import pathlib
import sys

import schemathesis

# schemathesis loads this file by its path, so that Python does not look beside it for modules.
sys.path.append(str(pathlib.Path(__file__).resolve().parent))

from mps_fuzz.afterwards import AFTERWARDS
from mps_fuzz.callers import caller
from mps_fuzz.environment import CHOICE
from mps_fuzz.filling import is_positive, prepare
from mps_fuzz.operations import operation_id, raw
from mps_fuzz.refusals import is_failure
from mps_fuzz.values import SPARING

# How many of the well-formed requests get real values; the others show what made-up ones do.
REAL = 0.95
# Stands in generated requests until they are sent; requests that try others' tokens do not have it.
PLACE = "Bearer session"


@schemathesis.auth(refresh_interval=None)
class Sessions:
    """Marks where a session is wanted: requests are generated long before they are sent."""

    def get(self, case, _context):
        return PLACE if raw(case.operation)["security"] else None

    def set(self, case, place, _context):
        if place:
            case.headers["Authorization"] = place


@schemathesis.hook
def before_call(_context, case, _kwargs):
    # Making ready comes first: it may end the caller's session.
    if is_positive(case) and CHOICE.random() < REAL:
        prepare(case)
    if isinstance(case.body, dict):
        for name, value in SPARING.get(operation_id(case.operation), {}).items():
            if case.body.get(name) is None:
                case.body = {**case.body, name: value}
    if case.headers and case.headers.get("Authorization") == PLACE:
        case.headers["Authorization"] = f"Bearer {caller(case.operation).session()}"


TALLY = collections.defaultdict(collections.Counter)


@schemathesis.hook
def after_call(_context, case, response):
    operation = case.operation
    if response.request.method.lower() != operation.method.lower():
        return
    TALLY[operation_id(operation)][response.status_code] += 1
    if response.status_code == 200:
        AFTERWARDS.get(operation_id(operation), lambda _case: None)(case)


@schemathesis.hook
def filter_failure(_context, failure, _case, response):
    return is_failure(failure, response)


@atexit.register
def write_tally():
    with open(os.environ["MPS_FUZZ_TALLY"], "w", encoding="utf-8") as file:
        json.dump(TALLY, file)
