"""The papers beside the report: which there are for a case, each as a PDF and some as text too.

The rules are: a paper is made from the case file alone; names of files are ours and say nothing of
the case, because names stay in lists; a kind for which the case holds nothing makes no paper.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from evidence_kit.guidance.schema import Guidance
from evidence_kit.guidance.situation import Situation
from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, Digest, ExportFacts, ItemId, PaperKind
from evidence_kit.progress import Cancel
from evidence_kit.report.document import Block, Frame
from evidence_kit.report.form_text import form_blocks
from evidence_kit.report.hash_statement import hash_statement_blocks, hash_statement_title
from evidence_kit.report.paper_text import paper_text
from evidence_kit.report.payment_sheet import payment_blocks, payment_title
from evidence_kit.report.placing import platforms_of, ways_of
from evidence_kit.report.preservation_sheet import preservation_blocks, preservation_title
from evidence_kit.report.receipt import PackageSaid, Receipt, receipt_title
from evidence_kit.report.small_paper import Draw, in_order, set_paper


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """What papers are made from."""

    case_file: CaseFile
    facts: ExportFacts
    guidance: Guidance
    situation: Situation
    """What the case says of the person, for whom to call."""
    today: date
    """The day that decides what of the guidance may be shown."""
    file_of: Mapping[ItemId, str]
    """Where each exhibit of the package lies in it."""
    package: PackageSaid | None
    """What the receipt is for; ``None`` where its code is not known yet."""
    elsewhere: Mapping[ItemId, str] = field(default_factory=dict)
    """Exhibits that are in the package and not in this part of it, and where they are; English."""
    report_digest: Digest | None = None
    """SHA-256 of the report, where that is handed over on paper and no package is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper, as a file."""

    kind: PaperKind
    name: str
    """Of the file: ours, in ASCII."""
    title: str
    """In the paper's language; a platform's name in it stands as it was recorded."""
    data: bytes


def papers(
    order: PaperOrder, kinds: Iterable[PaperKind], words: Words, cancel: Cancel | None = None
) -> Iterator[Paper]:
    """Make the papers of some kinds, one after the other.

    Args:
        order: What they are made from.
        kinds: Which are wanted.
        words: The language they are in.
        cancel: Checked on every page.

    Raises:
        ReportError: One could not be laid out.
        CancelledError: The person asked to stop.
    """
    for kind in kinds:
        for sheet in _sheets(order, kind, words):
            yield from _files(sheet, order, words, cancel)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """One paper before it meets a page."""

    kind: PaperKind
    stem: str
    title: str
    draw: Draw
    blocks: tuple[Block, ...]
    """What its text holds; empty where nobody copies from it."""


def _sheets(order: PaperOrder, kind: PaperKind, words: Words) -> Iterator[_Sheet]:
    case_file, facts = order.case_file, order.facts
    match kind:
        case PaperKind.PRESERVATION:
            platforms = platforms_of(case_file, order.guidance, order.today)
            for n, platform in enumerate(platforms, start=1):
                blocks = preservation_blocks(platform, case_file, facts, words)
                title = preservation_title(platform, words)
                yield _copied(kind, f"{kind.value}-{n:02d}", title, blocks)
        case PaperKind.MONEY:
            ways = ways_of(case_file, order.guidance, order.situation, order.today)
            for n, way in enumerate(ways, start=1):
                blocks = payment_blocks(way, case_file, facts, words)
                yield _copied(kind, f"{kind.value}-{n:02d}", payment_title(way, words), blocks)
        case PaperKind.FORM_TEXT:
            title = words.gettext("Text for forms")
            yield _copied(kind, kind.value, title, form_blocks(case_file, facts, words))
        case PaperKind.HASHES:
            blocks = hash_statement_blocks(case_file, facts, order.file_of, words, order.elsewhere)
            yield _drawn(kind, hash_statement_title(words), in_order(blocks))
        case PaperKind.RECEIPT:
            receipt = Receipt(case_file, facts, order.package, words, order.report_digest)
            yield _drawn(kind, receipt_title(words), receipt.draw)


def _copied(kind: PaperKind, stem: str, title: str, blocks: Iterable[Block]) -> _Sheet:
    made = tuple(blocks)
    return _Sheet(kind=kind, stem=stem, title=title, draw=in_order(made), blocks=made)


def _drawn(kind: PaperKind, title: str, draw: Draw) -> _Sheet:
    return _Sheet(kind=kind, stem=kind.value, title=title, draw=draw, blocks=())


def _files(
    sheet: _Sheet, order: PaperOrder, words: Words, cancel: Cancel | None
) -> Iterator[Paper]:
    def paper(ending: str, data: bytes) -> Paper:
        name = f"{sheet.stem}.{ending}"
        return Paper(kind=sheet.kind, name=name, title=sheet.title, data=data)

    title = _as_sample(sheet.title, order, words)
    pdf = set_paper(
        _frame(title, order, words),
        "",
        sheet.draw,
        made_at=order.facts.made_at,
        words=words,
        cancel=cancel,
    )
    yield paper("pdf", pdf)
    if sheet.blocks:
        yield paper("txt", paper_text(title, sheet.blocks))


def _frame(title: str, order: PaperOrder, words: Words) -> Frame:
    running_title = words.gettext("Case {reference}").format(
        reference=order.case_file.case.reference
    )
    return Frame(
        running_title=_as_sample(running_title, order, words),
        footer=words.gettext("Contains personal data. Keep it closed."),
        page_words=words.gettext("Page {page} of {total}"),
        contents_title="",
        language=order.facts.language,
        title=title,
        author="Evidence Kit",
        subject=title,
    )


def _as_sample(title: str, order: PaperOrder, words: Words) -> str:
    """Return a title that says of the sample case that it is not real; of any other as it is."""
    if not order.case_file.case.is_sample:
        return title
    return words.gettext("Not real: {title}").format(title=title)
