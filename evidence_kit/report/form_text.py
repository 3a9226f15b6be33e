"""The case as plain text, for forms that take no files: whole, and cut to the lengths forms allow.

The rules are: neutral words, as reported; what helps most comes first – the crime, a child,
danger, the money that moved, the first threat, the case, an account, how the person begins to tell
it – and then the other accounts; an account that a payment names already comes last; a line is
there whole or not at all, because half an account number is worse than none, and what is left out
is counted; length is counted as a form counts that counts most – UTF-16 units, and two for the end
of a line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, ExportFacts, Identifier, Payment, PaymentStatus, Threat
from evidence_kit.paying import method_words
from evidence_kit.pressing import payments_by_recall, threats_by_deadline, threats_by_weight
from evidence_kit.questions import Question
from evidence_kit.report.answered import danger_words, published, safe_words
from evidence_kit.report.cover import child_words, exhibit_counts
from evidence_kit.report.document import Block, Cell, Prose, Subheading, Text, said
from evidence_kit.report.moments import both_words, on_the_clock, utc_words
from evidence_kit.report.money import amount_words, sums
from evidence_kit.report.numbers import receiver_check, wrong_words
from evidence_kit.report.threats import words_of
from evidence_kit.report.vocabulary import DEVICE_WORDS, IDENTIFIER_WORDS, PAYMENT_WORDS
from evidence_kit.told_times import day_orders
from evidence_kit.totals import asked_back
from evidence_kit.visible import visible

LENGTHS = (500, 1_000, 2_000, 4_000)
"""Characters that forms of the police and of platforms commonly allow."""

_END_OF_LINE = 2
"""A browser sends a line's end as CR and LF."""

