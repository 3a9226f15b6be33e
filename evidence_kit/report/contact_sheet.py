"""The CONFIDENTIAL contact sheet: who the person is, who helps, and how to reach them.

It is a paper of its own, because the report may be read by the defence (product rule O3). The rules
are: nothing but what was said for it stands on it, word for word; what was not said is named as
that, with room to write it by hand; nothing of what happened appears.
"""

from collections.abc import Mapping
from datetime import datetime

from reportlab.platypus import Flowable

from evidence_kit.contact import CONTACT_LABELS, OF_THE_PERSON, OF_THE_WORKER, ContactField
from evidence_kit.i18n import N_, Words
from evidence_kit.model import SAMPLE_MARK
from evidence_kit.progress import Cancel, silent
from evidence_kit.report.document import (
    Block,
    Box,
    Field,
    Fields,
    Frame,
    Prose,
    Subheading,
    Tone,
    exact,
    said,
)
from evidence_kit.report.fonts import bundled_fonts
from evidence_kit.report.layout import Layout
from evidence_kit.report.pages import PageOf, typeset
from evidence_kit.report.structure import Node

_TITLE = N_("Contact sheet")
_MARK = N_("CONFIDENTIAL")
_KEEP_APART = N_(
    "For the officer who deals with the case. Please keep it apart from the report and from the "
    "package: both may be read by the other side, and this must not be."
)
_AS_SAID = N_(
    "As written by the person, or by who helps. Nobody checked it. Every line may stay open."
)
_NOT_SAID = N_("not said")
_LABEL_MM = 62


def build_contact_sheet(
    answers: Mapping[str, str],
    *,
    reference: str,
    made_at: datetime,
    words: Words,
    cancel: Cancel | None = None,
) -> bytes:
    """Make the sheet as a PDF; the same answers and instant give the same bytes.

    Args:
        answers: What is said of the case as a whole, by name; others than those here are ignored.
        reference: Of the case, so that the sheet finds its report.
        made_at: The instant the PDF is dated with; its day is printed.
        words: The language of the sheet.
        cancel: Checked before each page.

    Raises:
        ReportError: The sheet cannot be laid out.
        CancelledError: The person asked to stop.
    """
    fonts = bundled_fonts()
    stop = cancel or Cancel()
    blocks = contact_blocks(answers, words)

    def story(page_of: PageOf, root: Node) -> list[Flowable]:
        layout = Layout(
            fonts=fonts,
            words=words,
            page_of=page_of,
            preview_of=lambda _item_id: None,
            preview_sizes_px={},
            cancel=stop,
        )
        made = words.gettext("Made on {day}").format(day=f"{made_at:%Y-%m-%d}")
        subtitle = f"{words.gettext(_MARK)} · {reference}\n{made}"
        if reference.startswith(SAMPLE_MARK):
            subtitle += "\n" + words.gettext("Sample case. Nothing in it is real.")
        parts = list(layout.title(words.gettext(_TITLE), subtitle, root))
        for block in blocks:
            parts += layout.block(block, root)
        return parts

    frame = _frame(reference, words)
    return typeset(frame, story, fonts=fonts, made_at=made_at, report=silent, cancel=stop)


def contact_blocks(answers: Mapping[str, str], words: Words) -> tuple[Block, ...]:
    """Return everything on the sheet, in reading order."""
    _ = words.gettext
    return (
        Box(title=_(_MARK), body=(said(_(_KEEP_APART)),)),
        Subheading(text=_("The person")),
        _fields(OF_THE_PERSON, answers, words),
        Subheading(text=_("Who helps")),
        _fields(OF_THE_WORKER, answers, words),
        Prose(texts=(said(_(_AS_SAID), tone=Tone.QUIET),), is_small=True),
    )


def _fields(fields: tuple[ContactField, ...], answers: Mapping[str, str], words: Words) -> Fields:
    rows = []
    for field in fields:
        text = answers.get(field, "")
        value = tuple(map(exact, text.splitlines()))
        value = value or (said(words.gettext(_NOT_SAID), tone=Tone.QUIET),)
        rows.append(Field(label=words.gettext(CONTACT_LABELS[field]), value=value))
    return Fields(rows=tuple(rows), label_width_mm=_LABEL_MM)


def _frame(reference: str, words: Words) -> Frame:
    title = words.gettext(_TITLE)
    return Frame(
        running_title=reference,
        footer=words.gettext(_MARK),
        page_words=words.gettext("Page {page} of {total}"),
        contents_title="",
        language=words.info().get("language") or "en",
        title=title,
        author="Evidence Kit",
        subject=title,
    )
