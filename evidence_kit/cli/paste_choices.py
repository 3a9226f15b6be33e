"""What a person says of single findings of a pasted text: how to read one, which to leave out.

A sum that the text itself does not speak of as asked for is kept only where the person says what it
was; so is one without a currency.

The rules are: a finding is named by what stands in the text, and each that stands there so is
meant; what is kept stays as it is written, and what it is read as goes with it, said to be a
correction; of a card only the last digits are here, so it can be left out and not corrected.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import click

from evidence_kit.casework.pasting import Correction, find_sum, is_offered
from evidence_kit.errors import InvalidValueError
from evidence_kit.i18n import N_, Words
from evidence_kit.model import IdentifierKind, Spoken
from evidence_kit.paying import written_words
from evidence_kit.recognising.findings import Recognised, RecognisedAmount, Recognition
from evidence_kit.visible import visible

READ_AS = click.option(
    "--read-as",
    "readings",
    nargs=2,
    multiple=True,
    metavar="FOUND READING",
    help="Read what was found as something else; the text stays as it is.",
)
LEAVE_OUT = click.option(
    "--leave-out", "left_out", multiple=True, metavar="FOUND", help="Do not keep this finding."
)

ASKED = click.option(
    "--asked", "asked", multiple=True, metavar="FOUND", help="This sum was asked for; keep it."
)
PAID = click.option(
    "--paid", "paid", multiple=True, metavar="FOUND", help="This sum was paid; keep it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What of a text is kept, and how it is read."""

    chosen: Recognition
    """Sums stand in it as they are read, everything else as it is written."""
    corrections: Mapping[int, Correction]
    """Where a finding begins → how it is read; of a sum that was paid, what is noted beside it."""
    unsaid: tuple[RecognisedAmount, ...] = ()
    """The sums that are not kept, because nobody said whether they were asked for or paid."""


def choices_of(
    found: Recognition,
    readings: Sequence[tuple[str, str]],
    left_out: Collection[str],
    words: Words,
    *,
    asked: Collection[str] = (),
    paid: Collection[str] = (),
) -> Choices:
    """Return what is kept of a text; an offered reading is taken where nobody said otherwise.

    Args:
        found: What was recognised in it.
        readings: What stands in the text, and what it should say.
        left_out: What stands in the text and is not kept.
        words: The language of what is noted beside a correction.
        asked: What stands in the text and is a sum that was asked for.
        paid: What stands in the text and is a sum that was paid.

    Raises:
        InvalidValueError: Something was named that was not found, a sum is read as none, or is
            said to be asked for and paid.
    """
    said = dict(readings)
    answers = _answers(asked, paid)
    _require_found(answers, found.amounts)
    answered = dict(_answered(found.amounts, answers))
    can_be_read = [each for each in found.identifiers if each.kind is not IdentifierKind.CARD]
    _require_found(left_out, (*found.identifiers, *found.amounts))
    _require_found(said, (*can_be_read, *found.amounts))
    identifiers = tuple(each for each in found.identifiers if each.value not in left_out)
    wanted = [
        each._replace(spoken=answered.get(each.start, each.spoken))
        for each in found.amounts
        if each.value not in left_out
    ]
    sums = {each.start: _sum_read(each, said.get(each.value, "")) for each in wanted}
    amounts = tuple(each for each in wanted if each.start in answered or is_sure(sums[each.start]))
    corrections = {
        each.start: _correction(each, said.get(each.value, ""), words)
        for each in identifiers
        if is_offered(each) or (each in can_be_read and each.value in said)
    }
    corrections |= {
        each.start: _correction_of_sum(each, said.get(each.value, ""), words)
        for each in amounts
        if each.value in said or (each.spoken is Spoken.PAID and each.said_at)
    }
    read = tuple(sums[each.start] for each in amounts)
    chosen = replace(found, identifiers=identifiers, amounts=read)
    unsaid = tuple(each for each in wanted if each not in amounts)
    return Choices(chosen=chosen, corrections=corrections, unsaid=unsaid)


def is_sure(found: RecognisedAmount) -> bool:
    """Return whether a sum can be kept with nobody asked: it is spoken of as asked for."""
    return found.spoken is Spoken.ASKED and bool(found.currency)


def _answers(asked: Collection[str], paid: Collection[str]) -> dict[str, Spoken]:
    for name in asked:
        if name in paid:
            raise InvalidValueError(
                value=name, field=N_("amount"), expected=N_("one of the two: asked for, or paid")
            )
    return dict.fromkeys(asked, Spoken.ASKED) | dict.fromkeys(paid, Spoken.PAID)


def _answered(
    amounts: Sequence[RecognisedAmount], answers: Mapping[str, Spoken]
) -> Iterator[tuple[int, Spoken]]:
    """Yield where a sum begins that an answer is about, and the answer.

    The same words may stand there twice, once asked for and once paid: then an answer is about the
    one that the text does not speak of otherwise.
    """
    for value, answer in answers.items():
        same = [each for each in amounts if each.value == value]
        open_to_it = [each for each in same if each.spoken in {answer, Spoken.CANNOT_TELL}]
        for each in open_to_it or same:
            yield each.start, answer


def _require_found(names: Iterable[str], found: Iterable[Recognised | RecognisedAmount]) -> None:
    values = {each.value for each in found}
    for name in names:
        if name not in values:
            raise InvalidValueError(
                value=name,
                field=N_("finding"),
                expected=N_("something that was found, exactly as it stands in the text"),
            )


def _correction(found: Recognised, said: str, words: Words) -> Correction:
    """Return how an identifier is read: as somebody said, else as it is offered."""
    if said.strip() == found.value:
        return Correction(reading=found.value, note="")
    reading = said.strip() or found.normalised
    if reading == found.normalised and is_offered(found):
        form = words.gettext("Some signs were read as those they look like. Read as: {reading}")
    else:
        form = words.gettext("Corrected by the person who keeps this case. Read as: {reading}")
    return Correction(reading=reading, note=form.format(reading=visible(reading)))


def _correction_of_sum(found: RecognisedAmount, said: str, words: Words) -> Correction:
    form = words.gettext("Corrected by the person who keeps this case. In the text: {written}")
    notes = [form.format(written=visible(found.value))] if said else []
    if found.spoken is Spoken.PAID and found.said_at:
        notes.append(written_words(visible(found.said_at), words))
    return Correction(reading=said or found.value, note=" ".join(notes))


def _sum_read(found: RecognisedAmount, said: str) -> RecognisedAmount:
    if not said:
        return found
    read = find_sum(said)
    if read is None:
        raise InvalidValueError(
            value=said, field=N_("amount"), expected=N_("a number and a currency, such as 500 EUR")
        )
    return found._replace(amount=read.amount, currency=read.currency)
