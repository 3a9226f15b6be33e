from dataclasses import replace
from datetime import timedelta

import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.wording import forbidden_in, longest_sentence_words
from evidence_kit.i18n import Words
from evidence_kit.model import AgeInPicture, Ages, PaymentStatus, Provenance, StepState
from evidence_kit.resources import asset_path
from evidence_kit.ui.models.apps import app_id_of, step_id_of
from evidence_kit.ui.models.next_thing import (
    NAME_APP,
    NOTHING,
    NextKind,
    next_thing,
    things,
)
from evidence_kit.ui.models.path import (
    BANK,
    BLOCK,
    PATH,
    POLICE,
    REMOVE,
    REPORT,
    SAFETY,
    SAFETY_PLAN,
    SAVE,
    SUPPORT,
)
from tests.fakes import STARTED_AT, new_case
from tests.unit.ui.seen import identifier, item, payment, removal, seen

GUIDANCE = load(asset_path("guidance"))
DONE, NOT_NOW, NOT_FOR_ME = StepState.DONE, StepState.NOT_NOW, StepState.NOT_FOR_ME
PAID = payment(PaymentStatus.MADE, at_text=(STARTED_AT - timedelta(hours=5)).isoformat())
SAFE = {SAFETY: DONE}
YOUNG = replace(new_case(), ages=Ages(now=15, in_picture=AgeInPicture.UNDER_18))


def on(*platforms):
    return tuple(
        replace(identifier(), number=number, platform=platform)
        for number, platform in enumerate(platforms, start=1)
    )


def in_app(step_id, platform):
    return step_id_of(step_id, app_id_of(GUIDANCE, platform))


def kinds(case):
    return [thing.kind for thing in things(case, GUIDANCE, STARTED_AT)]


def title(case):
    return next_thing(case, GUIDANCE, STARTED_AT).title.in_english


def test_everything_waits_in_the_fixed_order():
    case = seen(
        payments=(PAID,),
        identifiers=on("WhatsApp", "Snapchat", "Instagram", "Telegram"),
        steps={
            in_app(SAVE, "Instagram"): DONE,
            in_app(SAVE, "Telegram"): DONE,
            in_app(REPORT, "Telegram"): DONE,
        },
    )

    waiting = [(thing.kind, thing.title.in_english) for thing in things(case, GUIDANCE, STARTED_AT)]

    assert waiting == [
        (NextKind.DANGER, "Are you safe right now?"),
        (NextKind.BANK, "Call your bank"),
        (NextKind.SAVE, "Save the Snapchat chat"),
        (NextKind.SAVE, "Save the WhatsApp chat"),
        (NextKind.REPORT, "Report them on Instagram"),
        (NextKind.BLOCK, "Block them on Telegram"),
        (NextKind.POLICE, "Tell the police"),
        (NextKind.REMOVE, "Stop the pictures spreading"),
        (NextKind.SUPPORT, "Talk to someone"),
    ]


def test_danger_comes_first():
    assert next_thing(seen(payments=(PAID,)), GUIDANCE, STARTED_AT).kind is NextKind.DANGER


def test_money_that_moved_comes_before_what_vanishes():
    case = seen(payments=(PAID,), identifiers=on("Snapchat"), steps=SAFE)

    assert next_thing(case, GUIDANCE, STARTED_AT).kind is NextKind.BANK


@pytest.mark.parametrize(
    ("at_text", "said"),
    [
        ("2026-11-20T23:12:05Z", "Money moved in the last three days."),
        ("", "Money moved, and nobody has written down when."),
        ("the same night", "Money moved, and nobody has written down when."),
    ],
)
def test_when_money_moved_is_claimed_only_where_somebody_said_it(at_text: str, said: str) -> None:
    paid = payment(PaymentStatus.MADE, at_text=at_text)
    case = seen(payments=(paid,), steps={SAFETY: DONE})
    (thing,) = (each for each in things(case, GUIDANCE, STARTED_AT) if each.kind is NextKind.BANK)

    assert thing.why[0].template.startswith(said)


def test_money_that_moved_longer_ago_waits_on_its_own_card():
    old = replace(PAID, at_text=(STARTED_AT - timedelta(days=4)).isoformat())

    assert NextKind.BANK not in kinds(seen(payments=(old,)))


def test_whoever_called_the_bank_is_not_sent_there_again():
    assert NextKind.BANK not in kinds(seen(payments=(PAID,), steps={BANK: DONE}))


def test_an_empty_case_is_asked_for_the_app():
    assert title(seen(steps=SAFE)) == "Tell us which app it happened in"


def test_whoever_does_not_know_the_app_goes_on_to_saving():
    assert title(seen(steps=SAFE | {NAME_APP: NOT_NOW})) == "Save what proves it"


