from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QLocale

from evidence_kit.i18n import Words
from evidence_kit.model import (
    FileTimes,
    Finding,
    ItemKind,
    ItemStatus,
    PictureFacts,
    Provenance,
    Sensitivity,
    Verdict,
)
from evidence_kit.ui.models.item_words import (
    KindFilter,
    Shown,
    came_as,
    clock_lines,
    cover_word,
    has_words,
    is_in,
    may_be_looked_at,
    moment,
    shown,
    size_words,
    spoken,
    state_words,
    title_of,
    was_set_back,
)
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import item

ENGLISH = Words()
PICTURE = PictureFacts(
    width_px=10,
    height_px=10,
    taken_at_text="2026:11:15 01:12:04",
    camera="Samsung A54",
    software="",
    has_location=False,
)


def test_a_picture_is_covered_and_may_be_looked_at() -> None:
    assert shown(item()) is Shown.COVERED
    assert may_be_looked_at(item())


def test_an_empty_file_is_not_called_verified() -> None:
    said = state_words(item(size_bytes=0), None, ENGLISH)

    assert (said.word, said.short) == ("Saved, but the file is empty", "Empty")
    assert said.tone == "soon"


def test_the_time_that_a_text_shows_is_not_said_to_stand_in_a_picture() -> None:
    chat = item(media_type="text/plain")

    lines = clock_lines(chat, None, ENGLISH, was_set_back=False)

    assert lines[0].name == "In its content"


def test_only_a_text_that_is_kept_and_not_sealed_can_be_read() -> None:
    assert has_words(item(media_type="text/plain"))
    assert has_words(item(media_type="application/json"))
    assert not has_words(item())
    assert not has_words(item(media_type="text/plain", size_bytes=0))
    assert not has_words(item(media_type="text/plain", sensitivity=Sensitivity.INTIMATE))
    assert not has_words(item(media_type="text/plain", status=ItemStatus.WITHDRAWN))


def test_an_intimate_picture_is_sealed_and_never_looked_at() -> None:
    sealed = item(sensitivity=Sensitivity.INTIMATE)

    assert shown(sealed) is Shown.SEALED
    assert not may_be_looked_at(sealed)


def test_a_withdrawn_picture_has_nothing_to_look_at() -> None:
    withdrawn = item(status=ItemStatus.WITHDRAWN)

    assert shown(withdrawn) is Shown.WITHDRAWN
    assert not may_be_looked_at(withdrawn)


def test_what_was_described_is_told_from_a_file_that_was_not_taken_in() -> None:
    described = item(status=ItemStatus.NOT_HELD, kind=ItemKind.NOT_HELD, media_type="")
    named = item(status=ItemStatus.NOT_HELD, kind=ItemKind.NOT_HELD, media_type="application/pdf")

    assert cover_word(described, ENGLISH) == "Described, not kept here"
    assert cover_word(named, ENGLISH) == "PDF, not kept here"


def test_a_piece_is_called_by_what_it_shows_and_else_by_its_file() -> None:
    said = item(provenance=Provenance(shows="The threat\nand more"))

    assert title_of(said, ENGLISH) == "The threat"
    assert title_of(item(), ENGLISH) == "screenshot.png"
    pasted = item(kind=ItemKind.TEXT, media_type="text/plain")
    assert title_of(pasted, ENGLISH) == "Pasted text"
    # The name it is kept under is ours, and English in every language.
    assert (came_as(item()), came_as(pasted)) == ("screenshot.png", "")


def test_a_row_says_all_of_itself() -> None:
    said = item(4, provenance=Provenance(shows="the threat"))

    assert spoken(said, None, ENGLISH) == (
        "JS-004, the threat, Picture, Covered, Saved and verified"
    )


def test_a_description_is_not_said_to_be_verified() -> None:
    described = item(status=ItemStatus.NOT_HELD, kind=ItemKind.NOT_HELD, media_type="")

    assert state_words(described, None, ENGLISH).word == "Description saved"


def test_what_a_check_found_comes_before_what_was_saved() -> None:
    for verdict, word in (
        (Verdict.ALTERED, "Changed"),
        (Verdict.MISSING, "Missing"),
        (Verdict.UNREADABLE, "Cannot be read"),
    ):
        found = Finding(subject="JS-001", verdict=verdict)

        assert state_words(item(), found, ENGLISH).word == word


def test_a_check_that_found_nothing_wrong_changes_no_words() -> None:
    found = Finding(subject="JS-001", verdict=Verdict.INTACT)

    assert state_words(item(), found, ENGLISH).word == "Saved and verified"


def test_every_piece_is_in_exactly_one_filter_beside_all() -> None:
    pieces = [
        item(),
        item(media_type="text/plain"),
        item(media_type="application/pdf"),
        item(status=ItemStatus.NOT_HELD, media_type=""),
        item(status=ItemStatus.NOT_HELD, media_type="image/gif"),
    ]

    for piece in pieces:
        found = [kind for kind in KindFilter if kind is not KindFilter.ALL and is_in(kind, piece)]
        assert len(found) == 1
        assert is_in(KindFilter.ALL, piece)


def test_every_time_names_its_clock_and_an_unknown_one_is_said() -> None:
    times = FileTimes(modified_at=STARTED_AT - timedelta(hours=12), created_at=None)

    lines = clock_lines(item(times=times), None, ENGLISH, was_set_back=False)

    assert [(line.name, line.time) for line in lines] == [
        ("In the picture", "not known"),
        ("In the file", "20 Nov 2026, 13:12:05 UTC+01:00"),
        ("Added here", "21 Nov 2026, 01:12:05 UTC+01:00"),
    ]
    assert all(line.where for line in lines)


def test_the_cameras_time_is_printed_as_it_stands_in_the_file() -> None:
    line = clock_lines(item(), PICTURE, ENGLISH, was_set_back=False)[0]

    assert line.time == "2026:11:15 01:12:04"
    assert "Samsung A54" in line.where


def test_a_typed_time_stands_beside_the_cameras_and_not_instead_of_it() -> None:
    typed = item(provenance=Provenance(seen_at_text="Friday night"))

    lines = clock_lines(typed, PICTURE, ENGLISH, was_set_back=False)

    assert [line.time for line in lines[:2]] == ["Friday night", "2026:11:15 01:12:04"]


def test_a_clock_that_was_set_back_is_said() -> None:
    first = item(1, imported_at=STARTED_AT + timedelta(days=1))
    second = item(2)

    assert was_set_back(second, (first, second))
    assert not was_set_back(first, (first, second))
    assert "set back" in clock_lines(second, None, ENGLISH, was_set_back=True)[-1].where


def test_sizes_are_said_in_forms_people_know() -> None:
    assert [size_words(size, ENGLISH) for size in (1, 999, 1500, 900_000, 31_000_000)] == [
        "1 byte",
        "999 bytes",
        "2 KB",
        "0.9 MB",
        "31.0 MB",
    ]


def test_a_computer_that_counts_to_twelve_changes_no_time() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    try:
        said = moment(datetime(2026, 11, 15, 23, 2, 31, tzinfo=UTC), 60, ENGLISH)
    finally:
        QLocale.setDefault(before)

    assert said == "16 Nov 2026, 00:02:31 UTC+01:00"
