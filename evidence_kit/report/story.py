"""What happened: the account that was entered, and the timeline.

The rules are: who typed is not known and not claimed; only facts are printed, never feelings
(product rule W4); a time is placed on the timeline only where it was given as an instant with an
offset, everything else is listed as it was given; every line says which clock its time comes from
(product rule O6).
"""

from dataclasses import dataclass
from datetime import datetime

from evidence_kit.i18n import N_, Words
from evidence_kit.model import CaseFile, Item, ItemId, ItemStatus, Sensitivity
from evidence_kit.questions import Question
from evidence_kit.report.answered import answers_blocks
from evidence_kit.report.document import (
    Block,
    Cell,
    Column,
    Prose,
    Section,
    Subheading,
    Table,
    Text,
    Tone,
    cell,
    said,
)
from evidence_kit.report.exhibit_words import exhibit_cell
from evidence_kit.report.moments import local_beside, offset_minutes_of, utc_in_column, utc_words
from evidence_kit.report.money import amount_words
from evidence_kit.report.parts import Part, section
from evidence_kit.report.remarks import event_remarks
from evidence_kit.report.vocabulary import PAYMENT_WORDS, TRANSLATOR_WORDS
from evidence_kit.told_times import day_orders, stated_instant, told_order

_STATEMENT_CHARACTERS = 200_000
"""About 70 pages; more than that is not printed, and the page says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of the timeline."""

    at_text: str
    """The time as given."""
    at: datetime | None
    """The instant with the offset it was given with, or ``None`` where it was not one."""
    what: Text
    clock: str
    """Our words for the clock the time comes from."""
    item_id: ItemId | None
    recorded_at: datetime
    """When it came into the case: what has the same time stands in this order."""
    more: Cell = ()
    """What is said of it beside: until when, and who did it."""


def own_words_section(case_file: CaseFile, words: Words) -> Section:
    """Return the account of what happened: facts only."""
    statement = case_file.statement
    if statement is None or not statement.facts.strip():
        nothing = words.gettext("Nothing recorded. No account of what happened was entered.")
        return section(
            Part.OWN_WORDS, words, Prose(texts=cell(nothing)), *answers_blocks(case_file, words)
        )
    source = words.gettext(
        "As entered in Evidence Kit, last changed {time}. Evidence Kit does not record who typed "
        "it. It corrected nothing."
    ).format(time=utc_words(statement.written_at))
    return section(
        Part.OWN_WORDS,
        words,
        Prose(texts=(said(source), *_gaps(case_file, words))),
        Prose(
            texts=_whole(statement.facts.strip("\n")),
        ),
        *_translation(case_file, words),
        *answers_blocks(case_file, words),
    )


def _translation(case_file: CaseFile, words: Words) -> tuple[Block, ...]:
    """Return the translation somebody entered, and who or what made it; nothing where none was."""
    text = case_file.answers.get(Question.TRANSLATION, "").strip()
    if not text:
        return ()
    maker = TRANSLATOR_WORDS.get(case_file.answers.get(Question.TRANSLATED_BY, ""))
    made = words.gettext(maker or N_("Who or what translated it was not said."))
    caution = words.gettext("The original above counts; nobody here compared the two.")
    return (
        Subheading(text=words.gettext("A translation, as entered")),
        Prose(texts=(said(f"{made} {caution}"), *_whole(text))),
    )


def _whole(text: str) -> Cell:
    return (Text(text=text, most_characters=_STATEMENT_CHARACTERS),)


def _gaps(case_file: CaseFile, words: Words) -> Cell:
    """Say that words were left out and how that is seen; nothing where none were."""
    if not case_file.has_gaps:
        return ()
    return cell(
        words.gettext(
            "Words that name or quote an exhibit that is kept back are left out. A mark in square "
            "brackets stands in their place."
        )
    )