def test_what_vanishes_is_said_with_what_to_do_about_it():
    thing = next_thing(seen(identifiers=on("Snapchat"), steps=SAFE), GUIDANCE, STARTED_AT)

    assert "vanish once they are read" in thing.why_words(Words())
    assert "another phone" in thing.why_words(Words())


@pytest.mark.parametrize("platforms", [("Snapchat",), ("WhatsApp",), ("Somechat",), ()])
def test_whoever_may_be_under_18_is_told_with_every_chat_to_leave_the_pictures_out(platforms):
    cases = [
        seen(case=case, identifiers=on(*platforms), steps=SAFE | {NAME_APP: DONE})
        for case in (YOUNG, new_case())
    ]

    words, of_adult = (next_thing(each, GUIDANCE, STARTED_AT).why_words(Words()) for each in cases)

    assert "a nude or sexual picture" in words
    assert "a nude or sexual picture" not in of_adult


def test_whoever_may_be_under_18_photographs_nothing_but_words():
    case = seen(case=YOUNG, identifiers=on("Snapchat"), steps=SAFE)
    words = next_thing(case, GUIDANCE, STARTED_AT).why_words(Words())

    assert "If there is nothing but words on that screen" in words
    assert "write down what it says" in words


def test_an_app_of_which_nothing_is_known_gets_general_words():
    thing = next_thing(seen(identifiers=on("Somechat"), steps=SAFE), GUIDANCE, STARTED_AT)

    assert thing.title.in_english == "Save the Somechat chat"
    assert "vanish" not in thing.why_words(Words())


def test_a_name_with_braces_is_shown_as_it_is():
    assert title(seen(identifiers=on("{app}{0}"), steps=SAFE)) == "Save the {app}{0} chat"


def test_not_now_moves_a_thing_to_the_end():
    case = seen(
        identifiers=on("Snapchat", "Instagram"),
        steps=SAFE | {in_app(SAVE, "Snapchat"): NOT_NOW},
    )

    assert title(case) == "Save the Instagram chat"


def test_when_everything_was_put_off_the_first_comes_back():
    steps = dict.fromkeys((SAFETY, NAME_APP, SAVE, POLICE, REMOVE, SUPPORT), NOT_NOW)

    assert title(seen(steps=steps)) == "Are you safe right now?"


def test_a_step_put_off_as_a_whole_is_put_off_in_every_app():
    case = seen(identifiers=on("Snapchat"), steps=SAFE | {SAVE: NOT_NOW})

    assert title(case) == "Tell the police"


def test_reporting_is_not_offered_before_saving_even_when_saving_was_put_off():
    case = seen(identifiers=on("Snapchat"), steps=SAFE | {in_app(SAVE, "Snapchat"): NOT_NOW})

    assert NextKind.REPORT not in kinds(case)


def test_without_an_app_the_gates_are_the_same():
    assert not {NextKind.REPORT, NextKind.BLOCK} & set(kinds(seen()))
    assert NextKind.BLOCK not in kinds(seen(steps={SAVE: DONE}))
    assert NextKind.REPORT in kinds(seen(steps={SAVE: DONE}))
    assert NextKind.BLOCK in kinds(seen(steps={SAVE: DONE, REPORT: NOT_FOR_ME}))


def test_a_new_account_brings_saving_back_although_the_step_was_done():
    case = seen(identifiers=on("Snapchat"), steps=SAFE | {SAVE: DONE})

    assert title(case) == "Save the Snapchat chat"


def test_the_last_app_completes_the_step():
    first = seen(identifiers=on("Snapchat", "Instagram"), steps=SAFE)
    last = seen(
        identifiers=on("Snapchat", "Instagram"), steps=SAFE | {in_app(SAVE, "Instagram"): DONE}
    )

    assert next_thing(first, GUIDANCE, STARTED_AT).completes == ""
    assert next_thing(last, GUIDANCE, STARTED_AT).completes == SAVE


def test_a_thing_about_an_app_belongs_to_its_row_of_the_way():
    thing = next_thing(seen(identifiers=on("Snapchat"), steps=SAFE), GUIDANCE, STARTED_AT)

    assert thing.step_id == in_app(SAVE, "Snapchat")
    assert thing.path_step == SAVE


def test_a_removal_of_which_nothing_was_heard_for_a_week_is_asked_for_once():
    waiting = (removal(6), removal(8), removal(30, "taken down"))
    case = seen(removals=waiting, steps=SAFE | {NAME_APP: DONE, SAVE: NOT_NOW, POLICE: DONE})
    thing = next_thing(case, GUIDANCE, STARTED_AT)
    looked = seen(removals=waiting, steps={**case.steps, thing.step_id: DONE})

    assert thing.title.in_english == "Look how far it is: StopNCII"
    assert (thing.step_id, thing.path_step) == ("st09/removal-8", REMOVE)
    assert NextKind.LOOK in kinds(case)
    assert NextKind.LOOK not in kinds(looked)


