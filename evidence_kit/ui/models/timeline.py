"""What happened, in order of time, as far as a time is known.

The rules are: a time stands as it was given; what has no time that can be placed stands at the end,
in the order it was told, and is not called earlier or later, and what has no time stands last; a
payment and a piece of evidence with a time are events too, and are changed on their own pages.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QLocale

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import Demand, ItemStatus, PaymentStatus, Sensitivity, Threat
from evidence_kit.told_times import DayOrders, day_orders
from evidence_kit.ui.models.sums import amount_words
from evidence_kit.ui.models.times import instant_in, time_words

DEMAND_WORDS = {
    Demand.NOT_SAID: N_("Left open"),
    Demand.MONEY: N_("Money"),
    Demand.MORE_IMAGES: N_("More pictures"),
    Demand.OTHER: N_("Something else"),
    Demand.NOTHING: N_("Nothing was asked for"),
    Demand.DONT_KNOW: N_("I don’t know"),
}
"""What was wanted in return, as the window calls it."""

_PAYMENT_WORDS = {
    PaymentStatus.DEMANDED: N_("They asked for {amount}"),
    PaymentStatus.ATTEMPTED: N_("Tried to pay {amount}"),
    PaymentStatus.MADE: N_("Paid {amount}"),
    PaymentStatus.REFUNDED: N_("{amount} came back"),
}


class MomentKind(StrEnum):
    """Where a line of the timeline comes from."""

    EVENT = "event"
    PAYMENT = "payment"
    EVIDENCE = "evidence"
    THREAT = "threat"


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentRow:
    """One line of the timeline."""

    kind: MomentKind
    name: str
    """For :class:`messages.Withdraw`; "" where it is withdrawn on its own page."""
    at_text: str
    when: str
    """The time in words for the person."""
    what: str
    label: str
    """Of the piece of evidence that shows it; "" when told from memory."""
    at: datetime | None
    """For the order alone; ``None`` where it cannot be placed."""
    more: tuple[str, ...] = ()
    """What else was said of it."""


def timeline_of(case: CaseSeen, words: Words, locale: QLocale) -> tuple[MomentRow, ...]:
    """Return every line, those that can be placed first."""
    orders = day_orders(case)
    rows = [
        *_events(case, orders, words, locale),
        *_threats(case, orders, words, locale),
        *_payments(case, orders, words, locale),
        *_evidence(case, orders, words, locale),
    ]
    placed = sorted(
        ((row.at, n, row) for n, row in enumerate(rows) if row.at is not None),
        key=lambda entry: entry[:2],
    )
    told = sorted((row for row in rows if row.at is None), key=lambda row: not row.at_text.strip())
    return (*(row for _, _, row in placed), *told)


def threat_words(threat: Threat, words: Words) -> str:
    """Say a threat with its deadline: somebody who looks for what is urgent opens no row."""
    _ = words.gettext
    deadline = threat.deadline_text.strip()
    if deadline and not threat.text.strip():
        # Translators: {deadline} is how a message put it: “in 24 hours”, “do polnoči”.
        return _("A time to act: {deadline}").format(deadline=deadline)
    text = threat.text or _("words not known")
    if not deadline:
        return _("Threat: {text}").format(text=text)
    # Translators: {deadline} is how a message put it: “in 24 hours”, “do polnoči”.
    form = _("Threat: {text} · Deadline: {deadline}")
    return form.format(text=text, deadline=deadline)


def threat_lines(threat: Threat, words: Words) -> tuple[str, ...]:
    """Say what else is known of a threat, a line for each."""
    _ = words.gettext
    said = []
    if threat.platform:
        said.append(_("From: {account}").format(account=threat.platform))
    if threat.audience:
        said.append(_("To be sent or shown to: {audience}").format(audience=threat.audience))
    if threat.demand is not Demand.NOT_SAID:
        said.append(_("Wanted: {demand}").format(demand=_(DEMAND_WORDS[threat.demand])))
    if threat.note:
        said.append(threat.note)
    return tuple(said)


def _events(case: CaseSeen, orders: DayOrders, words: Words, locale: QLocale) -> list[MomentRow]:
    return [
        MomentRow(
            kind=MomentKind.EVENT,
            name=f"event/{event.number}",
            at_text=event.at_text,
            when=time_words(event.at_text, words, locale),
            what=event.text,
            label=case.label_of(event.item_id),
            at=event.at or instant_in(event.at_text, orders, event.item_id),
        )
        for event in case.events
    ]


def _threats(case: CaseSeen, orders: DayOrders, words: Words, locale: QLocale) -> list[MomentRow]:
    return [
        MomentRow(
            kind=MomentKind.THREAT,
            name=f"threat/{threat.number}",
            at_text=threat.at_text,
            when=time_words(threat.at_text, words, locale),
            what=threat_words(threat, words),
            label=case.label_of(threat.item_id),
            at=instant_in(threat.at_text, orders, threat.item_id),
            more=threat_lines(threat, words),
        )
        for threat in case.threats
    ]


def _payments(case: CaseSeen, orders: DayOrders, words: Words, locale: QLocale) -> list[MomentRow]:
    return [
        MomentRow(
            kind=MomentKind.PAYMENT,
            name="",
            at_text=payment.at_text,
            when=time_words(payment.at_text, words, locale),
            what=words.gettext(_PAYMENT_WORDS[payment.status]).format(
                amount=amount_words(payment.amount, payment.currency, words, locale)
            ),
            label=case.label_of(payment.item_id),
            at=instant_in(payment.at_text, orders, payment.item_id),
        )
        for payment in case.payments
        if payment.at_text
    ]


def _evidence(case: CaseSeen, orders: DayOrders, words: Words, locale: QLocale) -> list[MomentRow]:
    return [
        MomentRow(
            kind=MomentKind.EVIDENCE,
            name="",
            at_text=item.provenance.seen_at_text,
            when=time_words(item.provenance.seen_at_text, words, locale),
            what=item.provenance.shows
            or words.gettext("Evidence {label}").format(label=item.label),
            label=item.label,
            at=instant_in(item.provenance.seen_at_text, orders, item.id),
        )
        for item in case.items
        if item.provenance.seen_at_text.strip()
        and item.status is not ItemStatus.WITHDRAWN
        and item.sensitivity is Sensitivity.ORDINARY
    ]
