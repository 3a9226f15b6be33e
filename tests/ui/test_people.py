"""The register of accounts against a real vault: record, see, withdraw, and lose nothing typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import Activity, IdentifierKind, Validity
from evidence_kit.ui.models.register import NEW_ACCOUNT, subject_words
from evidence_kit.ui.pages.people import PeoplePage
from evidence_kit.ui.pages.people_seen import SeenForm
from evidence_kit.ui.pages.people_whose import WhoseAccount
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.withdrawing import Withdrawing
from tests.windows import settle

PATIENCE_MS = 30_000

OpenCase = Callable[[VaultProcess], messages.CaseSeen]
Ask = Callable[[VaultProcess, messages.Request], messages.Answer]


@pytest.fixture
def new_page(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: OpenCase
) -> Callable[[], PeoplePage]:
    def make() -> PeoplePage:
        made = PeoplePage(theme, vault, words)
        qtbot.addWidget(made)
        made.resize(1000, 800)
        made.show()
        made.render(open_case(vault))
        return made

    return make


@pytest.fixture
def page(new_page: Callable[[], PeoplePage]) -> PeoplePage:
    return new_page()


def keep(qtbot: QtBot, page: PeoplePage, value: str, kind: IdentifierKind, platform: str) -> None:
    page._on_add_clicked()
    page._form.value.set_text(value)
    page._form.kind.choose(kind.value)
    page._form.platform.set_text(platform)
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._form.keep.click()


def test_nothing_yet_is_said_kindly_and_leads_on(qtbot: QtBot, page: PeoplePage) -> None:
    assert page._empty.isVisible()
    assert page.first_focus() is page._empty.buttons[0]

    with qtbot.waitSignal(page.wants_page) as wanted:
        page._empty.buttons[0].click()

    assert wanted.args == ["paste"]


def test_an_account_is_recorded_and_shown_exactly_as_written(
    qtbot: QtBot, page: PeoplePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    keep(qtbot, page, "@lena.k_9421", IdentifierKind.USERNAME, "Instagram")
    page.render(open_case(vault))

    (row,) = page._register.rows.rows
    assert row.button.accessibleName().startswith(
        "@lena.k_9421, User name, Instagram, Can be changed, Told from memory"
    )
    assert not page._empty.isVisible()
    assert not page._form.isVisible()


def test_a_number_that_does_not_add_up_is_kept_and_said(
    qtbot: QtBot, page: PeoplePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    page._on_add_clicked()
    page._form.value.set_text("SI57 2633 0001 2039 086")
    page._form.kind.choose(IdentifierKind.IBAN.value)
    page._form.keep.click()
    qtbot.waitUntil(lambda: bool(page._form.value.note()), timeout=PATIENCE_MS)
    assert page._form.value.note().startswith("Not kept yet: the number does not add up.")
    assert open_case(vault).identifiers == ()

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._form.keep.click()
    case = open_case(vault)
    page.render(case)
    page._register.rows.open_row("identifier/1")

    assert case.identifiers[0].value == "SI57 2633 0001 2039 086"
    assert case.identifiers[0].validity is not Validity.VALID


def test_a_card_is_kept_at_once_and_what_became_of_its_digits_is_said_then(
    qtbot: QtBot, page: PeoplePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    page._on_add_clicked()
    qtbot.keyClicks(page._form.value.line, "4111111111111111")

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        qtbot.keyClick(page._form.value.line, Qt.Key.Key_Return)

    (identifier,) = open_case(vault).identifiers
    assert (identifier.value, identifier.kind) == ("•••• 1111", IdentifierKind.CARD)
    (said,) = page._kept.lines
    assert said.line.startswith("Of the card number only the last digits are kept.")


def test_a_link_stands_among_the_links(
    qtbot: QtBot, page: PeoplePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    keep(qtbot, page, "https://example.com/p/83hf", IdentifierKind.URL, "")
    page.render(open_case(vault))

    assert page._register.rows.rows == ()
    assert len(page._links.rows.rows) == 1


def test_what_is_withdrawn_goes_and_its_stub_stays(
    qtbot: QtBot, page: PeoplePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    keep(qtbot, page, "lenak.9421", IdentifierKind.USERNAME, "Snapchat")
    page.render(open_case(vault))
    page._register.rows.open_row("identifier/1")
    withdrawing = page._register.rows.rows[0].findChild(Withdrawing)
    withdrawing.ask.click()
    withdrawing.why.set_text("typed twice")

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        withdrawing.confirm.click()
    page.render(open_case(vault))

    assert page._register.rows.rows == ()
    assert [line.title for line in page._stubs.lines] == [
        "lenak.9421, withdrawn. Its number stays in the log."
    ]


def test_without_a_value_nothing_is_sent_and_the_field_says_so(page: PeoplePage) -> None:
    page._on_add_clicked()

    page._form.keep.click()

    assert page._form.value.note() == "Write the name, number or link here."
    assert not page.vault.is_busy


def test_a_half_filled_form_comes_back_after_a_lock(
    qtbot: QtBot, page: PeoplePage, new_page: Callable[[], PeoplePage]
) -> None:
    page._on_add_clicked()
    qtbot.keyClicks(page._form.value.line, "lena")
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = new_page()

    assert again._form.value.text() == "lena"
    assert again._state.is_form_open


def test_what_was_kept_is_no_draft_any_more(
    qtbot: QtBot, page: PeoplePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    page._on_add_clicked()
    qtbot.keyClicks(page._form.value.line, "lena")
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._form.keep.click()

    assert open_case(vault).drafts == {}


def test_escape_closes_the_form_and_keeps_what_was_typed(qtbot: QtBot, page: PeoplePage) -> None:
    page._on_add_clicked()
    qtbot.keyClicks(page._form.value.line, "lena")

    qtbot.keyClick(page._form.value.line, Qt.Key.Key_Escape)

    assert not page._state.is_form_open
    assert page._form.value.text() == "lena"


def test_an_invisible_letter_is_named_after_the_field_is_left(page: PeoplePage) -> None:
    page._on_add_clicked()
    page._form.value.set_text("le\u200bna")

    page._form.value.left.emit()

    assert page._form.value.note().endswith("U+200B")


def test_when_an_account_was_seen_is_said_in_its_row_and_changed_there(
    qtbot: QtBot, page: PeoplePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    keep(qtbot, page, "lena.9", IdentifierKind.USERNAME, "Snapchat")
    page.render(open_case(vault))
    page._register.rows.open_row("identifier/1")
    form = page._register.rows.findChild(SeenForm)
    assert form.isHidden()
    next(each for each in page.findChildren(Button) if "seen" in each.words()).click()
    form.first.set_text("early November")
    form.activity.choose(Activity.GONE)
    form.reported.set_text("5 November, number 4471")

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        form.keep.click()
    case = open_case(vault)
    page.render(case)

    assert (case.sightings[1].first_seen_text, case.sightings[1].activity) == (
        "early November",
        Activity.GONE,
    )
    said = [label.text() for label in page.findChildren(Label)]
    assert "First seen: early November" in said
    assert "Reported to the app or site: 5 November, number 4471" in said
    assert case.answers == {"identifier/1/reported": "5 November, number 4471"}
    assert seen_form(page).first.text() == "early November"
    assert seen_form(page).isHidden()
    assert page.unkept is None


def test_a_form_about_when_it_was_seen_that_was_begun_waits_and_comes_back(
    qtbot: QtBot,
    page: PeoplePage,
    new_page: Callable[[], PeoplePage],
    vault: VaultProcess,
    open_case: OpenCase,
) -> None:
    keep(qtbot, page, "lena.9", IdentifierKind.USERNAME, "Snapchat")
    keep(qtbot, page, "lena.k", IdentifierKind.USERNAME, "Instagram")
    page.render(open_case(vault))
    for number in (1, 2):
        page._register.rows.open_row(f"identifier/{number}")
        form = seen_form(page, number)
        buttons = row_of(page, number).findChildren(Button)
        next(each for each in buttons if "seen" in each.words()).click()
        assert (page.unkept is None) is (number == 1), "it was only opened"
        qtbot.keyClicks(form.first.line, f"early November {number}")
    assert page.unkept is not None
    assert page.unkept.is_form
    assert page._register.rows.open_keys == ("identifier/1", "identifier/2")
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = new_page()
    assert again._register.rows.open_keys == ("identifier/1", "identifier/2")
    assert [seen_form(again, n).first.text() for n in (1, 2)] == [
        "early November 1",
        "early November 2",
    ]
    assert again.unkept is not None

    for number in (1, 2):
        with qtbot.waitSignal(again.case_changed, timeout=PATIENCE_MS):
            seen_form(again, number).keep.click()
        again.render(open_case(vault))
    assert again.unkept is None
    assert open_case(vault).drafts == {}


def test_a_reason_that_was_begun_waits_until_the_account_is_left_or_taken_back(
    qtbot: QtBot,
    page: PeoplePage,
    new_page: Callable[[], PeoplePage],
    vault: VaultProcess,
    open_case: OpenCase,
) -> None:
    keep(qtbot, page, "lena.9", IdentifierKind.USERNAME, "Snapchat")
    page.render(open_case(vault))
    page._register.rows.open_row("identifier/1")
    asking = row_of(page, 1).findChild(Withdrawing)
    asking.ask.click()
    assert page.unkept is None, "it was only asked"
    qtbot.keyClicks(asking.why.line, "typed tw")
    assert page.unkept is not None
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = new_page()
    asking = row_of(again, 1).findChild(Withdrawing)
    assert asking.is_asking
    assert asking.why.text() == "typed tw"
    asking.leave.click()
    assert again.unkept is None
    assert asking.why.text() == ""

    asking.ask.click()
    qtbot.keyClicks(asking.why.line, "typed twice")
    assert again.unkept is not None
    with qtbot.waitSignal(again.case_changed, timeout=PATIENCE_MS):
        asking.confirm.click()
    assert again.unkept is None


def test_nothing_waits_of_an_account_that_went_another_way(
    new_page: Callable[[], PeoplePage], vault: VaultProcess, open_case: OpenCase, ask: Ask
) -> None:
    ask(vault, messages.SaveDraft(name="people/seen/7", text='{"first": "May"}'))

    assert new_page().unkept is None

    assert open_case(vault).drafts.get("people/seen/7", "") == ""


def row_of(page: PeoplePage, number: int) -> Row:
    found = page._register.rows.find_row(f"identifier/{number}")
    assert isinstance(found, Row)
    return found


def seen_form(page: PeoplePage, number: int = 1) -> SeenForm:
    found = row_of(page, number).findChild(SeenForm)
    assert isinstance(found, SeenForm)
    return found


def test_an_account_is_set_apart_and_keeps_the_number_it_had(
    qtbot: QtBot, page: PeoplePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    keep(qtbot, page, "lenak.9421", IdentifierKind.USERNAME, "Snapchat")
    page.render(open_case(vault))
    page._register.rows.open_row("identifier/1")
    whose = page._register.rows.findChild(WhoseAccount)
    assert not whose.keep.isEnabled()
    whose.subject.choose(NEW_ACCOUNT)
    whose.subject.picked.emit(NEW_ACCOUNT)

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        whose.keep.click()
    case = open_case(vault)
    page.render(case)

    assert case.identifiers[0].subject == "S2"
    (row,) = page._state.accounts
    assert subject_words(row, page.words) == "Account S2, as reported, first recorded as S1"
    assert row.subjects == ("S1", "S2")


def join(qtbot: QtBot, page: PeoplePage, open_case: OpenCase, note: str = "") -> None:
    form = page._joining.joining
    assert form is not None
    form.note.set_text(note)
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        form.keep.click()
    page.render(open_case(page.vault))


@pytest.fixture
def two_accounts(page: PeoplePage, ask: Ask, open_case: OpenCase) -> PeoplePage:
    for subject, value in (("S1", "lena.9"), ("S2", "mia.ex")):
        ask(
            page.vault,
            messages.RecordIdentifier(
                kind=IdentifierKind.USERNAME, value=value, subject=subject, platform="Instagram"
            ),
        )
    page.render(open_case(page.vault))
    return page


def test_with_one_account_nobody_is_asked_whether_two_are_one(
    qtbot: QtBot, page: PeoplePage, open_case: OpenCase
) -> None:
    keep(qtbot, page, "lena.9", IdentifierKind.USERNAME, "Instagram")
    page.render(open_case(page.vault))

    assert page._joining.isHidden()


def test_two_accounts_are_joined_after_what_will_be_recorded_was_said(
    qtbot: QtBot, two_accounts: PeoplePage, open_case: OpenCase
) -> None:
    page = two_accounts
    assert page._joining.joining is not None
    assert "S2 is the same account as S1" in page._joining.joining.says.text()

    join(qtbot, page, open_case, "the same photo")

    case = open_case(page.vault)
    assert {each.subject for each in case.identifiers} == {"S1"}
    assert (case.subjects[2].part_of, case.subjects[2].note) == (1, "the same photo")
    assert page._joining.joining is None
    assert len(page._joining.rows) == 1


def test_how_somebody_knows_outlives_a_lock_and_another_account(
    qtbot: QtBot,
    two_accounts: PeoplePage,
    new_page: Callable[[], PeoplePage],
    ask: Ask,
    open_case: OpenCase,
) -> None:
    page = two_accounts
    assert page._joining.joining is not None
    page._joining.joining.note.set_text("the same photo")
    page._joining.joining.note.edited.emit("the same photo")
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()
    third = messages.RecordIdentifier(
        kind=IdentifierKind.USERNAME, value="nobody", subject="S3", platform="Instagram"
    )
    ask(page.vault, third)
    page.render(open_case(page.vault))
    assert page._joining.joining.note.text() == "the same photo"

    again = new_page()
    form = again._joining.joining
    assert form is not None
    assert (form.subject.chosen(), form.whole.chosen()) == ("S2", "S1")
    with qtbot.waitSignal(again.case_changed, timeout=PATIENCE_MS):
        form.keep.click()

    case = open_case(page.vault)
    assert (case.subjects[2].part_of, case.subjects[2].note) == (1, "the same photo")
    assert case.drafts == {}


def test_joined_accounts_are_parted_again_after_a_second_look(
    qtbot: QtBot, two_accounts: PeoplePage, open_case: OpenCase
) -> None:
    page = two_accounts
    join(qtbot, page, open_case)
    (row,) = page._joining.rows
    row.part.click()
    assert not row._question.isHidden()

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        row.confirm.click()
    page.render(open_case(page.vault))

    case = open_case(page.vault)
    assert [each.subject for each in case.identifiers] == ["S1", "S2"]
    assert case.subjects[2].part_of is None
    assert page._joining.rows == ()


def test_why_two_accounts_are_about_to_be_parted_comes_back(
    qtbot: QtBot,
    two_accounts: PeoplePage,
    new_page: Callable[[], PeoplePage],
    open_case: OpenCase,
) -> None:
    page = two_accounts
    join(qtbot, page, open_case)
    (row,) = page._joining.rows
    row.part.click()
    qtbot.keyClicks(row.note.line, "another photo")
    assert page.unkept is not None
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = new_page()
    (row,) = again._joining.rows
    assert not row._question.isHidden()
    assert row.note.text() == "another photo"
    row.leave.click()
    assert again.unkept is None

    row.part.click()
    qtbot.keyClicks(row.note.line, "another photo")
    with qtbot.waitSignal(again.case_changed, timeout=PATIENCE_MS):
        row.confirm.click()
    again.render(open_case(again.vault))
    assert again.unkept is None


def test_an_account_is_not_joined_with_itself(two_accounts: PeoplePage) -> None:
    form = two_accounts._joining.joining
    assert form is not None

    form.whole.choose("S2")
    form.whole.picked.emit("S2")

    assert not form.keep.isEnabled()
    assert form.says.text() == "Choose two different accounts."


def test_a_name_of_400_letters_from_right_to_left_does_not_widen_the_page(
    qtbot: QtBot, page: PeoplePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    keep(qtbot, page, "anna", IdentifierKind.USERNAME, "Instagram")
    page.render(open_case(vault))
    settle()
    before = page.minimumSizeHint().width()

    keep(qtbot, page, "ح" * 400, IdentifierKind.USERNAME, "Instagram")
    page.render(open_case(vault))
    settle()

    assert page.minimumSizeHint().width() == before
    assert [each.value for each in open_case(vault).identifiers][-1] == "ح" * 400
