import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.group_fields import GroupFields, by_chance

GROUPS = ("EZ8W", "YN2H", "R5J8", "CCRX", "DXSD", "6P76", "1P4Q", "A0QR")


@pytest.fixture
def tried(qtbot: QtBot, theme: Theme) -> GroupFields:
    made = GroupFields(theme)
    qtbot.addWidget(made)
    made.ask(GROUPS, (6, 7))
    return made


def type_into(tried: GroupFields, *texts: str) -> None:
    for field, text in zip(tried.fields, texts, strict=True):
        field.set_text(text)
        field.edited.emit(text)


def test_look_alikes_and_small_letters_fit(tried: GroupFields) -> None:
    type_into(tried, "lp4q", "AoQR")

    assert tried.all_fit
    assert [field.note() for field in tried.fields] == ["Fits", "Fits"]


def test_the_group_that_does_not_fit_is_the_one_that_says_so(tried: GroupFields) -> None:
    type_into(tried, "1P4Q", "A0QS")

    assert not tried.all_fit
    assert [field.note() for field in tried.fields] == [
        "Fits",
        "Not the same as on the sheet. Look again.",
    ]


def test_what_is_not_typed_yet_is_counted(tried: GroupFields) -> None:
    type_into(tried, "1P4", "")

    assert [field.note() for field in tried.fields] == ["1 more character", ""]


def test_nothing_fits_before_anything_is_asked(qtbot: QtBot, theme: Theme) -> None:
    made = GroupFields(theme)
    qtbot.addWidget(made)

    assert not made.all_fit


def test_two_different_groups_are_chosen_in_their_order() -> None:
    for _ in range(50):
        first, second = by_chance(8)
        assert 0 <= first < second < 8
