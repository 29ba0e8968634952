"""Validation against JSON schemas."""

from collections.abc import Mapping

from jsonschema import Draft202012Validator
from pydantic import JsonValue


def validate(instance: JsonValue, schema: Mapping[str, JsonValue]) -> None:
    """Check that `schema` is one, and that `instance` fits it, formats included.

    Raises jsonschema's errors if not.
    """
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(instance)
