"""Which refusals of well-formed requests are no failures."""

# What schemas cannot say: fields whose values are refused by rules beyond them (no control characters,
# a date or an instant, a cursor of ours, a size in bytes, a number without an exponent, limits that
# may not be anybody's own, fields that some kinds of an approval need and others do not have).
BEYOND_SCHEMAS = {
    "name", "reason", "note", "contact", "external_identity.external_id", "tag", "external_order_id",
    "start_date", "end_date", "date", "cursor", "offset", "email", "password", "new_password",
    "operator", "Idempotency-Key", "amount", "refund_amount", "external_id", "expires_at", "period_end",
    "discount_rate", "levels", "limits", "binding_password", "body",
    "delta_points", "payment_method",
}


def is_failure(failure, response):
    """A refusal of a well-formed request is none where no schema could have ruled it out."""
    if type(failure).__name__ != "RejectedPositiveData" or response.status_code != 400:
        return True
    error = response.json()["error"]
    if error["code"] != "VALIDATION_FAILED":
        return False
    details = error["details"]
    # To JSON Schema 1.0 is an integer; here integers are written without a decimal point.
    if "invalid type: floating point" in (details.get("suggestion") or ""):
        return False
    return details.get("field") not in BEYOND_SCHEMAS
