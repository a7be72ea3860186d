"""What the hooks of schemathesis know about the server and its shop (see `../hooks.py`)."""
