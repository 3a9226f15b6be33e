"""A table as a spreadsheet opens it, and as a program reads it back.

The rules are:

* CSV as Excel opens it without questions: UTF-8 with a byte order mark, commas, CRLF.
* Cells can hold text that a stranger wrote. A cell that a spreadsheet might take for a formula gets
  an apostrophe in front, and so does one whose digits it would round, cut or read as a date (a
  17-digit account, a sort code, 12.05). A cell that begins with an apostrophe gets one too: take
  one leading apostrophe away and every cell is exactly what was recorded, control and bidi
  characters included.
* An amount is a number, with a point: its column can be added up. Where a computer writes numbers
  with a comma, a spreadsheet may read 12.05 as a day: the amount stands a second time with its
  currency, which nothing takes for anything else.
"""

import csv
import io
import re
from collections.abc import Iterable

INDEX_FOLDER = "data/index/"
"""Where the tables stand in a package."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What spreadsheets take for the start of a formula (OWASP, CSV Injection), also full-width."""

_HARMLESS_NUMBER = re.compile(r"0|[1-9][0-9]{0,10}")
"""Whole numbers that Excel shows as they are; from 12 digits it rounds to powers of ten."""

_REWRITTEN = re.compile(r"[0-9][0-9 .,:/()-]*|[0-9]+[eE][0-9]+")
"""What spreadsheets turn into another number, a date or a time."""


_PLAIN_NUMBER = re.compile(r"(?=[0-9.]{1,16}\Z)(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
"""A number with a point: a spreadsheet keeps 15 digits of one."""


def write_table(
    columns: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    *,
    numbers: frozenset[str] = frozenset(),
) -> bytes:
    """Write a table; each row has as many cells as there are columns.

    Args:
        columns: Their names.
        rows: Their cells.
        numbers: Columns in which a plain number is meant as one, to be added up.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    writer.writerows(
        tuple(
            cell
            if name in numbers and _PLAIN_NUMBER.fullmatch(cell) is not None
            else _guarded(cell)
            for name, cell in zip(columns, row, strict=True)
        )
        for row in rows
    )
    # Names from a foreign file system may hold bytes that are no text; they stay as \udcXX.
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def read_table(data: bytes) -> list[dict[str, str]]:
    """Read a table as written here back into its exact cells.

    Raises:
        ValueError: It is not such a table.
    """
    try:
        lines = io.StringIO(data.decode("utf-8-sig"), newline="")
        header, *rows = list(csv.reader(lines, strict=True))
    except csv.Error as problem:
        raise ValueError(str(problem)) from problem
    if any(len(row) != len(header) for row in rows):
        raise ValueError("a row has more or fewer cells than the header")
    return [
        {name: _unguarded(cell) for name, cell in zip(header, row, strict=True)} for row in rows
    ]


def _guarded(cell: str) -> str:
    is_risky = cell.startswith(("'", *_FORMULA_STARTS)) or (
        _REWRITTEN.fullmatch(cell) is not None and _HARMLESS_NUMBER.fullmatch(cell) is None
    )
    return "'" + cell if is_risky else cell


def _unguarded(cell: str) -> str:
    return cell.removeprefix("'")
