"""`coursekit check`: what an author must not get wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from coursekit.checks import Report
    from coursekit.errors import Problem


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--remarks", is_flag=True, help="Add what a person should look at.")
def check(as_json: bool, remarks: bool) -> None:
    """Hold the course against its own rules; each problem with file, line and what to do.

    The course is that of this checkout or installation, or the one named in COURSEKIT_COURSE.
    Remarks are signs that are often, but not always, a slip; they never make the check fail.
    """
    from coursekit.checks import check_course
    from coursekit.location import course_root

    report = check_course(course_root(), remarks=remarks)
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        for problem in report.problems:
            _show(report, problem)
        for remark in report.remarks:
            _show(report, remark, mark="remark: ")
        count = len(report.problems)
        click.echo(
            f"{report.lessons} lessons, {report.items} items, {report.figures} figures, "
            f"{report.tables} tables, {report.claims_traced} of {report.claims} claims traced: "
            f"{count or 'no'} problem{'s' if count > 1 else ''}."
        )
    if report.problems:
        raise SystemExit(1)


def _show(report: Report, problem: Problem, mark: str = "") -> None:
    place = f"{report.file(problem)}:{problem.line}".removesuffix(":0")
    fix = f"\n    {problem.fix}" if problem.fix else ""
    click.echo(f"{place}: {mark}{problem.what}{fix}")
