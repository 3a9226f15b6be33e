from dataclasses import replace
from datetime import date

import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.wording import forbidden_in, longest_sentence_words
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    IdentifierKind,
    ItemKind,
    ItemStatus,
    PaymentStatus,
    Provenance,
    StepState,
)
from evidence_kit.resources import asset_path
from evidence_kit.ui.models.apps import CellState, queue_of
from evidence_kit.ui.models.saved_parts import PartKind
from tests.fakes import new_case
from tests.unit.ui.seen import identifier, item, payment, seen, threat

GUIDANCE = load(asset_path("guidance"))
TODAY = date(2026, 11, 28)
FROM_SNAPCHAT = replace(item(), provenance=Provenance(app="Snapchat"))


def account(platform="Snapchat", kind=IdentifierKind.DISPLAY_NAME, **changes):
    return replace(identifier(kind, "Lena"), platform=platform, **changes)


def rows(*accounts, **parts):
    case = seen(identifiers=accounts, **parts)
    return queue_of(case, GUIDANCE, TODAY)


def done(*accounts, **parts):
    """What is done in the first app of a case."""
    (first, *_rest) = rows(*accounts, **parts)
    return {part.kind for part in first.parts if part.is_done}


def test_an_app_of_which_a_shown_name_is_all_that_is_known_has_nothing_yet():
    assert done(account()) == set()


def test_nobody_but_an_adult_is_asked_for_the_chat_from_first_to_last():
    young = replace(new_case(), ages=Ages(now=15, in_picture=AgeInPicture.UNDER_18))
    chats = [
        next(part for part in row.parts if part.kind is PartKind.CHAT)
        for case in (young, new_case())
        for row in rows(account(), case=case)
    ]

    assert [chat.text for chat in chats] == [
        "The words of the chat, with dates and times",
        "The chat from the first message to the last, with dates and times",
    ]
    assert "a gap is fine" in chats[0].hint


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (IdentifierKind.USERNAME, {PartKind.NAME}),
        (IdentifierKind.PHONE, {PartKind.NAME}),
        (IdentifierKind.EMAIL, {PartKind.NAME}),
        (IdentifierKind.PROFILE_URL, {PartKind.LINK}),
        (IdentifierKind.NUMERIC_ID, {PartKind.LINK}),
        (IdentifierKind.OTHER, set()),
    ],
)
def test_a_name_or_a_link_that_was_written_down_ticks_its_part(kind, expected):
    assert done(account(kind=kind)) == expected


def test_a_piece_from_there_ticks_the_chat_and_one_that_shows_the_account_the_profile():
    assert done(account(), items=(FROM_SNAPCHAT,)) == {PartKind.CHAT}
    assert done(account(item_id=item().id), items=(item(),)) == {PartKind.CHAT, PartKind.PROFILE}


def test_what_was_taken_out_again_or_is_from_elsewhere_ticks_nothing():
    gone = replace(FROM_SNAPCHAT, status=ItemStatus.WITHDRAWN)
    elsewhere = replace(item(2), provenance=Provenance(app="Instagram"))

    assert done(account(item_id=gone.id), items=(gone, elsewhere)) == set()


def test_a_file_from_there_that_is_no_picture_is_a_copy_that_the_app_made():
    assert PartKind.COPY in done(
        account(), items=(replace(FROM_SNAPCHAT, media_type="text/plain"),)
    )
    assert PartKind.COPY not in done(account(), items=(FROM_SNAPCHAT,))


def test_a_text_that_was_pasted_is_no_copy_and_a_name_in_it_shows_no_profile():
    pasted = replace(FROM_SNAPCHAT, kind=ItemKind.TEXT, media_type="text/plain")

    assert done(account(item_id=pasted.id), items=(pasted,)) == {PartKind.CHAT}


def test_a_list_of_names_that_was_pasted_is_no_chat_until_something_was_said_in_it():
    names = replace(item(), kind=ItemKind.TEXT, media_type="text/plain")
    listed = account(kind=IdentifierKind.USERNAME, item_id=names.id)

    assert done(listed, items=(names,)) == {PartKind.NAME}

    said = replace(threat("pay or I post it"), item_id=names.id)
    assert PartKind.CHAT in done(listed, items=(names,), threats=(said,))


def test_an_amount_from_memory_is_not_their_words_and_a_piece_that_shows_it_is():
    amount = payment(PaymentStatus.DEMANDED, to="")
    shown = replace(amount, item_id=FROM_SNAPCHAT.id)
    gone = replace(FROM_SNAPCHAT, status=ItemStatus.WITHDRAWN)

    assert done(account(), payments=(amount,)) == set()
    assert PartKind.DEMAND in done(account(), items=(FROM_SNAPCHAT,), payments=(shown,))
    assert PartKind.DEMAND not in done(account(), items=(gone,), payments=(shown,))


def test_a_threat_ticks_the_app_it_was_said_in_and_no_other():
    there, other = rows(
        account(subject="S1"),
        account("Instagram", subject="S2", number=2),
        threats=(threat("I will send it.", platform="snapchat"),),
    )

    assert PartKind.DEMAND in {part.kind for part in there.parts if part.is_done}
    assert PartKind.DEMAND not in {part.kind for part in other.parts if part.is_done}


