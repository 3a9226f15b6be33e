"""What a case holds is told in the reader's words, by the names that other verbs take."""

import pytest

from evidence_kit.cli.case_lines import (
    DISCLOSURE_WORDS,
    PLACE_WORDS,
    hit_line,
    identifier_words,
    payment_words,
)
from evidence_kit.i18n import Words
from evidence_kit.model import DisclosureChoice, Hit, IdentifierKind, PaymentStatus, Place
from tests.languages import spoken
from tests.unit.ui.seen import identifier, payment


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("sl", ("opravljeno", "Bančno nakazilo  1300,00 EUR")),
        ("it", ("effettuato", "Bonifico bancario  1.300,00 EUR")),
    ],
)
def test_a_payment_is_told_in_words_and_its_amount_as_the_language_writes_it(
    tag: str, told: tuple[str, str]
) -> None:
    status, amount = payment_words(payment(PaymentStatus.MADE, amount="1300.00"), spoken(tag))

    assert (status, amount.replace("\u00a0", " ")) == told


def test_an_amount_that_is_not_known_is_said_so() -> None:
    assert payment_words(payment(amount=""), Words()) == (
        "demanded",
        "Bank transfer  amount not known",
    )


def test_an_identifier_keeps_its_value_and_shows_what_is_hidden_in_it() -> None:
    told = identifier_words(identifier(IdentifierKind.EMAIL, "a\u202eb@x.si"), spoken("it"))

    assert told == ("indirizzo e-mail", "a⟦U+202E⟧b@x.si")


def test_what_was_found_names_the_exhibit_it_was_found_in() -> None:
    hit = Hit(name="event/1", item_id=None, places=(Place.TEXT, Place.TIME))

    assert hit_line(hit, "JS-009", Words()) == "event/1  in the text, in the time  (JS-009)"
    assert hit_line(hit, "", Words()) == "event/1  in the text, in the time"


def test_every_place_and_every_choice_has_words() -> None:
    assert PLACE_WORDS.keys() == set(Place)
    assert DISCLOSURE_WORDS.keys() == set(DisclosureChoice)
