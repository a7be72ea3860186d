"""What `mps-bench fuzz` puts into the environment: where the server listens, accounts, random choices."""

import json
import os
import random
import string

import requests

URL = os.environ["MPS_FUZZ_URL"]
CHOICE = random.Random(int(os.environ["MPS_FUZZ_SEED"]))
HTTP = requests.Session()
with open(os.environ["MPS_FUZZ_ACCOUNTS"], encoding="utf-8") as file:
    SEED = json.load(file)


def word(length=12):
    return "".join(CHOICE.choices(string.ascii_lowercase + string.digits, k=length))
