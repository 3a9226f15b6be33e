from dataclasses import replace

import pytest

from evidence_kit.handover.selection import (
    LEFT_OUT_WORDS,
    LeftOutReason,
    disclosure,
    left_out_reason,
    neutral_label,
    select,
)
from evidence_kit.model import Action, ItemStatus, Sensitivity
from evidence_kit.subjects import Subject


def test_every_item_goes_out_or_is_named_with_its_reason(world):
    selection = select(world.case_file)

    assert [exhibit.item.label for exhibit in selection.exhibits] == ["JS-001", "JS-002", "JS-006"]
    assert [(each.label, each.reason) for each in selection.left_out] == [
        ("JS-003", LeftOutReason.WITHDRAWN),
        ("JS-004", LeftOutReason.NOT_HELD),
        ("JS-005", LeftOutReason.INTIMATE),
    ]
    assert set(LEFT_OUT_WORDS) == set(LeftOutReason)


def test_an_intimate_item_that_was_withdrawn_is_named_as_withdrawn(world):
    item = replace(
        world.case_file.items[0],
        status=ItemStatus.WITHDRAWN,
        sensitivity=Sensitivity.INTIMATE,
    )

    assert left_out_reason(world.case_file, item) is LeftOutReason.WITHDRAWN


def test_a_file_that_was_looked_at_for_its_type_is_not_called_an_image(world):
    described = world.case_file.items[3]
    named = replace(described, media_type="application/pdf", original_name="statement.pdf")

    assert left_out_reason(world.case_file, described) is LeftOutReason.NOT_HELD
    assert left_out_reason(world.case_file, named) is LeftOutReason.FILE_NOT_HELD
    assert LEFT_OUT_WORDS[LeftOutReason.NOT_HELD].startswith("image not held")
    assert LEFT_OUT_WORDS[LeftOutReason.FILE_NOT_HELD].startswith("file not held")


def test_nothing_is_hidden_of_a_file_that_was_only_named(world):
    items = list(world.case_file.items)
    items[3] = replace(items[3], media_type="application/pdf")
    is_disclosed = disclosure(replace(world.case_file, items=tuple(items)))

    (entry,) = (e for e in world.case_file.ledger if e.object == f"item/{items[3].id}")

    assert is_disclosed(entry)


def test_exhibits_are_named_by_label_and_content_never_by_source(world):
    files = [exhibit.file for exhibit in select(world.case_file).exhibits]

    assert files == [
        "data/exhibits/JS-001.png",
        "data/exhibits/JS-002.txt",
        "data/exhibits/JS-006.mp4",
    ]


@pytest.mark.parametrize(
    "media_type", ["text/html", "image/svg+xml", "application/x-msdownload", "", "x/y"]
)
def test_what_a_double_click_would_run_gets_a_harmless_ending(world, media_type):
    item = replace(world.case_file.items[0], media_type=media_type)

    (exhibit,) = select(replace(world.case_file, items=(item,))).exhibits

    assert exhibit.file == "data/exhibits/JS-001.bin"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("JS-001", "JS-001"),
        ("ČŠ-001", "CS-001"),
        ("Ю-001", "EX-001"),
        ("../../x-001", "x-001"),
        ("JS/1", "EX-001"),
        ("", "EX-001"),
    ],
)
def test_initials_of_any_alphabet_give_a_neutral_name(world, label, name):
    assert neutral_label(replace(world.case_file.items[0], label=label)) == name


def test_what_goes_out_is_disclosed_and_what_stays_is_only_committed_to(world):
    is_disclosed = disclosure(world.case_file)

    hidden = {entry.object for entry in world.case_file.ledger if not is_disclosed(entry)}

    withdrawn, intimate = world.case_file.items[2], world.case_file.items[4]
    assert hidden == {
        f"item/{withdrawn.id}",
        f"item/{intimate.id}",
        "statement/1",
        "removal/1",
    }


def test_what_was_said_of_an_account_that_is_in_use_no_more_is_only_committed_to(world):
    at = world.case_file.case.created_at
    said = {n: Subject(number=n, part_of=1, note="same voice", changed_at=at) for n in (2, 3)}
    some = replace(world.case_file, subjects=said, subjects_in_use=frozenset({1, 2}))
    entry = world.case_file.ledger[-1]
    about = [
        replace(entry, action=Action.FACT_RECORDED, object=f"subject/{number}") for number in said
    ]

    assert [disclosure(some)(each) for each in about] == [True, False]


@pytest.mark.parametrize(
    ("name", "is_shown"),
    [
        ("answer/identifier/1/title", True),
        ("answer/identifier/99/title", False),
        ("answer/report/2/reason", True),
        ("answer/identifier/1/later", False),
    ],
)
def test_what_more_is_said_of_a_fact_is_disclosed_with_it(world, name, is_shown):
    ledger = (*world.case_file.ledger, replace(world.case_file.ledger[-1], object=name))
    ledger = tuple(replace(each, action=Action.FACT_RECORDED) for each in ledger)
    assert disclosure(replace(world.case_file, ledger=ledger))(ledger[-1]) is is_shown
