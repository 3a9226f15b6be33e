"""Words are found wherever they stand, and nowhere they were taken out of."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit.errors import CancelledError
from evidence_kit.model import (
    DisclosureChoice,
    ItemKind,
    Place,
    Provenance,
    Sensitivity,
    Statement,
    StepState,
)
from evidence_kit.progress import Cancel, Progress, Stage
from evidence_kit.questions import Question
from evidence_kit.store import Imported, Unlocked, Vault, searching
from evidence_kit.store.imports import GROUP_COUNT
from evidence_kit.subjects import Subject
from tests.fakes import STARTED_AT, BytesSource, StoppedClock, flip_bit, new_item
from tests.vaults import event, every_fact, identifier, sighting, threat

Keep = Callable[..., Imported]


@pytest.fixture
def keep(vault: Vault) -> Keep:
    """Keeps a text as an item."""

    def keep_text(text: str | bytes, name: str = "", **said: object) -> Imported:
        data = text if isinstance(text, bytes) else text.encode()
        new = new_item(name, kind=ItemKind.TEXT, media_type="text/plain")
        return vault.add_item(BytesSource(data), replace(new, **said))

    return keep_text


def names(vault: Vault, *words: str) -> list[str]:
    return [hit.name for hit in vault.search(words).hits]


def places(vault: Vault, *words: str) -> list[tuple[Place, ...]]:
    return [hit.places for hit in vault.search(words).hits]


def test_the_words_of_a_kept_text_are_found_whatever_their_accents(
    vault: Vault, keep: Keep
) -> None:
    keep("Plačaj do petka, ali pošljem ŽENI.")
    keep("nothing of the kind")

    assert names(vault, "placaj") == ["JS-001"]
    assert names(vault, "ženi", "POSLJEM") == ["JS-001"]
    assert names(vault, "laca") == ["JS-001"]
    assert places(vault, "petka") == [(Place.TEXT,)]
    assert names(vault, "placaj", "kind") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("付款给我", "付款"),
        ("ПЛАТИ до завтра", "плати"),
        ("ادفع المال غدًا", "غدا"),
        ("पैसे भेजो", "भेजो"),
        ("돈을 보내", "보내"),
    ],
)
def test_every_script_is_searched(vault: Vault, keep: Keep, text: str, word: str) -> None:
    keep(text)

    assert names(vault, word) == ["JS-001"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_in_the_encoding_it_names(vault: Vault, keep: Keep, encoding: str) -> None:
    keep("plačaj".encode(encoding))

    answer = vault.search(["plačaj"])

    assert [hit.name for hit in answer.hits] == ["JS-001"]
    assert answer.not_searched == ()


def test_escaped_letters_of_saved_pages_and_exports_are_read(vault: Vault) -> None:
    for data, media_type in (
        (b"pla&#269;aj", "text/html"),
        (b'"pla\\u010daj"', "application/json"),
    ):
        vault.add_item(BytesSource(data), new_item("export", media_type=media_type))

    assert names(vault, "plačaj") == ["JS-001", "JS-002"]


def test_what_is_said_about_an_item_is_found_with_its_place(vault: Vault) -> None:
    said = Provenance(device="tablet", how="photo", who="sister", shows="the threat", app="Snap")
    vault.add_item(BytesSource(b"x"), replace(new_item("IMG_7.png"), provenance=said))

    assert places(vault, "img_7") == [(Place.NAME,)]
    assert places(vault, "tablet", "sister") == [(Place.WHO, Place.DEVICE)]
    assert places(vault, "photo") == [(Place.HOW,)]
    assert places(vault, "threat", "snap") == [(Place.SHOWS, Place.APP)]
    assert places(vault, "js-001") == [(Place.LABEL,)]


def test_a_word_is_not_put_together_from_two_places(vault: Vault) -> None:
    said = Provenance(device="pho", how="ne")
    vault.add_item(BytesSource(b"x"), replace(new_item("a"), provenance=said))

    assert names(vault, "phone") == []
    assert names(vault, "ne\0pho") == []


def test_facts_are_found_with_the_item_they_belong_to(vault: Vault) -> None:
    item = vault.add_item(BytesSource(b"x"), new_item("a.png")).item
    for fact in every_fact(item):
        vault.record(fact)
    vault.write_statement(Statement(facts="It began", feelings="fear", written_at=STARTED_AT))

    (hit,) = vault.search(["anna_1999"]).hits
    assert (hit.name, hit.item_id, hit.places) == ("identifier/1", item.id, (Place.VALUE,))
    assert names(vault, "0801", "si56") == ["payment/1"]
    assert names(vault, "first", "threat") == ["event/1"]
    assert names(vault, "stopncii") == ["removal/1"]
    assert places(vault, "began") == [(Place.FACTS,)]
    assert places(vault, "fear") == [(Place.FEELINGS,)]


def test_a_pin_is_never_found(vault: Vault) -> None:
    for fact in every_fact(vault.add_item(BytesSource(b"x"), new_item("a")).item):
        vault.record(fact)

    assert names(vault, "4839") == []


def test_what_was_withdrawn_is_found_by_nothing_it_said(vault: Vault, keep: Keep) -> None:
    item = keep("a secret word", "letter.txt").item
    vault.record(identifier(item))
    assert names(vault, "secret") == ["JS-001"]

    vault.withdraw_item(item, "mistake")
    vault.withdraw_fact("identifier/1", "mistake")

    for word in ("secret", "letter", "demand", "mistake", "js-001", "anna"):
        assert names(vault, word) == []


def test_the_words_of_an_intimate_text_are_not_read(vault: Vault, keep: Keep) -> None:
    keep("a secret word", "letter.txt", sensitivity=Sensitivity.INTIMATE)

    assert names(vault, "secret") == []
    assert names(vault, "letter") == ["JS-001"]


def test_a_text_that_becomes_intimate_is_not_found_by_its_words_any_more(
    vault: Vault, keep: Keep
) -> None:
    keep("a secret word")
    assert names(vault, "secret") == ["JS-001"]

    keep("a secret word", sensitivity=Sensitivity.INTIMATE)

    assert names(vault, "secret") == []


def test_what_changes_is_found_as_it_is_now(vault: Vault, keep: Keep) -> None:
    item = keep("first").item
    assert names(vault, "tablet") == []

    vault.amend_item(item, Provenance(device="tablet"))
    keep("second")
    vault.record(event())
    vault.set_step("save/instagram", StepState.DONE)

    assert names(vault, "tablet") == ["JS-001"]
    assert names(vault, "second") == ["JS-002"]
    assert names(vault, "threat") == ["event/1"]


def test_what_did_not_change_is_not_read_again(vault: Vault, keep: Keep) -> None:
    told: list[Progress] = []
    for number in range(3):
        keep(f"text {number}")
    vault.search(["text"], report=told.append)
    assert [(each.stage, each.done, each.total) for each in told] == [
        (Stage.SEARCHING, done, 3) for done in (1, 2, 3)
    ]

    vault.amend_item(vault.get_item("2"), Provenance(device="tablet"))
    vault.search(["text"], report=told.append)
    vault.search(["text"], report=told.append)

    assert [each.total for each in told[3:]] == [1]


def test_many_changes_at_once_are_found(vault: Vault) -> None:
    vault.search(["before"])
    count = searching.MANY + 5
    for first in range(0, count, GROUP_COUNT):
        group = vault.new_imports()
        for number in range(first, min(first + GROUP_COUNT, count)):
            group.take(BytesSource(b"%d" % number), new_item(f"picture no{number}"))
        group.commit()

    assert len(vault.search(["picture"]).hits) == count
    assert names(vault, f"no{count - 1}", "picture") == [f"JS-{count:03d}"]


def test_a_text_that_cannot_be_read_is_named(vault: Vault, keep: Keep) -> None:
    keep("whole")
    item = keep("damaged").item
    keep("pla\u010daj".encode("cp1250"))
    flip_bit(vault.path / "blobs" / item.id[:2] / item.id, 4400)

    answer = vault.search(["whole"])

    assert [hit.name for hit in answer.hits] == ["JS-001"]
    assert answer.not_searched == ("JS-002", "JS-003")


def test_a_text_without_end_is_searched_as_far_as_that_is_bearable(
    vault: Vault, keep: Keep
) -> None:
    keep("early " + "x" * searching.LARGEST_TEXT_BYTES + " late")

    assert names(vault, "early") == ["JS-001"]
    assert names(vault, "late") == []
    assert vault.search(["late"]).not_searched == ("JS-001",)


def test_a_stop_while_texts_are_read_leaves_the_next_search_whole(vault: Vault, keep: Keep) -> None:
    for number in range(3):
        keep(f"text {number}")
    cancel = Cancel()

    with pytest.raises(CancelledError):
        vault.search(["text"], report=lambda _: cancel.request(), cancel=cancel)

    assert names(vault, "text") == ["JS-001", "JS-002", "JS-003"]


def test_nothing_of_the_index_is_written(vault: Vault, keep: Keep) -> None:
    keep("a secret word")

    def content(path: Path) -> dict[str, bytes]:
        return {str(each): each.read_bytes() for each in path.rglob("*") if each.is_file()}

    before = content(vault.path)
    head = vault.ledger_head()

    vault.search(["secret"])

    assert content(vault.path) == before
    assert vault.ledger_head() == head


def test_a_vault_is_searched_after_a_check_too(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        vault.add_item(
            BytesSource(b"pay"), new_item("a", kind=ItemKind.TEXT, media_type="text/plain")
        )
        vault.search(["pay"])
        vault.check(is_full=True)

        assert names(vault, "pay") == ["JS-001"]


def test_no_word_finds_nothing(vault: Vault, keep: Keep) -> None:
    keep("text")

    assert vault.search([]).hits == ()
    assert vault.search(["\u200b"]).hits == ()


def test_when_an_account_was_seen_is_found_with_the_account(vault: Vault) -> None:
    number = vault.record(identifier()).number
    assert names(vault, "pub") == []
    vault.say_seen(
        replace(sighting(number), how_known="from the pub quiz", last_seen_text="Whitsun")
    )

    assert names(vault, "pub") == names(vault, "whitsun") == [f"identifier/{number}"]
    assert places(vault, "quiz") == [(Place.HOW,)]


def test_answers_in_own_words_are_found_and_picked_ones_are_not(vault: Vault) -> None:
    vault.answer_case(Question.BEGAN, "in a chess forum")
    vault.answer_case(Question.NEEDS, "dont-know")
    vault.answer_case(Question.PRIVACY, "reference")
    vault.answer_case("retention-until", "2027-11-28")

    assert names(vault, "chess") == ["answer/began"]
    assert names(vault, "dont") == names(vault, "reference") == names(vault, "2027") == []

    vault.answer_case(Question.BEGAN, "")
    assert names(vault, "chess") == []


def test_an_account_is_found_as_it_stands_and_by_why(vault: Vault) -> None:
    vault.record(identifier())
    vault.record(replace(identifier(), subject="S2"))
    vault.record(replace(threat(), subject="S2"))
    assert names(vault, "s1") == ["identifier/1"]

    vault.say_subject(Subject(number=2, part_of=1, note="same voice", changed_at=STARTED_AT))

    assert names(vault, "s1") == ["identifier/1", "identifier/2", "threat/1"]
    assert names(vault, "s2") == names(vault, "voice") == ["identifier/2", "threat/1"]
    vault.attribute(1, "S3")
    assert names(vault, "s3") == ["identifier/1"]


def test_why_something_is_kept_back_is_found_with_its_exhibit(vault: Vault, keep: Keep) -> None:
    item = keep("one").item
    keep("two")
    assert names(vault, "sister") == []

    vault.disclose(item, DisclosureChoice.WITHHELD, "my sister is in it")

    assert names(vault, "sister") == ["JS-001"]
    assert places(vault, "sister") == [(Place.NOTE,)]
    vault.withdraw_item(item, "added by mistake")
    assert names(vault, "sister") == []
