from dataclasses import replace

import pytest

from evidence_kit.i18n import Words
from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.ui.models.register import (
    KIND_WORDS,
    LASTING_WORDS,
    VALIDITY_WORDS,
    Lasting,
    kind_icon,
    kind_words,
    lasting_of,
    letter_words,
    register_of,
)
from tests.unit.ui.seen import identifier, item, seen

WORDS = Words()


def row(value="@lena.k_9421", kind=IdentifierKind.USERNAME, **changes):
    return register_of(seen(identifiers=(replace(identifier(kind, value), **changes),)))[0]


def test_every_kind_has_words_an_icon_and_a_lasting():
    assert set(KIND_WORDS) == set(IdentifierKind)
    assert all(kind_icon(kind) and lasting_of(kind) in LASTING_WORDS for kind in IdentifierKind)
    assert set(VALIDITY_WORDS) == set(Validity)


@pytest.mark.parametrize(
    ("kind", "lasting"),
    [
        (IdentifierKind.NUMERIC_ID, Lasting.STAYS),
        (IdentifierKind.IBAN, Lasting.STAYS),
        (IdentifierKind.USERNAME, Lasting.CHANGES),
        (IdentifierKind.PHONE, Lasting.CHANGES),
        (IdentifierKind.URL, Lasting.VANISHES),
        (IdentifierKind.SOLANA, Lasting.STAYS),
        (IdentifierKind.XRP, Lasting.STAYS),
        (IdentifierKind.TON, Lasting.STAYS),
        (IdentifierKind.TRANSACTION, Lasting.STAYS),
        (IdentifierKind.BIC, Lasting.STAYS),
        (IdentifierKind.TRANSFER_NUMBER, Lasting.STAYS),
        (IdentifierKind.CARD, Lasting.CHANGES),
        (IdentifierKind.IP_ADDRESS, Lasting.CHANGES),
        (IdentifierKind.GIFT_CARD, Lasting.VANISHES),
        (IdentifierKind.OTHER, Lasting.NOT_KNOWN),
    ],
)
def test_how_lasting_a_kind_is(kind, lasting):
    assert lasting_of(kind) is lasting


def test_a_value_stands_exactly_as_written():
    assert row(" lena\u200b ").value == " lena\u200b "


def test_links_stand_apart():
    assert row("https://example.com", IdentifierKind.URL).is_link
    assert row("https://instagram.com/x", IdentifierKind.PROFILE_URL).is_link
    assert not row().is_link


def test_a_row_names_the_evidence_it_was_seen_in():
    shown = item()
    case = seen(items=(shown,), identifiers=(replace(identifier(), item_id=shown.id),))

    assert register_of(case)[0].label == "JS-001"
    assert row().label == ""


def test_a_row_is_withdrawn_by_its_name():
    assert row(number=7).name == "identifier/7"


def test_plain_letters_are_said_to_be_plain():
    assert letter_words(row(), WORDS).startswith("Letter by letter as written.")


def test_the_dots_of_a_card_are_ours_and_nothing_odd():
    card = row("•••• 1111", IdentifierKind.CARD)

    assert card.odd == ()
    assert letter_words(card, WORDS).startswith("Only the last digits are kept.")
    assert row("•••• 1111").odd == ("•",) * 4


def test_a_destination_tag_stands_apart_from_its_address():
    tagged = row("rHb9", IdentifierKind.XRP, normalised="rHb9?dt=4471")

    assert tagged.tag == "4471"
    assert row("rHb9", IdentifierKind.XRP, normalised="rHb9").tag == ""
    assert row(kind=IdentifierKind.URL, normalised="https://example.com/?dt=1").tag == ""


def test_a_look_alike_letter_is_named_with_its_number():
    said = letter_words(row("lеna"), WORDS)

    assert said == "1 character is not a plain letter or digit: е U+0435"


def test_an_invisible_character_is_named_by_its_number_alone():
    assert letter_words(row("a\u200bb\u202e"), WORDS).endswith("U+200B, U+202E")


def test_many_odd_characters_are_counted_and_the_first_named():
    said = letter_words(row("".join(chr(0x430 + n) for n in range(30))), WORDS)

    assert said.startswith("30 characters")
    assert said.count("U+") == 12


def test_an_app_that_somebody_typed_cannot_turn_the_line_round():
    assert "\u202e" not in kind_words(row(platform="In\u202estagram"), WORDS)


def test_a_row_without_an_app_says_its_kind_alone():
    assert kind_words(row(platform=" "), WORDS) == "User name"
