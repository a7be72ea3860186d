"""What the OpenAPI document says about an operation."""

from .environment import HTTP, URL

DOCUMENT = HTTP.get(URL + "/openapi.json").json()


def raw(operation):
    return operation.definition.raw


def operation_id(operation):
    return raw(operation)["operationId"]


def references(operation):
    return [parameter.get("$ref", "") for parameter in raw(operation).get("parameters", ())]


def body_fields(case):
    """The fields that a body must have, and all that it may have."""
    content = raw(case.operation).get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    schema = DOCUMENT["components"]["schemas"].get(name, {})
    return schema.get("required", ()), schema.get("properties", ())
