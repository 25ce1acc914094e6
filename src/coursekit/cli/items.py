"""`coursekit items`: the bank as a list, as its blueprint counts it, and by what answers show."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from coursekit.analysis.estimate import Estimate
    from coursekit.analysis.items import ItemStatistics
    from coursekit.analysis.reliability import Reliability
    from coursekit.items import Item


@click.command()
@click.option("--lesson", help="Only this lesson or form, such as 03_trade or form_a.")
@click.option("--type", "kind", help="Only this type, such as numeric.")
@click.option("--theme", help="Only asymmetry, contention or foundation.")
@click.option("--objective", help="Only this objective, such as O3.")
@click.option("--matrix", is_flag=True, help="Count the items as the blueprint does.")
@click.option("--solvers", is_flag=True, help="What guessers gain by the form of options alone.")
@click.option(
    "--attempts",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Learners' exports: difficulty, discrimination, options, reliability. May be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def items(
    lesson: str | None,
    kind: str | None,
    theme: str | None,
    objective: str | None,
    matrix: bool,
    solvers: bool,
    attempts: tuple[Path, ...],
    as_json: bool,
) -> None:
    """List the question bank, count it, or say what learners' answers tell of it."""
    from coursekit.bank import bank_slugs, form_slugs, read_bank
    from coursekit.course import read_course
    from coursekit.errors import UnknownName
    from coursekit.location import course_root
    from coursekit.tables import unknown

    root = course_root()
    slugs = (*bank_slugs(root), *form_slugs(root))
    if lesson and lesson not in slugs:
        raise UnknownName(unknown("lesson or form", lesson, slugs))
    slugs = (lesson,) if lesson else slugs
    chosen = [
        item
        for slug in slugs
        for item in read_bank(root, slug).items.values()
        if kind in (None, item.type)
        and theme in (None, item.about.theme)
        and objective in (None, item.about.objective)
    ]
    if matrix:
        _show_matrices(chosen, slugs, read_course(root).objectives, as_json)
    elif solvers:
        _show_solvers(root, {item.about.id for item in chosen}, as_json)
    elif attempts:
        _show_statistics(chosen, attempts, as_json)
    else:
        _show_list(chosen, as_json)


def _show_list(chosen: Iterable[Item], as_json: bool) -> None:
    rows = [{"type": item.type, **asdict(item.about), "stem": item.stem} for item in chosen]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    console, table = _table("item", "type", "theme", "objective", "level", "claims")
    for row in rows:
        claims = " ".join((*row["claims"], row["contention"])).strip()
        side = f" ({row['favours']})" if row["favours"] else ""
        table.add_row(
            row["id"], row["type"], row["theme"] + side, row["objective"], str(row["level"]), claims
        )
    console.print(table)
    click.echo(f"{len(rows)} items")


