"""The files that a new course directory starts with: nbgrader's settings, and what is where."""

from __future__ import annotations

import re
from pathlib import Path

from coursekit.assignments.students import PRIVATE
from coursekit.build.files import explained, make_folder, write_whole
from coursekit.errors import CoursekitError

CONFIG = "nbgrader_config.py"
LOG = "audit.jsonl"

_CONFIG_TEXT = """\
# Settings of this course for nbgrader. They are yours: coursekit never writes here again.
from pathlib import Path

from coursekit.teaching.watch import watch

c = get_config()  # noqa: F821 — nbgrader gives this name
here = Path(__file__).resolve().parent

# The name under which students fetch and submit assignments.
c.CourseDirectory.course_id = {course_id!r}

# The course stays usable when its folder moves.
c.CourseDirectory.root = str(here)

# Where assignments are handed out and handed in. On a server for many people: a folder that all
# of them can write to, such as /srv/nbgrader/exchange.
c.Exchange.root = str(here / "exchange")
c.Exchange.cache = str(here / "{private}" / "cache")

# What handing in late costs: `late` in the course.yaml beside this file, or in the course's own.
c.AssignLatePenalties.plugin_class = "coursekit.teaching.plugin.LateDays"

# nbgrader's own command and Formgrader run students' code in the sandbox of `coursekit grade`.
c.Autograde.autograde_preprocessors = [
    "coursekit.grading.plugin.SandboxedExecute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.FormgradeExtension.debug = False

# Every change of marks goes into {log}.
watch(c)
"""

_README_TEXT = """\
# Course {course_id}: for its teachers only

Keep this folder away from students. It holds solutions, hidden tests, codes and marks.

| here | what it is |
|---|---|
| `source/` | assignments with solutions and tests |
| `release/` | what students get, and nothing else |
| `codes/` | each student's code and variant: tell students their own code, not the list |
| `submitted/`, `autograded/`, `feedback/` | students' work, as nbgrader keeps it |
| `gradebook.db` | students, marks and comments |
| `course.yaml` | what handing in late costs in this class; without it, as the course says |
| `{log}` | who changed what and when: `coursekit audit` reads it |
| `exchange/` | where nbgrader hands out and collects, on one machine |
| `kept/` | your own versions of what `coursekit release --force` replaced |
| `{private}/` | the secret that codes are made with, and what was released: make copies |
| `{config}` | nbgrader's settings |

`coursekit teach` opens this folder in JupyterLab. Formgrader is in its menu Nbgrader.

A round, from this folder:

1. `coursekit release NAME --students class.csv` writes `source/NAME`, `release/NAME` and the codes.
   The class list has the columns id, first_name, last_name, email.
2. Set the day when it is due, in Formgrader: Edit.
3. Give `release/NAME` to the students: `nbgrader release_assignment NAME`, or as an archive.
4. Collect their work below `submitted/STUDENT/NAME`: `nbgrader collect NAME`, or by hand.
5. `coursekit grade NAME` runs the tests. What a person marks waits in Formgrader.
6. `coursekit late` works out what late work costs, after the marks are given.
7. `coursekit feedback NAME` makes a page for each student, `coursekit export NAME --format canvas`
   (or moodle, or csv) a table of grades.
8. A test was wrong? Mend it, release again, then `coursekit regrade NAME --why "…"`.

Run the first step again whenever an assignment or the class has changed.
It says what is new, and leaves alone what you changed.
"""


def make_course(root: Path) -> None:
    """Write settings and README of a course directory; CoursekitError in a folder that is used."""
    with explained(root):
        others = sorted(path.name for path in root.iterdir() if not path.name.startswith("."))
    if others:
        raise CoursekitError(
            f"{root} is no course directory of nbgrader, and holds other files, such as "
            f"{others[0]}. Name a new or empty folder; or, if it is a course, put an "
            f"{CONFIG} into it."
        )
    course_id = re.sub(r"[^\w.-]+", "-", root.name).strip("-.") or "course"
    config = _CONFIG_TEXT.format(course_id=course_id, private=PRIVATE, log=LOG)
    write_whole(root / CONFIG, config.encode())
    make_folder(root / "exchange")
    readme = _README_TEXT.format(course_id=course_id, private=PRIVATE, config=CONFIG, log=LOG)
    write_whole(root / "README.md", readme.encode())
