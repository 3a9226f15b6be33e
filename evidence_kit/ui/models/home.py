"""Everything the first page of a case shows, as one value."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QLocale

from evidence_kit.guidance.schema import Guidance
from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import ItemStatus, Payment, PaymentStatus, StepState
from evidence_kit.totals import total_of
from evidence_kit.ui.models.apps import AppRow, queue_of
from evidence_kit.ui.models.backup import offers_backup
from evidence_kit.ui.models.bank import BankCard, bank_card, should_call_bank
from evidence_kit.ui.models.changed_since import ChangedWords, changed_words
from evidence_kit.ui.models.next_thing import NextKind, NextThing, next_thing
from evidence_kit.ui.models.path import PATH, REMOVE, done_count, row_of, state_of
from evidence_kit.ui.models.removals import waiting_removals
from evidence_kit.ui.models.set_times import set_times_line
from evidence_kit.ui.models.sums import amount_words
from evidence_kit.ui.models.waiting import home_words
from evidence_kit.ui.models.ways_in import has_spare_key

SPARE_KEY_DRAFT = "spare-key-offer"
"""Where it is remembered what was answered to the offer of a spare key."""
NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathRow:
    """One row of the way as the first page shows it."""

    title: str
    state: StepState
    is_now: bool
    """Whether the next thing belongs to it."""
    reminder: str = ""
    """What waits there, in a few words; "" for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankWords:
    """What the card about the bank says."""

    title: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeState:
    """The whole page."""

    next: NextThing
    bank: BankWords | None
    """``None`` when there is nothing to say, or the next thing says it."""
    queue: tuple[AppRow, ...]
    path: tuple[PathRow, ...]
    waiting: str
    """What was chosen and is in no case yet, or stays out and is not described, in words; or ""."""
    done: int
    kept: tuple[tuple[str, str], ...]
    """Icon and words of what is kept so far."""
    set_times: str
    """That those who threaten set a time; "" for no line."""
    changed: ChangedWords | None
    """What is different since the last report or package."""
    offers_spare_key: bool
    """Nobody made a spare key, and nobody said that this is not the day for it."""
    offers_backup: bool
    """Much, or something old, lies on this disk alone; never beside the other offer."""


def home_state(
    case: CaseSeen, guidance: Guidance, now: datetime, words: Words, locale: QLocale
) -> HomeState:
    """Return what the first page shows of a case."""
    thing = next_thing(case, guidance, now)
    card = None if thing.kind is NextKind.BANK else bank_card(case, now)
    has_offer = offers_spare_key(case, now)
    is_waiting = bool(waiting_removals(case, now))
    return HomeState(
        next=thing,
        bank=None if card is None else bank_words(card, guidance, words, locale),
        queue=queue_of(case, guidance, now.date()),
        path=tuple(
            PathRow(
                title=words.gettext(step.short_title),
                state=state_of(case, step.step_id),
                is_now=step.step_id == row_of(thing.path_step),
                reminder=words.gettext("Look how far it is")
                if step.step_id == REMOVE and is_waiting
                else "",
            )
            for step in PATH
        ),
        waiting=home_words(case.drafts, words),
        done=done_count(case),
        kept=_kept(case, words),
        set_times="" if thing.kind is NextKind.DANGER else set_times_line(case, now, words, locale),
        changed=changed_words(case, words, locale),
        offers_spare_key=has_offer,
        offers_backup=not has_offer and offers_backup(case, now),
    )


def offers_spare_key(case: CaseSeen, now: datetime) -> bool:
    """Whether a spare key is offered again: not on the day of a "not now", never after a "no"."""
    said = case.drafts.get(SPARE_KEY_DRAFT, "")
    return bool(case.keys) and not has_spare_key(case) and said not in {NEVER, day_of(now)}


def day_of(now: datetime) -> str:
    """Return the day on which somebody says "not now", as it is remembered."""
    return now.astimezone().date().isoformat()


