"""The meeting pack of the sample in every format, here and in an earlier state of the project.

`python tests/bench/pack_before.py EARLIER`, a checkout of it (`git worktree add EARLIER 8f8a869`). CPU time of a format
in a process of its own, taken in turn; the first pack of a process, which loads libraries and fonts, is left out.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent.parent
ROUNDS = 5
MAKE = """
import json, sys, time
from kyoten.export.formats import FORMATS
from kyoten.fiscal import Quarter
from kyoten.storage.store import Store
from kyoten.views import view

store = Store(sys.argv[1])
data = view.year_data(store, store.sites()[0], 2011)
store.close()
quarter, taken = Quarter(2011, 2), {}
for name in ("xlsx", "pdf", "pptx", "zip"):
    for _ in range(4):
        shown = view.make(data, quarter, today=quarter.deadline(20))
        start = time.process_time()
        FORMATS[name].make(shown)
        taken.setdefault(name, []).append(time.process_time() - start)
print(json.dumps({name: sorted(each[1:])[1] for name, each in taken.items()}))
"""


def seconds(project: Path, database: str) -> dict[str, float]:
    """Of each format and of all together. Raises CalledProcessError where one can't be made."""
    environment = os.environ | {"PYTHONPATH": str(project)}
    command = [sys.executable, "-c", MAKE, database]
    done = subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    taken: dict[str, float] = json.loads(done.stdout)
    return taken | {"all": sum(taken.values())}


def main() -> None:
    earlier = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'kyoten.db'}"
        sample = [sys.executable, "-m", "kyoten", "sample", "--database", database]
        subprocess.run(sample, cwd=earlier, check=True, capture_output=True)
        rounds = [(seconds(HERE, database), seconds(earlier, database)) for _ in range(ROUNDS)]
    for name in rounds[0][0]:
        ratios = [now[name] / then[name] for now, then in rounds]
        print(f"{name}: ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}), {ROUNDS} rounds")


if __name__ == "__main__":
    main()
