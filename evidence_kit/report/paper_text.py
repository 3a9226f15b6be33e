"""A paper's blocks → plain text, to be copied into forms and letters.

The rules are: no line is broken, so that a value copies in one piece; everything that cannot be
seen is printed as its number, as on paper; what is filled in by hand stays a line to fill in.
"""

from collections.abc import Iterable, Iterator

from evidence_kit.report.document import (
    Blanks,
    Block,
    Box,
    Bullets,
    Cell,
    Fields,
    Prose,
    Subheading,
    Table,
    Text,
)
from evidence_kit.visible import visible


def paper_text(title: str, blocks: Iterable[Block]) -> bytes:
    """Return the text in UTF-8, its lines ended by CR and LF for every program that opens it.

    Raises:
        TypeError: A block has no form in plain text.
    """
    lines = [title, "=" * len(title), ""]
    for block in blocks:
        lines += _lines_of(block)
    text = "\n".join(lines).rstrip("\n") + "\n"
    return text.replace("\n", "\r\n").encode("utf-8", "backslashreplace")


def _lines_of(block: Block) -> Iterator[str]:
    match block:
        case Subheading(text=text):
            yield from ("", text, "-" * len(text), "")
        case Prose(texts=texts):
            yield from (*_cell(texts), "")
        case Bullets(items=items):
            yield from (*(f"- {_line(item)}" for item in items), "")
        case Box(title=title, body=body):
            yield from (title, *_cell(body), "")
        case Fields(rows=rows):
            for row in rows:
                yield from (f"{row.label}:", *_cell(row.value))
            yield ""
        case Table():
            yield from _table(block)
        case Blanks(title=title, labels=labels):
            yield from ("", title, *(f"{label}: ____" for label in labels), "")
        case _:
            raise TypeError(type(block).__name__)


def _table(table: Table) -> Iterator[str]:
    for row in table.rows:
        for column, content in zip(table.columns, row, strict=True):
            lines = list(_cell(content))
            if len(lines) == 1:
                yield f"{column.title}: {lines[0]}"
            else:
                yield from (f"{column.title}:", *lines)
        yield ""


def _cell(content: Cell) -> Iterator[str]:
    for text in content:
        yield from _line(text).split("\n")


def _line(text: Text) -> str:
    shown = visible(text.text, is_exact=text.exact)
    return f"{text.lead} {shown}" if text.lead else shown
