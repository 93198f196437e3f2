"""xlsx files whose parts are missing, declare document types, point outside, or are written as few writers do."""

from __future__ import annotations

from functools import partial

from made_workbooks import zipped

from kyoten.reader.workbook import Sheet
from strange_workbooks.family import Family
from strange_workbooks.ooxml import (
    MAIN,
    OFFICE,
    READ,
    RELATIONS,
    ROWS,
    SHEET,
    STRINGS,
    STYLES,
    TABLE,
    TEXTS,
    TOP,
    TYPES,
    WORKBOOK,
    XML,
    book,
    changed,
    encoded,
    relations,
    several,
    strings,
    with_rows,
    without,
    workbook,
    worksheet,
)

files = Family("xlsx")

NUMBERS = '<row r="1"><c r="A1"><v>1</v></c></row>'
SHEET_TAG = '<sheet name="{}" sheetId="1" r:id="rId1"/>'

# Parts missing

files.add("シートの部品なし.xlsx", partial(without, SHEET), "damaged")
files.add("書式の部品なし.xlsx", partial(without, STYLES), READ)
files.add("共有文字列の部品なし.xlsx", partial(without, STRINGS), "damaged")
files.add("ブックの部品なし.xlsx", partial(without, WORKBOOK), "damaged")
files.add("ブックの関連なし.xlsx", partial(without, RELATIONS), "damaged")
files.add("種類一覧なし.xlsx", partial(without, TYPES), READ)
files.add("入口の関連なし.xlsx", partial(without, TOP), "damaged")
files.add("空のシート部品.xlsx", partial(changed, sheet=b""), "damaged")
files.add("途中で終わるシート部品.xlsx", partial(changed, sheet=worksheet()[:-60]), "damaged")
files.add("閉じないタグ.xlsx", partial(changed, sheet=worksheet('<row r="1"><c r="A1"></row>')), "damaged")


@files.file("書式も共有文字列もない.xlsx", (Sheet("進捗", ((1,),)),))
def least_of_all() -> bytes:
    """A sheet of numbers with no part but those that name it."""
    kept = (TYPES, TOP, WORKBOOK, RELATIONS)
    return zipped({**{name: book()[name] for name in kept}, **encoded({SHEET: worksheet(NUMBERS)})})


# Document types: nothing is expanded, nothing fetched

BILLION = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "笑">{BILLION}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]>'
LOCAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'


def declared(part: str, doctype: str) -> bytes:
    """The sound workbook with a document type in front of a part's root."""
    parts = book()
    return zipped({**parts, part: parts[part].replace(XML.encode(), (XML + doctype).encode())})


for what, part in (
    ("ブック", WORKBOOK),
    ("シート", SHEET),
    ("書式", STYLES),
    ("共有文字列", STRINGS),
    ("関連", RELATIONS),
):
    files.add(f"実体爆弾_{what}.xlsx", partial(declared, part, LAUGHS), "unsafe_content")
    files.add(f"外部実体_{what}.xlsx", partial(declared, part, OUTSIDE), "unsafe_content")
files.add("手元のファイルを読む実体.xlsx", partial(declared, STRINGS, LOCAL), "unsafe_content")
files.add("引数実体.xlsx", partial(declared, SHEET, PARAMETER), "unsafe_content")


@files.file("実体を使う共有文字列.xlsx", "unsafe_content")
def laughing() -> bytes:
    """The text of A1 is the ninth of ten entities, each ten times the one before."""
    return changed(strings=strings("<t>&l9;</t>").replace(XML, XML + LAUGHS))


@files.file("UTF-16の実体.xlsx", "unsafe_content")
def laughing_in_utf_16() -> bytes:
    """The same hidden from whoever looks for the letters in ASCII."""
    text = worksheet().replace("UTF-8", "UTF-16").replace("?>\n", "?>\n" + LAUGHS, 1)
    return changed(sheet=text.encode("utf-16"))


@files.file("読まない部品の実体.xlsx", READ)
def in_a_part_that_is_not_read() -> bytes:
    """In the document's properties, which nobody opens."""
    return zipped({**book(), "docProps/core.xml": f"{XML}{LAUGHS}<x>&l9;</x>".encode()})


# Targets


@files.file("外を指すシート.xlsx", "damaged")
def target_outside() -> bytes:
    """A sheet that would have to be fetched: it is not there, and nobody goes for it."""
    outside = (
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" TargetMode="External" Target="http://127.0.0.1:9/s.xml"/>'
    )
    return changed(relations=relations(more=outside))


