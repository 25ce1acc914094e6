"""The assignment that attacks are run against, and the attacks: one file each in tests/attacks."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import classroom as room

ATTACKS = Path(__file__).parents[1] / "attacks"
HONEST = {
    "add": "def add(a, b):\n    return a + b",
    "frame": "def table():\n    return pd.DataFrame({'a': [1, 2, 3]})",
}


def source() -> dict[str, Any]:
    """Six points, for two functions that no attack writes."""
    return {
        "nb": room.notebook(
            room.locked("given", "import numpy as np\nimport pandas as pd"),
            room.solution("add", "# add"),
            room.tests("plain", "assert add(1, 2) == 3\nassert add(2, 2) == 4", 1),
            room.tests(
                "secret",
                "### BEGIN HIDDEN TESTS\nassert add(20, 22) == 42\nassert add(-5, 4) == -1\n"
                "### END HIDDEN TESTS",
                1,
            ),
            room.solution("frame", "# table"),
            room.tests(
                "arrays",
                "np.testing.assert_array_equal(np.asarray(table()['a']), np.array([1, 2, 3]))",
                1,
            ),
            room.tests(
                "frames",
                "pd.testing.assert_frame_equal(table(), pd.DataFrame({'a': [1, 2, 3]}))",
                1,
            ),
            room.solution("last", "# last"),
            room.tests(
                "sums", "assert sum(add(n, 1) for n in range(3, 5)) == 9\nassert add(7, 7) == 14", 1
            ),
            room.tests("partial", "sum(add(n, 1) == n + 1 for n in range(4, 8)) / 4", 1),
        )
    }


def attacks() -> dict[str, dict[str, Any]]:
    """Every attack's file, by name."""
    return {path.stem: runpy.run_path(str(path)) for path in sorted(ATTACKS.glob("*.py"))}


def hand_in_attacks(root: Path) -> None:
    """Hand in every attack, and honest work beside them."""
    for name, attack in attacks().items():
        answers = {f"nb/{cell}": text for cell, text in attack.get("ANSWERS", {}).items()}
        folder = room.hand_in(root, name, "hack", answers)
        if "hand_in" in attack:
            attack["hand_in"](folder)
    for name in ("a_honest", "zz_honest"):
        room.hand_in(root, name, "hack", {f"nb/{cell}": text for cell, text in HONEST.items()})
