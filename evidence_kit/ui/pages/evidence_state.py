"""All that the evidence page shows, as one value."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from evidence_kit.exhibit_order import EXHIBIT_ORDER
from evidence_kit.i18n import Words
from evidence_kit.messages import CaseBegun, CaseSeen
from evidence_kit.model import Finding, Item, ItemId, ItemStatus, Verdict
from evidence_kit.questions import Quality, quality_of
from evidence_kit.ui.alerts import Alert
from evidence_kit.ui.models.item_words import KindFilter, is_empty
from evidence_kit.ui.models.piece_order import Place, find_place, pieces_in_order
from evidence_kit.ui.pages.evidence_drawing import ListLayout
from evidence_kit.ui.pages.evidence_question import Question
from evidence_kit.ui.pages.evidence_transfer import Transfer

_STATEMENT = "statement"
"""What the person's own account is called among what is found; everything else has a number."""


class Face(StrEnum):
    """Which of its faces the page shows."""

    PIECES = "pieces"
    QUESTION = "question"
    DESCRIBING = "describing"
    COVERING = "covering"
    TAKING_IN = "taking-in"
    TAKEN_IN = "taken-in"
    """What became of the files, until the person has seen it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where all the words stand that somebody looks for."""

    text: str
    names: frozenset[str]
    """Labels of pieces, and names of what was written down."""
    not_searched: tuple[str, ...] = ()
    """Labels of pieces that could not be looked through to their end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """The evidence page at one instant."""

    case: CaseSeen | None = None
    beginning: CaseBegun | None = None
    """What is known of all pieces while the case has only the first of them."""
    face: Face = Face.PIECES
    question: Question | None = None
    """What is being asked, or still waits for an answer."""
    taken: Question | None = None
    """What was answered about the files on their way in."""
    transfer: Transfer | None = None
    """The files on their way in, and what became of them."""
    described_at: int | None = None
    """Which file of the question is being described instead."""
    opened: ItemId | None = None
    """The piece whose detail is open."""
    kind: KindFilter = KindFilter.ALL
    layout: ListLayout = ListLayout.TILES
    is_several: bool = False
    """Several pieces are being described at once; none is open meanwhile."""
    found: Found | None = None
    """Where the words stand that are looked for; ``None`` when none are."""
    alert: Alert | None = None
    """Why something that was asked for was not done."""
    note: str = ""
    """What was done just now, in the person's language."""

    @property
    def is_working(self) -> bool:
        """Whether files are coming in just now."""
        return self.transfer is not None and not self.transfer.is_over

    @property
    def items(self) -> tuple[Item, ...]:
        """Every piece of the case in order of number, stubs included."""
        return () if self.case is None else self.case.items

    @property
    def is_filling(self) -> bool:
        """Whether only the first pieces are here, and the others follow in a moment."""
        return self.beginning is not None

    @property
    def count(self) -> int:
        """How many pieces the case has, stubs included, whether they are here yet or not."""
        return len(self.items) if self.beginning is None else self.beginning.count

    @property
    def pieces(self) -> tuple[Item, ...]:
        """Every piece in the order in which they are read."""
        return () if self.case is None else pieces_in_order(self.case)

    @property
    def listed(self) -> tuple[Item, ...]:
        """The pieces that have the words somebody looks for; all of them when nobody does."""
        if self.found is None:
            return self.pieces
        return tuple(item for item in self.pieces if item.label in self.found.names)

    @property
    def found_elsewhere(self) -> int:
        """How much of what was written down has the words, outside the pieces."""
        names = frozenset() if self.found is None else self.found.names
        # A covered copy has a label too, and is no place where somebody wrote.
        return sum("/" in name or name == _STATEMENT for name in names)

    @property
    def is_order_chosen(self) -> bool:
        """Whether the pieces stand otherwise than by their numbers."""
        return self.case is not None and bool(self.case.answers.get(EXHIBIT_ORDER))

    @property
    def opened_item(self) -> Item | None:
        """The piece whose detail is open."""
        return next((item for item in self.items if item.id == self.opened), None)

    @property
    def quality_of_opened(self) -> dict[Quality, str]:
        """What was answered about what the open piece shows."""
        answers = {} if self.case is None or self.opened is None else self.case.answers
        return {each: answers.get(quality_of(str(self.opened), each), "") for each in Quality}

    @property
    def place_of_opened(self) -> Place | None:
        """Where the open piece stands among all of them."""
        item = self.opened_item
        # Nobody can say "3 of 8" before all eight are here.
        if self.case is None or item is None or self.is_filling:
            return None
        return find_place(self.case, item)

    @property
    def is_under_18(self) -> bool:
        """Whether the under-18 rules hold; they do as long as nobody said otherwise."""
        return self.case is None or self.case.case.ages.is_under_18_case

    @property
    def held_count(self) -> int:
        """How many pieces have their bytes here."""
        if self.beginning is not None:
            return self.beginning.held
        return sum(item.status is ItemStatus.HELD for item in self.items)

    @property
    def described_count(self) -> int:
        """How many pieces are described in words."""
        if self.beginning is not None:
            return self.beginning.not_held
        return sum(item.status is ItemStatus.NOT_HELD for item in self.items)

    @property
    def wrong(self) -> tuple[Finding, ...]:
        """What is no longer as it was saved, among the pieces."""
        labels = {item.label for item in self.items}
        findings = () if self.case is None else self.case.findings
        return tuple(
            each
            for each in findings
            if each.subject in labels
            and each.verdict in {Verdict.ALTERED, Verdict.MISSING, Verdict.UNREADABLE}
        )

    def remembering(self, waiting: Question | None) -> Self:
        """Return the page with files that were chosen before a lock; they are asked about again."""
        if waiting is None:
            return self
        question = waiting if self.question is None else waiting.with_more(self.question)
        return replace(self, question=question, face=Face.QUESTION)

    def begun(self, begun: CaseBegun) -> Self:
        """Return the page with the first pieces of a case whose others follow in a moment."""
        return replace(self.seen(begun.seen), beginning=begun)

    def seen(self, case: CaseSeen) -> Self:
        """Return the page with a case that was read again."""
        opened = self.opened if any(item.id == self.opened for item in case.items) else None
        question = self.question
        if question is not None:
            question = question.under(is_under_18=case.case.ages.is_under_18_case)
        return replace(self, case=case, beginning=None, opened=opened, question=question)


