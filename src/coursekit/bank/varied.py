"""An entry with parameters becomes one entry for each of their values, and then one item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from coursekit.bank.entry import Entry
from coursekit.errors import ContentError, Problem
from coursekit.figures import Figure, compute
from coursekit.items import Numeric
from coursekit.schema import schema_problems
from coursekit.selection import Unfit, fitting
from coursekit.sources import Keys

MOST = 50
"""Combinations that an item may have: a page without a kernel carries them all."""

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_NOT_VARIED = {"id", "type", "vary"}


@dataclass(frozen=True, slots=True)
class _Value:
    """One value of a parameter: as cells of a table hold it, and as a sentence says it."""

    cell: Any
    text: str


_Combination = Mapping[str, _Value]


def varied(entry: Entry, make: Callable[[Entry], Numeric]) -> tuple[Numeric, Mapping[str, Figure]]:
    """Make the item with all its forms, and the figures that it declares itself.

    ContentError lists what is wrong, and with which values.
    """
    combinations = _combinations(entry)
    _check_stem(entry, combinations)
    keys: dict[str, Figure] = {}
    filled: dict[str, Entry] = {}
    problems: dict[Problem, list[str]] = {}
    for name, values in combinations.items():
        try:
            filled[name], keys[name] = _filled(entry, name, values)
        except ContentError as error:
            for problem in error.problems:
                problems.setdefault(problem, []).append(name)
    items: dict[str, Numeric] = {}
    for name, one in filled.items():
        try:
            items[name] = make(_with_origin(one, keys, name))
            _check_key(one, items[name])
        except ContentError as error:
            for problem in error.problems:
                problems.setdefault(problem, []).append(name)
    if problems:
        raise ContentError([_named(entry, problem, names) for problem, names in problems.items()])
    first = next(iter(items.values()))
    figures = {name: figure for one in filled.values() for name, figure in one.figures.items()}
    return replace(first, variants=items), figures


def _named(entry: Entry, problem: Problem, names: list[str]) -> Problem:
    """Say with which values there is a problem, where it lies in the entry and in no other file."""
    if problem.path != entry.document.path:
        return problem
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return replace(problem, what=f"{problem.what.rstrip('.')}, with {names[0]}{more}.")


def _combinations(entry: Entry) -> dict[str, _Combination]:
    """Every combination of the parameters' values, by a name such as `year=2021`."""
    parameters = {name: _values(entry, name) for name in entry.value["vary"]}
    count = 1
    for values in parameters.values():
        count *= len(values)
    if not 2 <= count <= MOST:
        what = f"its parameters have {count} combinations; 2 to {MOST} are allowed."
        raise ContentError([entry.problem(("vary",), "vary", what)])
    found = (dict(zip(parameters, values, strict=True)) for values in product(*parameters.values()))
    return {",".join(f"{name}={one.cell}" for name, one in each.items()): each for each in found}


def _values(entry: Entry, name: str) -> list[_Value]:
    declared, keys = entry.value["vary"][name], ("vary", name)
    if name == "key":
        what = "a parameter cannot be called “key”: {key} stands for the right answer."
        raise ContentError([entry.problem(keys, "vary", what, "Call it something else.")])
    if isinstance(declared, list):
        cells = [one["value"] if isinstance(one, dict) else one for one in declared]
        texts = [one["text"] if isinstance(one, dict) else str(one) for one in declared]
    else:
        cells = _cells(entry, declared, keys)
        texts = [str(cell) for cell in cells]
    if len(set(cells)) < len(cells):
        what = f"a value of the parameter “{name}” stands twice."
        raise ContentError([entry.problem(keys, "vary", what, "Remove one.")])
    return [_Value(cell, text) for cell, text in zip(cells, texts, strict=True)]


def _cells(entry: Entry, declared: Mapping[str, Any], keys: Keys) -> list[Any]:
    """Values that a column has in the selected rows, each once, in the table's order."""
    table, column = declared["table"], declared["column"]
    try:
        _, frame = entry.tables.get(table, ())
        rows = fitting(frame, declared.get("where", {}), ("where",), table)
    except Unfit as unfit:
        raise ContentError([_unfit(entry, unfit, keys)]) from None
    if column not in rows.columns:
        what = f"the table “{table}” has no column “{column}”."
        raise ContentError([entry.problem((*keys, "column"), "column", what)])
    return list(dict.fromkeys(rows[column].dropna().tolist()))


def _check_stem(entry: Entry, combinations: Mapping[str, _Combination]) -> None:
    """Refuse a parameter that the stem does not name: a learner could not know what is asked."""
    named = set(_PLACEHOLDER.findall(entry.value["stem"]))
    for name in entry.value["vary"]:
        texts = {values[name].text for values in combinations.values()}
        if len(texts) > 1 and name not in named:
            what = f"the stem does not name the parameter “{name}”."
            raise ContentError([entry.problem(("stem",), "vary", what, f"Write {{{name}}} in it.")])


