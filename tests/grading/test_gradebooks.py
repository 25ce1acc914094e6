"""Gradebooks in PostgreSQL, on a full disk, of a plain user, and filled by nbgrader itself."""

from __future__ import annotations

import json
import os
import pwd
import runpy
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import classroom as room
import pytest
from nbgrader.api import Gradebook

from coursekit.errors import CoursekitError
from coursekit.grading.batch import grade

pytestmark = pytest.mark.nbgrader
LATE, DUE = "2026-01-03 12:00:00 UTC", "2026-01-01 12:00:00 UTC"
LONG = "x" * 130  # one more than a row of PostgreSQL's can hold is 129
NAMED = "c.CourseDirectory.course_id = 'default_course'\n"  # PostgreSQL insists on one
ATTACKS = Path(__file__).parents[1] / "attacks"
COMMAND = [sys.executable, "-c", "from coursekit.cli import main; main()"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("gradebooks") / "course"
    root.mkdir()
    notebook = room.notebook(
        room.solution("add", "# add"),
        room.tests("t1", "assert add(1, 2) == 3", 2),
        room.tests("t2", "(add(1, 1) == 2) * 0.5", 1),
        room.manual("essay", "Explain.", 4),
    )
    room.make_course(root, "ps", {"nb": notebook}, {})
    right = "def add(a, b):\n    return a + b"
    room.hand_in(root, "anna", "ps", {"nb/add": right, "nb/essay": "Because."}, when=LATE)
    room.hand_in(root, "bo", "ps", {"nb/add": "def add(a, b):\n    return 3"})
    room.hand_in(
        root, "wei", "ps", {"nb/add": "import socket\nsocket.gethostbyname('example.org')"}
    )
    return root


@pytest.fixture
def course(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "course"))


def rows(url: str) -> list[tuple[Any, ...]]:
    """Everything that formgrader shows, without ids and times of writing."""
    with Gradebook(url, "default_course") as gradebook:
        found = [
            (
                *(submission.student_id, notebook.name, notebook.late_submission_penalty),
                *(submission.timestamp, submission.score, notebook.needs_manual_grade),
                sorted((g.name, g.auto_score, g.manual_score, g.needs_manual_grade)
                       for g in notebook.grades),
                sorted((c.name, c.auto_comment, c.manual_comment) for c in notebook.comments),
            )
            for submission in gradebook.find_assignment("ps").submissions
            for notebook in submission.notebooks
        ]  # fmt: skip
    gradebook.engine.dispose()
    return sorted(found, key=lambda row: row[:2])


def sqlite(course: Path) -> str:
    return f"sqlite:///{course / 'gradebook.db'}"


def due(url: str) -> None:
    with Gradebook(url, "default_course") as gradebook:
        gradebook.update_or_create_assignment("ps", duedate=DUE)
    gradebook.engine.dispose()


def marked_by_hand(url: str, student: str) -> None:
    """What formgrader does when a person grades an answer."""
    with Gradebook(url, "default_course") as gradebook:
        given = gradebook.find_grade("essay", "nb", "ps", student)
        given.manual_score, given.needs_manual_grade = 3, False
        gradebook.find_comment("essay", "nb", "ps", student).manual_comment = "Go on."
        gradebook.db.commit()
    gradebook.engine.dispose()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A PostgreSQL of its own, on 127.0.0.1; its address up to the database's name."""
    found = shutil.which("initdb") or next(
        map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), None
    )
    if found is None:
        pytest.skip("PostgreSQL is not installed: sudo apt install postgresql")
    programs = Path(found).resolve().parent
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = Path(tempfile.mkdtemp(prefix="postgres"))
    user = {}
    if os.geteuid() == 0:  # which PostgreSQL refuses to run as
        nobody = pwd.getpwnam("nobody")
        os.chown(place, nobody.pw_uid, nobody.pw_gid)
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def run(program: str, *arguments: str) -> None:
        subprocess.run([programs / program, *arguments], check=True, cwd=place,
                       stdout=subprocess.DEVNULL, **user)  # fmt: skip

    run("initdb", "--pgdata=data", "--username=grader", "--auth=trust", "--no-sync")
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {place} -c fsync=off"
    run("pg_ctl", "--pgdata=data", "--wait", "--log=log", f"--options={options}", "start")
    yield f"postgresql+psycopg://grader@127.0.0.1:{port}/"
    run("pg_ctl", "--pgdata=data", "--mode=immediate", "stop")
    shutil.rmtree(place)


