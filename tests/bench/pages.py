"""The scripts of the pages that people look at, each run against a page that draws the same elements from ready data.

Both run in-process under Streamlit's own test runner, both warm, on the sample's fourth quarter.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from pathlib import Path

import ready_page
from pairing import compare

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
PAGES = {"overview": "概要", "functions": "機能別", "register": "台帳", "review": "振り返り"}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        from kyoten.storage.engine import file_url

        os.environ["KYOTEN_DATABASE_URL"] = file_url(Path(folder) / "kyoten.db")
        from streamlit.testing.v1 import AppTest

        for script, name in PAGES.items():
            page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
            page.query_params["year"], page.query_params["quarter"] = "2011", "4"
            page.switch_page(f"{script}.py").run()
            ready = Path(folder) / f"{script}.pickle"
            ready.write_bytes(pickle.dumps(ready_page.elements(page)))
            other = AppTest.from_function(ready_page.page, args=(str(ready),), default_timeout=60).run()
            assert not page.exception
            assert not other.exception, other.exception
            compare(f"{name}, script run", page.run, other.run)


if __name__ == "__main__":
    main()
