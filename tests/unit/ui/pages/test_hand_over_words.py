import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.messages import VolumeMade
from evidence_kit.ui.pages.hand_over_words import SpokenWordsCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.pictures.scenes_hand_over import package

WORDS = "purple lantern sideways kayak marble sunday"
SENSITIVE = VolumeMade(kind="sensitive", path="/x-SENSITIVE.zip", passphrase="river candle seven")
SHEET = VolumeMade(kind="confidential", path="/x-CONFIDENTIAL.zip", passphrase="wool apple nine")


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, words: Words) -> SpokenWordsCard:
    made = SpokenWordsCard(theme, words)
    qtbot.addWidget(made)
    return made


def shown(card: SpokenWordsCard) -> list[str]:
    return [block.text() for block in card.blocks]


def test_what_is_not_locked_has_no_words(card: SpokenWordsCard) -> None:
    card.show_out(package())

    assert card.isHidden()


def test_each_lock_shows_its_own_words_once(card: SpokenWordsCard) -> None:
    card.show_out(package(passphrase=WORDS, volumes=(SHEET, SENSITIVE)))

    assert not card.isHidden()
    assert shown(card) == [WORDS, "wool apple nine", "river candle seven"]


def test_beside_the_words_stands_what_else_it_takes(card: SpokenWordsCard) -> None:
    card.show_out(package(passphrase=WORDS))

    texts = [block.text() for block in card.findChildren(TextBlock)]
    assert any("7-Zip, WinZip or WinRAR opens it, the Explorer does not" in text for text in texts)


def test_the_words_go_with_what_they_opened(card: SpokenWordsCard) -> None:
    card.show_out(package(passphrase=WORDS))

    card.show_out(package())

    assert shown(card) == []