def test_a_gradebook_in_postgresql_holds_what_one_in_sqlite_holds(
    course: Path, server: str, tmp_path: Path
) -> None:
    import psycopg

    with psycopg.connect(server.replace("+psycopg", "") + "postgres", autocommit=True) as admin:
        admin.execute("CREATE DATABASE course")
    other = Path(shutil.copytree(course, tmp_path / "other"))
    url = f"{server}course"
    (other / "gradebook.db").unlink()
    (other / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.CourseDirectory.db_url = {url!r}\n{NAMED}"
    )
    room.nbgrader(other, "generate_assignment", "ps", "--force")
    policy = (
        "from nbgrader.plugins import BasePlugin\n"
        "class Half(BasePlugin):\n"
        "    def late_submission_penalty(self, student_id, score, seconds):\n"
        "        return score / 2\n"
        "c.AssignLatePenalties.plugin_class = Half\n"
    )
    for place in (course, other):
        with (place / "nbgrader_config.py").open("a") as config:
            config.write(policy)
    due(sqlite(course))
    due(url)

    for place in (course, other):
        assert {one.student for one in grade(place, "ps").submissions} == {"anna", "bo", "wei"}
    assert rows(url) == rows(sqlite(course))
    assert rows(url)[0][2] == 1.25  # half of what anna's late work earned

    for where in (url, sqlite(course)):
        marked_by_hand(where, "bo")
    for place in (course, other):
        grade(place, "ps", force=True)
    assert rows(url) == rows(sqlite(course))
    assert ("essay", 0.0, 3.0, True) in rows(url)[1][6]


def test_a_student_whom_the_database_refuses_stops_nobody_else(course: Path, server: str) -> None:
    import psycopg

    with psycopg.connect(server.replace("+psycopg", "") + "postgres", autocommit=True) as admin:
        admin.execute("CREATE DATABASE long")
    (course / "gradebook.db").unlink()
    (course / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.CourseDirectory.db_url = {server + 'long'!r}\n{NAMED}"
    )
    room.nbgrader(course, "generate_assignment", "ps", "--force")
    shutil.copytree(course / "submitted" / "anna", course / "submitted" / LONG)

    report = grade(course, "ps")

    found = {one.student: one.status for one in report.submissions}
    assert found == {"anna": "graded", "bo": "graded", "wei": "graded", LONG: "unreadable"}
    assert any("gradebook" in note for one in report.submissions for note in one.notes)
    assert [row[0] for row in rows(server + "long")] == ["anna", "bo", "wei"]


def test_nbgraders_own_command_grades_in_the_sandbox_as_ours_does(
    course: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(course, tmp_path / "other"))
    (other / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "from coursekit.grading.plugin import SandboxedExecute\n"
        "from nbgrader.preprocessors import (\n"
        "    AssignLatePenalties, CheckCellMetadata, IgnorePattern, LimitOutput, SaveAutoGrades)\n"
        "c.Autograde.autograde_preprocessors = [\n"
        "    SandboxedExecute, IgnorePattern, LimitOutput, SaveAutoGrades, AssignLatePenalties,\n"
        "    CheckCellMetadata]\n"
    )
    grade(course, "ps")
    room.nbgrader(other, "autograde", "ps", "--create")

    assert rows(sqlite(other)) == rows(sqlite(course))
    outputs = json.loads((other / "autograded" / "wei" / "ps" / "nb.ipynb").read_text())
    assert "gaierror" in json.dumps(outputs)  # no network there either


