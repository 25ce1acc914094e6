"""A measured comparison, and the table of them."""

from __future__ import annotations

import platform
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

MILLISECOND = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One comparison: seconds of ours and of the baseline, measured in turn in one run."""

    what: str
    ours: Sequence[float]
    baseline_name: str
    baseline: Sequence[float]
    goal: str
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """Median of ours divided by the baseline's."""
        return statistics.median(self.ours) / statistics.median(self.baseline)

    def cells(self) -> list[str]:
        """Cells of the table."""
        return [
            self.what,
            _spread(self.ours, self.unit),
            f"{self.baseline_name}: {_spread(self.baseline, self.unit)}",
            f"{self.ratio:.2f}",
            self.goal,
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One amount against a goal, where there is nothing to compare with."""

    what: str
    amount: str
    goal: str

    def cells(self) -> list[str]:
        """Cells of the table."""
        return [self.what, self.amount, "", "", self.goal]


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of a hundred do not exceed."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _spread(values: Sequence[float], unit: str) -> str:
    scale, digits = (1 / MILLISECOND, 1) if unit == "ms" else (1.0, 2)
    middle, low, high = statistics.median(values), min(values), max(values)
    if len(values) == 1:
        return f"{middle * scale:.{digits}f} {unit}"
    span = f"{low * scale:.{digits}f}–{high * scale:.{digits}f}"
    return f"{middle * scale:.{digits}f} {unit} ({span}, n = {len(values)})"


def table(rows: Sequence[Row | Amount]) -> str:
    """Return the rows as a Markdown table."""
    head = ["", "coursekit: median (range)", "baseline: median (range)", "ratio", "goal"]
    lines = [head, ["---"] * len(head), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def machine() -> str:
    """Describe the machine in a line."""
    model = "unknown processor"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    cores = subprocess.run(["nproc"], capture_output=True, text=True, check=True).stdout.strip()
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    today = datetime.now(UTC).date().isoformat()
    return f"{today}: {model}, {cores} cores, {system}, Python {platform.python_version()}"