def test_a_removal_is_asked_for_although_its_step_is_done():
    case = seen(removals=(removal(8),), steps={REMOVE: DONE})

    assert NextKind.LOOK in kinds(case)


def test_a_service_with_braces_and_hidden_signs_is_shown_as_it_is():
    case = seen(removals=(removal(8, service="{0}\u202e"),))
    (title_of,) = [
        thing.title.in_english
        for thing in things(case, GUIDANCE, STARTED_AT)
        if thing.kind is NextKind.LOOK
    ]

    assert "{0}" in title_of
    assert "\u202e" not in title_of


@pytest.mark.parametrize("answer", [DONE, NOT_FOR_ME])
def test_when_all_is_settled_nothing_is_waiting(answer):
    steps = dict.fromkeys((SAFETY, BANK, *(step.step_id for step in PATH), NAME_APP), answer)

    assert next_thing(seen(steps=steps, payments=(PAID,)), GUIDANCE, STARTED_AT) == NOTHING


def test_every_word_is_one_that_may_be_said():
    cases = (
        seen(payments=(PAID,)),
        seen(steps={SAVE: DONE, REPORT: DONE}),
        seen(steps={SAVE: DONE}),
        seen(identifiers=on("Snapchat", "Instagram", "WhatsApp")),
        seen(removals=(removal(8),)),
    )
    said = [
        text
        for case in cases
        for thing in (*things(case, GUIDANCE, STARTED_AT), NOTHING)
        for text in (thing.title.in_english, thing.why_words(Words()), thing.go, thing.done)
    ]

    assert [text for text in said if forbidden_in(text)] == []
    assert max(longest_sentence_words(text) for text in said) <= 22


def test_a_button_has_at_most_24_characters():
    case = seen(payments=(PAID,), removals=(removal(8),))
    everything = (*things(case, GUIDANCE, STARTED_AT), NOTHING)

    assert all(len(words) <= 24 for thing in everything for words in (thing.go, thing.done))


def test_blocking_has_its_step_in_the_way():
    assert BLOCK in {step.step_id for step in PATH}


KNOWN = {"guidance/offender-known": "yes"}


def test_whoever_knows_them_is_led_to_a_plan_before_anything_that_can_be_noticed():
    case = seen(identifiers=on("Snapchat"), steps=SAFE, answers=KNOWN)
    gated = {NextKind.SAVE, NextKind.REPORT, NextKind.BLOCK}

    assert title(case) == "You know them? Make a plan first"
    assert kinds(seen(answers=KNOWN))[:2] == [NextKind.DANGER, NextKind.PLAN]
    assert not gated & set(kinds(case))
    assert not gated & set(kinds(seen(steps={SAVE: DONE, REPORT: DONE}, answers=KNOWN)))


@pytest.mark.parametrize("answer", [DONE, NOT_FOR_ME])
def test_with_a_plan_the_way_is_the_same_as_for_everybody(answer):
    case = seen(identifiers=on("Snapchat"), steps=SAFE | {SAFETY_PLAN: answer}, answers=KNOWN)

    assert title(case) == "Save the Snapchat chat"


def test_a_plan_that_was_put_off_lets_nothing_vanish_but_keeps_the_other_gates():
    case = seen(
        identifiers=on("Snapchat"),
        steps=SAFE | {SAFETY_PLAN: NOT_NOW, in_app(SAVE, "Snapchat"): DONE},
        answers=KNOWN,
    )
    unsaved = seen(identifiers=on("Snapchat"), steps=SAFE | {SAFETY_PLAN: NOT_NOW}, answers=KNOWN)

    assert title(unsaved) == "Save the Snapchat chat"
    assert not {NextKind.REPORT, NextKind.BLOCK} & set(kinds(case))


def test_the_chat_that_a_piece_is_from_is_to_be_saved_though_no_account_names_its_app():
    piece = replace(item(1), provenance=Provenance(app="WhatsApp"))
    case = seen(identifiers=on("Instagram"), items=(piece,), steps=SAFE)
    titles = [
        each.title.in_english
        for each in things(case, GUIDANCE, STARTED_AT)
        if each.kind is NextKind.SAVE
    ]

    assert titles == ["Save the Instagram chat", "Save the WhatsApp chat"]


def test_nobody_is_asked_for_an_app_that_a_piece_names():
    piece = replace(item(1), provenance=Provenance(app="WhatsApp"))

    assert NextKind.NAME_APP not in kinds(seen(items=(piece,), steps=SAFE))
