from dataclasses import replace

from evidence_kit.guidance.loading import load
from evidence_kit.i18n import Words
from evidence_kit.model import AgeInPicture, Ages, IdentifierKind, PaymentStatus, StepState
from evidence_kit.resources import asset_path
from evidence_kit.ui.models.path import BANK, BLOCK, REMOVE, REPORT, SAFETY, SAVE, STOP
from evidence_kit.ui.models.saved_parts import PartKind
from evidence_kit.ui.models.steps import spoken, steps_state
from tests.fakes import STARTED_AT, new_case
from tests.unit.ui.seen import identifier, payment, removal, seen

GUIDANCE = load(asset_path("guidance"))
WORDS = Words()
DONE, NOT_FOR_ME = StepState.DONE, StepState.NOT_FOR_ME
YOUNG = replace(new_case(), ages=Ages(now=15, in_picture=AgeInPicture.UNDER_18))
ADULT = replace(new_case(), ages=Ages(now=34, in_picture=AgeInPicture.ADULT), country="SI")


def state(**parts):
    return steps_state(seen(**parts), GUIDANCE, STARTED_AT, WORDS)


def row(step_id, **parts):
    return next(each for each in state(**parts).rows if each.step_id == step_id)


def on(*platforms):
    return tuple(
        replace(identifier(), number=number, platform=platform)
        for number, platform in enumerate(platforms, start=1)
    )


def test_eight_rows_are_numbered_and_each_has_something_to_read():
    rows = state().rows

    assert [each.title.partition(".")[0] for each in rows] == [str(n) for n in range(1, 9)]
    assert all(each.read for each in rows)


def test_every_step_of_the_plan_is_read_somewhere():
    known = state(
        payments=(payment(PaymentStatus.MADE),), answers={"guidance/offender-known": "yes"}
    )
    mail = state(answers={"guidance/claim": "mass-mail"})
    rows = (*known.rows, *mail.rows)
    read = {step.id for each in rows for step in each.read}
    beside = {step.id for step in (known.next_days, known.later) if step}

    # Safety is the next thing itself; the bank is read under Money.
    assert read | beside | {"ST00", "ST04"} == {step.id for step in GUIDANCE.steps.step}


def test_the_row_of_the_next_thing_is_marked():
    assert state(steps={SAFETY: DONE}).now_id == SAVE
    assert [each.step_id for each in state(steps={SAFETY: DONE}).rows if each.is_now] == [SAVE]


def test_blocking_waits_behind_a_gate_until_saved_and_reported():
    assert row(BLOCK).is_gated
    assert row(BLOCK, steps={SAVE: DONE}).is_gated
    assert not row(BLOCK, steps={SAVE: DONE, REPORT: NOT_FOR_ME}).is_gated


def test_with_apps_the_gate_opens_with_the_first_that_can_be_blocked():
    ready = {"st05/app-snapchat": DONE, "st06/app-snapchat": DONE}

    assert row(BLOCK, identifiers=on("Snapchat", "Instagram")).is_gated
    assert not row(BLOCK, identifiers=on("Snapchat", "Instagram"), steps=ready).is_gated


def test_whoever_blocked_anyway_meets_no_gate_again():
    assert not row(BLOCK, steps={BLOCK: DONE}).is_gated


def test_a_row_says_its_state_at_its_end():
    assert spoken(row(STOP), WORDS) == "1. Don’t pay, don’t reply, Open"
    assert spoken(row(STOP, steps={STOP: DONE}), WORDS) == "1. Don’t pay, don’t reply, Done"
    assert spoken(row(BLOCK), WORDS) == "5. Block, After saving and reporting, Open"


def test_how_many_apps_are_done_stands_beside():
    steps = {"st05/app-snapchat": DONE}

    assert row(SAVE, identifiers=on("Snapchat", "Instagram"), steps=steps).tail == "1 of 2 apps"


def test_what_to_save_can_be_ticked_line_by_line():
    ticks = row(SAVE, steps={"st05/cap-01": DONE}).ticks

    assert ticks[0].step_id == "st05/cap-01"
    assert [tick.is_done for tick in ticks[:2]] == [True, False]


def test_under_18_other_things_are_kept_out_and_other_tools_named():
    young, adult = row(SAVE, case=YOUNG), row(SAVE, case=ADULT)
    tools = {tool.name for step in row(REMOVE, case=YOUNG).read for tool in step.tools}

    assert young.keep_out != adult.keep_out
    assert "StopNCII" not in tools


def test_the_way_to_the_bank_stands_where_money_moved_until_somebody_called():
    moved = (payment(PaymentStatus.MADE),)

    assert row(STOP, payments=moved).shows_bank
    assert not row(STOP, payments=moved, steps={BANK: DONE}).shows_bank
    assert not row(STOP).shows_bank


def test_one_e_mail_that_shows_nothing_leaves_the_rows_that_help():
    rows = state(answers={"guidance/claim": "mass-mail"}).rows

    assert [each.step_id for each in rows] == ["st01", "st03", "st10"]
    assert rows[0].title.startswith("1.")
    assert rows[2].title.startswith("3.")
    assert [step.id for step in rows[1].read] == ["ST14"]


def test_somebody_from_everyday_life_keeps_the_gate_closed_until_there_is_a_plan():
    answers = {"guidance/offender-known": "yes"}
    settled = {SAVE: DONE, REPORT: DONE}

    assert row(BLOCK, steps=settled, answers=answers).is_gated
    assert row(BLOCK, steps=settled, answers=answers).tail == "After your plan"
    assert state(steps={SAFETY: DONE}, answers=answers).now_id == "st03"
    assert not row(BLOCK, steps=settled | {"st13": DONE}, answers=answers).is_gated
    assert not row(BLOCK, steps=settled).is_gated


def test_the_plan_for_safety_can_be_ticked_where_it_is_read():
    (tick,) = row("st03", answers={"guidance/offender-known": "yes"}).ticks

    assert (tick.step_id, tick.text, tick.is_done) == ("st13", "I have a plan", False)
    assert row("st03").ticks == ()


def test_a_line_ticks_itself_when_the_case_holds_it():
    nowhere = replace(identifier(IdentifierKind.USERNAME, "lena.9"), platform="")
    ticks = row(SAVE, identifiers=(nowhere,)).ticks
    profile = next(each for each in ticks if each.step_id.endswith("cap-01"))
    chat = next(each for each in ticks if each.step_id.endswith("cap-03"))

    assert (profile.is_done, profile.is_there, profile.line) == (True, True, "It is in your case.")
    assert (chat.is_done, chat.is_there) == (False, False)


def test_where_an_app_is_known_its_lines_are_said_under_it_and_once():
    found = row(SAVE, identifiers=on("Snapchat"))
    general = {tick.step_id for tick in found.ticks}

    assert not general & {f"st05/cap-0{n}" for n in range(1, 6)}
    assert "st05/cap-06" in general
    assert [part.kind for part in found.apps[0].parts] == list(PartKind)


def test_what_the_person_said_of_a_line_stands_above_what_the_case_holds():
    ticks = row(
        SAVE,
        identifiers=(replace(identifier(IdentifierKind.USERNAME, "lena.9"), platform=""),),
        steps={"st05/cap-01": StepState.OPEN},
    ).ticks

    assert not next(each for each in ticks if each.step_id.endswith("cap-01")).is_done


def test_a_removal_of_which_nothing_was_said_for_a_week_waits():
    found = row(REMOVE, removals=(removal(6), removal(7), removal(30, "taken down")))

    assert found.waiting == {7}
    assert found.tail == "Look how far it is"