_OPENING = 110
"""Characters at most that stand early of what happened: a sentence or two."""
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The text for one length."""

    most: int | None
    """Characters at most; ``None`` for the whole text."""
    lines: Cell
    left_out: int
    """Lines that did not fit."""

    @property
    def used(self) -> int:
        """Return how long it is, as a form counts."""
        return sum(_length(line) for line in self.lines)


def variants_of(case_file: CaseFile, facts: ExportFacts, words: Words) -> tuple[Variant, ...]:
    """Return the text in every length, the shortest first; one that holds all ends the row."""
    lines = tuple(_lines(case_file, facts, words, is_cut=False))
    lines_to_cut = tuple(_lines(case_file, facts, words, is_cut=True))
    told = (*_told_early(case_file, words), *_told_late(case_file, words, is_cut=True))
    found: list[Variant] = []
    for most in LENGTHS:
        if sum(map(_length, lines)) <= most:
            return (*found, Variant(most=most, lines=lines, left_out=0))
        found.append(_within(most, lines_to_cut, told, words))
    return (*found, Variant(most=None, lines=lines, left_out=0))


def form_blocks(case_file: CaseFile, facts: ExportFacts, words: Words) -> Iterator[Block]:
    """Yield every variant under a heading that says how long it is."""
    _ = words.gettext
    yield Prose(
        texts=(
            said(
                _(
                    "For forms that take no files: choose the longest text that fits, and copy it. "
                    "It is neutral and says what was reported."
                )
            ),
            said(
                _(
                    "Your name, address and telephone number are not in it. The form asks for them "
                    "itself, if it wants them."
                )
            ),
        )
    )
    for variant in variants_of(case_file, facts, words):
        yield Subheading(text=_heading(variant, words))
        yield Prose(texts=variant.lines)


def line_text(line: Text) -> str:
    """Return a line as it is copied: our words, then the value with nothing hidden in it."""
    shown = visible(line.text, is_exact=line.exact)
    return f"{line.lead} {shown}" if line.lead else shown


def _heading(variant: Variant, words: Words) -> str:
    if variant.most is None:
        form = words.gettext("The whole text: {used} characters")
        return form.format(used=variant.used)
    form = words.gettext("For up to {most} characters: {used} are used")
    return form.format(most=variant.most, used=variant.used)


def _within(most: int, lines: Cell, told: Cell, words: Words) -> Variant:
    """Return the lines that fit, in their order, and say how many do not."""
    # The last line's own length does not depend on how large the count is by more than its digits.
    room = most - _length(said(_left_out_words(len(lines), words)))
    kept = []
    is_told = True
    for line in lines:
        is_part = line in told
        if _length(line) <= room and (is_told or not is_part):
            kept.append(line)
            room -= _length(line)
        elif is_part:
            # What happened ends where it no longer fits: with a gap it would say something else.
            is_told = False
    left_out = len(lines) - len(kept)
    last = said(_left_out_words(left_out, words))
    return Variant(most=most, lines=(*kept, last), left_out=left_out)


def _left_out_words(count: int, words: Words) -> str:
    return words.ngettext(
        "{count} more line did not fit; the report has it.",
        "{count} more lines did not fit; the report has them.",
        count,
    ).format(count=count)


def _length(line: Text) -> int:
    return len(line_text(line).encode("utf-16-le", "surrogatepass")) // 2 + _END_OF_LINE


def _lines(
    case_file: CaseFile, facts: ExportFacts, words: Words, *, is_cut: bool
) -> Iterator[Text]:
    """Yield everything, what helps most first; of what is cut, what happened begins early."""
    _ = words.gettext
    yield said(_("Online blackmail with intimate images (sextortion), as reported."))
    yield _led(_("Child involved"), child_words(case_file.case.ages, words))
    yield _led(_("Danger now"), danger_words(case_file, words))
    moved = [each for each in case_file.payments if each.status is not PaymentStatus.DEMANDED]
    demanded = [each for each in case_file.payments if each.status is PaymentStatus.DEMANDED]
    now, orders = on_the_clock(facts.made_at, facts.offset_minutes), day_orders(case_file)
    for payment in payments_by_recall(moved, now, orders):
        yield _payment_line(case_file, payment, words)
    threats = [
        each
        for each in threats_by_weight(case_file.threats, now, orders)
        # A deadline without words of its own has a line of its own.
        if each.text.strip() or not each.deadline_text.strip()
    ]
    for threat in threats[:1]:
        yield _threat_line(threat, words)
    set_times = [each for each in case_file.threats if each.deadline_text.strip()]
    named = threats_by_deadline(set_times, now, orders)
    yield _led(_("Case"), case_file.case.reference)
    presses = [_deadline_line(threat, words) for threat in named[:1]]
    yield from _accounts(case_file, words, presses, is_cut=is_cut)
    for payment in demanded:
        yield _payment_line(case_file, payment, words)
    yield _led(_("Demanded"), sums(case_file.payments, PaymentStatus.DEMANDED, words))
    yield _led(_("Paid"), sums(case_file.payments, PaymentStatus.MADE, words))
    recalled = asked_back(case_file.payments, case_file.details)
    if recalled:
        asked = sums(recalled, PaymentStatus.MADE, words)
        yield _led(_("Of what was paid, asked back"), asked)
    for threat in threats[1:]:
        yield _threat_line(threat, words)
    for threat in named[1:]:
        yield _deadline_line(threat, words)
    # Our words alone: the remark behind an answer may tell a stranger where somebody lives.
    yield published(case_file, words)[0]
    safe = safe_words(case_file, words)
    if safe:
        yield said(safe)
    place = DEVICE_WORDS.get(case_file.answers.get(Question.DEVICE, ""))
    if place is not None:
        yield _led(_("Device with the originals"), _(place))
    yield _led(_("Exhibits"), exhibit_counts(case_file, words))
    yield from _events(case_file, words)
    yield from _told_late(case_file, words, is_cut=is_cut)
    yield from (_identifier_line(each, words) for each in _named_by_payments(case_file))
    yield _led(_("This text was made"), both_words(facts.made_at, facts.offset_minutes))


def _led(label: str, value: str) -> Text:
    return said(f"{label}: {value}")


def _identifier_line(identifier: Identifier, words: Words) -> Text:
    kind = words.gettext(IDENTIFIER_WORDS[identifier.kind])
    wrong = wrong_words(identifier.validity, words)
    parts = [identifier.subject, kind, visible(identifier.platform), wrong]
    return Text(
        text=identifier.value, exact=True, lead=f"{', '.join(part for part in parts if part)}:"
    )


def _payment_line(case_file: CaseFile, payment: Payment, words: Words) -> Text:
    # Translators: one payment in a line, and then the account it went to.
    form = words.gettext("Payment {number}, {status}: {amount}, {method}, {time}; to:")
    wrong = wrong_words(receiver_check(case_file, payment), words)
    if wrong:
        # Translators: the same; {wrong} is “check digits wrong”, said of the account.
        form = words.gettext(
            "Payment {number}, {status}: {amount}, {method}, {time}; to ({wrong}):"
        )
    lead = form.format(
        number=payment.number,
        status=words.gettext(PAYMENT_WORDS[payment.status]),
        amount=amount_words(payment, words),
        method=visible(method_words(payment.method, words)) or words.gettext("way not said"),
        time=visible(payment.at_text) or words.gettext("time not known"),
        wrong=wrong,
    )
    if not payment.to.strip():
        unknown = words.gettext("not known")
        return said(f"{lead} {unknown}")
    return Text(text=payment.to, exact=True, lead=lead)


def _threat_line(threat: Threat, words: Words) -> Text:
    said_at = threat.at_text or words.gettext("time not known")
    if threat.subject:
        # Translators: before the words of a threat; {who} is S1, S2 …
        lead = words.gettext("Threat by {who}, {time}:").format(who=threat.subject, time=said_at)
    else:
        # Translators: before the words of a threat, where nobody said whose it was.
        lead = words.gettext("Threat, {time}:").format(time=said_at)
    return said(f"{lead} {words_of(threat, words)}")


def _deadline_line(threat: Threat, words: Words) -> Text:
    said_at = threat.at_text or words.gettext("time not known")
    # Translators: before a deadline in the words it was said in; {time} is when it was said.
    lead = words.gettext("Deadline, said {time}:").format(time=said_at)
    return said(f"{lead} {threat.deadline_text}")


def _events(case_file: CaseFile, words: Words) -> Iterator[Text]:
    for event in case_file.events:
        at = event.at_text or words.gettext("time not known")
        placed = f"{at} ({utc_words(event.at)})" if event.at is not None else at
        yield _led(placed, " ".join(event.text.split()))


def _accounts(
    case_file: CaseFile, words: Words, presses: Sequence[Text], *, is_cut: bool
) -> Iterator[Text]:
    """Yield what no payment names already; after the first what presses, and what happened."""
    named = _named_by_payments(case_file)
    lines = [_identifier_line(each, words) for each in case_file.identifiers if each not in named]
    yield from lines[:1]
    yield from presses
    if is_cut:
        yield from _told_early(case_file, words)
    yield from lines[1:]
    if case_file.identifiers:
        yield said(
            words.gettext("S1, S2 … number who is said to be behind them; one can have several.")
        )


def _named_by_payments(case_file: CaseFile) -> tuple[Identifier, ...]:
    told = {_squeezed(payment.to) for payment in case_file.payments}
    return tuple(each for each in case_file.identifiers if _squeezed(each.value) in told)


def _told_early(case_file: CaseFile, words: Words) -> Iterator[Text]:
    """Yield the first sentences of what happened, each in a line that fits or does not."""
    first, *others = _parted(case_file)[0] or ("",)
    if first:
        # Translators: before the first sentence of what happened; who typed it is not known.
        yield _led(words.gettext("What happened, as entered"), first)
        yield from map(said, others)


def _told_late(case_file: CaseFile, words: Words, *, is_cut: bool) -> Iterator[Text]:
    """Yield what happened, paragraph by paragraph, without what stands further up."""
    early, late = _parted(case_file)
    goes_on = is_cut and bool(early)
    paragraphs = late if goes_on else _paragraphs(case_file)
    if not paragraphs:
        return
    # Translators: before the rest of what happened, whose beginning stands further up.
    more = words.gettext("What happened, going on:")
    # Translators: before the account of what happened; who typed it is not known.
    whole = words.gettext("What happened, as entered:")
    yield said(more if goes_on else whole)
    yield from map(said, paragraphs)


def _parted(case_file: CaseFile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the first sentences of what happened, and the paragraphs that are left."""
    first, *others = _paragraphs(case_file) or ("",)
    sentences = _BETWEEN_SENTENCES.split(first)
    count = len(sentences)
    while count and len(" ".join(sentences[:count])) > _OPENING:
        count -= 1
    left = " ".join(sentences[count:])
    return tuple(filter(None, sentences[:count])), tuple(filter(None, (left, *others)))


def _paragraphs(case_file: CaseFile) -> tuple[str, ...]:
    statement = case_file.statement
    told = statement.facts if statement is not None else ""
    return tuple(filter(None, (paragraph.strip() for paragraph in told.split("\n"))))


def _squeezed(value: str) -> str:
    return "".join(value.split())
