"""A small paper: its title, and what stands below it; drawn, tagged and archived like the report.

What this is for: everything on paper that is not the report – the checklist, the spare key, the
page for a witness, the requests. What it is not for: saying anything but which case it is of, what
the case is about and when the paper was made; each paper's own file says the rest.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from reportlab.platypus import Flowable

from evidence_kit.i18n import Words
from evidence_kit.model import Action, CaseFile, ExportFacts
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.report import styles
from evidence_kit.report.corrected import made_at_of
from evidence_kit.report.document import Block, Cell, Field, Frame, Text, cell, exact
from evidence_kit.report.fonts import bundled_fonts
from evidence_kit.report.layout import Layout
from evidence_kit.report.moments import both_words, offset_minutes_of
from evidence_kit.report.pages import PageOf, typeset
from evidence_kit.report.structure import Node, Tag
from evidence_kit.report.styles import Setting
from evidence_kit.told_times import stated_instant

Draw = Callable[[Layout, Node], Iterable[Flowable]]
"""Makes what stands below the title anew; called once for each of the two runs."""


def set_paper(
    frame: Frame,
    subtitle: str,
    draw: Draw,
    *,
    made_at: datetime,
    words: Words,
    report: Report = silent,
    cancel: Cancel | None = None,
    form_value: Setting = styles.FORM_VALUE,
) -> bytes:
    """Lay a paper out and return the PDF; the same input gives the same bytes.

    Args:
        frame: What stands around every page; its title is the paper's.
        subtitle: Below the title; "" for nothing.
        draw: Makes what stands below.
        made_at: The instant the PDF is dated with.
        words: The paper's language.
        report: Told each finished page.
        cancel: Checked before each flowable.
        form_value: How the text in boxes and beside squares is set.

    Raises:
        ReportError: It cannot be laid out.
        CancelledError: The person asked to stop.
    """
    fonts = bundled_fonts()
    stop = cancel or Cancel()

    def story(page_of: PageOf, root: Node) -> list[Flowable]:
        layout = Layout(
            fonts=fonts,
            words=words,
            page_of=page_of,
            preview_of=lambda _item_id: None,
            preview_sizes_px={},
            cancel=stop,
            form_value=form_value,
            subheading=Tag.HEADING,
        )
        return [*layout.title(frame.title, subtitle, root), *draw(layout, root)]

    return typeset(frame, story, fonts=fonts, made_at=made_at, report=report, cancel=stop)


def in_order(blocks: Iterable[Block]) -> Draw:
    """Return what draws blocks one below the other."""
    all_blocks = tuple(blocks)

    def draw(layout: Layout, root: Node) -> Iterator[Flowable]:
        for block in all_blocks:
            yield from layout.block(block, root)

    return draw


def case_field(case_file: CaseFile, words: Words) -> Field:
    """Return the line that says of which case a paper is; it names nobody."""
    value: Cell = (exact(case_file.case.reference),)
    if case_file.case.is_sample:
        value = (*value, *cell(words.gettext("Sample case. Nothing in it is real.")))
    return Field(label=words.gettext("Case"), value=value)


def about_field(words: Words) -> Field:
    """Return the line that says what it is about, in words that judge nobody."""
    about = words.gettext("Online blackmail with intimate images (sextortion), as reported")
    return Field(label=words.gettext("What it is about"), value=cell(about))


def made_field(facts: ExportFacts, words: Words) -> Field:
    """Return the line that says when a paper was made."""
    made = both_words(facts.made_at, facts.offset_minutes)
    return Field(label=words.gettext("This sheet was made"), value=cell(made))


def version_field(case_file: CaseFile, facts: ExportFacts, words: Words) -> Field:
    """Return the line that says which version a sheet is, and that it takes the place of others.

    A company that holds two sheets of one case must see which of them counts.
    """
    _ = words.gettext
    if facts.papers_number is None:
        # Translators: on a sheet for a bank or platform, about the report it goes with.
        which = _("Goes with version {version} of the report.").format(version=facts.version)
    else:
        # Translators: a sheet that was made without a report.
        which = _("Made on its own, no. {number}.").format(number=facts.papers_number)
    before = [entry for entry in case_file.ledger if entry.action is Action.EXPORTED]
    if not before:
        return Field(label=_("Version"), value=cell(which))
    last = before[-1]
    replaces = _(
        "It takes the place of earlier sheets like it. What went out last was made {time}."
    )
    time = both_words(made_at_of(last), last.offset_minutes)
    return Field(label=_("Version"), value=cell(f"{which} {replaces.format(time=time)}"))


def instant_cell(at_text: str, words: Words) -> Cell:
    """Return a time in UTC and in its own zone, or as it was given where it is no instant."""
    instant = stated_instant(at_text)
    if instant is not None:
        return cell(both_words(instant, offset_minutes_of(instant)))
    return (Text(text=at_text or words.gettext("not known")),)
