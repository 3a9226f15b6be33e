"""One page of a report → its picture and its text, without a PDF library in this process.

The parent's side: the drawing process is started afresh for every page, is handed the PDF, and
gives one bounded answer. The rules are: nothing is written anywhere; an answer that is not what was
asked for is no answer.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evidence_kit.errors import ReportError
from evidence_kit.sandbox.children import Ending, converse, patiently

FROZEN_ARGUMENT = "--page-drawer"
"""Hidden first argument by which a frozen app, which has no ``-m``, becomes this process."""

MOST_WIDTH_PX = 2_400
"""An A4 page at 290 dots to the inch."""

_IS_FROZEN: bool = getattr(sys, "frozen", False)
"""Set by PyInstaller."""
_MAGIC = b"EKPG1\n"
_HEAD_BYTES = 10
_MOST_TEXT_BYTES = 1 << 20
_MOST_HEIGHT_TO_WIDTH = 2
"""A4 is 1.41 times as high as wide; no page of ours is a strip."""
_WALL_CLOCK_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPage:
    """A page that can be shown."""

    number: int
    """From 1."""
    pages: int
    """How many the report has."""
    width_px: int
    height_px: int
    rgb: bytes
    """Width x height x 3 bytes, rows from the top."""
    text: str
    """What stands on the page, for those who do not see it."""


def draw_page(
    pdf: bytes, number: int, *, width_px: int, while_waiting: Callable[[], None] = patiently
) -> DrawnPage:
    """Draw one page of a report in a fresh locked-down process.

    Args:
        pdf: The report.
        number: The page, from 1.
        width_px: Its width; the height follows.
        while_waiting: Called again and again until it is drawn; what it raises ends the process.

    Raises:
        ValueError: There is no such width or page.
        ReportError: The drawing process gave no page.
    """
    if not (0 < width_px <= MOST_WIDTH_PX and number > 0):
        raise ValueError(f"number={number} width_px={width_px}")
    command = [*drawer_command(is_frozen=_IS_FROZEN), str(number), str(width_px)]
    return draw_with(command, pdf, number, width_px=width_px, while_waiting=while_waiting)


def draw_with(
    command: Sequence[str],
    pdf: bytes,
    number: int,
    *,
    width_px: int,
    while_waiting: Callable[[], None] = patiently,
) -> DrawnPage:
    """Draw with a process started by this command; :func:`draw_page` names the right one.

    Raises:
        ReportError: It gave no page.
    """
    most = _HEAD_BYTES + len(_MAGIC) + _MOST_TEXT_BYTES
    heard = converse(
        command,
        pdf,
        most_answer_bytes=most + 3 * _MOST_HEIGHT_TO_WIDTH * (width_px + 1) ** 2,
        wall_clock_s=_WALL_CLOCK_S,
        while_waiting=while_waiting,
    )
    if heard.ending is not Ending.ANSWERED:
        raise ReportError(reason=f"page {number} was not drawn: {heard.detail}")
    return _read(heard.answer, number, width_px)


def drawer_command(*, is_frozen: bool) -> tuple[str, ...]:
    """Return how the drawing process is started here."""
    if is_frozen:
        return (sys.executable, FROZEN_ARGUMENT)
    return (sys.executable, "-I", "-m", "evidence_kit.sandbox.drawing_child")


def _read(answer: bytes, number: int, width_px: int) -> DrawnPage:
    head = answer.removeprefix(_MAGIC)[:_HEAD_BYTES]
    pages, width, height = (int.from_bytes(head[at : at + 2], "big") for at in (0, 2, 4))
    text_bytes = int.from_bytes(head[6:], "big")
    start = len(_MAGIC) + _HEAD_BYTES
    rgb_bytes = width * height * 3
    is_what_was_asked = (
        answer.startswith(_MAGIC)
        and len(answer) == start + rgb_bytes + text_bytes
        and abs(width - width_px) <= 1
        and 0 < height <= _MOST_HEIGHT_TO_WIDTH * width
        and number <= pages
        and text_bytes <= _MOST_TEXT_BYTES
    )
    if not is_what_was_asked:
        raise ReportError(reason=f"the drawing of page {number} is none")
    return DrawnPage(
        number=number,
        pages=pages,
        width_px=width,
        height_px=height,
        rgb=answer[start : start + rgb_bytes],
        text=answer[start + rgb_bytes :].decode("utf-8", "replace"),
    )
