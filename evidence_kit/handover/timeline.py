"""The table of everything that has a time, and which clock each time comes from.

The rules are: an instant is written in UTC, and only where it was given as one; what is told in
words stands as it was told, after everything that can be sorted.
"""

from collections.abc import Iterator
from datetime import datetime

from evidence_kit.clock import utc_text
from evidence_kit.handover.selection import select
from evidence_kit.handover.spreadsheet import INDEX_FOLDER, write_table
from evidence_kit.model import CaseFile, Event, Item, ItemId, Payment, Route, Threat
from evidence_kit.questions import Remark, remark_on
from evidence_kit.told_times import day_orders, stated_instant, told_order

TIMELINE_NAME = INDEX_FOLDER + "timeline.csv"

_TIMELINE_COLUMNS = (
    "when_utc",
    "when_as_written",
    "clock",
    "kind",
    "what",
    "exhibit",
    "recorded_utc",
    "until_as_told",
    "done_by",
)

_RECORDED = _TIMELINE_COLUMNS.index("recorded_utc")

_OF_EVENTS = (Remark.EVENT_UNTIL, Remark.EVENT_ACTOR)
"""What more is said of an event, in the order of the last columns."""

_UNSAID = ("", "")
"""Stands where nobody can say until when something went on and who did it."""


def timeline_csv(case_file: CaseFile) -> bytes:
    """Write everything that has a time, and which clock each time comes from.

    Rows with an instant come first, in order of time, what was recorded first before what was
    recorded at the same time; then days, in their order, as far as one is a
    day beyond doubt; then times that are only words, as they were told, because nobody can sort
    them without guessing; and what has no time, last.
    """
    timed: list[tuple[datetime, tuple[str, ...]]] = []
    untimed: list[tuple[tuple[int, str], tuple[str, ...]]] = []
    orders = day_orders(case_file)
    for at, item_id, row in _told_moments(case_file):
        if at is None:
            untimed.append((told_order(row[0], orders.read(row[0], item_id)), ("", *row)))
        else:
            timed.append((at, (utc_text(at), *row)))
    for chosen in select(case_file).exhibits:
        timed.extend(_file_moments(chosen.item))
        untimed.extend(
            (told_order(row[1], orders.read(row[1])), row)
            for row in _picture_moments(case_file, chosen.item)
        )
    timed.sort(key=lambda moment: (moment[0], moment[1][_RECORDED]))
    untimed.sort(key=lambda moment: moment[0])
    return write_table(
        _TIMELINE_COLUMNS, [*(row for _, row in timed), *(row for _, row in untimed)]
    )


def _told_moments(
    case_file: CaseFile,
) -> Iterator[tuple[datetime | None, ItemId | None, tuple[str, ...]]]:
    """Yield what a person said of when, with the instant where it was given as one."""
    for event in case_file.events:
        more = (_said_of(case_file, event, each) for each in _OF_EVENTS)
        told = (event.at_text, "as told", "event", event.text)
        yield event.at, event.item_id, (*told, *_shown_in(case_file, event), *more)
    for payment in case_file.payments:
        what = " ".join(filter(None, (payment.status.value, payment.amount, payment.currency)))
        told = (payment.at_text, "as told", "payment", what)
        row = (*told, *_shown_in(case_file, payment), *_UNSAID)
        yield stated_instant(payment.at_text), payment.item_id, row
    for threat in case_file.threats:
        for kind, at_text in (("threat", threat.at_text), ("deadline", threat.deadline_text)):
            if at_text:
                told = (at_text, "as told", kind, f"threat {threat.number}")
                row = (*told, *_shown_in(case_file, threat), *_UNSAID)
                yield stated_instant(at_text), threat.item_id, row
    for chosen in select(case_file).exhibits:
        seen_at_text = chosen.item.provenance.seen_at_text
        if seen_at_text:
            told = (seen_at_text, "as displayed or remembered", "exhibit", "time in the exhibit")
            recorded = (chosen.item.label, utc_text(chosen.item.imported_at))
            row = (*told, *recorded, *_UNSAID)
            yield stated_instant(seen_at_text), chosen.item.id, row


def _shown_in(case_file: CaseFile, fact: Event | Payment | Threat) -> tuple[str, str]:
    return case_file.label_of(fact.item_id), utc_text(fact.recorded_at)


def _file_moments(item: Item) -> list[tuple[datetime, tuple[str, ...]]]:
    recorded = utc_text(item.imported_at)
    found = (
        (item.times.created_at, "file on the source device", "file created"),
        (item.times.modified_at, "file on the source device", "file last changed"),
        (item.imported_at, "this computer", _COMINGS.get(item.route, "added to the case")),
    )
    return [
        (at, (utc_text(at), "", clock, "exhibit", what, item.label, recorded, *_UNSAID))
        for at, clock, what in found
        if at is not None
    ]


_COMINGS = {Route.COVERING: "covered copy made"}
"""What came about in another way than by being added."""


def _picture_moments(case_file: CaseFile, item: Item) -> list[tuple[str, ...]]:
    facts = case_file.pictures.get(item.id)
    if facts is None or not facts.taken_at_text:
        return []
    recorded = utc_text(item.imported_at)
    what = "picture taken, as the file says"
    seen = ("", facts.taken_at_text, "camera", "exhibit", what, item.label, recorded)
    return [(*seen, *_UNSAID)]


def _said_of(case_file: CaseFile, event: Event, remark: Remark) -> str:
    return case_file.answers.get(remark_on(event.number, remark), "")
