"""Makes plan_libreoffice.docx and plan_libreoffice.pdf from the shipped plan: each of its tables as a table, as
LibreOffice Writer writes them. Needs `soffice` with Writer; run by hand.
"""

from __future__ import annotations

import html
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PLAN = HERE.parents[3] / "data" / "plan_matrix_h23.tsv"
PAGE = '<html><meta charset="utf-8"><style>@page {size: A4 landscape; margin: 1cm} td {font-size: 7pt}</style>'


def page() -> str:
    """The plan as HTML: a blank line of the file ends a table."""
    made, rows = [PAGE], list[str]()
    for line in [*PLAN.read_text("utf-8-sig").splitlines(), ""]:
        if line.strip():
            rows.append("".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")))
        elif rows:
            made.append(f"<table border=1 cellspacing=0><tr>{'<tr>'.join(rows)}</table><p>&nbsp;</p>")
            rows = []
    return "\n".join(made)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan_libreoffice.html"
        source.write_text(page(), "utf-8")
        for program in (
            ["--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", str(source)],
            ["--convert-to", "pdf", str(source.with_suffix(".docx"))],
        ):
            subprocess.run(["soffice", "--headless", *program], check=True, cwd=folder)
        for ending in (".docx", ".pdf"):
            (HERE / source.name).with_suffix(ending).write_bytes(source.with_suffix(ending).read_bytes())


if __name__ == "__main__":
    main()
