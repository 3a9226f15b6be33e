"""What is listed of a text that was kept, when somebody goes back to it."""

from dataclasses import replace

import msgspec
import pytest

from evidence_kit.messages import CaseSeen, FactsFound, FoundAmount
from evidence_kit.model import Payment, PaymentStatus, Spoken
from evidence_kit.ui.pages.paste_finds import Finds
from evidence_kit.ui.pages.paste_left import left_in
from tests.unit.ui.pages.paste_samples import ACCOUNT, DEADLINE, NAME, SUM, THREAT
from tests.unit.ui.seen import event, identifier, item, payment, seen, threat

PIECE = item().id
FOUND = FactsFound(
    identifiers=(NAME, ACCOUNT), amounts=(SUM,), passages=(THREAT, DEADLINE), odd_characters=0
)


def entry(status: PaymentStatus, **changes: object) -> Payment:
    made = replace(payment(status), amount=SUM.amount, currency=SUM.currency, item_id=PIECE)
    return replace(made, **changes)  # type: ignore[arg-type] # fields of a payment


def sums(*spoken: Spoken) -> Finds:
    amounts = tuple(
        msgspec.structs.replace(SUM, spoken=each, start=SUM.start + number)
        for number, each in enumerate(spoken)
    )
    return Finds.of(FactsFound(identifiers=(), amounts=amounts, odd_characters=0))


def spoken_in(finds: Finds) -> list[Spoken]:
    return [amount.spoken for find in finds.all if isinstance(amount := find.amount, FoundAmount)]


def test_of_a_text_nobody_recorded_anything_of_all_is_left() -> None:
    finds = Finds.of(FOUND)

    assert left_in(finds, seen(), PIECE) == finds


def test_what_stands_in_the_case_is_not_listed_again() -> None:
    named = replace(identifier(NAME.kind, NAME.value), item_id=PIECE)
    spaced = replace(identifier(ACCOUNT.kind, ACCOUNT.normalised.lower()), item_id=PIECE)
    said = replace(threat(THREAT.value), item_id=PIECE, deadline_text=DEADLINE.value)
    case = seen(
        identifiers=(named, spaced), payments=(entry(PaymentStatus.DEMANDED),), threats=(said,)
    )

    left = left_in(Finds.of(FOUND), case, PIECE)

    assert (left.all, left.sayings) == ((), ())


def test_an_entry_of_another_piece_or_from_memory_stands_for_nothing_here() -> None:
    elsewhere = replace(identifier(NAME.kind, NAME.value), item_id=item(2).id)
    told = entry(PaymentStatus.DEMANDED, item_id=None)
    finds = Finds.of(FOUND)

    assert left_in(finds, seen(identifiers=(elsewhere,), payments=(told,)), PIECE) == finds


@pytest.mark.parametrize(
    ("recorded", "left"),
    [
        ((), [Spoken.ASKED, Spoken.CANNOT_TELL]),
        ((PaymentStatus.DEMANDED,), [Spoken.CANNOT_TELL]),
        ((PaymentStatus.MADE,), [Spoken.ASKED]),
        ((PaymentStatus.DEMANDED, PaymentStatus.MADE), []),
    ],
)
def test_one_entry_stands_for_one_sum_and_for_the_one_it_fits_best(
    recorded: tuple[PaymentStatus, ...], left: list[Spoken]
) -> None:
    finds = sums(Spoken.CANNOT_TELL, Spoken.ASKED)
    case: CaseSeen = seen(payments=tuple(map(entry, recorded)))

    assert sorted(spoken_in(left_in(finds, case, PIECE))) == sorted(left)


def test_a_time_inside_the_words_of_a_threat_is_left_until_it_stands_as_one() -> None:
    said = replace(threat(f"{THREAT.value} {DEADLINE.value}"), item_id=PIECE)

    left = left_in(Finds.of(FOUND), seen(threats=(said,)), PIECE)
    assert [saying.passage.kind for saying in left.sayings] == ["deadline"]

    happened = replace(event(), text=DEADLINE.value, item_id=PIECE)
    left = left_in(Finds.of(FOUND), seen(threats=(said,), events=(happened,)), PIECE)
    assert left.sayings == ()
