"""Ways to break a workbook: bytes in, bytes out, each decided by the random numbers that it is given.

They break what real files break (cut off downloads, bad transfers, tools that write their own XML) and what hostile
files bend (references, indexes, repeats, extents). A mutation that has nothing to work on in a file leaves it alone.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from made_workbooks import zipped
from mutations_xml import XML_EDITS, Parts

Mutation = Callable[[Random, bytes], bytes]
_NO_PACKAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip


# Bytes


def flip_bits(rng: Random, data: bytes) -> bytes:
    """One to sixteen bits anywhere."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 16)):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def overwrite(rng: Random, data: bytes) -> bytes:
    """A run of bytes replaced by zeros, ones or noise."""
    at, length = rng.randrange(len(data)), rng.randint(1, 64)
    new = rng.choice((b"\0" * length, b"\xff" * length, rng.randbytes(length)))
    return data[:at] + new + data[at + length :]


def truncate(rng: Random, data: bytes) -> bytes:
    """Cut off at the end, as a download that was broken off."""
    return data[: rng.choice((rng.randrange(len(data)), len(data) - rng.randint(1, min(30, len(data)))))]


def cut_out(rng: Random, data: bytes) -> bytes:
    """A piece missing in the middle."""
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.randint(1, 2_000) :]


def repeat(rng: Random, data: bytes) -> bytes:
    """A piece that stands there twice."""
    at, length = rng.randrange(len(data)), rng.randint(1, 2_000)
    return data[: at + length] + data[at:]


def append(rng: Random, data: bytes) -> bytes:
    """Something behind the end, or before the beginning."""
    more = rng.choice((b"\0" * 512, b"\r\n", rng.randbytes(300), data[:400]))
    return data + more if rng.random() < 0.7 else more + data


# The parts of a zip


def on_parts(change: Callable[[Random, Parts], None]) -> Mutation:
    """A mutation that sees the unpacked parts of a package and leaves anything else alone."""

    def mutation(rng: Random, data: bytes) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                parts = {name: package.read(name) for name in package.namelist()}
        except _NO_PACKAGE:
            return data
        if parts:
            change(rng, parts)
        return zipped(parts)

    mutation.__name__ = change.__name__
    return mutation


def drop_part(rng: Random, parts: Parts) -> None:
    del parts[rng.choice(list(parts))]


def swap_parts(rng: Random, parts: Parts) -> None:
    one, other = rng.choice(list(parts)), rng.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]


def rename_part(rng: Random, parts: Parts) -> None:
    name = rng.choice(list(parts))
    new = rng.choice((name.upper(), f"../{name}", f"/{name}", name.replace("/", "\\"), f"{name}\n", "x" * 300))
    parts[new] = parts.pop(name)


def empty_part(rng: Random, parts: Parts) -> None:
    parts[rng.choice(list(parts))] = b""


def break_part(rng: Random, parts: Parts) -> None:
    """Bytes broken inside a part, the zip itself being sound: what a checksum does not catch."""
    name = rng.choice([name for name, content in parts.items() if content] or list(parts))
    if parts[name]:
        parts[name] = rng.choice((flip_bits, overwrite, truncate, cut_out, repeat))(rng, parts[name])


def duplicate_part(rng: Random, data: bytes) -> bytes:
    """A second part of the same name, with other content."""
    target = io.BytesIO(data)
    try:
        with warnings.catch_warnings(), zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package:
            warnings.simplefilter("ignore")  # zipfile warns of the double name that is wanted here
            names = package.namelist()
            package.writestr(zipfile.ZipInfo(rng.choice(names)), package.read(rng.choice(names)))
    except (*_NO_PACKAGE, IndexError):
        return data
    return target.getvalue()


# Text files


def edit_text(rng: Random, data: bytes) -> bytes:
    """Delimiters, quotation marks, line ends, NUL and far too long or too many fields, in the file's own encoding."""
    bits = (
        b",",
        b'"',
        b'""',
        b"\t",
        b"\r",
        b"\n",
        b"\0",
        b";",
        b"sep=;\n",
        b"\x1b$B",
        b"\xe2\x80\xa8",
        b"\xff",
        b",=1+1",
    )
    if rng.random() < 0.1:
        return data + b"," * rng.choice((900, 1_100, 20_000)) + "が".encode() * rng.choice((1, 40_000))
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(data) + 1)
        data = data[:at] + rng.choice(bits) * rng.choice((1, 1, 3)) + data[at + rng.choice((0, 0, 1, 5)) :]
    return data


def recode(rng: Random, data: bytes) -> bytes:
    """The same text in another encoding, with or without its mark."""
    text = data.decode("utf-8", "replace")
    encoding = rng.choice(
        ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp932", "euc_jp", "iso2022_jp", "utf-7", "utf-8")
    )
    return rng.choice((b"", b"", b"\xef\xbb\xbf", b"\xff\xfe")) + text.encode(encoding, "replace")


# xls


def break_record(rng: Random, data: bytes) -> bytes:
    """A 16-bit field of the workbook stream or of the file's tables: a record's kind, its length, an index, a count."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.choice((rng.randrange(0, 512), rng.randrange(512, len(data) - 2))) // 2 * 2
        struct.pack_into("<H", changed, at, rng.choice((0, 1, 0x7FFF, 0x8000, 0xFFFF, 0xFFFE, rng.randrange(65_536))))
    return bytes(changed)


ON_BYTES: tuple[Mutation, ...] = (flip_bits, overwrite, truncate, cut_out, repeat, append)
ON_PACKAGES: tuple[Mutation, ...] = (
    *(on_parts(change) for change in (drop_part, swap_parts, rename_part, empty_part, break_part, break_part)),
    duplicate_part,
)


def _named(name: str, change: Callable[..., None]) -> Mutation:
    mutation = on_parts(change)
    mutation.__name__ = name  # type: ignore[attr-defined]
    return mutation


ON_XML: tuple[Mutation, ...] = tuple(_named(name, change) for name, change in XML_EDITS.items())
ON_TEXT: tuple[Mutation, ...] = (edit_text, edit_text, recode, flip_bits, truncate, cut_out, repeat)
ON_COMPOUND: tuple[Mutation, ...] = (break_record, break_record, *ON_BYTES)


def mutated(rng: Random, data: bytes) -> tuple[str, bytes]:
    """The names of the one to three mutations that were made, and what became of the file."""
    names = []
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        if not data:
            break
        change = rng.choice(_fitting(rng, data))
        names.append(change.__name__)
        data = change(rng, data)
    return "+".join(names), data


def _fitting(rng: Random, data: bytes) -> tuple[Mutation, ...]:
    if data.startswith(b"PK"):
        return rng.choices((ON_XML, ON_PACKAGES, ON_BYTES), (8, 2, 1))[0]
    if data.startswith(b"\xd0\xcf\x11\xe0") and len(data) > 600:
        return ON_COMPOUND
    return ON_TEXT
