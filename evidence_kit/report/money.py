"""Money demanded and moved: the sums for the first pages, and the table of payments.

The rules are: amounts are added only within one currency and one status, exactly, as decimals, and
the page says so where they may stand for each other; an amount that is not known is counted, never
guessed; everything is as reported, nothing was looked up at a bank or on a chain.
"""

from collections import Counter
from collections.abc import Iterable

from evidence_kit.formats import formats_of
from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, Payment, PaymentStatus
from evidence_kit.paying import method_words
from evidence_kit.rails import detail_lines
from evidence_kit.report.corrected import versions_before
from evidence_kit.report.document import (
    Cell,
    Column,
    Field,
    Fields,
    Prose,
    Section,
    Table,
    Text,
    Tone,
    cell,
    exact,
    said,
)
from evidence_kit.report.exhibit_words import exhibit_cell
from evidence_kit.report.moments import as_given
from evidence_kit.report.numbers import receiver_check, wrong_digits
from evidence_kit.report.parts import Part, section
from evidence_kit.report.taken_back import taken_back
from evidence_kit.report.vocabulary import PAYMENT_WORDS
from evidence_kit.totals import asked_back, find_number, total_of

_ORDER = (
    PaymentStatus.DEMANDED,
    PaymentStatus.ATTEMPTED,
    PaymentStatus.MADE,
    PaymentStatus.REFUNDED,
)

_REPEATED = frozenset({PaymentStatus.DEMANDED, PaymentStatus.ATTEMPTED})
"""What may stand for one amount several times."""


def sums(payments: Iterable[Payment], status: PaymentStatus, words: Words) -> str:
    """Return what was demanded, or paid, in one line: "EUR 500.00 · BTC 0.02 (3 entries)".

    Returns:
        The sums by currency with the number of entries, or the words for "nothing recorded".
    """
    chosen = [payment for payment in payments if payment.status is status]
    if not chosen:
        return words.gettext("nothing recorded")
    total = total_of(chosen, status)
    unknown = total.unknown
    if not total.sums:
        return words.ngettext(
            "{count} entry, amount not known", "{count} entries, amounts not known", unknown
        ).format(count=unknown)
    formats = formats_of(words)
    line = " · ".join(
        formats.money_in_code(amount, currency or words.gettext("currency not known"))
        # What has no currency stands last, in every language.
        for currency, amount in sorted(total.sums, key=lambda each: (not each[0], each))
    )
    # Translators: how many payments a sum was added up from.
    counted = words.ngettext("{count} entry", "{count} entries", len(chosen))
    counted = counted.format(count=len(chosen))
    if unknown:
        # Translators: goes on from “3 entries”.
        without = words.ngettext(
            "{count} without a known amount", "{count} without a known amount", unknown
        )
        counted = f"{counted}, {without.format(count=unknown)}"
    return f"{line} ({counted})"


def is_added_up(payments: Iterable[Payment]) -> bool:
    """Return whether a sum of demands or attempts was made of more than one amount.

    A second demand often repeats the first or stands in its place, and a failed payment is tried
    again; such a sum is not what anybody wanted or lost.
    """
    known = Counter(
        (payment.status, payment.currency)
        for payment in payments
        if payment.status in _REPEATED and find_number(payment.amount) is not None
    )
    return any(count > 1 for count in known.values())


def added_up_words(words: Words) -> Text:
    """Return the sentence that must stand below such sums."""
    caution = words.gettext(
        "Added up; entries may repeat or replace each other, see section {number}."
    )
    return said(caution.format(number=Part.PAYMENTS), tone=Tone.QUIET)


def sums_form(case_file: CaseFile, words: Words) -> Fields:
    """Return the sums of every status, one below the other."""
    labels = _status_labels(words)

    def value(status: PaymentStatus) -> Cell:
        summed = cell(sums(case_file.payments, status, words))
        own = (payment for payment in case_file.payments if payment.status is status)
        return (*summed, added_up_words(words)) if is_added_up(own) else summed

    rows = [Field(label=labels[status], value=value(status)) for status in _ORDER]
    rows += [Field(label=label, value=cell(sum_)) for label, sum_ in _asked_back(case_file, words)]
    return Fields(rows=tuple(rows))


