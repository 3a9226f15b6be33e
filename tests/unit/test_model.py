import dataclasses
import enum
import inspect

import pytest

from evidence_kit import canonical, model
from evidence_kit.model import AgeInPicture, Ages, Verdict

VALUES = [
    value
    for _, value in inspect.getmembers(model, inspect.isclass)
    if dataclasses.is_dataclass(value)
]
ENUMS = [
    value
    for _, value in inspect.getmembers(model, inspect.isclass)
    if issubclass(value, enum.Enum) and value.__module__.startswith(model.__name__)
]


@pytest.mark.parametrize(
    ("now", "in_picture", "is_under_18"),
    [
        (18, AgeInPicture.ADULT, False),
        (99, AgeInPicture.ADULT, False),
        (17, AgeInPicture.ADULT, True),
        (0, AgeInPicture.ADULT, True),
        (None, AgeInPicture.ADULT, True),
        (18, AgeInPicture.UNDER_18, True),
        (18, AgeInPicture.NOT_SURE, True),
        (45, AgeInPicture.NOT_SURE, True),
        (None, AgeInPicture.NOT_SURE, True),
        (17, AgeInPicture.UNDER_18, True),
    ],
)
def test_not_sure_counts_as_under_18(
    now: int | None, in_picture: AgeInPicture, *, is_under_18: bool
) -> None:
    assert Ages(now=now, in_picture=in_picture).is_under_18_case is is_under_18


@pytest.mark.parametrize("kind", VALUES)
def test_every_value_is_frozen_slotted_and_named(kind: type) -> None:
    parameters = vars(kind)["__dataclass_params__"]

    assert parameters.frozen
    assert "__slots__" in vars(kind)
    assert all(field.kw_only for field in dataclasses.fields(kind))


@pytest.mark.parametrize("kind", ENUMS)
def test_every_member_of_an_enum_has_a_value_of_its_own(kind: type[enum.Enum]) -> None:
    assert len({member.value for member in kind}) == len(kind.__members__)


@pytest.mark.parametrize("kind", ENUMS)
def test_every_member_of_an_enum_is_written_as_plain_lower_case(kind: type[enum.Enum]) -> None:
    for member in kind:
        assert canonical.decode(canonical.encode(member)) == str(member.value).lower()


def test_every_verdict_has_a_word_of_its_own() -> None:
    assert model.VERDICT_WORDS.keys() == set(Verdict)
    assert len(set(model.VERDICT_WORDS.values())) == len(Verdict)


@pytest.mark.parametrize(
    ("verdict", "is_bad"),
    [
        (Verdict.INTACT, False),
        (Verdict.NOT_CHECKED, False),
        (Verdict.ALTERED, True),
        (Verdict.MISSING, True),
        (Verdict.ADDED, True),
        (Verdict.UNREADABLE, True),
    ],
)
def test_only_an_unanswered_or_good_outcome_is_not_bad(verdict: Verdict, *, is_bad: bool) -> None:
    assert verdict.is_bad is is_bad
