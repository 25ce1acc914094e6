"""`coursekit check`: what an author must not get wrong."""

from __future__ import annotations

import json

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def check(as_json: bool) -> None:
    """Hold the course against its own rules; each problem with file, line and what to do.

    The course is that of this checkout or installation, or the one named in COURSEKIT_COURSE.
    """
    from coursekit.checks import check_course
    from coursekit.location import course_root

    report = check_course(course_root())
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        for problem in report.problems:
            place = f"{report.file(problem)}:{problem.line}".removesuffix(":0")
            click.echo(f"{place}: {problem.what}" + (f"\n    {problem.fix}" if problem.fix else ""))
        count = len(report.problems)
        click.echo(
            f"{report.lessons} lessons, {report.items} items, {report.figures} figures, "
            f"{report.tables} tables, {report.claims_traced} of {report.claims} claims traced: "
            f"{count or 'no'} problem{'s' if count > 1 else ''}."
        )
    if report.problems:
        raise SystemExit(1)
