"""Runs notebooks side by side in real kernels; the first cell that fails stops them all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coursekit.build.failure import lesson_failed
from coursekit.build.kernels import Kernel
from coursekit.course import Lesson

if TYPE_CHECKING:
    from nbclient import NotebookClient
    from nbformat import NotebookNode

CELL_SECONDS = 120
START_SECONDS = 60

_WIDGET = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A notebook to run, and the lesson that it is made from."""

    lesson: Lesson
    notebook: NotebookNode


def execute(
    root: Path,
    prepare: Callable[[], Sequence[Run]],
    *,
    expected: int,
    at_once: int,
    on_start: Callable[[Run], None],
    on_done: Callable[[Run], None],
) -> None:
    """Run notebooks in place, at most `at_once` at a time; `on_done` gets each when it has run.

    `prepare` makes the notebooks, about `expected` of them, while the first kernels load.
    Raises a CoursekitError that names lesson and cell when one fails. No kernel outlives the call.
    """
    asyncio.run(_all(root, prepare, min(expected, at_once), at_once, on_start, on_done))


async def _all(
    root: Path,
    prepare: Callable[[], Sequence[Run]],
    ahead: int,
    at_once: int,
    on_start: Callable[[Run], None],
    on_done: Callable[[Run], None],
) -> None:
    kernels: list[Kernel] = []
    tasks: list[asyncio.Task[None]] = []

    async def started() -> Kernel:
        kernels.append(Kernel())
        await kernels[-1].start(root)
        return kernels[-1]

    async def one(run: Run) -> None:
        async with free:
            on_start(run)
            kernel = ready.pop() if ready else await started()
            await _run(run, kernel)
            await kernel.stop()
            on_done(run)

    try:
        ready = [await started() for _ in range(ahead)]
        free = asyncio.Semaphore(at_once)
        tasks = [asyncio.create_task(one(run)) for run in prepare()]
        for task in asyncio.as_completed(tasks):
            await task
    finally:
        for each in tasks:
            each.cancel()
        for kernel in kernels:
            await kernel.stop()
        # What was cut short reports a dead kernel; the first failure is the one to tell.
        await asyncio.gather(*tasks, return_exceptions=True)


async def _run(run: Run, kernel: Kernel) -> None:
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    client = NotebookClient(
        run.notebook,
        km=kernel.manager,
        timeout=CELL_SECONDS,
        startup_timeout=START_SECONDS,
        coalesce_streams=True,
        record_timing=False,
    )
    client.reset_execution_trackers()
    kept = [list(cell.get("outputs", ())) for cell in run.notebook.cells]
    place = 0
    try:
        await client.async_start_new_kernel_client()
        for place, cell in enumerate(run.notebook.cells):
            await client.async_execute_cell(cell, place)
            if cell.cell_type == "code":
                # A quiz shows here as it does where nobody has answered it yet.
                cell.outputs = kept[place] or _without_widgets(client, cell.outputs)
    except CellExecutionError as error:
        what = f"{error.ename}: {error.evalue}"
        raise lesson_failed(run.lesson, run.notebook, place, what) from None
    except CellTimeoutError:
        what = f"The cell was not done after {CELL_SECONDS} seconds."
        raise lesson_failed(run.lesson, run.notebook, place, what) from None
    except (DeadKernelError, RuntimeError) as error:
        what = f"Its Python process ended: {error}"
        raise lesson_failed(run.lesson, run.notebook, place, what) from None
    finally:
        if client.kc is not None:
            with suppress(RuntimeError):
                client.kc.stop_channels()


def _without_widgets(client: NotebookClient, outputs: list[Any]) -> list[Any]:
    """Put what a widget shows in place of the widget, which is dead without its kernel."""
    kept = []
    for output in outputs:
        view = output.get("data", {}).get(_WIDGET)
        kept += _shown(client, view["model_id"]) if view else [output]
    return kept


def _shown(client: NotebookClient, model: str) -> list[Any]:
    state = client.widget_state.get(model, {})
    found = list(state.get("outputs", ()))
    for child in state.get("children", ()):
        found += _shown(client, str(child).removeprefix("IPY_MODEL_"))
    return found
