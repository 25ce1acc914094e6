"""Grading on a Dask cluster: real scheduler and workers on this machine, one of them killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import classroom as room
import pytest

from coursekit.grading.batch import Progress, grade

pytestmark = [pytest.mark.nbgrader, pytest.mark.filterwarnings("ignore")]


def test_a_worker_that_dies_is_replaced_by_another(tmp_path: Path) -> None:
    from distributed import Client, LocalCluster

    notebook = room.notebook(room.solution("w", "# w"), room.tests("t", "assert w() == 1"))
    room.make_course(tmp_path, "ps", {"nb": notebook}, {})
    students = [f"s{number}" for number in range(12)]
    for student in students:
        answer = "import time\ntime.sleep(0.2)\ndef w():\n    return 1"
        room.hand_in(tmp_path, student, "ps", {"nb/w": answer})
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        workers = list(client.run(os.getpid).values())
        killed: list[int] = []

        def kill_one(progress: Progress) -> None:
            if not killed:
                killed.append(workers[0])
                os.kill(workers[0], signal.SIGKILL)

        report = grade(tmp_path, "ps", dask=cluster.scheduler_address, on_result=kill_one)
    assert killed
    assert [(d.student, d.status, d.score) for d in report.submissions] == [
        (student, "graded", 1) for student in sorted(students)
    ]
