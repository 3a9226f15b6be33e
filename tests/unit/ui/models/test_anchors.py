from datetime import UTC, datetime

import pytest
from msgspec import structs
from PySide6.QtCore import QLocale

from evidence_kit.i18n import Words
from evidence_kit.messages import Anchored, AnchorSeen, AnchorsSeen, Stamped
from evidence_kit.model import AnchorKind
from evidence_kit.ui.models.anchors import anchor_lines, outcome_words, pinned_words

AT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
ENGLISH = QLocale("en_GB")


def seen(kind: AnchorKind | None = AnchorKind.PAPER, *, is_good: bool = True) -> AnchorSeen:
    return AnchorSeen(
        number=1,
        kind=kind,
        entry=12,
        with_whom="my aunt",
        since=AT,
        is_good=is_good,
        says="this record ends before the pinned entry",
    )


def all_seen(*recorded: AnchorSeen, since: datetime | None = AT) -> AnchorsSeen:
    return AnchorsSeen(
        last_entry=20,
        pinned_to=12 if recorded else 0,
        pinned_since=since,
        recorded=recorded,
        outside=None,
    )


def test_nothing_pinned_is_no_fault() -> None:
    said = pinned_words(all_seen(), Words(), ENGLISH)
    assert "that is all right" in said


@pytest.mark.parametrize(("since", "is_dated"), [(AT, True), (None, False)])
def test_up_to_where_and_since_when_is_said(since: datetime | None, *, is_dated: bool) -> None:
    said = pinned_words(all_seen(seen(), since=since), Words(), ENGLISH)
    assert "entry 12 of 20" in said
    assert ("2026" in said) is is_dated


@pytest.mark.parametrize("kind", [*AnchorKind, None])
def test_each_anchor_has_a_line_with_who_has_it(kind: AnchorKind | None) -> None:
    (line,) = anchor_lines(all_seen(seen(kind)), Words(), ENGLISH)
    assert "up to entry 12" in line.title
    assert line.line.startswith("my aunt")


def test_an_anchor_that_does_not_fit_says_so_in_red() -> None:
    (line,) = anchor_lines(all_seen(seen(is_good=False)), Words(), ENGLISH)
    assert line.tone == "danger"
    assert line.line.endswith("ends before the pinned entry")


@pytest.mark.parametrize(
    ("done", "named"),
    [
        (Anchored(number=1, entry=12), "up to entry 12"),
        (Anchored(number=1, entry=12, path="/stick/a.pdf"), "It lies here: /stick/a.pdf."),
        (seen(), "up to entry 12"),
        (seen(is_good=False), "look for a newer copy"),
        (
            Stamped(
                number=1, entry=12, stamped_at=AT, authority="Test", certificate_sha256="ab" * 32
            ),
            "Anybody can call themselves that",
        ),
    ],
)
def test_what_was_done_is_said(done: Anchored | Stamped | AnchorSeen, named: str) -> None:
    title, line = outcome_words(done, Words(), ENGLISH)
    assert title
    assert named in line


def test_a_restored_case_says_so_beside_what_is_pinned() -> None:
    restored = structs.replace(all_seen(seen()), restored_at=AT)
    assert "restored from a backup: 21 Nov 2026" in pinned_words(restored, Words(), ENGLISH)
    assert "restored" not in pinned_words(all_seen(seen()), Words(), ENGLISH)