@files.file("上の階層を指すシート.xlsx", "damaged")
def target_above() -> bytes:
    return changed(relations=relations(("worksheet", "../../../etc/passwd")))


@files.file("頭からの道筋.xlsx", READ)
def absolute_targets() -> bytes:
    """Targets from the package's root: as good as those beside the workbook."""
    return changed(
        relations=relations(
            ("worksheet", "/xl/worksheets/sheet1.xml"), ("styles", "/xl/styles.xml"), ("x", "/xl/sharedStrings.xml")
        )
    )


@files.file("自分を指すシート.xlsx", "no_sheet")
def target_is_the_workbook() -> bytes:
    """A sheet whose part is the workbook itself, which has no cells."""
    return changed(relations=relations(("worksheet", "workbook.xml")))


# Names


NAMES = {"記号": "../x'!$", "空": "", "改行": "一&#10;二", "長": "長" * 300, "制御": "a&#9;b"}
NAMED = {"記号": "../x'!$", "空": "", "改行": "一\n二", "長": "長" * 300, "制御": "a\tb"}
for what, name in NAMES.items():
    files.add(
        f"シート名が{what}.xlsx",
        partial(changed, workbook=workbook(SHEET_TAG.format(name))),
        (Sheet(NAMED[what], TABLE),),
    )

# Ways of writing


def prefixed(xml: str) -> str:
    """Every tag with the prefix x, as the Open XML SDK writes them."""
    tags = xml.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:").replace("<x:?xml", "<?xml")
    return tags.replace("xmlns=", "xmlns:x=", 1)


@files.file("接頭辞付きのXML.xlsx", READ)
def prefixed_everywhere() -> bytes:
    parts = {name: part.decode() for name, part in book().items()}
    return zipped(encoded({name: prefixed(parts[name]) if name.startswith("xl/") else parts[name] for name in parts}))


@files.file("厳密なOOXML.xlsx", READ)
def strict() -> bytes:
    """ISO/IEC 29500 Strict, as Excel saves it on demand: other namespaces, the same cells."""
    return zipped({name: part.replace(*STRICT_MAIN).replace(*STRICT_OFFICE) for name, part in book().items()})


STRICT_MAIN = (MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
STRICT_OFFICE = (OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")


@files.file("部品が根にある.xlsx", READ)
def parts_in_the_root() -> bytes:
    """No folder xl: a package may lay out its parts as it likes (ECMA-376 part 2)."""
    moved = {name.removeprefix("xl/"): part for name, part in book().items()}
    moved[TOP] = moved[TOP].replace(b"xl/", b"")
    moved[TYPES] = moved[TYPES].replace(b"/xl/", b"/")
    return zipped(moved)


@files.file("寸法の記述が嘘.xlsx", READ)
def dimension_that_lies() -> bytes:
    """The sheet says that it reaches to the last cell there can be; two rows stand in it."""
    return with_rows(ROWS, before='<dimension ref="A1:XFD1048576"/>')


@files.file("深い入れ子.xlsx", READ)
def deeply_nested() -> bytes:
    """200,000 tags inside each other, behind the rows."""
    return with_rows(ROWS, after=f"<extLst>{'<x>' * 200_000}{'</x>' * 200_000}</extLst>")


@files.file("UTF-16のシート.xlsx", "damaged")
def utf_16_sheet() -> bytes:
    """The second of two sheets in UTF-16: allowed by the standard, written by hardly anybody. calamine reads UTF-8
    alone, and such a sheet must not come out as an empty one."""
    parts = several(("一", "visible", ROWS), ("二", "visible", ROWS))
    return zipped({**parts, "xl/worksheets/sheet2.xml": worksheet().replace("UTF-8", "UTF-16").encode("utf-16")})


@files.file("UTF-8の印付きのシート.xlsx", READ)
def byte_order_mark() -> bytes:
    return changed(sheet=worksheet().encode("utf-8-sig"))


@files.file("別の文字コードの共有文字列.xlsx", "damaged")
def cp932_strings() -> bytes:
    """What no package may hold: texts in Shift_JIS, and a declaration that says so."""
    texts = strings(*(f"<t>{text}</t>" for text in TEXTS))
    return changed(strings=texts.replace("UTF-8", "Shift_JIS").encode("cp932"))