def _show_matrices(
    chosen: Iterable[Item], slugs: Iterable[str], objectives: Iterable[str], as_json: bool
) -> None:
    from coursekit.analysis.matrix import matrices

    found = matrices(chosen, slugs, objectives)
    if as_json:
        click.echo(
            json.dumps(
                {
                    one.title: {
                        name: dict(zip(one.columns, one.row(name), strict=True))
                        for name in one.rows
                    }
                    for one in found
                },
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    for one in found:
        console, table = _table("", *one.columns, title=one.title)
        for name in one.rows:
            table.add_row(name, *(str(count or "·") for count in one.row(name)))
        table.add_section()
        table.add_row("all", *map(str, one.sums()))
        console.print(table)


def _show_solvers(root: Path, names: Collection[str], as_json: bool) -> None:
    from coursekit.checks.content import read_content
    from coursekit.checks.solvers import gains

    content, _ = read_content(root)
    found = gains(item for item in content.items if item.id in names)
    if as_json:
        rows = [
            {
                "type": gain.kind,
                "takes": gain.takes,
                "options": gain.take,
                "items": gain.items,
                "earned": round(gain.earned, 3),
                "chance": round(gain.chance, 3),
                "points": round(gain.points, 1),
            }
            for gain in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for kind, some in groupby(found, key=lambda gain: gain.kind):
        own = list(some)
        title = f"{kind}: {own[0].items} items, {own[0].take} taken of each"
        console, table = _table("who takes", "per cent", "chance", "gain", title=title)
        for gain in own:
            earned, chance = (100 * part / gain.items for part in (gain.earned, gain.chance))
            much = " too much" if gain.too_much else ""
            table.add_row(gain.takes, f"{earned:.1f}", f"{chance:.1f}", f"{gain.points:+.1f}{much}")
        console.print(table)


def _show_statistics(chosen: Iterable[Item], paths: Iterable[Path], as_json: bool) -> None:
    from coursekit.analysis.items import flags_by_chance, statistics
    from coursekit.analysis.reliability import reliability
    from coursekit.analysis.tries import read_first_tries

    tries = read_first_tries(paths)
    groups: dict[str, dict[str, Any]] = {}
    for item in chosen:
        groups.setdefault(item.about.id.partition("/")[0], {})[item.about.id] = _facts(item)
    report = {}
    for slug, facts in groups.items():
        own = tries[tries["item"].isin(facts)]
        if own.empty:
            continue
        scores = own.pivot(index="learner", columns="item", values="fraction")
        report[slug] = (statistics(own, facts), reliability(scores))
    if as_json:
        click.echo(
            json.dumps(
                {
                    slug: {"items": [asdict(one) for one in found], "reliability": asdict(whole)}
                    for slug, (found, whole) in report.items()
                },
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    if not report:
        click.echo("No answer to any of these items is in the files.")
    for slug, (found, whole) in report.items():
        _show_items(slug, found)
        click.echo(_in_words(whole))
        chance = flags_by_chance(found)
        if chance >= 0.5:
            click.echo(
                f"Were every item's true correlation 0.2, chance alone would show about "
                f"{chance:.0f} of them below 0."
            )
        click.echo()


def _facts(item: Item) -> Any:
    from coursekit.analysis.items import Facts

    options = getattr(item, "options", ())
    return Facts(
        options={option.id: option.text for option in options},
        keys=frozenset(option.id for option in options if option.correct),
        chance=1 / len(options) if item.type == "single_choice" else 0.0,
        guess_first=item.type == "sketch" or (item.type == "allocation" and item.about.level == 1),
    )


def _show_items(slug: str, found: Iterable[ItemStatistics]) -> None:
    console, table = _table(
        "item", "n", "difficulty", "point-biserial", "upper − lower", "confidence gap", "look at it"
    , title=slug)  # fmt: skip
    for one in found:
        table.add_row(
            one.item.partition("/")[2],
            str(one.learners),
            _shown(one.difficulty),
            _shown(one.discrimination),
            "" if one.upper_lower is None else f"{one.upper_lower:.2f}",
            "" if one.gap is None else f"{one.gap:+.2f}",
            "; ".join(one.flags),
        )
    console.print(table)
    for one in found:
        if one.options:
            console, table = _table(
                f"{one.item}: option", "lower third", "middle", "upper", "share", "rest score"
            )
            for option in one.options:
                table.add_row(
                    ("✓ " if option.key else "  ") + option.text,
                    *map(str, option.thirds),
                    f"{option.share:.0%}",
                    "" if option.rest is None else f"{option.rest:.2f}",
                )
            console.print(table)


def _in_words(whole: Reliability) -> str:
    learners = f"{whole.learners} learner{'' if whole.learners == 1 else 's'}"
    said = [f"{learners} answered all {whole.items} items."]
    if whole.learners < 10:
        return f"{said[0]} Too few for reliability: read the numbers as anecdotes."
    said.append(f"Mean {whole.mean:.1f}, standard deviation {whole.deviation:.1f} items.")
    if whole.alpha and whole.error is not None:
        name = "KR-20" if whole.dichotomous else "Cronbach's alpha"
        said.append(f"{name} {_shown(whole.alpha)}; an error of measurement of {whole.error:.1f}.")
        said += [f"{wanted} would take {n} such items." for wanted, n in whole.items_for.items()]
    if whole.constant:
        said.append(f"Left out, as everybody scored the same: {', '.join(whole.constant)}.")
    if whole.learners < 30:
        said.append("Fewer than 30 learners: too few for discrimination.")
    return " ".join(said)


def _shown(estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    return f"{estimate.value:.2f} ({estimate.low:.2f} to {estimate.high:.2f})"


def _table(*columns: str, title: str = "") -> tuple[Console, Any]:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title or None, title_justify="left")
    for place, column in enumerate(columns):
        table.add_column(column, no_wrap=place == 0, overflow="fold")
    return Console(), table
