"""What cannot wait: data that platforms delete, and money that may still be stopped."""

from datetime import timedelta

from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, ExportFacts, Payment, PaymentStatus
from evidence_kit.paying import method_words
from evidence_kit.pressing import payments_by_recall
from evidence_kit.report.document import Cell, Text, said
from evidence_kit.report.moments import as_given, on_the_clock, utc_words
from evidence_kit.report.money import amount_words
from evidence_kit.report.numbers import receiver_check, wrong_words
from evidence_kit.report.parts import Part
from evidence_kit.report.story import first_instant
from evidence_kit.report.threats import deadlines
from evidence_kit.report.vocabulary import PAYMENT_WORDS
from evidence_kit.told_times import day_orders


def time_critical(
    case_file: CaseFile,
    facts: ExportFacts,
    words: Words,
    *,
    most_payments: int,
    has_advice: bool = True,
) -> Cell:
    """Return the lines of the box on page 1.

    Args:
        case_file: The case.
        facts: What is said of this export; its instant is what the days are counted to.
        words: The report's language.
        most_payments: Payments, and deadlines, named one by one; the others are counted.
        has_advice: Whether it also says why these things cannot wait.
    """
    texts = []
    if has_advice:
        texts.append(
            said(
                words.gettext(
                    "Platforms keep account and message data for a limited time. Ask them early to "
                    "preserve it."
                )
            )
        )
    first = first_instant(case_file)
    if first is not None and first <= facts.made_at:
        days = (facts.made_at - first) // timedelta(days=1)
        texts.append(
            said(
                words.ngettext(
                    "First dated event: {time}, {days} day before this report.",
                    "First dated event: {time}, {days} days before this report.",
                    days,
                ).format(time=utc_words(first), days=days)
            )
        )
    return (
        *deadlines(case_file, facts, words, most=most_payments),
        *texts,
        *_money_that_moved(case_file, facts, words, most_payments, has_advice=has_advice),
    )


def _money_that_moved(
    case_file: CaseFile, facts: ExportFacts, words: Words, most_payments: int, *, has_advice: bool
) -> list[Text]:
    moved = [
        payment
        for payment in case_file.payments
        if payment.status in {PaymentStatus.MADE, PaymentStatus.ATTEMPTED}
    ]
    if not moved:
        return []
    now = on_the_clock(facts.made_at, facts.offset_minutes)
    pressing = payments_by_recall(moved, now, day_orders(case_file))[:most_payments]
    texts = [text for payment in pressing for text in _payment(case_file, payment, words)]
    left = len(moved) - most_payments
    if left > 0:
        more = words.ngettext(
            "and {count} more payment, section {number}",
            "and {count} more payments, section {number}",
            left,
        )
        texts.append(said(more.format(count=left, number=Part.PAYMENTS)))
    if has_advice:
        advice = words.gettext(
            "A bank, card company or exchange can sometimes stop or recall a recent payment."
        )
        texts.append(said(advice))
    return texts


def _payment(case_file: CaseFile, payment: Payment, words: Words) -> tuple[Text, ...]:
    # Translators: one payment in one line: its number, how far it got, how much, which way, when.
    form = words.gettext("Payment {number}, {status}: {amount}, {method}, {time}.")
    line = form.format(
        number=payment.number,
        status=words.gettext(PAYMENT_WORDS[payment.status]),
        amount=amount_words(payment, words),
        method=method_words(payment.method, words)
        if payment.method
        else words.gettext("way not said"),
        time=as_given(payment.at_text) or words.gettext("time not known"),
    )
    if not payment.to.strip():
        return (Text(text=line, most_lines=1), said(words.gettext("→ receiver not known")))
    rest = words.gettext("whole in section {number}").format(number=Part.PAYMENTS)
    wrong = wrong_words(receiver_check(case_file, payment), words)
    to = Text(
        text=payment.to,
        lead=f"→ ({wrong})" if wrong else "→",
        exact=True,
        most_lines=2,
        rest_is=rest,
    )
    return (Text(text=line, most_lines=1), to)
