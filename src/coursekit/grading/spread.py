"""Grades on the workers of a Dask cluster: the same pure function, elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from coursekit.errors import CoursekitError
from coursekit.grading.runners import run_task
from coursekit.grading.task import Result, Task


class ClusterError(CoursekitError):
    """The cluster cannot be used."""


@contextmanager
def spread(address: str, jobs: int | None) -> Iterator[tuple[Callable[[Task], Result], int]]:
    """A function that runs a task on some worker, and how many of them at a time.

    A worker that dies loses its tasks, and Dask runs them on another one.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            "Grading on a cluster needs Dask: pip install 'coursekit[cluster]'"
        ) from error
    try:
        client = Client(address, timeout=10, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise ClusterError(f"No Dask scheduler answers at {address}.") from error
    with client:

        def run(task: Task) -> Result:
            result: Result = client.submit(run_task, task, pure=False, retries=3).result()
            return result

        width = jobs or 2 * max(1, sum(client.nthreads().values()))
        yield run, width
