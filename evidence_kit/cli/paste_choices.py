"""What a person says of single findings of a pasted text: how to read one, which to leave out.

The rules are: a finding is named by what stands in the text, and each that stands there so is
meant; what is kept stays as it is written, and what it is read as goes with it, said to be a
correction; of a card only the last digits are here, so it can be left out and not corrected.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import click

from evidence_kit.casework.pasting import Correction, find_sum, is_offered
from evidence_kit.errors import InvalidValueError
from evidence_kit.i18n import N_, Words
from evidence_kit.model import IdentifierKind
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What of a text is kept, and how it is read."""

    chosen: Recognition
    """Sums stand in it as they are read, everything else as it is written."""
    corrections: Mapping[int, Correction]
    """Where a finding begins → how it is read."""


def choices_of(
    found: Recognition,
    readings: Sequence[tuple[str, str]],
    left_out: Collection[str],
    words: Words,
) -> Choices:
    """Return what is kept of a text; an offered reading is taken where nobody said otherwise.

    Args:
        found: What was recognised in it.
        readings: What stands in the text, and what it should say.
        left_out: What stands in the text and is not kept.
        words: The language of what is noted beside a correction.

    Raises:
        InvalidValueError: Something was named that was not found, or a sum is read as none.
    """
    said = dict(readings)
    can_be_read = [each for each in found.identifiers if each.kind is not IdentifierKind.CARD]
    _require_found(left_out, (*found.identifiers, *found.amounts))
    _require_found(said, (*can_be_read, *found.amounts))
    identifiers = tuple(each for each in found.identifiers if each.value not in left_out)
    amounts = tuple(each for each in found.amounts if each.value not in left_out)
    corrections = {
        each.start: _correction(each, said.get(each.value, ""), words)
        for each in identifiers
        if is_offered(each) or (each in can_be_read and each.value in said)
    }
    corrections |= {
        each.start: _correction_of_sum(each, said[each.value], words)
        for each in amounts
        if each.value in said
    }
    read = tuple(_sum_read(each, said.get(each.value, "")) for each in amounts)
    chosen = replace(found, identifiers=identifiers, amounts=read)
    return Choices(chosen=chosen, corrections=corrections)


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
    return Correction(reading=said, note=form.format(written=visible(found.value)))


def _sum_read(found: RecognisedAmount, said: str) -> RecognisedAmount:
    if not said:
        return found
    read = find_sum(said)
    if read is None:
        raise InvalidValueError(
            value=said, field=N_("amount"), expected=N_("a number and a currency, such as 500 EUR")
        )
    return found._replace(amount=read.amount, currency=read.currency)
