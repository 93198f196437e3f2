"""What the tests of several commands share: who types, and what a refusal looks like."""

import io
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MATRIX = ROOT / "data" / "plan_matrix_h23.tsv"
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


class Terminal(io.StringIO):
    """A person at a terminal who types one line."""

    def isatty(self):
        return True


def refused(result):
    """The one sentence of a call that could not be done; asserts that it is nothing else."""
    status, out, err = result
    assert (status, out) == (2, "")
    assert err.count("\n") == 1, err
    assert JAPANESE.search(err)
    assert "Traceback" not in err
    return err.strip()