def bank_words(card: BankCard, guidance: Guidance, words: Words, locale: QLocale) -> BankWords:
    """Say what was paid and whom to call."""
    _ = words.gettext
    status = PaymentStatus.MADE if card.is_paid else PaymentStatus.ATTEMPTED
    amount = _sums_words(card.payments, status, words, locale)
    dated = _sums_words(card.dated, status, words, locale)
    if card.has_called:
        return BankWords(
            title=_("You called. Keep the reference number."),
            line=_("You can call again, as often as you need. The number helps the police."),
        )
    whom = (
        _("Call your bank today.")
        if should_call_bank(card, guidance)
        else _("Tell the company today.")
    )
    return BankWords(
        # Translators: two whole sentences, what was paid and whom to call.
        title=_("{paid} {whom}").format(paid=_paid_words(card, amount, dated, words), whom=whom),
        line=_("They may still stop it. Paying is nothing to be ashamed of."),
    )


def _sums_words(
    payments: Sequence[Payment], status: PaymentStatus, words: Words, locale: QLocale
) -> str:
    """Say what payments add up to, each currency for itself; "" where no amount is known."""
    sums = total_of(payments, status).sums
    return ", ".join(amount_words(amount, currency, words, locale) for currency, amount in sums)


def _paid_words(card: BankCard, amount: str, dated: str, words: Words) -> str:
    """Say what was paid and when: the time of a part is never said of the whole.

    Args:
        card: What is known.
        amount: What all payments add up to, in words; "" where no amount is known.
        dated: What those add up to whose time is said.
        words: The person's language.
    """
    _ = words.gettext
    ago = ago_words(card.days, words)
    if ago and len(card.dated) < len(card.payments):
        if dated and dated != amount:
            form = (
                # Translators: “You paid €420.50, €120.50 of it in the last 24 hours.”
                _("You paid {amount}, {part} of it {ago}.")
                if card.is_paid
                else _("You tried to pay {amount}, {part} of it {ago}.")
            )
            return form.format(amount=amount, part=dated, ago=ago)
        ago = ""
    match bool(amount), bool(ago):
        case True, True:
            said = (
                _("You paid {amount}, {ago}.")
                if card.is_paid
                else _("You tried to pay {amount}, {ago}.")
            )
        case True, False:
            said = _("You paid {amount}.") if card.is_paid else _("You tried to pay {amount}.")
        case False, True:
            said = _("You paid, {ago}.") if card.is_paid else _("You tried to pay, {ago}.")
        case _:
            said = _("You paid.") if card.is_paid else _("You tried to pay.")
    return said.format(amount=amount, ago=ago)


def ago_words(days: int | None, words: Words) -> str:
    """Say how long ago something was; "" when nobody knows."""
    if days is None:
        return ""
    if days == 0:
        return words.gettext("in the last 24 hours")
    return words.ngettext("one day ago", "{count} days ago", days).format(count=days)


def _kept(case: CaseSeen, words: Words) -> tuple[tuple[str, str], ...]:
    held = sum(item.status is ItemStatus.HELD for item in case.items)
    described = sum(item.status is ItemStatus.NOT_HELD for item in case.items)
    paid = sum(payment.status is not PaymentStatus.DEMANDED for payment in case.payments)
    demands = len(case.payments) - paid
    lines = (
        (
            "check-circle",
            held,
            words.ngettext(
                "{count} piece of evidence, saved", "{count} pieces of evidence, saved", held
            ),
        ),
        (
            "note",
            described,
            words.ngettext(
                "{count} described, not kept here", "{count} described, not kept here", described
            ),
        ),
        (
            "at",
            len(case.identifiers),
            words.ngettext(
                "{count} account or number", "{count} accounts and numbers", len(case.identifiers)
            ),
        ),
        ("money", demands, words.ngettext("{count} demand", "{count} demands", demands)),
        ("bank", paid, words.ngettext("{count} payment", "{count} payments", paid)),
        (
            "alert",
            len(case.threats),
            words.ngettext(
                "{count} threat or deadline", "{count} threats and deadlines", len(case.threats)
            ),
        ),
        (
            "clock",
            len(case.events),
            words.ngettext(
                "{count} thing that happened", "{count} things that happened", len(case.events)
            ),
        ),
    )
    found = [(icon, text.format(count=count)) for icon, count, text in lines if count]
    if case.statement is not None and case.statement.facts.strip():
        found.append(("pen", words.gettext("What happened, in your words")))
    return tuple(found)