def sum_lines(case_file: CaseFile, words: Words) -> tuple[tuple[str, str], ...]:
    """Return the label and the sum of every status that has entries."""
    lines = [
        (label, sums(case_file.payments, status, words))
        for status, label in _status_labels(words).items()
        if any(payment.status is status for payment in case_file.payments)
    ]
    return (*lines, *_asked_back(case_file, words))


def payments_section(case_file: CaseFile, words: Words) -> Section:
    """Return the table of every demand and payment."""
    gone = taken_back(case_file, "payment", words)
    if not case_file.payments:
        return section(
            Part.PAYMENTS,
            words,
            Prose(
                texts=cell(
                    words.gettext(
                        "Nothing recorded. No demand or payment was entered in this case."
                    )
                )
            ),
            *gone,
        )
    intro = Prose(
        texts=cell(
            words.gettext(
                "As reported. Nothing was looked up at a bank, a shop or on a chain. "
                "Account numbers and addresses are printed letter by letter."
            )
        )
    )
    own = words.gettext(
        "The person’s own bank and wallet are left out, as they asked. The case holds what they "
        "wrote down of them."
    )
    kept_back = (Prose(texts=cell(own)),) if case_file.is_own_left_out else ()
    table = Table(
        columns=(
            Column(title=words.gettext("No."), width_mm=9),
            Column(title=words.gettext("Status"), width_mm=22),
            Column(title=words.gettext("Amount"), width_mm=25.5),
            Column(title=words.gettext("Way, and where to"), width_mm=59.5),
            Column(title=words.gettext("When, as given"), width_mm=34),
            Column(title=words.gettext("Exhibit"), width_mm=18),
        ),
        rows=tuple(_row(case_file, payment, words) for payment in case_file.payments),
    )
    return section(Part.PAYMENTS, words, intro, *kept_back, table, *gone)


def amount_words(payment: Payment, words: Words) -> str:
    """Return one payment's amount as it was given."""
    if not payment.amount:
        return words.gettext("amount not known")
    amount = find_number(payment.amount)
    if amount is None:
        return f"{payment.currency} {payment.amount}".strip()
    return formats_of(words).money_in_code(amount, payment.currency)


def _row(case_file: CaseFile, payment: Payment, words: Words) -> tuple[Cell, ...]:
    way = [
        said(
            method_words(payment.method, words) if payment.method else words.gettext("way not said")
        )
    ]
    if payment.to:
        way.append(exact(payment.to))
        way += wrong_digits(receiver_check(case_file, payment), words)
    way += [said(line, tone=Tone.QUIET) for line in versions_before(case_file, payment, words)]
    known = case_file.details.get(payment.number, {})
    way += [said(line, tone=Tone.QUIET) for line in detail_lines(known, words)]
    if payment.note:
        way.append(Text(text=payment.note, tone=Tone.QUIET))
    return (
        cell(str(payment.number)),
        (said(words.gettext(PAYMENT_WORDS[payment.status]), tone=Tone.STRONG),),
        cell(amount_words(payment, words)),
        tuple(way),
        cell(as_given(payment.at_text) or words.gettext("not known")),
        exhibit_cell(case_file, payment.item_id, words),
    )


def _status_labels(words: Words) -> dict[PaymentStatus, str]:
    return {
        PaymentStatus.DEMANDED: words.gettext("Demanded"),
        PaymentStatus.ATTEMPTED: words.gettext("Attempted, not known to have arrived"),
        PaymentStatus.MADE: words.gettext("Paid"),
        PaymentStatus.REFUNDED: words.gettext("Given back"),
    }


def _asked_back(case_file: CaseFile, words: Words) -> tuple[tuple[str, str], ...]:
    recalled = asked_back(case_file.payments, case_file.details)
    if not recalled:
        return ()
    label = words.gettext("Of what was paid, asked back")
    return ((label, sums(recalled, PaymentStatus.MADE, words)),)
