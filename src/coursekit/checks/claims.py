"""Rules for the claims of the seed report: each is traced to what the course makes of it."""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.checks.content import Content, Record
from coursekit.checks.promises import promised
from coursekit.errors import Problem
from coursekit.tables import unknown


def traced(content: Content) -> tuple[Record, ...]:
    """Claims that the course works on: at least one lesson, and an item, table or document."""
    return tuple(
        claim
        for claim in content.claims
        if claim.value["lessons"] and (claim.value["items"] or _evidence(claim))
    )


def _evidence(claim: Record) -> list[str]:
    """Tables and documents that a claim is held against."""
    return [*claim.value["tables"], *claim.value.get("documents", ())]


def claims_numbered(content: Content) -> Iterable[Problem]:
    """Claims are numbered S01, S02 and so on, none twice."""
    seen: set[str] = set()
    for place, claim in enumerate(content.claims, start=1):
        if claim.id in seen:
            what = f"The claim {claim.id} stands twice."
            yield claim.problem(("id",), "duplicate", what, "Give each claim its own number.")
        elif claim.index + 1 == place and claim.id != f"S{place:02}":
            what = f"Claim {place} of the list is called {claim.id}."
            yield claim.problem(("id",), "claim", what, f"Call it S{place:02}; ids stay stable.")
        seen.add(claim.id)


def claims_lead_somewhere(content: Content) -> Iterable[Problem]:
    """Lessons, items, tables and documents that a claim names exist."""
    lessons = {lesson.slug for lesson in content.course.lessons} if content.course else None
    tables = content.table_names() if content.package else None
    items = content.item_ids if content.complete else None
    for claim in content.claims:
        for key, kind, known in (
            ("lessons", "lesson", lessons),
            ("items", "item", items),
            ("tables", "table", tables),
            ("documents", "reference", content.reference_ids),
        ):
            for place, name in enumerate(claim.value.get(key, ())):
                if known is not None and name not in known:
                    yield claim.problem((key, place), "claim", unknown(kind, name, known))


def claims_and_items_agree(content: Content) -> Iterable[Problem]:
    """An item that names a claim is named by that claim, and the other way round."""
    claims = {claim.id: claim for claim in content.claims}
    items = {item.id: item for item in content.items}
    for item in content.items:
        for place, name in enumerate(item.value.get("claims", ())):
            if name in claims and item.id not in claims[name].value["items"]:
                what = f"The item {item.id} names {name}, but {name} does not list it."
                fix = f"Add {item.id} to `items` of {name} in seeds/claims.yaml."
                yield item.problem(("claims", place), "claim-trace", what, fix)
    for claim in content.claims:
        for place, name in enumerate(claim.value["items"]):
            if name in items and claim.id not in items[name].value.get("claims", ()):
                what = f"{claim.id} lists the item {name}, which does not name it."
                fix = f"Add {claim.id} to `claims` of the item, or take the item out here."
                yield claim.problem(("items", place), "claim-trace", what, fix)


def claims_asked(content: Content) -> Iterable[Problem]:
    """Each claim has as many items as the course promises, and then a table or document too."""
    most = promised(content, "items_a_claim")
    if not most or not content.complete:  # an item that could not be read may be among them
        return
    for claim in content.claims:
        count = len(claim.value["items"])
        if count < most:
            what = f"The course promises {most} items a claim, and {claim.id} has {count}."
            fix = "Name it in an item that uses it, or promise less."
            yield claim.problem(("items",), "claim-asked", what, fix)
        if not _evidence(claim):
            what = f"{claim.id} is held against no table and no document."
            fix = "Name one under `tables` or `documents`."
            yield claim.problem(("tables",), "claim-asked", what, fix)
