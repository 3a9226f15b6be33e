from dataclasses import replace
from datetime import date

import pytest

from evidence_kit.guidance.app_rows import Vanishing
from evidence_kit.guidance.loading import load
from evidence_kit.model import IdentifierKind, ItemStatus, Provenance, StepState
from evidence_kit.resources import asset_path
from evidence_kit.ui.models.apps import (
    CellState,
    answers_for_app,
    answers_for_step,
    app_id_of,
    queue_of,
    step_id_of,
)
from evidence_kit.ui.models.path import BLOCK, REPORT, SAVE
from tests.unit.ui.seen import identifier, item, seen, threat

GUIDANCE = load(asset_path("guidance"))
TODAY = date(2026, 11, 28)


def account(platform, value="lena.9", kind=IdentifierKind.USERNAME, **changes):
    return replace(identifier(kind, value), platform=platform, **changes)


def queue(*accounts, steps=None, items=()):
    case = seen(identifiers=accounts, steps=steps or {}, items=items)
    return queue_of(case, GUIDANCE, TODAY)


def test_a_case_without_accounts_has_no_queue():
    assert queue() == ()


def test_what_can_vanish_first_comes_first_and_what_nobody_knows_before_what_stays():
    rows = queue(
        account("WhatsApp"), account("Somechat"), account("Instagram"), account("Snapchat")
    )

    assert [(row.name, row.vanishing) for row in rows] == [
        ("Snapchat", Vanishing.TODAY),
        ("Instagram", Vanishing.DAYS),
        ("Somechat", None),
        ("WhatsApp", Vanishing.STAYS),
    ]


def test_an_app_of_which_nothing_is_known_says_what_holds_anywhere():
    (row,) = queue(account("Somechat"))

    assert (row.vanishing, row.what, row.police, row.report_how) == (None, "", "", "")
    assert row.how.startswith("Save the profile with its user name")


def test_two_apps_of_one_company_are_one_row_and_two_of_one_kind_are_two():
    one = queue(account("Facebook"), account("Messenger"))
    two = queue(account("Hinge"), account("Grindr"))

    assert [row.name for row in one] == ["Facebook and Messenger"]
    assert [row.name for row in two] == ["Hinge", "Grindr"]
    assert len({row.app_id for row in two}) == 2
    assert {row.what for row in two} == {"When one side leaves, the chat can be gone."}


def test_a_row_says_how_to_report_and_what_a_block_does():
    (row,) = queue(account("WhatsApp"))

    assert row.report_how.startswith("Report the contact")
    assert row.block_how.startswith("The chat stays until you delete it.")
    assert row.police == "The police ask the company Meta."


def test_two_spellings_are_one_app_with_two_accounts():
    (row,) = queue(account("snapchat", "lenak.9421"), account("Snapchat ", "other.1"))

    assert row.name == "Snapchat"
    assert row.accounts == ("lenak.9421", "other.1")


def test_a_user_name_names_an_account_better_than_a_link():
    (row,) = queue(
        account("Instagram", "https://instagram.com/lena", IdentifierKind.PROFILE_URL),
        account("Instagram", "@lena", number=2),
    )

    assert row.accounts[0] == "@lena"


@pytest.mark.parametrize(
    ("platform", "value", "kind"),
    [
        ("Revolut", "SI56 0510", IdentifierKind.IBAN),
        ("Steam", "ABCDE-12345-FGHIJ", IdentifierKind.GIFT_CARD),
        ("Western Union", "123-456-7890", IdentifierKind.TRANSFER_NUMBER),
        ("Visa", "•••• 1111", IdentifierKind.CARD),
    ],
)
def test_a_way_of_paying_is_no_chat_that_could_disappear(platform, value, kind):
    assert queue(account(platform, value, kind)) == ()


def test_blocking_waits_for_reporting_and_reporting_for_saving():
    (row,) = queue(account("Snapchat"))

    assert (row.save, row.report, row.block) == (
        CellState.NOW,
        CellState.AFTER_SAVE,
        CellState.AFTER_REPORT,
    )


@pytest.mark.parametrize("answer", [StepState.DONE, StepState.NOT_FOR_ME])
def test_what_is_settled_opens_the_next_gate(answer):
    app_id = app_id_of(GUIDANCE, "Snapchat")
    (row,) = queue(account("Snapchat"), steps={step_id_of(SAVE, app_id): answer})

    assert (row.report, row.block) == (CellState.NOW, CellState.AFTER_REPORT)


def test_not_now_opens_no_gate_and_is_remembered():
    app_id = app_id_of(GUIDANCE, "Snapchat")
    (row,) = queue(account("Snapchat"), steps={step_id_of(SAVE, app_id): StepState.NOT_NOW})

    assert (row.save, row.report) == (CellState.NOW, CellState.AFTER_SAVE)
    assert row.is_put_off == {SAVE}


def test_whoever_blocked_anyway_has_blocked():
    app_id = app_id_of(GUIDANCE, "Snapchat")
    (row,) = queue(account("Snapchat"), steps={step_id_of(BLOCK, app_id): StepState.DONE})

    assert (row.save, row.report, row.block) == (
        CellState.NOW,
        CellState.AFTER_SAVE,
        CellState.DONE,
    )


