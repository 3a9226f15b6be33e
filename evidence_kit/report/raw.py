"""PDF objects written by ourselves, where ReportLab has no words for them or writes them amiss.

The rules are: what is given is what stands in the file; text in dictionaries is UTF-16BE in hex, so
that no character can end a string early (ISO 32000-1 §7.9.2.2); a stream's data end with a line
feed of their own (ISO 19005-3 §6.1.7.1), which ReportLab 5.1.0 leaves out.
"""

import zlib
from collections.abc import Callable, Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc

from evidence_kit.overriding import override


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab ships no types
    """An object whose bytes are known only when the file is written."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[[], bytes]) -> None:
        self._write = write

    @override
    def format(self, document: Any) -> bytes:
        return self._write()


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab ships no types
    """A stream: data, compressed if asked, behind a dictionary."""

    __RefOnly__ = 1

    def __init__(
        self, data: bytes, entries: Mapping[str, str] | None = None, *, compress: bool = True
    ) -> None:
        self._data = zlib.compress(data) if compress else data
        self._entries = dict(entries or {})
        if compress:
            self._entries["Filter"] = "/FlateDecode"

    @override
    def format(self, document: Any) -> bytes:
        entries = dictionary({**self._entries, "Length": str(len(self._data))})
        return b"".join((entries.encode("ascii"), b"\nstream\n", self._data, b"\nendstream\n"))


def dictionary(entries: Mapping[str, str]) -> str:
    """Write a dictionary; the values are PDF already.

    >>> dictionary({"Type": "/Font", "Length": "3"})
    '<</Type /Font /Length 3>>'
    """
    return "<<" + " ".join(f"/{key} {value}" for key, value in entries.items()) + ">>"


def text_string(text: str) -> str:
    """Write a text for a dictionary.

    >>> text_string("é")
    '<FEFF00E9>'
    """
    return "<FEFF" + text.encode("utf-16-be", "replace").hex().upper() + ">"


def name(text: str) -> str:
    """Write a name; everything but letters and digits is escaped (ISO 32000-1 §7.3.5).

    >>> name("text/csv")
    '/text#2Fcsv'
    """
    escaped = (
        chr(byte) if chr(byte).isalnum() and byte < 0x80 else f"#{byte:02X}"  # noqa: PLR2004 - ASCII ends here
        for byte in text.encode("utf-8")
    )
    return "/" + "".join(escaped)


def refer(document: Any, target: Any, internal_name: str | None = None) -> str:
    """Give an object its number in the file and return the reference to it."""
    reference = document.Reference(target, internal_name)
    return reference_to(document, reference.name)


def reference_to(document: Any, internal_name: str) -> str:
    """Return the reference to an object that has its number already."""
    number, generation = document.idToObjectNumberAndVersion[internal_name]
    return f"{number} {generation} R"


def number(value: float) -> str:
    """Write a number as short as it can be, to a thousandth.

    >>> number(12.0), number(-0.12345), number(0.00001)
    ('12', '-0.123', '0')
    """
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written in {"-0", ""} else written
