"""02: six questions with a real vault process; nothing is on the disk before the last answer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.models.typing_person import Typing
from evidence_kit.ui.pages.new_case.answers import Answers
from evidence_kit.ui.pages.new_case.page import CreatedCase, NewCasePage
from evidence_kit.ui.pages.spare_key_paper import printed_sheet
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.fields import Chooser
from tests.fakes import PASSPHRASE, StoppedClock
from tests.languages import spoken
from tests.ui.loaded_vault import NewVault

PATIENCE_MS = 60_000
LANGUAGES = (
    Language(tag="en", name="English"),
    Language(tag="it", name="italiano"),
    Language(tag="sl", name="slovenščina"),
)
AGES, COUNTRY, LANGUAGE, TYPING, PASSWORD, SPARE_KEY = range(6)
ALL_ANSWERED = Answers(
    age_now=34, is_age_said=True, in_picture=AgeInPicture.ADULT, country="SI", initials="SK"
)


@pytest.fixture
def empty_vault(new_vault: NewVault) -> Iterator[VaultProcess]:
    process = new_vault()
    yield process
    process.kill()


MakePage = Callable[[int], NewCasePage]


@pytest.fixture
def make_page(
    qtbot: QtBot, theme: Theme, words: Words, empty_vault: VaultProcess, tmp_path: Path
) -> MakePage:
    """Make the page at a question, with everything before it answered."""

    def make(step: int) -> NewCasePage:
        made = NewCasePage(
            theme,
            empty_vault,
            words,
            StoppedClock(),
            LANGUAGES,
            answers=ALL_ANSWERED if step else None,
            step=step,
        )
        qtbot.addWidget(made)
        made.spare_key.set_place(str(tmp_path / "Papers"))
        made.resize(1280, 800)
        made.show()
        return made

    return make


@pytest.fixture
def page(make_page: MakePage) -> NewCasePage:
    return make_page(AGES)


def answer_ages(page: NewCasePage, age: str, in_picture: AgeInPicture) -> None:
    page.ages.age.set_text(age)
    page.ages.choices[in_picture].click()


def type_password(qtbot: QtBot, page: NewCasePage, first: str, again: str) -> None:
    page.password.first.set_text(first)
    page.password.first.edited.emit(first)
    qtbot.waitUntil(lambda: page.password.meter.strength is not None, timeout=PATIENCE_MS)
    page.password.again.set_text(again)
    page.password.again.edited.emit(again)


def test_neither_age_question_has_an_answer_before_one_is_given(page: NewCasePage) -> None:
    page.go_on.click()

    assert page.state.step == AGES
    assert page.state.hint
    assert not any(card.isChecked() for card in page.ages.choices.values())


def test_both_ages_are_needed_and_not_sure_is_an_answer(page: NewCasePage) -> None:
    page.ages.not_said.click()
    page.go_on.click()
    assert page.state.step == AGES

    page.ages.choices[AgeInPicture.NOT_SURE].click()
    page.go_on.click()

    assert page.state.step == COUNTRY
    assert page.state.answers.ages == Ages(now=None, in_picture=AgeInPicture.NOT_SURE)


@pytest.mark.parametrize(
    ("age", "in_picture", "holds"),
    [
        ("34", AgeInPicture.ADULT, False),
        ("34", AgeInPicture.UNDER_18, True),
        ("34", AgeInPicture.NOT_SURE, True),
        ("15", AgeInPicture.ADULT, True),
    ],
)
def test_what_the_answers_change_is_said_at_once(
    page: NewCasePage,
    age: str,
    in_picture: AgeInPicture,
    holds: bool,  # noqa: FBT001 - a parameter of the table above
) -> None:
    answer_ages(page, age, in_picture)

    shown = {meaning for meaning, card in page.ages._wells.items() if card.isVisible()}
    assert shown == {holds}


def test_a_country_is_found_by_its_first_letters_in_its_own_language(
    page: NewCasePage, qtbot: QtBot
) -> None:
    answer_ages(page, "34", AgeInPicture.ADULT)
    page.go_on.click()

    qtbot.keyClicks(page.country.search.line, "hrvat")
    qtbot.keyClick(page.country.search.line, Qt.Key.Key_Return)

    assert page.state.step == LANGUAGE
    assert page.state.answers.country == "HR"


def test_letters_that_several_countries_begin_with_choose_none(
    qtbot: QtBot, page: NewCasePage
) -> None:
    answer_ages(page, "34", AgeInPicture.ADULT)
    page.go_on.click()

    qtbot.keyClicks(page.country.search.line, "un")
    qtbot.keyClick(page.country.search.line, Qt.Key.Key_Return)

    assert page.state.answers.country == ""
    qtbot.keyClick(page.country.search.line, Qt.Key.Key_Down)
    assert page.country.answered(page.state.answers).country != ""


def test_a_country_may_stay_unsaid(page: NewCasePage) -> None:
    answer_ages(page, "34", AgeInPicture.ADULT)
    page.go_on.click()

    page.country.not_said.click()

    assert page.state.step == LANGUAGE
    assert page.state.answers.country == ""


def test_answers_stay_when_somebody_goes_back(page: NewCasePage, qtbot: QtBot) -> None:
    answer_ages(page, "34", AgeInPicture.ADULT)
    page.go_on.click()

    page.back.click()

    assert page.state.step == AGES
    assert page.ages.age.text() == "34"
    with qtbot.waitSignal(page.left):
        page.back.click()


def test_a_choice_that_was_not_gone_on_from_stays_when_somebody_goes_back(
    make_page: MakePage,
) -> None:
    page = make_page(TYPING)
    page.typing.choices[Typing.HELPING].click()
    page.typing.initials.set_text("AB")

    page.back.click()
    page.go_on.click()

    assert page.state.step == TYPING
    assert page.typing.choices[Typing.HELPING].isChecked()
    assert page.typing.initials.text() == "AB"


def test_a_country_that_was_not_gone_on_from_stays_when_somebody_goes_back(
    page: NewCasePage,
) -> None:
    answer_ages(page, "34", AgeInPicture.ADULT)
    page.go_on.click()
    page.country.names.picked.emit("IT")

    page.back.click()
    page.go_on.click()

    assert page.country.missing() == ""
    assert page.country.answered(page.state.answers).country == "IT"


def test_the_ages_stay_when_every_page_changes_its_language_and_somebody_goes_back(
    make_page: MakePage,
) -> None:
    page = make_page(LANGUAGE)

    page.back.click()
    page.back.click()

    assert page.state.step == AGES
    assert page.ages.age.text() == "34"
    assert page.ages.choices[AgeInPicture.ADULT].isChecked()
    assert page.ages.missing() == ""


def test_a_password_that_was_not_gone_on_from_stands_nowhere_but_in_its_fields(
    qtbot: QtBot, make_page: MakePage
) -> None:
    page = make_page(PASSWORD)
    type_password(qtbot, page, PASSPHRASE, PASSPHRASE)

    page.back.click()

    assert page.state.answers.passphrase == ""
    assert page.password.first.text() == PASSPHRASE


def test_the_letters_have_a_preset_and_are_never_empty(make_page: MakePage) -> None:
    page = make_page(TYPING)
    page.typing.choices[Typing.WORKER].click()
    page.typing.initials.set_text("")

    page.go_on.click()

    assert page.state.answers.initials == "EX"
    assert page.state.answers.typing is Typing.WORKER


def test_a_password_that_is_too_easy_does_not_go_on(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(PASSWORD)
    type_password(qtbot, page, "password1234", "password1234")

    page.go_on.click()

    assert page.state.step == PASSWORD
    assert page.password.meter.strength is messages.Strength.TOO_EASY


def press_while_it_is_judged(page: NewCasePage, again: str) -> None:
    page.password.first.set_text(PASSPHRASE)
    page.password.first.edited.emit(PASSPHRASE)
    page.password.again.set_text(again)
    page.password.again.edited.emit(again)
    page.go_on.click()
    assert page.state.step == PASSWORD


def test_who_presses_before_the_password_is_judged_goes_on_without_pressing_again(
    qtbot: QtBot, make_page: MakePage
) -> None:
    page = make_page(PASSWORD)

    press_while_it_is_judged(page, PASSPHRASE)
    assert page.state.hint == "One moment: we are looking how strong it is."

    qtbot.waitUntil(lambda: bool(page.spare_key.state.groups), timeout=PATIENCE_MS)
    assert page.state.step == SPARE_KEY
    assert page.state.answers.passphrase == PASSPHRASE


def test_what_else_is_missing_is_said_once_the_password_is_judged(
    qtbot: QtBot, make_page: MakePage
) -> None:
    page = make_page(PASSWORD)

    press_while_it_is_judged(page, "five unrel")

    wanted = "The two are not the same yet."
    qtbot.waitUntil(lambda: page.state.hint == wanted, timeout=PATIENCE_MS)
    assert page.state.step == PASSWORD


def test_who_types_on_after_pressing_is_not_sent_on(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(PASSWORD)
    press_while_it_is_judged(page, PASSPHRASE)

    for field in (page.password.first, page.password.again):
        field.set_text(PASSPHRASE + "s")
        field.edited.emit(PASSPHRASE + "s")
    qtbot.waitUntil(lambda: page.password.meter.strength is not None, timeout=PATIENCE_MS)

    assert page.state.step == PASSWORD
    assert page.state.hint == ""


def test_two_that_differ_are_said_after_leaving_the_field_and_not_before(
    qtbot: QtBot, make_page: MakePage
) -> None:
    page = make_page(PASSWORD)
    type_password(qtbot, page, PASSPHRASE, "five unrel")
    assert page.password.again.note() == ""

    page.password.again.left.emit()

    assert page.password.again.note() == "The two are not the same yet."


def test_words_can_be_suggested_and_are_very_good(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(PASSWORD)

    page.password.suggest.click()
    qtbot.waitUntil(lambda: page.password.meter.strength is not None, timeout=PATIENCE_MS)

    assert page.password.meter.strength is messages.Strength.VERY_GOOD
    assert len(page.password.first.text().split()) == 5
    assert not page.password.first.is_covered()


def test_when_the_vault_process_ends_while_a_password_is_judged_pressing_asks_again(
    qtbot: QtBot, make_page: MakePage, empty_vault: VaultProcess
) -> None:
    page = make_page(PASSWORD)
    press_while_it_is_judged(page, PASSPHRASE)
    empty_vault.kill()
    page.vault_ended()
    assert page.state.hint == "That stopped halfway. Press the button again."
    assert not page.state.is_waiting

    page.go_on.click()

    qtbot.waitUntil(lambda: bool(page.spare_key.state.groups), timeout=PATIENCE_MS)
    assert page.state.step == SPARE_KEY


def test_when_the_vault_process_ends_while_a_spare_key_is_made_pressing_asks_again(
    qtbot: QtBot, make_page: MakePage, empty_vault: VaultProcess
) -> None:
    page = make_page(SPARE_KEY)
    empty_vault.kill()
    page.vault_ended()
    assert page.state.hint == "That stopped halfway. Press the button again."

    page.go_on.click()

    qtbot.waitUntil(lambda: bool(page.spare_key.state.groups), timeout=PATIENCE_MS)
    assert not page.state.is_waiting
    assert not page.spare_key.state.is_trying


@pytest.fixture
def at_the_key(qtbot: QtBot, make_page: MakePage) -> NewCasePage:
    page = make_page(PASSWORD)
    type_password(qtbot, page, PASSPHRASE, PASSPHRASE)
    page.go_on.click()
    qtbot.waitUntil(lambda: bool(page.spare_key.state.groups), timeout=PATIENCE_MS)
    return page


def test_the_keys_are_at_the_sheet_while_it_is_made_and_not_at_hide_now(
    qtbot: QtBot, make_page: MakePage
) -> None:
    page = make_page(PASSWORD)
    type_password(qtbot, page, PASSPHRASE, PASSPHRASE)

    page.go_on.click()

    assert not page.spare_key.state.groups
    assert page.focusWidget() is page.spare_key.print_button
    page.spare_key.print_button.click()
    assert QApplication.activeModalWidget() is None, "there is nothing to print yet"
    qtbot.waitUntil(lambda: bool(page.spare_key.state.groups), timeout=PATIENCE_MS)
    assert page.focusWidget() is page.spare_key.print_button


def type_groups(page: NewCasePage, *, is_right: bool) -> None:
    state = page.spare_key.state
    for field, place in zip(page.spare_key.fields, state.tried, strict=True):
        group = state.groups[place].lower()
        field.set_text(group if is_right else group[::-1].replace(group[0], "Z"))
        field.edited.emit(field.text())


def test_the_sheet_is_covered_while_two_groups_are_typed(at_the_key: NewCasePage) -> None:
    at_the_key.go_on.click()

    assert at_the_key.spare_key.state.is_trying
    assert len(set(at_the_key.spare_key.state.tried)) == 2
    names = [group.accessibleName() for group in at_the_key.spare_key.sheet._groups]
    assert names == [str(number) for number in range(1, 9)]


def test_groups_that_do_not_fit_make_no_case(at_the_key: NewCasePage, tmp_path: Path) -> None:
    at_the_key.go_on.click()
    type_groups(at_the_key, is_right=False)

    at_the_key.go_on.click()

    assert not at_the_key.state.is_busy
    assert at_the_key.state.hint
    assert not (tmp_path / "Papers").exists()


def test_the_case_is_made_at_the_end_and_not_before(
    at_the_key: NewCasePage, qtbot: QtBot, tmp_path: Path
) -> None:
    at_the_key.go_on.click()
    type_groups(at_the_key, is_right=True)
    assert not (tmp_path / "Papers").exists()

    with qtbot.waitSignal(at_the_key.created, timeout=PATIENCE_MS) as created:
        at_the_key.go_on.click()

    made = created.args[0]
    assert isinstance(made, CreatedCase)
    assert made.answer.case.country == "SI"
    assert made.answer.case.initials == "SK"
    assert (tmp_path / "Papers" / "header.a").exists()
    assert made.answers.passphrase == ""
    assert made.answers.recovery_code == ""
    assert at_the_key.password.first.text() == ""


def test_the_spare_key_that_was_typed_opens_the_case(
    at_the_key: NewCasePage, qtbot: QtBot, empty_vault: VaultProcess, tmp_path: Path
) -> None:
    code = "-".join(at_the_key.spare_key.state.groups)
    at_the_key.go_on.click()
    type_groups(at_the_key, is_right=True)
    with qtbot.waitSignal(at_the_key.created, timeout=PATIENCE_MS):
        at_the_key.go_on.click()
    empty_vault.leave()

    heard: list[messages.Answer | messages.Problem] = []
    request = messages.OpenCase(path=str(tmp_path / "Papers"), secret=code)
    empty_vault.ask(request, on_done=heard.append, on_refused=heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)

    assert isinstance(heard[0], messages.Opened)
    assert heard[0].opened_with == "recovery"


def test_a_second_case_is_given_a_name_that_is_free(
    make_page: MakePage, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("Papers", "Papers 2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "header.a").write_bytes(b"a case")
    page = make_page(PASSWORD)

    type_password(qtbot, page, PASSPHRASE, PASSPHRASE)
    qtbot.waitUntil(lambda: not page.password.is_waiting(), timeout=PATIENCE_MS)
    page.go_on.click()

    free = str(tmp_path / "Papers 3")
    qtbot.waitUntil(lambda: page.spare_key.case_path == free, timeout=PATIENCE_MS)
    assert free in page.spare_key._place_words.text()


def test_a_folder_that_is_in_use_is_left_alone_and_another_name_offered(
    at_the_key: NewCasePage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "Papers").mkdir()
    (tmp_path / "Papers" / "letter.txt").write_bytes(b"mine")

    at_the_key.skip.click()
    qtbot.waitUntil(lambda: not at_the_key.state.is_busy, timeout=PATIENCE_MS)

    assert at_the_key.state.alert is not None
    assert at_the_key.state.alert.code == "EK-106"
    with qtbot.waitSignal(at_the_key.created, timeout=PATIENCE_MS) as created:
        at_the_key._on_notice_chosen("other-name")
    assert created.args[0].path == str(tmp_path / "Papers 2")
    assert sorted(path.name for path in (tmp_path / "Papers").iterdir()) == ["letter.txt"]


def test_the_printed_sheet_has_every_group_and_no_name_of_ours(words: Words) -> None:
    groups = tuple(f"ABC{number}" for number in range(8))

    sheet = printed_sheet(groups, "21 Nov 2026", words)

    text = " ".join(line.text for line in sheet)
    assert all(group in text for group in groups)
    assert "Evidence Kit" not in text


def test_the_language_read_until_then_is_the_persons_own(
    qtbot: QtBot, theme: Theme, empty_vault: VaultProcess
) -> None:
    page = NewCasePage(theme, empty_vault, spoken("sl"), StoppedClock(), LANGUAGES)
    qtbot.addWidget(page)

    assert page.state.answers.language == "sl"


def test_the_language_of_the_country_is_proposed_for_the_police(make_page: MakePage) -> None:
    page = make_page(LANGUAGE)

    assert page.language.mine.chosen() == "en"
    assert page.language.report.chosen() == "sl"


def test_what_was_chosen_for_the_police_stays_when_the_country_changes(
    make_page: MakePage,
) -> None:
    page = make_page(LANGUAGE)
    choose(page.language.report, "it")
    page.back.click()
    page.country.names.picked.emit("GB")
    page.go_on.click()

    assert page.state.step == LANGUAGE
    assert page.language.report.chosen() == "it"


def test_what_is_proposed_follows_the_country(make_page: MakePage) -> None:
    page = make_page(LANGUAGE)
    page.back.click()
    page.country.names.picked.emit("IT")
    page.go_on.click()

    assert page.language.report.chosen() == "it"


def choose(chooser: Chooser, identity: str) -> None:
    """Pick in a list as a person does."""
    chooser.choose(identity)
    chooser.picked.emit(identity)