def test_a_step_that_is_not_for_this_person_is_not_for_them_in_any_app():
    (row,) = queue(account("Snapchat"), steps={REPORT: StepState.NOT_FOR_ME})

    assert row.report is CellState.NOT_FOR_ME


def test_a_step_done_as_a_whole_does_not_tick_an_app_named_later():
    (row,) = queue(account("Snapchat"), steps={SAVE: StepState.DONE})

    assert row.save is CellState.NOW


def test_pieces_are_counted_by_what_they_show_and_where_they_are_from():
    shows, says, other, gone = (item(number) for number in (1, 2, 3, 4))
    row, _other = queue(
        account("Snapchat", item_id=shows.id),
        items=(
            shows,
            replace(says, provenance=Provenance(app="chat in Snapchat, at the end")),
            replace(other, provenance=Provenance(app="Instagram")),
            replace(gone, provenance=Provenance(app="Snapchat"), status=ItemStatus.WITHDRAWN),
        ),
    )

    assert row.pieces == 2


def test_a_short_name_is_found_as_a_word_alone():
    (row,) = queue(
        account("X"), items=(replace(item(), provenance=Provenance(app="text from the box")),)
    )

    assert row.pieces == 0


def test_files_alone_never_tick_a_cell():
    (row,) = queue(
        account("Snapchat"), items=(replace(item(), provenance=Provenance(app="Snapchat")),)
    )

    assert row.save is CellState.NOW


def test_the_id_of_an_app_holds_no_word_that_was_typed():
    app_id = app_id_of(GUIDANCE, "My Secret Chat \ud800")

    assert app_id.startswith("app-")
    assert "secret" not in app_id.casefold()
    assert app_id == app_id_of(GUIDANCE, "mysecretchat \ud800")


def test_the_last_app_settles_the_step_itself():
    rows = queue(account("Snapchat"), account("Instagram"))
    first = answers_for_app(rows, SAVE, rows[0].app_id, StepState.DONE)
    steps = dict(first)
    rows = queue(account("Snapchat"), account("Instagram"), steps=steps)
    last = answers_for_app(rows, SAVE, rows[1].app_id, StepState.DONE)

    assert first == (("st05/app-snapchat", StepState.DONE),)
    assert last == (("st05/app-instagram", StepState.DONE), (SAVE, StepState.DONE))


def test_taking_an_app_back_leaves_the_step_as_it_is():
    rows = queue(account("Snapchat"))

    assert answers_for_app(rows, SAVE, rows[0].app_id, StepState.OPEN) == (
        ("st05/app-snapchat", StepState.OPEN),
    )


def test_a_step_that_is_done_is_done_in_every_app_of_now():
    rows = queue(account("Snapchat"), account("Instagram"))

    assert answers_for_step(rows, REPORT, StepState.DONE) == (
        ("st06/app-snapchat", StepState.DONE),
        ("st06/app-instagram", StepState.DONE),
        (REPORT, StepState.DONE),
    )


def test_every_other_answer_is_about_the_step_alone():
    rows = queue(account("Snapchat"))

    assert answers_for_step(rows, SAVE, StepState.NOT_NOW) == ((SAVE, StepState.NOT_NOW),)
    assert answers_for_step(rows, "st08", StepState.DONE) == (("st08", StepState.DONE),)


def test_whoever_knows_them_finds_every_cell_behind_the_plan():
    case = seen(identifiers=(account("Snapchat"),), answers={"guidance/offender-known": "yes"})
    (row,) = queue_of(case, GUIDANCE, TODAY)

    assert {row.save, row.report, row.block} == {CellState.AFTER_PLAN}


def test_an_app_that_a_piece_is_from_is_in_the_queue_without_any_account():
    rows = queue(
        account("Instagram"),
        items=(
            replace(item(1), provenance=Provenance(app="WhatsApp")),
            replace(item(2), provenance=Provenance(app="telefono di Paolo")),
        ),
    )

    assert [(row.name, row.accounts, row.pieces) for row in rows] == [
        ("Instagram", ("lena.9",), 0),
        ("WhatsApp", (), 1),
    ]
    assert rows[1].save is CellState.NOW


def test_a_number_in_a_piece_of_an_app_of_numbers_is_an_account_there():
    chat = replace(item(1), provenance=Provenance(app="WhatsApp"))
    number = account("", "+39 351 234 5678", IdentifierKind.PHONE, item_id=chat.id)
    (row,) = queue(number, items=(chat,))

    assert (row.name, row.accounts) == ("WhatsApp", ("+39 351 234 5678",))


def test_an_app_that_a_threat_was_said_on_is_in_the_queue():
    said = (
        threat("words", platform="WhatsApp"),
        # What was chosen for it was an account, and that is a row of its own where it stands.
        threat("words", platform="+39 351 234 5678"),
    )
    case = seen(threats=said)

    assert [row.name for row in queue_of(case, GUIDANCE, TODAY)] == ["WhatsApp"]
