"""What was recorded as words before the under-18 rules held is named when it may be a picture."""

from evidence_kit.casework import answers, facts, threats
from evidence_kit.casework.anchors import keep_message
from evidence_kit.casework.case import change_ages
from evidence_kit.casework.second_look import words_to_look_at
from evidence_kit.clock import SystemClock
from evidence_kit.model import AgeInPicture, Ages, DisclosureChoice, ItemKind
from evidence_kit.questions import Question
from evidence_kit.store import Vault
from tests.fakes import new_item

ADULT = Ages(now=24, in_picture=AgeInPicture.ADULT)
NOT_SURE = Ages(now=None, in_picture=AgeInPicture.NOT_SURE)
PICTURE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA"


def test_a_picture_written_as_text_is_named_wherever_it_stands(adult_vault: Vault) -> None:
    threats.record_threat(adult_vault, text="pay 500")
    threats.record_threat(adult_vault, text="look", note=PICTURE)
    answers.answer(adult_vault, Question.BEGAN, f"she sent {PICTURE}")
    answers.answer(adult_vault, Question.NEEDS, "no calls")
    facts.write_statement(adult_vault, facts=PICTURE, feelings="", clock=SystemClock())
    keep_message(adult_vault, 1, PICTURE)

    changed = change_ages(adult_vault, NOT_SURE)

    assert changed.words_to_look_at == ("threat/2", "anchor/1", "answer/began", "statement")
    # It stays named as long as it stands.
    assert change_ages(adult_vault, NOT_SURE).words_to_look_at == changed.words_to_look_at


def test_a_picture_written_as_a_reason_is_named_with_its_exhibit(adult_vault: Vault) -> None:
    kept_back, taken_out, other = (
        adult_vault.describe_item(new_item("", kind=ItemKind.NOT_HELD, media_type=""))
        for _ in range(3)
    )
    adult_vault.disclose(kept_back, DisclosureChoice.WITHHELD, PICTURE)
    adult_vault.disclose(other, DisclosureChoice.WITHHELD, "my sister is in it")
    adult_vault.withdraw_item(taken_out, PICTURE)

    assert words_to_look_at(adult_vault, NOT_SURE) == (taken_out.label, kept_back.label)


def test_words_alone_need_no_second_look(adult_vault: Vault) -> None:
    threats.record_threat(adult_vault, text="pay 500")

    assert words_to_look_at(adult_vault, NOT_SURE) == ()


def test_the_rules_for_adults_name_nothing(adult_vault: Vault) -> None:
    threats.record_threat(adult_vault, text=PICTURE)

    assert change_ages(adult_vault, ADULT).words_to_look_at == ()