def _filled(entry: Entry, name: str, values: _Combination) -> tuple[Entry, Figure]:
    """Return the entry with values for its parameters, and its key's figure, computed."""
    if not isinstance(entry.value.get("figure"), dict):
        what = "with `vary`, the key is a figure that is declared here."
        fix = "Write under `figure:` what figures.yaml would hold, with {parameters}."
        raise ContentError([entry.problem(("figure",), "vary", what, fix)])
    figures: dict[str, Figure] = {}
    value = dict(entry.value)
    for keys, holder in _declaring(entry.value):
        declared = _with(holder["figure"], values)
        path = (*keys, "figure")
        identifier = ":".join([entry.slug + "/" + value["id"], name, *map(str, keys)])
        figures[identifier] = _computed(entry, identifier, declared, path)
        value = _replaced(value, path, identifier)
    key = figures[value["figure"]]
    texts = {name: replace(one, cell=one.text) for name, one in values.items()}
    kept = {one: value[one] for one in _NOT_VARIED if one in value}
    value = _with(value, {**texts, "key": _Value(key.text, key.text)}) | kept
    _check_placeholders(entry, value)
    return replace(entry, value=value, figures={**entry.figures, **figures}), key


def _declaring(value: Mapping[str, Any]) -> Iterator[tuple[Keys, Mapping[str, Any]]]:
    """Yield the parts of an entry that declare a figure, with their places."""
    yield (), value
    for place, slip in enumerate(value["feedback"].get("values", ())):
        if isinstance(slip.get("figure"), dict):
            yield ("feedback", "values", place), slip


def _with(value: Any, values: _Combination) -> Any:
    """Return plain data with values for its placeholders; one that stands alone keeps its type."""
    if isinstance(value, str):
        alone = _PLACEHOLDER.fullmatch(value)
        if alone and alone[1] in values:
            return values[alone[1]].cell
        return _PLACEHOLDER.sub(
            lambda match: values[match[1]].text if match[1] in values else match[0], value
        )
    if isinstance(value, dict):
        return {name: _with(child, values) for name, child in value.items()}
    if isinstance(value, list):
        return [_with(child, values) for child in value]
    return value


def _replaced(value: Any, keys: Keys, new: Any) -> Any:
    """Return plain data with another value in the place that `keys` lead to."""
    if not keys:
        return new
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[keys[0]] = _replaced(value[keys[0]], keys[1:], new)
    return copy


def _check_placeholders(entry: Entry, value: Mapping[str, Any]) -> None:
    problems = []

    def walk(part: Any, keys: Keys) -> None:
        if isinstance(part, str):
            for name in _PLACEHOLDER.findall(part):
                what = f"{{{name}}} is none of its parameters."
                fix = f"Known: {', '.join([*entry.value['vary'], 'key'])}."
                problems.append(entry.problem(keys, "vary", what, fix))
        elif isinstance(part, dict | list):
            pairs = part.items() if isinstance(part, dict) else enumerate(part)
            for key, child in pairs:
                walk(child, (*keys, key))

    walk(value, ())
    if problems:
        raise ContentError(problems)


def _computed(entry: Entry, name: str, declared: Mapping[str, Any], keys: Keys) -> Figure:
    document = entry.document
    problems = schema_problems(
        document, "figures", definition="figure", keys=(*entry.keys, *keys), value=declared
    )
    if problems:
        raise ContentError(problems)
    try:
        return compute(entry.tables.root, name, declared)
    except Unfit as unfit:
        raise ContentError([_unfit(entry, unfit, keys)]) from None


def _with_origin(entry: Entry, keys: Mapping[str, Figure], name: str) -> Entry:
    """Return the entry with the sources of its own key, and not those of the other forms' keys."""
    own = keys[name].references
    others = {source for figure in keys.values() for source in figure.references} - set(own)
    sources = [source for source in entry.value["sources"] if source not in others]
    origin = {
        "sources": list(dict.fromkeys([*sources, *own])),
        "as_of": entry.value.get("as_of", keys[name].as_of),
    }
    return replace(entry, value={**entry.value, **origin})


def _check_key(entry: Entry, item: Numeric) -> None:
    if item.key == 0:
        what = "the right answer is 0, from which no answer is a part or a multiple."
        raise ContentError([entry.problem(("figure",), "key", what)])
    for place, slip in enumerate(item.slips):
        if abs(slip.value - item.key) <= item.tolerance:
            what = f"this slip gives {slip.value:g}, which is right: the answer is {item.key:g}."
            fix = "Narrow the tolerance, or leave the slip or these values out."
            raise ContentError([entry.problem(("feedback", "values", place), "key", what, fix)])


def _unfit(entry: Entry, unfit: Unfit, keys: Keys) -> Problem:
    return entry.problem((*keys, *unfit.keys), unfit.rule, unfit.what, unfit.fix)
