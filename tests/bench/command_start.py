"""Commands of the command line, as a person starts them, here and in an earlier state of the project.

`python tests/bench/command_start.py EARLIER`, a checkout of it (`git worktree add EARLIER 8f8a869`). CPU time, the
reader's own process included; what is imported is compiled beforehand, as after any first call.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent.parent
PERIOD = ("--year", "2011", "--quarter", "2")
RUNS = 7


def cpu_seconds(project: Path, folder: Path, words: tuple[str, ...]) -> float:
    """Of one call and all the processes that it starts. Raises CalledProcessError where it fails."""
    environment = os.environ | {"KYOTEN_DATABASE_URL": f"sqlite:///{folder / 'kyoten.db'}"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "kyoten", *words], cwd=project, env=environment, check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    earlier = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet = str(folder / "sheet.xlsx")
        cpu_seconds(earlier, folder, ("sample",))
        cpu_seconds(earlier, folder, ("sheet", "template", *PERIOD, "-o", sheet))
        calls = (
            ("--help",),
            ("summary", *PERIOD),
            ("stalled", *PERIOD),
            ("sheet", "check", sheet),
            ("plan", "read", str(HERE / "data" / "plan_matrix_h23.tsv")),
        )
        for words in calls:
            pairs = [(cpu_seconds(HERE, folder, words), cpu_seconds(earlier, folder, words)) for _ in range(RUNS + 1)]
            now, then = (statistics.median(column) for column in zip(*pairs[1:], strict=True))
            ratios = [a / b for a, b in pairs[1:]]
            print(
                f"{' '.join(words[:2])}: {now:.2f} s of CPU, before {then:.2f} s, "
                f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}), {RUNS} pairs"
            )


if __name__ == "__main__":
    main()
