from dataclasses import replace

from evidence_kit.i18n import Words
from evidence_kit.subjects import Subject
from evidence_kit.ui.models.joining import (
    Joined,
    account_words,
    accounts_of,
    joined_words,
    joining_words,
    parting_words,
)
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import identifier, seen

WORDS = Words()


def said(number, part_of, note=""):
    return Subject(number=number, part_of=part_of, note=note, changed_at=STARTED_AT)


def test_one_account_is_nothing_to_join():
    assert not accounts_of(seen(identifiers=(identifier(),))).is_worth_showing
    assert not accounts_of(seen()).is_worth_showing


def test_each_account_is_named_by_the_first_thing_recorded_of_it():
    second = replace(identifier(value="mia.ex"), number=2, subject="S2")
    found = accounts_of(seen(identifiers=(identifier(), second)))

    assert found.standing == (("S1", "lena.9"), ("S2", "mia.ex"))
    assert account_words("S2", "mia.ex", WORDS) == "Account S2, mia.ex"
    assert account_words("S10", "", WORDS) == "Account S10"


def test_a_joined_account_stands_no_more_for_itself_and_can_be_parted():
    found = accounts_of(seen(identifiers=(identifier(),), subjects={2: said(2, 1, "same photo")}))

    assert found.standing == (("S1", "lena.9"),)
    assert found.joined == (Joined(subject="S2", whole="S1", note="same photo"),)
    assert found.is_worth_showing


def test_an_account_that_was_parted_stands_for_itself_again():
    found = accounts_of(seen(identifiers=(identifier(),), subjects={2: said(2, None)}))

    assert found.standing == (("S1", "lena.9"), ("S2", ""))
    assert found.joined == ()


def test_what_will_be_recorded_is_said_before():
    joined = Joined(subject="S2", whole="S1", note="")

    assert joined_words(joined, WORDS) == "S2 is the same account as S1, as reported."
    assert "S2 is the same account as S1, as reported" in joining_words("S2", "S1", WORDS)
    assert "S2 stands for itself again" in parting_words(joined, WORDS)
