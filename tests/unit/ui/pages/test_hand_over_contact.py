import msgspec
import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.contact import ContactField
from evidence_kit.i18n import Words
from evidence_kit.ui.pages.hand_over_contact import ContactCard
from evidence_kit.ui.theme import Theme
from tests.pictures.sample_case import sample_case


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, words: Words) -> ContactCard:
    made = ContactCard(theme, words)
    qtbot.addWidget(made)
    made.show()
    return made


def seen(**answers: str):
    return msgspec.structs.replace(
        sample_case(), answers={name.replace("_", "-"): text for name, text in answers.items()}
    )


def test_every_line_of_the_sheet_can_be_written(card: ContactCard) -> None:
    assert set(card.fields) == set(ContactField)


def test_a_line_is_told_once_when_its_field_is_left(qtbot: QtBot, card: ContactCard) -> None:
    card.show_case(seen())
    told = []
    card.said.connect(lambda *said: told.append(said))

    qtbot.keyClicks(card.fields[ContactField.NAME].line, "Ana")
    card.save()
    card.save()

    assert told == [("contact-name", "Ana")]


def test_what_is_being_typed_is_newer_than_what_was_read(qtbot: QtBot, card: ContactCard) -> None:
    card.show_case(seen(contact_name="Ana"))
    qtbot.keyClicks(card.fields[ContactField.NAME].line, " Novak")

    card.show_case(seen(contact_name="Ana", contact_phone="1"))

    assert card.fields[ContactField.NAME].text() == "Ana Novak"
    assert card.fields[ContactField.PHONE].text() == "1"
