"""Demands and payments as the page shows them.

The rules are: a target stands as it was written, and its check digits are those of the same account
in the register, or its own – where there are none, nothing is said; sums are of one currency and
one state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QLocale

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import Payment, PaymentStatus, Validity
from evidence_kit.paying import method_words
from evidence_kit.totals import Total, asked_back, total_of
from evidence_kit.ui.models.sums import STATUS_WORDS, amount_words, method_icon
from evidence_kit.ui.models.times import time_words
from evidence_kit.visible import visible

CHECK_WORDS = {
    Validity.VALID: (N_("Number adds up"), "check-circle", "keep"),
    Validity.INVALID: (N_("Does not add up – look again"), "alert", "soon"),
}
"""What is said of check digits, its icon and its tone. It never says whose account it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRow:
    """One line of the ledger of payments."""

    name: str
    """For :class:`messages.Withdraw`."""
    when: str
    status: PaymentStatus
    status_words: str
    method: str
    icon: str
    to: str
    """Exactly as written; "" when not known."""
    validity: Validity | None
    """``None`` when the target has no check digits."""
    label: str
    """Of the piece of evidence that shows it; "" when told from memory."""
    amount: str
    note: str
    recorded: Payment
    """All of it, as it stands now."""
    is_corrected: bool = False
    """Whether it was set right after it was written down."""
    rail: str = ""
    """The way it went, as it was recorded."""
    details: Mapping[str, str] = field(default_factory=dict)
    """What more is known of it, by name."""

    def spoken(self, words: Words) -> str:
        """Return the whole row as one sentence."""
        parts = (self.when, self.status_words, self.amount, self.method, visible(self.to))
        seen = (
            words.gettext("shown in {label}").format(label=self.label)
            if self.label
            else words.gettext("from memory")
        )
        return ", ".join(part for part in (*parts, seen) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class SumWords:
    """One sum of the three or four."""

    title: str
    sums: tuple[str, ...]
    """One for each currency; a dash of words when there is none."""
    line: str


def payment_rows(case: CaseSeen, words: Words, locale: QLocale) -> tuple[PaymentRow, ...]:
    """Return every demand and payment, in the order they were recorded."""
    checks = _checks_in(case)
    return tuple(_row(case, payment, checks, words, locale) for payment in case.payments)


def sum_words(case: CaseSeen, words: Words, locale: QLocale) -> tuple[SumWords, ...]:
    """Say what was asked for, paid and given back; what was tried or asked back, where any was."""
    _ = words.gettext
    found = []
    for status, title in _SUMS:
        total = total_of(case.payments, status)
        if status is PaymentStatus.ATTEMPTED and not total.count:
            continue
        found.append(
            SumWords(
                title=_(title),
                sums=_amounts(total, words, locale),
                line=_line(total, status, words),
            )
        )
    recalled = total_of(asked_back(case.payments, case.details), PaymentStatus.MADE)
    if recalled.count:
        # Before what came back: it is part of what was paid, and no money yet.
        said = SumWords(
            title=_("You asked back"),
            sums=_amounts(recalled, words, locale),
            line=_line(recalled, PaymentStatus.MADE, words),
        )
        found.insert(len(found) - 1, said)
    return tuple(found)


_SUMS = (
    (PaymentStatus.DEMANDED, N_("They asked for")),
    (PaymentStatus.ATTEMPTED, N_("You tried to pay")),
    (PaymentStatus.MADE, N_("You paid")),
    (PaymentStatus.REFUNDED, N_("Came back")),
)


def _amounts(total: Total, words: Words, locale: QLocale) -> tuple[str, ...]:
    if not total.count:
        return (words.gettext("Nothing"),)
    if not total.sums:
        return (words.gettext("Not known"),)
    return tuple(amount_words(amount, currency, words, locale) for currency, amount in total.sums)


def _line(total: Total, status: PaymentStatus, words: Words) -> str:
    if not total.count:
        return words.gettext("written down so far")
    counted = _counted(total.count, status, words)
    if total.sums and total.unknown:
        # Translators: goes on from “3 demands”.
        without = words.ngettext(
            "{count} without an amount", "{count} without an amount", total.unknown
        ).format(count=total.unknown)
        return f"{counted}, {without}"
    if total.count > 1 and total.sums:
        # Translators: "2 demands, added up": a second demand may repeat the first.
        return words.gettext("{counted}, added up").format(counted=counted)
    return counted


def _counted(count: int, status: PaymentStatus, words: Words) -> str:
    counted = {
        PaymentStatus.DEMANDED: words.ngettext("{count} demand", "{count} demands", count),
        PaymentStatus.ATTEMPTED: words.ngettext("{count} try", "{count} tries", count),
        PaymentStatus.MADE: words.ngettext("{count} payment", "{count} payments", count),
        PaymentStatus.REFUNDED: words.ngettext("{count} time", "{count} times", count),
    }
    return counted[status].format(count=count)


def correcting_words(case: CaseSeen, words: Words) -> str:
    """Say what becomes of a correction, before and after something went out."""
    versions = [each.version for each in case.exports if each.kind != "papers"]
    if not versions:
        return words.gettext(
            "The report says what you write here. That it was corrected, and when, is in the log."
        )
    return words.gettext(
        "Version {version} went out with what stands here. The next one says what was corrected."
    ).format(version=max(versions))


def _row(
    case: CaseSeen,
    payment: Payment,
    checks: Mapping[str, Validity],
    words: Words,
    locale: QLocale,
) -> PaymentRow:
    return PaymentRow(
        name=f"payment/{payment.number}",
        when=time_words(payment.at_text, words, locale)
        if payment.at_text.strip()
        else words.gettext("Time not known"),
        status=payment.status,
        status_words=words.gettext(STATUS_WORDS[payment.status]),
        method=method_words(payment.method, words),
        icon=method_icon(payment.method),
        to=payment.to,
        validity=_validity(case, payment, checks),
        label=case.label_of(payment.item_id),
        amount=amount_words(payment.amount, payment.currency, words, locale),
        note=payment.note,
        recorded=payment,
        is_corrected=payment.number in case.corrected,
        rail=payment.method,
        details=case.details.get(payment.number, {}),
    )


def _checks_in(case: CaseSeen) -> dict[str, Validity]:
    """Return what the check digits say of each account; of two that are written alike, the first's.

    Gathered once: to look through all accounts for each payment would take their product.
    """
    checks: dict[str, Validity] = {}
    for identifier in case.identifiers:
        for written in (identifier.value, identifier.normalised):
            checks.setdefault(_squeezed(written), identifier.validity)
    return checks


def _validity(case: CaseSeen, payment: Payment, checks: Mapping[str, Validity]) -> Validity | None:
    wanted = _squeezed(payment.to)
    if not wanted:
        return None
    found = checks.get(wanted)
    return case.receivers.get(payment.number) if found is None else found


def _squeezed(value: str) -> str:
    return "".join(value.split())
