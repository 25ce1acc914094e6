"""Holds parsed YAML against a JSON Schema, and says in plain words what does not fit."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from coursekit.errors import Problem

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

    from coursekit.sources import Document

_TYPES = {
    "object": "a mapping (key: value)",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "empty",
}


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Let imports do without a module: this one makes a parser of addresses, for most of a second.

    jsonschema uses it where it is installed, for formats that no schema here has.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


@cache
def _schema(name: str) -> dict[str, Any]:
    return json.loads((files("coursekit") / "schemas" / f"{name}.json").read_text("utf-8"))  # type: ignore[no-any-return]


@cache
def _validator(name: str, definition: str) -> Draft202012Validator:
    with _without("rfc3987_syntax"):
        from jsonschema import Draft202012Validator

    schema = _schema(name)
    if definition:
        schema = {"$defs": schema["$defs"], "$ref": f"#/$defs/{definition}"}
    return Draft202012Validator(schema)


def schema_problems(
    document: Document,
    name: str,
    *,
    definition: str = "",
    keys: tuple[str | int, ...] = (),
    value: Any = None,
) -> list[Problem]:
    """Every place where a document, or the `value` under `keys`, does not fit its schema.

    Parameters
    ----------
    name
        Schema file in `coursekit/schemas`, without its ending.
    definition
        Entry of the schema's `$defs` to use instead of its root.
    """
    instance = document.value if not keys else value
    found = []
    for error in _validator(name, definition).iter_errors(instance):
        leaf = _leaf(error)
        where = keys + tuple(leaf.absolute_path)
        what, fix = _in_words(leaf, where, _schema(name).get("$defs", {}))
        found.append(document.problem(where, "schema", what, fix))
    return sorted(found, key=lambda problem: (problem.line, problem.what))


def _leaf(error: ValidationError) -> ValidationError:
    """Return the deepest cause of a failed choice, unless the schema describes the choice."""
    from jsonschema.exceptions import best_match

    described = isinstance(error.schema, dict) and "description" in error.schema
    return best_match(error.context) if error.context and not described else error


def _in_words(
    error: ValidationError, where: tuple[str | int, ...], definitions: Mapping[str, Any]
) -> tuple[str, str]:
    name = _name(where)
    wanted: Any = error.validator_value
    schema: Any = error.schema
    instance: Any = error.instance
    match error.validator:
        case "required":
            missing = error.message.split("'")[1]
            return f"{name} lacks “{missing}”.", f"Add `{missing}:`."
        case "additionalProperties" | "unevaluatedProperties":
            known = sorted(_known_keys(schema, definitions))
            extra = sorted(map(str, set(instance) - set(known)))
            return (
                f"{name} has the unknown key {', '.join(f'“{key}”' for key in extra)}.",
                f"Known keys: {', '.join(known)}.",
            )
        case "type":
            types = [wanted] if isinstance(wanted, str) else wanted
            words = " or ".join(_TYPES.get(kind, kind) for kind in types)
            return f"{name} is {_shown(error.instance)}, but must be {words}.", ""
        case "enum":
            return (
                f"{name} is {_shown(error.instance)}, which is not known.",
                f"Use one of: {', '.join(map(str, wanted))}.",
            )
        case "pattern" | "const" | "anyOf":
            about = schema.get("description", f"of the form {_shown(wanted)}")
            return f"{name} is {_shown(instance)}, but must be {about}.", ""
        case "minItems" | "maxItems":
            bound = "at least" if error.validator == "minItems" else "at most"
            return f"{name} has {len(instance)} entries; it needs {bound} {wanted}.", ""
        case "minimum" | "maximum":
            bound = "at least" if error.validator == "minimum" else "at most"
            return f"{name} is {_shown(instance)}, but must be {bound} {wanted}.", ""
        case "maxLength":
            return f"{name} has {len(instance)} characters; at most {wanted} fit.", "Shorten it."
        case "minLength" | "minProperties":
            return f"{name} is empty.", "Write it, or leave the key out if it is optional."
        case _:
            return f"{name}: {error.message}", ""


def _known_keys(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> set[str]:
    """Keys that a schema, and the definition that it builds on, describe."""
    known = set(schema.get("properties", {}))
    if "$ref" in schema:
        known |= _known_keys(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions)
    return known


def _name(where: tuple[str | int, ...]) -> str:
    if not where:
        return "The file"
    parts = [f"entry {part + 1}" if isinstance(part, int) else f"“{part}”" for part in where]
    return " → ".join(parts)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