@pytest.mark.parametrize("changes", [{"subject": "S1"}, {"item_id": FROM_SNAPCHAT.id}])
def test_a_threat_belongs_to_the_account_or_the_piece_it_names(changes):
    found = done(
        account(subject="S1"),
        account("Instagram", subject="S2", number=2),
        items=(FROM_SNAPCHAT,),
        threats=(threat("I will send it.", **changes),),
    )

    assert PartKind.DEMAND in found


def test_where_the_money_should_go_belongs_to_the_account_or_the_piece_it_names():
    iban = replace(identifier(IdentifierKind.IBAN, "SI56"), platform="", subject="S1", number=3)
    two = (account(subject="S1"), account("Instagram", subject="S2", number=2))
    paid = payment(PaymentStatus.DEMANDED, item_id=FROM_SNAPCHAT.id)

    assert PartKind.MONEY in done(*two, iban)
    assert PartKind.MONEY not in done(*two, replace(iban, subject="S2"))
    assert {PartKind.MONEY, PartKind.DEMAND} <= done(*two, items=(FROM_SNAPCHAT,), payments=(paid,))
    assert PartKind.MONEY not in done(*two, payments=(payment(PaymentStatus.DEMANDED),))


def test_in_a_case_about_one_app_what_names_none_is_from_there():
    found = done(
        account(), threats=(threat("I will send it."),), payments=(payment(PaymentStatus.DEMANDED),)
    )

    assert found == {PartKind.DEMAND, PartKind.MONEY}


def test_what_the_person_said_of_a_part_stands_above_what_the_case_holds():
    step_id = "st05/app-snapchat/chat"

    assert PartKind.CHAT in done(account(), steps={step_id: StepState.DONE})
    assert PartKind.CHAT not in done(
        account(), items=(FROM_SNAPCHAT,), steps={step_id: StepState.OPEN}
    )


def test_what_was_ticked_before_the_app_was_named_stays_ticked():
    assert PartKind.CHAT in done(account(), steps={"st05/cap-03": StepState.DONE})


def test_what_was_ticked_before_two_apps_were_named_is_said_of_neither():
    found = rows(account(), account("Instagram", number=2), steps={"st05/cap-03": StepState.DONE})

    assert [part for row in found for part in row.parts if part.is_done] == []


@pytest.mark.parametrize(
    ("steps", "is_perhaps_more"),
    [
        ({}, True),
        ({"st05/app-snapchat/chat": StepState.DONE}, False),
        ({"st05/app-snapchat/chat": StepState.OPEN}, False),
        ({"st05/cap-03": StepState.DONE}, False),
    ],
)
def test_a_chat_that_ticked_itself_may_be_a_part_and_one_that_was_ticked_is_whole(
    steps, is_perhaps_more
):
    (row,) = rows(account(), items=(FROM_SNAPCHAT,), steps=steps)

    assert [part.is_perhaps_more for part in row.parts if part.kind is PartKind.CHAT] == [
        is_perhaps_more
    ]


def test_a_piece_is_never_called_the_whole_of_a_chat():
    (row,) = rows(account(), items=(FROM_SNAPCHAT,))
    chat = next(part for part in row.parts if part.kind is PartKind.CHAT)

    assert chat.hint.endswith("You alone know whether that is all.")


def test_parts_that_tick_themselves_never_open_the_gate():
    (row,) = rows(
        account(kind=IdentifierKind.USERNAME, item_id=item().id),
        account(kind=IdentifierKind.PROFILE_URL, number=2),
        items=(replace(item(), media_type="text/plain"),),
        threats=(threat("I will send it."),),
        payments=(payment(PaymentStatus.DEMANDED),),
    )

    assert all(part.is_done for part in row.parts)
    assert (row.save, row.report) == (CellState.NOW, CellState.AFTER_SAVE)


def test_how_to_find_a_name_and_get_a_copy_is_said_beside_it():
    (row,) = rows(account("WhatsApp"))
    hints = {part.kind: part.hint for part in row.parts}

    assert hints[PartKind.NAME].startswith("Save the full number")
    assert "Export chat" in hints[PartKind.COPY]


def test_no_copy_is_asked_for_where_nobody_knows_how_to_make_one():
    (row,) = rows(account("Somechat"))

    assert PartKind.COPY not in {part.kind for part in row.parts}


def test_under_18_no_copy_is_asked_for_that_would_hold_pictures():
    young = replace(new_case(), ages=Ages(now=15, in_picture=AgeInPicture.UNDER_18))
    snapchat, whatsapp = (
        {part.kind for part in rows(account(platform), case=young)[0].parts}
        for platform in ("Snapchat", "WhatsApp")
    )

    assert PartKind.COPY not in snapchat
    assert PartKind.COPY in whatsapp
    assert PartKind.COPY in {part.kind for part in rows(account())[0].parts}


def test_every_word_is_one_that_may_be_said():
    texts = [
        text
        for row in (*rows(account()), *rows(account(item_id=item().id), items=(item(),)))
        for part in row.parts
        for text in (part.text, part.hint)
    ]

    assert [text for text in texts if forbidden_in(text)] == []
    assert max(longest_sentence_words(text) for text in texts) <= 22
