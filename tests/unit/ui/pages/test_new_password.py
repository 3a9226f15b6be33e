import pytest
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.casework.passphrases import suggest
from evidence_kit.i18n import Words, words_in
from evidence_kit.resources import asset_path
from evidence_kit.ui.alert_words.opening import SAID
from evidence_kit.ui.pages.new_password import NewPassword
from evidence_kit.ui.theme import Theme
from tests.pictures.sample_case import sample_case
from tests.pictures.still_vault import StillVault
from tests.windows import settle

TYPED = "four words that differ"


def made_with(qtbot: QtBot, theme: Theme, words: Words, vault: StillVault) -> NewPassword:
    made = NewPassword(theme, vault, words, "New password")
    qtbot.addWidget(made)
    made.first.set_text(TYPED)
    return made


def test_what_is_missing_is_said_one_thing_after_the_other(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    made = made_with(qtbot, theme, words, StillVault(sample_case()))
    assert made.is_waiting()
    good = messages.PassphraseJudged(strength=messages.Strength.GOOD, reason="")
    made.show_judged(TYPED, good)
    assert made.missing() == "The two are not the same yet."

    made.again.set_text(TYPED)
    assert made.missing() == ""
    made.forget()
    assert made.missing() == "Type a password, or let us suggest one."


def test_it_is_judged_once_and_again_only_after_the_vault_process_ended(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    vault = StillVault(sample_case())
    made = made_with(qtbot, theme, words, vault)

    made.ask_again()
    made.ask_again()
    assert vault.asked == [messages.JudgePassphrase(passphrase=TYPED)]

    made.vault_ended()
    made.ask_again()
    assert len(vault.asked) == 2


def test_every_word_of_a_suggestion_can_be_read_until_it_is_covered_or_changed(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    suggested = "vast inductee reunited distance pumpernickel"
    answers: dict[type, messages.Answer | messages.Problem] = {
        messages.SuggestPassphrase: messages.PassphraseSuggested(passphrase=suggested)
    }
    made = made_with(qtbot, theme, words, StillVault(sample_case(), answers))
    made.resize(320, 500)
    made.show()
    assert not made.whole.isVisible()

    made.suggest.click()
    qtbot.waitUntil(made.whole.isVisible)
    settle()
    assert made.whole_words.text() == suggested
    assert made.whole_words.height() > 1.5 * made.whole_words.fontMetrics().height()
    assert made.whole_words.width() <= made.width()

    made.first.set_covered(is_covered=True)
    assert not made.whole.isVisible()
    made.first.set_covered(is_covered=False)
    assert made.whole.isVisible()

    qtbot.keyClicks(made.first.line, "s")
    assert not made.whole.isVisible()
    assert made.whole_words.text() == ""


def test_a_suggestion_is_forgotten_with_the_rest(qtbot: QtBot, theme: Theme, words: Words) -> None:
    answers: dict[type, messages.Answer | messages.Problem] = {
        messages.SuggestPassphrase: messages.PassphraseSuggested(passphrase="five new words")
    }
    made = made_with(qtbot, theme, words, StillVault(sample_case(), answers))
    made.show()
    made.suggest.click()
    qtbot.waitUntil(made.whole.isVisible)

    made.forget()

    assert made.whole_words.text() == ""
    assert "five new words" not in vars(made).values()


NUMERALS = {
    "en": {5: ("five",), 6: ("six",)},
    "sl": {5: ("pet", "petih"), 6: ("šest", "šestih")},
    "it": {5: ("cinque",), 6: ("sei",)},
}


@pytest.mark.parametrize("language", NUMERALS)
@pytest.mark.parametrize(
    "english",
    [
        "Suggest five words",
        "Five words that have nothing to do with you are strong and easy to type.",
        SAID["EK-108"].remedy,
    ],
)
def test_as_many_words_are_advised_as_are_suggested_in_each_language(
    language: str, english: str
) -> None:
    count = len(suggest(language).split())
    said = words_in(language, asset_path("locale")).gettext(english).lower().split()

    for number, numerals in NUMERALS[language].items():
        assert bool(set(numerals) & set(said)) is (number == count)