@pytest.mark.parametrize(
    "setting",
    ["OverwriteCells.add_missing_cells = True", "Execute.enabled = False",
     "BaseConverter.post_convert_hook = print", "Autograde.sanitize_preprocessors = [str]"],
)  # fmt: skip
def test_a_setting_that_would_be_left_out_is_refused(course: Path, setting: str) -> None:
    with (course / "nbgrader_config.py").open("a") as config:
        config.write(f"c.{setting}\n")
    with pytest.raises(CoursekitError, match=setting.partition(" ")[0]):
        grade(course, "ps")
    assert not (course / "autograded").exists()


def test_a_course_that_a_group_shares_stays_writable_for_it(course: Path) -> None:
    with (course / "nbgrader_config.py").open("a") as config:
        config.write("c.CourseDirectory.groupshared = True\n")
    grade(course, "ps")
    folder = course / "autograded" / "anna"
    for place in (folder.parent, folder, folder / "ps"):
        assert place.stat().st_mode & 0o2770 == 0o2770
    assert (folder / "ps" / "nb.ipynb").stat().st_mode & 0o777 == 0o664


@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests run as a plain user already")
def test_a_plain_user_grades_in_the_sandbox(made: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    user: dict[str, Any] = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    place = Path(tempfile.mkdtemp(prefix="plain"))
    try:
        course = Path(shutil.copytree(made, place / "course"))
        attack = runpy.run_path(str(ATTACKS / "planted.py"))["ANSWERS"]["add"]
        room.hand_in(course, "mei", "ps", {"nb/add": attack})
        for path in (place, *place.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid)
        try:
            subprocess.run(
                [sys.executable, "-c", "import coursekit"], cwd=place, check=True, **user
            )
        except (PermissionError, subprocess.CalledProcessError):
            pytest.skip("Python's environment lies where only root may read")
        environment = {**os.environ, "HOME": str(place)}
        done = subprocess.run(
            [*COMMAND, "grade", "ps", "--course-dir", course],
            cwd=place, capture_output=True, text=True, env=environment, **user,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        assert [row[4] for row in rows(sqlite(course))] == [2.5, 2.0, 0.0, 0.0]
        # Where a plain user owns the sandbox, what others import still is not theirs to write.
        assert (course / "autograded" / "mei" / "ps" / "planted.txt").read_text() == "[]"
    finally:
        shutil.rmtree(place)


FULL = """
import os, shutil, subprocess, sys
made, place, out, command = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
shutil.copytree(made, place + "/course")
filler = open(place + "/filler", "wb", buffering=0)
try:
    while True:
        filler.write(b"x" * 4096)
except OSError:
    filler.close()
room = int(os.environ["ROOM"])
os.truncate(place + "/filler", os.path.getsize(place + "/filler") - room)
first = subprocess.run(command, capture_output=True, text=True)
os.unlink(place + "/filler")
second = subprocess.run(command, capture_output=True, text=True)
print(first.returncode, second.returncode)
print(first.stdout + first.stderr)
shutil.copytree(place + "/course", out)
"""


@pytest.mark.parametrize("room_left", [0, 20_000])
def test_a_full_disk_stops_with_a_message_and_the_next_run_goes_on(
    course: Path, tmp_path: Path, room_left: int
) -> None:
    place, out = tmp_path / "disk", tmp_path / "out"
    place.mkdir()
    script = [sys.executable, "-c", FULL, str(course), str(place), str(out)]
    command = [*COMMAND, "grade", "ps", "--course-dir", str(place / "course")]
    done = subprocess.run(
        ["bwrap", "--dev-bind", "/", "/", "--size", "2000000", "--tmpfs", str(place),
         *script, *command],
        capture_output=True, text=True, env={**os.environ, "ROOM": str(room_left)},
    )  # fmt: skip
    codes, _, said = done.stdout.partition("\n")
    assert codes == "1 0", done.stdout + done.stderr
    assert "Traceback" not in said
    assert "No space left" in said or "full" in said
    assert "run the same command again" in said
    assert [row[4] for row in rows(sqlite(out))] == [2.5, 2.0, 0.0]
    assert sorted(path.parent.name for path in out.glob("autograded/*/ps")) == ["anna", "bo", "wei"]