def timeline_section(case_file: CaseFile, words: Words) -> Section:
    """Return what happened when: the instants in order, then the times that are none."""
    moments = _moments(case_file, words)
    elsewhere = words.gettext(
        "Times of files and cameras stand with each exhibit in section {exhibits}. "
        "When things were taken in stands in section {custody}."
    ).format(exhibits=Part.EXHIBITS, custody=Part.CUSTODY)
    if not case_file.events and not any(moment.at_text.strip() for moment in moments):
        # Files have times all the same, and the package's table lists them.
        nothing = words.gettext(
            "Nothing recorded: nobody gave a time for an event, a payment or a threat, or for what "
            "an exhibit shows."
        )
        return section(Part.TIMELINE, words, Prose(texts=(said(nothing), said(elsewhere))))
    placed = sorted(
        ((moment.at, moment) for moment in moments if moment.at is not None),
        key=lambda pair: (pair[0], pair[1].recorded_at),
    )
    orders = day_orders(case_file)
    unplaced = sorted(
        (moment for moment in moments if moment.at is None),
        key=lambda moment: (
            told_order(moment.at_text, orders.read(moment.at_text, moment.item_id)),
            moment.recorded_at,
        ),
    )
    blocks: list[Block] = [
        Prose(texts=cell(elsewhere)),
        Prose(
            texts=cell(
                words.gettext(
                    "The numbers are those of the rows in this report alone. Where nobody is named "
                    "as the one who did it, that was not said."
                )
            )
        ),
    ]
    if placed:
        blocks += [
            Subheading(text=words.gettext("Times given with a time zone, as told")),
            Prose(
                texts=cell(
                    words.gettext(
                        "The zone is that of the computer on which it was typed, unless a time was "
                        "typed with its own."
                    )
                )
            ),
            _placed_table(case_file, placed, words),
        ]
    if unplaced:
        blocks += [
            Subheading(text=words.gettext("Times as they were given or read, not interpreted")),
            Prose(
                texts=cell(
                    words.gettext(
                        "Days come first, in their order. Where day and month could be swapped, "
                        "they are put in order as other days of the case, or its country, write "
                        "them; what stays open stands with the words. What was told in words "
                        "follows in the order in which it was recorded, and what has no known time "
                        "stands last."
                    )
                )
            ),
            _unplaced_table(case_file, unplaced, words, first=len(placed) + 1),
        ]
    return section(Part.TIMELINE, words, *blocks)


def first_instant(case_file: CaseFile) -> datetime | None:
    """Return the earliest instant that is known of an event, a payment or a threat."""
    texts = (
        *(payment.at_text for payment in case_file.payments),
        *(threat.at_text for threat in case_file.threats),
    )
    instants = (
        *(_with_stated_offset(event.at, event.at_text) for event in case_file.events),
        *map(stated_instant, texts),
    )
    return min((instant for instant in instants if instant is not None), default=None)


def _moments(case_file: CaseFile, words: Words) -> tuple[Moment, ...]:
    told = words.gettext("as entered, without an exhibit")
    events = tuple(
        Moment(
            at_text=event.at_text,
            at=_with_stated_offset(event.at, event.at_text),
            what=said(event.text),
            clock=told if event.item_id is None else words.gettext("as entered, with an exhibit"),
            item_id=event.item_id,
            recorded_at=event.recorded_at,
            more=event_remarks(case_file, event, words),
        )
        for event in case_file.events
    )
    payments = tuple(
        Moment(
            at_text=payment.at_text,
            at=stated_instant(payment.at_text),
            # Translators: in the timeline, "Payment 2, made: EUR 200.00".
            what=said(
                words.gettext("Payment {number}, {status}: {amount}").format(
                    number=payment.number,
                    status=words.gettext(PAYMENT_WORDS[payment.status]),
                    amount=amount_words(payment, words),
                )
            ),
            clock=told if payment.item_id is None else words.gettext("as entered, with an exhibit"),
            item_id=payment.item_id,
            recorded_at=payment.recorded_at,
        )
        for payment in case_file.payments
    )
    seen = tuple(
        Moment(
            at_text=item.provenance.seen_at_text,
            at=stated_instant(item.provenance.seen_at_text),
            what=said(
                item.provenance.shows or words.gettext("Exhibit {label}").format(label=item.label)
            ),
            clock=words.gettext("as displayed or remembered"),
            item_id=item.id,
            recorded_at=item.imported_at,
        )
        for item in case_file.items
        if item.provenance.seen_at_text and _may_be_described(item)
    )
    return events + payments + _moments_of_threats(case_file, words) + seen


