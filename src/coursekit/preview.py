"""Shows a bank's questions side by side with their problems, and again whenever a file is saved."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from coursekit.bank import Bank, bank_path, examine_bank
from coursekit.checks import check_course
from coursekit.course import read_course
from coursekit.errors import ContentError, CoursekitError, Problem
from coursekit.items import Item
from coursekit.quiz import front, page
from coursekit.quiz.payload import Context
from coursekit.quiz.words import words
from coursekit.references import read_references

HOST = "127.0.0.1"

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>{slug}: preview</title>
<style>
{style}
body {{ background: Canvas; color: CanvasText; font-family: system-ui, sans-serif;
  line-height: 1.5; margin: 1rem auto; max-inline-size: 80rem; padding-inline: 1rem; }}
article {{ display: grid; gap: 1rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  border-block-start: 1px solid; padding-block: 1rem; }}
article h2 {{ font-size: 1rem; grid-column: 1 / -1; margin: 0; }}
aside {{ font-size: 0.92rem; }}
dt {{ font-weight: 600; }}
dd {{ margin-inline-start: 1rem; }}
.problem {{ border-inline-start: 4px solid; padding-inline-start: 0.5rem; }}
@media (max-width: 50rem) {{ article {{ grid-template-columns: 1fr; }} }}
</style>
<main>
<h1>{slug}: {count}</h1>
<p role="status" id="status">This page shows each save.</p>
{problems}
{articles}
</main>
<script type="application/json" id="data">{data}</script>
<script type="module">
{script}
const pieces = JSON.parse(document.getElementById("data").textContent);
for (const [id, value] of Object.entries(pieces)) {{
  mount(document.getElementById(id), value);
}}
const shown = {version};
async function look() {{
  try {{
    const answer = await fetch("/version");
    if (await answer.json() !== shown) location.reload();
  }} catch {{
    document.getElementById("status").textContent = "The preview has been stopped.";
    return;
  }}
  setTimeout(look, 700);
}}
look();
</script>
</html>
"""


def preview_page(root: Path, slug: str) -> str:
    """Return the page for the bank of lesson `slug`, as its files are now."""
    problems = [*_problems(root, slug)]
    try:
        bank, _ = examine_bank(root, slug)
        context = Context(figures=bank.figures, references=read_references(root))
    except ContentError as error:
        known = {(problem.path, problem.line, problem.what) for problem in problems}
        problems += [p for p in error.problems if (p.path, p.line, p.what) not in known]
        bank = Bank(slug=slug, path=bank_path(root, slug), items={}, figures={}, lines={})
        context = Context(figures={}, references={})
    by_item = _by_item(bank, problems)
    items = list(bank.items.values())
    say = words()
    data = {f"item-{place}": page.data([item], context, say) for place, item in enumerate(items)}
    return _PAGE.format(
        slug=escape(slug),
        style=front.style(),
        script=front.script(alone=True),
        count=f"{len(items)} items, {len(problems)} problems",
        problems=_listed(by_item.get("", [])),
        articles="".join(
            _article(place, item, by_item.get(item.about.id, []))
            for place, item in enumerate(items)
        ),
        data=json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"),
        version=json.dumps(version(root)),
    )


def version(root: Path) -> str:
    """Return a text that changes when a file of the course, or of its seeds, does."""
    files = [*root.rglob("*.yaml"), *root.rglob("*.csv"), *root.rglob("*.json")]
    files += root.parent.glob("seeds/*.yaml")
    return str(max((path.stat().st_mtime_ns for path in files if path.is_file()), default=0))


def serve(
    root: Path, slug: str, *, port: int, on_ready: Callable[[str], None]
) -> None:  # pragma: no cover - ends with Ctrl-C
    """Serve the preview until it is interrupted; `on_ready` gets its address."""
    with server(root, slug, port=port) as running:
        on_ready(f"http://{HOST}:{running.server_port}/")
        running.serve_forever()


def server(root: Path, slug: str, *, port: int) -> ThreadingHTTPServer:
    """Make the server; port 0 takes any free one. CoursekitError when the port is taken."""
    read_course(root).lesson(slug)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/":
                self._send(preview_page(root, slug), "text/html")
            elif self.path == "/version":
                self._send(json.dumps(version(root)), "application/json")
            else:
                self.send_error(404)

        def _send(self, text: str, kind: str) -> None:
            body = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing: the page asks every second whether something has changed."""

    try:
        return ThreadingHTTPServer((HOST, port), Handler)
    except OSError as error:
        raise CoursekitError(f"Port {port} cannot be used: {error.strerror}.") from None


def _problems(root: Path, slug: str) -> list[Problem]:
    path = bank_path(root, slug).resolve()
    return [p for p in check_course(root).problems if p.path.resolve() == path]


def _by_item(bank: Bank, problems: list[Problem]) -> dict[str, list[Problem]]:
    """Give each problem to the item on whose lines it stands; "" has those of no item."""
    found: dict[str, list[Problem]] = {}
    begins = sorted((line, name) for name, line in bank.lines.items() if name in bank.items)
    others = sorted(bank.lines.values())
    for problem in problems:
        before = [line for line in others if line <= problem.line]
        names = [name for line, name in begins if before and line == before[-1]]
        found.setdefault(names[0] if names else "", []).append(problem)
    return found


def _article(place: int, item: Item, problems: list[Problem]) -> str:
    about = item.about
    facts = {
        "type": item.type,
        "theme": about.theme + (f", favours {about.favours}" if about.favours else ""),
        "objective": f"{about.objective}, level {about.level}",
        "claims": ", ".join((*about.claims, about.contention)).strip(", "),
        "sources": ", ".join(about.sources),
        "as of": about.as_of,
    }
    listed = "".join(
        f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts.items() if value
    )
    return (
        f'<article><h2>{escape(about.id)}</h2><div id="item-{place}"></div>'
        f"<aside><dl>{listed}</dl>{_listed(problems)}</aside></article>"
    )


def _listed(problems: list[Problem]) -> str:
    return "".join(
        f'<p class="problem"><strong>Line {problem.line}</strong>: {escape(problem.what)}'
        f"<br>{escape(problem.fix)}</p>"
        for problem in problems
    )
