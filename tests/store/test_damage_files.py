"""Sealed files and the database under every kind of damage: found, named, and nothing else lost."""

import random
from collections.abc import Callable

import pytest

from evidence_kit.model import Verdict
from evidence_kit.store import checking, creation
from tests.conftest import Count
from tests.store.damage import (
    LARGE,
    PAGE_BYTES,
    Answer,
    History,
    Tampering,
    answer_of,
    file_tamperings,
    flipped,
    page_tamperings,
    put,
    row_tamperings,
    truth_of,
    unreadable_items,
)
from tests.vaults import FilledVault

Fresh = Callable[[], FilledVault]


def unnamed(tampering: Tampering, answer: Answer) -> set[str]:
    return {name for name in tampering.named if name not in answer.words}


def assert_found_and_named(
    fresh: Fresh, history: History, tamperings: list[Tampering]
) -> list[Answer]:
    answers = []
    for tampering in tamperings:
        vault = fresh()
        tampering.apply(vault)
        answer = answer_of(vault)

        assert answer.is_bad, tampering.name
        assert unnamed(tampering, answer) == set(), (tampering.name, answer.words)
        assert unreadable_items(vault, history) == tampering.harmed, tampering.name
        answers.append(answer)
    return answers


def test_the_vault_is_whole_before_anything_is_done_to_it(history: History, fresh: Fresh) -> None:
    answer = answer_of(fresh())

    assert not answer.is_bad, answer.words
    assert unreadable_items(fresh(), history) == set()
    assert len(history.contents) == 3
    assert truth_of(fresh()) == history.truth


def test_whatever_is_done_to_a_sealed_file_its_exhibit_is_named_and_no_other(
    history: History, fresh: Fresh
) -> None:
    tamperings = list(file_tamperings(history))

    answers = assert_found_and_named(fresh, history, tamperings)

    assert len(tamperings) >= 50
    for tampering, answer in zip(tamperings, answers, strict=True):
        bad = {each.subject for each in answer.findings if each.verdict.is_bad}
        assert bad == tampering.named, tampering.name


def undetected_edits(history: History, vault: FilledVault, count: int) -> list[str]:
    """Flip and cut one file in place, many times; return what was not noticed."""
    chance = random.Random(5)
    path, item = history.blob(vault, LARGE), history.items[LARGE]
    whole = path.read_bytes()
    key = creation.blob_key(vault.unlocked.vault_key)
    unnoticed = []
    for turn in range(count):
        at, bit = chance.randrange(len(whole)), chance.randrange(8)
        changed = whole[:at] if turn % 4 == 0 else flipped(whole, at, bit)
        path.write_bytes(changed)
        finding = checking.item_finding(item, vault.path / "blobs", key, lambda _: None)
        if not (finding.verdict.is_bad and finding.subject == LARGE):
            unnoticed.append(f"{at}.{bit}")
    path.write_bytes(whole)
    return unnoticed


def test_no_bit_and_no_end_of_a_sealed_file_goes_unnoticed(
    history: History, fresh: Fresh, count: Count
) -> None:
    unnoticed = undetected_edits(history, fresh(), 400)

    count("flips and cuts of sealed files", 400, unnoticed)
    assert unnoticed == []


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_no_bit_and_no_end_of_a_sealed_file_goes_unnoticed_in_very_many(
    history: History, fresh: Fresh, count: Count
) -> None:
    unnoticed = undetected_edits(history, fresh(), 100_000)

    count("flips and cuts of sealed files", 100_000, unnoticed)
    assert unnoticed == []


def test_damage_of_the_database_is_found_and_every_file_still_comes_out(
    history: History, fresh: Fresh
) -> None:
    assert_found_and_named(fresh, history, list(page_tamperings(history, random.Random(6), 3)))


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_damage_of_the_database_is_found_in_very_many_places(
    history: History, fresh: Fresh, count: Count
) -> None:
    tamperings = list(page_tamperings(history, random.Random(7), 500))

    answers = assert_found_and_named(fresh, history, tamperings)
    count("damage of databases", len(answers), ())


def test_rows_changed_with_the_key_are_named(history: History, fresh: Fresh) -> None:
    assert_found_and_named(fresh, history, list(row_tamperings(history)))


def replays(history: History) -> list[tuple[int, int]]:
    """Return every page of every older database that is another one now."""
    now = history.databases[-1]
    return [
        (version, at)
        for version, data in enumerate(history.databases[:-1])
        for at in range(0, len(data), PAGE_BYTES)
        if data[at : at + PAGE_BYTES] != now[at : at + PAGE_BYTES]
    ]


def undetected_replays(history: History, fresh: Fresh, chosen: list[tuple[int, int]]) -> list[str]:
    """Put an old page into the database; return where the check is silent and the truth changed."""
    silent = []
    for version, at in chosen:
        vault = fresh()
        page = history.databases[version][at : at + PAGE_BYTES]
        vault.database_path.write_bytes(put(history.databases[-1], at, page))
        if not answer_of(vault, is_full=False).is_bad:
            # What checking itself wrote is not part of what was there before.
            vault = fresh()
            vault.database_path.write_bytes(put(history.databases[-1], at, page))
            if truth_of(vault) != history.truth:
                silent.append(f"page {at // PAGE_BYTES} of session {version}")
    return silent


def test_an_old_page_is_found_or_says_what_the_new_one_says(
    history: History, fresh: Fresh, count: Count
) -> None:
    chosen = random.Random(8).sample(replays(history), 20)

    unnoticed = undetected_replays(history, fresh, chosen)

    count("old pages put back", len(chosen), unnoticed)
    assert unnoticed == []


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_every_old_page_is_found_or_says_what_the_new_one_says(
    history: History, fresh: Fresh, count: Count
) -> None:
    chosen = replays(history)

    unnoticed = undetected_replays(history, fresh, chosen)

    count("old pages put back", len(chosen), unnoticed)
    assert unnoticed == []


# --- what a whole older copy shows, and what it does not


def rolled_back(history: History, fresh: Fresh, version: int) -> FilledVault:
    vault = fresh()
    vault.database_path.write_bytes(history.databases[version])
    return vault


def test_an_older_database_beside_newer_files_shows_by_the_files_it_does_not_know(
    history: History, fresh: Fresh
) -> None:
    answer = answer_of(rolled_back(history, fresh, 1))

    # The database itself is sound, and so is what it says: nothing in the vault can tell more.
    unknown = [each for each in answer.findings if each.subject.startswith("sealed file ")]
    assert [each.verdict for each in unknown] == [Verdict.NOT_CHECKED]
    assert "older copy" in unknown[0].detail
    assert history.items["JS-006"].id in unknown[0].subject


def test_an_older_database_that_still_holds_what_was_withdrawn_shows_by_its_missing_file(
    history: History, fresh: Fresh
) -> None:
    answer = answer_of(rolled_back(history, fresh, 5))

    assert "JS-002" in answer.words


def test_an_older_database_that_lacks_only_words_is_a_sound_vault(
    history: History, fresh: Fresh
) -> None:
    vault = rolled_back(history, fresh, len(history.databases) - 2)

    # FORMAT.md §7 promises no more: only a head outside the vault shows what is gone.
    assert not answer_of(vault).is_bad
    assert truth_of(vault) != history.truth