def lead_of(state: PageState, words: Words) -> str:
    """Return the second line under the title: how many pieces there are, and how they stand."""
    _ = words.gettext
    if state.face is Face.QUESTION and state.question is not None:
        count = len(state.question.offered)
        if count and not state.question.ready and state.question.is_settled:
            return words.ngettext(
                "{count} file stays where it is. A few words about it are enough.",
                "{count} files stay where they are. A few words about each are enough.",
                count,
            ).format(count=count)
        return words.ngettext(
            "{count} file is waiting. One question first.",
            "{count} files are waiting. One question first.",
            count,
        ).format(count=count)
    count = state.count
    if not count:
        return _("Nothing here yet.")
    if state.wrong:
        return words.ngettext(
            "{count} piece. Not every one is as you saved it.",
            "{count} pieces. Not every one is as you saved it.",
            count,
        ).format(count=count)
    if any(is_empty(item) for item in state.items):
        return words.ngettext(
            "{count} piece. At least one file is empty.",
            "{count} pieces. At least one file is empty.",
            count,
        ).format(count=count)
    return _kept_as(state, count, words)


def _kept_as(state: PageState, count: int, words: Words) -> str:
    """Return how many pieces are files and how many are told in words."""
    if state.held_count == count:
        return words.ngettext(
            "{count} piece, saved and verified. Pictures stay covered.",
            "{count} pieces, every one saved and verified. Pictures stay covered.",
            count,
        ).format(count=count)
    if state.described_count == count:
        # "0 of them saved" would frighten somebody whose description is as safe as a file.
        return words.ngettext(
            "{count} piece, described in words. Your words are saved.",
            "{count} pieces, described in words. Your words are saved.",
            count,
        ).format(count=count)
    if state.held_count + state.described_count == count:
        # With only the saved ones counted, the others would look lost.
        # Translators: of {count} pieces {held} are files and {described} are told in words.
        return words.gettext(
            "{count} pieces: saved and verified {held}, described in words {described}. Pictures "
            "stay covered."
        ).format(count=count, held=state.held_count, described=state.described_count)
    return words.ngettext(
        "{count} piece, {held} of them saved and verified. Pictures stay covered.",
        "{count} pieces, {held} of them saved and verified. Pictures stay covered.",
        count,
    ).format(count=count, held=state.held_count)
