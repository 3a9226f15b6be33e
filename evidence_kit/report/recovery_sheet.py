"""The spare key on paper: a recovery code as eight groups of four, and as a QR code.

Whoever has the sheet opens the case. So nothing on it says what it is for beyond that: no name, no
account, and not the program's name, because it may lie somewhere.
"""

from collections.abc import Iterator
from datetime import datetime

from reportlab.platypus import Flowable, Spacer

from evidence_kit import keys
from evidence_kit.formats import formats_of
from evidence_kit.i18n import N_, Words
from evidence_kit.report.document import Bullets, Frame, Text, exact, said
from evidence_kit.report.grids import Commandlist, plain_grid
from evidence_kit.report.layout import Layout
from evidence_kit.report.qr import QrPicture
from evidence_kit.report.small_paper import set_paper
from evidence_kit.report.structure import Node, Tag
from evidence_kit.report.styles import FRAME_WIDTH_PT, INK, Setting
from evidence_kit.report.text import paragraphs

_TITLE = N_("Spare key sheet")
_USE = N_("Opens one case when its password is lost.")
_ADVICE = (
    N_("Keep it away from this computer: with someone you trust, or where only you look."),
    N_(
        "To type it: capitals, spaces and dashes make no difference. I, L, O and U do not occur. "
        "The last two characters check the others, so a typing mistake is noticed."
    ),
    N_("The square holds the same code, for a phone that reads it to you."),
    N_("Did this come from a file? The file itself opens the case. Remove it once it is printed."),
)
_GROUPS_PER_LINE = 2
_GROUP = Setting(size_pt=20, leading_pt=30, may_part_anywhere=True, strong=True)
_NUMBER = Setting(size_pt=10, leading_pt=14, quiet=True, may_part_anywhere=True)
_PADDING_PT = 12
_NUMBER_PT = 34.0
_GROUP_PT = FRAME_WIDTH_PT / _GROUPS_PER_LINE - _NUMBER_PT


def build_recovery_sheet(code: str, *, made_at: datetime, words: Words) -> bytes:
    """Make the sheet as a PDF of one page; the same code and instant give the same bytes.

    Args:
        code: As :func:`evidence_kit.keys.new_recovery_code` made it.
        made_at: When; its day is printed.
        words: The language of the sheet.

    Raises:
        RecoveryCodeMistypedError: It is no recovery code.
        ReportError: The sheet cannot be laid out.
    """
    groups = keys.grouped_recovery_code(keys.require_recovery_code(code)).split("-")
    made = words.gettext("Made on {day}").format(day=formats_of(words).written_day(made_at))

    def draw(layout: Layout, root: Node) -> Iterator[Flowable]:
        def set_text(text: Text, setting: Setting, width_pt: float, node: Node) -> list[Flowable]:
            return list(
                paragraphs(
                    text, setting, fonts=layout.fonts, words=words, width_pt=width_pt, node=node
                )
            )

        def group(number: int, node: Node) -> tuple[list[Flowable], list[Flowable]]:
            # Its number small before it: people read groups to each other and look for the place.
            return (
                set_text(said(f"{number}"), _NUMBER, _NUMBER_PT, node),
                set_text(exact(groups[number - 1]), _GROUP, _GROUP_PT, node),
            )

        listed = root.add(Tag.GROUP)
        rows = [
            [cell for n in range(_GROUPS_PER_LINE) for cell in group(start + n, listed)]
            for start in range(1, len(groups) + 1, _GROUPS_PER_LINE)
        ]
        box: Commandlist = [
            ("BOX", (0, 0), (-1, -1), 1.1, INK),
            ("LEFTPADDING", (0, 0), (-1, -1), _PADDING_PT),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ]
        yield plain_grid(rows, [_NUMBER_PT, _GROUP_PT] * _GROUPS_PER_LINE, box)
        yield Spacer(0, 14)
        says = words.gettext("The same code, for a phone")
        yield QrPicture("-".join(groups), root.add(Tag.FIGURE, says=says))
        yield Spacer(0, 14)
        advice = Bullets(items=tuple(said(words.gettext(text)) for text in _ADVICE))
        yield from layout.block(advice, root)

    subtitle = f"{made}\n{words.gettext(_USE)}"
    return set_paper(_frame(words), subtitle, draw, made_at=made_at, words=words)


def _frame(words: Words) -> Frame:
    title = words.gettext(_TITLE)
    return Frame(
        running_title="",
        footer="",
        page_words=words.gettext("Page {page} of {total}"),
        contents_title="",
        language=words.info().get("language") or "en",
        title=title,
        author="",
        subject=title,
    )