def _moments_of_threats(case_file: CaseFile, words: Words) -> tuple[Moment, ...]:
    """Return when each threat was made and until when it gave; its words stand elsewhere."""
    # Translators: in the timeline; {section} is the part of the report that has its words.
    made = words.gettext("Threat {number}, section {section}")
    # Translators: in the timeline; the time until which somebody was to do something.
    until = words.gettext("Deadline named in threat {number}, section {section}")
    told = words.gettext("as entered, without an exhibit")
    shown = words.gettext("as entered, with an exhibit")
    return tuple(
        Moment(
            at_text=at_text,
            at=stated_instant(at_text),
            what=said(form.format(number=threat.number, section=Part.THREATS)),
            clock=told if threat.item_id is None else shown,
            item_id=threat.item_id,
            recorded_at=threat.recorded_at,
        )
        for threat in case_file.threats
        for form, at_text in ((made, threat.at_text), (until, threat.deadline_text))
        # That nobody knows when a threat was made is said; that it had no deadline is no moment.
        if at_text or form is made
    )


def _may_be_described(item: Item) -> bool:
    return item.sensitivity is Sensitivity.ORDINARY and item.status is not ItemStatus.WITHDRAWN


def _with_stated_offset(at: datetime | None, at_text: str) -> datetime | None:
    """Prefer the instant as it was given, because it still has its offset."""
    stated = stated_instant(at_text)
    return stated if stated is not None and stated == at else at


def _placed_table(
    case_file: CaseFile, placed: list[tuple[datetime, Moment]], words: Words
) -> Table:
    return Table(
        columns=(
            Column(title=words.gettext("No."), width_mm=9),
            Column(title=words.gettext("UTC"), width_mm=33.4),
            Column(title=words.gettext("Local, with offset"), width_mm=34.6),
            Column(title=words.gettext("What"), width_mm=49),
            Column(title=words.gettext("Clock"), width_mm=24),
            Column(title=words.gettext("Exhibit"), width_mm=18),
        ),
        rows=tuple(
            (
                cell(str(number)),
                (
                    said(utc_in_column(at, to_minute=not at.second)),
                    said(_how_exact(at, words), tone=Tone.QUIET),
                ),
                cell(local_beside(at, offset_minutes_of(at), to_minute=not at.second)),
                (moment.what, *moment.more),
                cell(moment.clock),
                exhibit_cell(case_file, moment.item_id, words),
            )
            for number, (at, moment) in enumerate(placed, start=1)
        ),
    )


def _how_exact(at: datetime, words: Words) -> str:
    """Say how exactly a time was given; seconds of nought are taken for none."""
    return (
        words.gettext("given to the second") if at.second else words.gettext("given to the minute")
    )


def _unplaced_table(
    case_file: CaseFile, moments: list[Moment], words: Words, *, first: int
) -> Table:
    def row(number: int, moment: Moment) -> tuple[Cell, ...]:
        return (
            cell(str(number)),
            cell(moment.at_text.strip() or words.gettext("not known")),
            (moment.what, *moment.more),
            cell(moment.clock),
            exhibit_cell(case_file, moment.item_id, words),
        )

    return Table(
        columns=(
            Column(title=words.gettext("No."), width_mm=9),
            Column(title=words.gettext("When, as given"), width_mm=40),
            Column(title=words.gettext("What"), width_mm=69),
            Column(title=words.gettext("Clock"), width_mm=32),
            Column(title=words.gettext("Exhibit"), width_mm=18),
        ),
        rows=tuple(row(number, moment) for number, moment in enumerate(moments, start=first)),
    )
