from dataclasses import replace

import msgspec
import pytest

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import DisclosureChoice, ItemStatus, Sensitivity
from evidence_kit.ui.models.completeness import Gap, gaps
from evidence_kit.ui.models.giving import giving_of, kept_back_words
from evidence_kit.ui.models.going_in import goes_in_lines, stays_out_lines
from evidence_kit.ui.models.hand_over import can_be_sensitive
from evidence_kit.ui.models.icon_lines import IconLine
from tests.pictures.sample_case import sample_case
from tests.pictures.scenes_evidence_covering import with_copy

WORDS = Words()


def said(case: CaseSeen) -> str:
    return giving_of(case, case.items[3]).sentence(WORDS)


def test_where_nothing_was_said_all_of_it_goes_out() -> None:
    assert said(sample_case()) == "All of it goes into the report and the package."


@pytest.mark.parametrize(
    ("choice", "begins"),
    [
        (DisclosureChoice.COVERED, "Only the covered copy SK-004-C1 goes"),
        (DisclosureChoice.WITHHELD, "It is withheld"),
        (DisclosureChoice.WHOLE, "All of it"),
    ],
)
def test_each_choice_is_said(choice: DisclosureChoice, begins: str) -> None:
    assert said(with_copy(sample_case(), choice)).startswith(begins)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (DisclosureChoice.COVERED, ["A covered copy goes out"]),
        (DisclosureChoice.WITHHELD, ["Nothing of it goes out"]),
        (DisclosureChoice.WHOLE, []),
    ],
)
def test_a_list_says_what_goes_out_where_it_is_not_the_whole(
    choice: DisclosureChoice, words: list[str]
) -> None:
    case = with_copy(sample_case(), choice)
    before = kept_back_words(sample_case(), WORDS)

    found = kept_back_words(case, WORDS)

    assert [found[item_id] for item_id in found if item_id not in before] == words


def test_a_copy_that_is_gone_is_missed() -> None:
    case = with_copy(sample_case(), DisclosureChoice.COVERED)
    (copy,) = case.copies
    gone = replace(copy, item=replace(copy.item, status=ItemStatus.WITHDRAWN))
    case = msgspec.structs.replace(case, copies=(gone,))

    assert giving_of(case, case.items[3]).is_copy_missing
    assert Gap.COVERED_COPY in gaps(case)
    assert Gap.COVERED_COPY not in gaps(with_copy(sample_case(), DisclosureChoice.COVERED))
    assert said(case).startswith("Nothing goes out for now")


def test_only_pictures_that_are_here_and_ordinary_can_be_covered() -> None:
    case = sample_case()
    item = case.items[3]

    assert giving_of(case, item).may_be_covered
    for change in (
        {"media_type": "application/pdf"},
        {"status": ItemStatus.WITHDRAWN},
        {"sensitivity": Sensitivity.INTIMATE},
    ):
        assert not giving_of(case, replace(item, **change)).may_be_covered  # type: ignore[arg-type]


def test_in_an_under_18_case_a_gif_cannot_be_covered() -> None:
    case = sample_case(is_under_18=True)
    gif = replace(case.items[3], media_type="image/gif")
    assert not giving_of(case, gif).may_be_covered
    assert giving_of(sample_case(), gif).may_be_covered


def test_what_goes_in_and_what_stays_out_is_said_of_copies_and_withheld_pieces() -> None:
    covered = with_copy(sample_case(), DisclosureChoice.COVERED)
    withheld = with_copy(sample_case(), DisclosureChoice.WITHHELD)

    def said(lines: tuple[IconLine, ...]) -> str:
        return " ".join(f"{each.title} {each.line}" for each in lines)

    assert "Of 1 only the covered copy" in said(goes_in_lines(covered, WORDS))
    assert "withheld" not in said(stays_out_lines(covered, WORDS))
    assert "1 piece withheld" in said(stays_out_lines(withheld, WORDS))
    before, after = (goes_in_lines(each, WORDS)[1].title for each in (covered, withheld))
    assert int(after.split()[0]) == int(before.split()[0]) - 1


def test_of_an_intimate_piece_it_can_be_chosen_what_goes_out() -> None:
    case = sample_case()
    item = replace(case.items[3], sensitivity=Sensitivity.INTIMATE)
    items = tuple(item if each.id == item.id else each for each in case.items)
    sealed = msgspec.structs.replace(case, items=items)

    giving = giving_of(sealed, item)

    assert giving.is_open
    assert giving.sentence(WORDS).startswith("It stays sealed.")
    assert can_be_sensitive(sealed)


@pytest.mark.parametrize("choice", [DisclosureChoice.WITHHELD, DisclosureChoice.COVERED])
def test_what_is_withheld_or_covered_is_not_in_the_locked_volume(choice: DisclosureChoice) -> None:
    case = with_copy(sample_case(), choice)
    item = replace(case.items[3], sensitivity=Sensitivity.INTIMATE)
    only = msgspec.structs.replace(case, items=(item,))

    assert not can_be_sensitive(only)
    assert giving_of(only, item).is_open
    said = " ".join(each.line for each in stays_out_lines(only, WORDS))
    assert "sealed here" not in said


def test_others_may_be_in_what_goes_out_whole_and_can_be_read_here() -> None:
    case = sample_case()
    item = case.items[3]

    assert giving_of(case, item).may_have_others
    assert not giving_of(with_copy(case, DisclosureChoice.WITHHELD), item).may_have_others
    for change in ({"status": ItemStatus.NOT_HELD}, {"sensitivity": Sensitivity.INTIMATE}):
        assert not giving_of(case, replace(item, **change)).may_have_others  # type: ignore[arg-type]


def test_what_cannot_be_covered_says_how_it_goes_out_after_all() -> None:
    case = with_copy(sample_case(), DisclosureChoice.COVERED)
    case = msgspec.structs.replace(case, copies=())
    text = replace(case.items[3], media_type="text/plain")

    assert "Only pictures can be covered" in giving_of(case, text).sentence(WORDS)
