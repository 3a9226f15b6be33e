"""The sample case: it says what it is, goes in one step, and is never mixed up with somebody's."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_kit.casework import facts, items, pasting
from evidence_kit.casework.case import NewCase, create_case
from evidence_kit.casework.opening import open_case
from evidence_kit.casework.sample import TOLD_ANSWER
from evidence_kit.casework.trying_out import (
    SAMPLE_PASSPHRASE,
    delete_sample,
    has_own,
    open_sample,
)
from evidence_kit.errors import (
    CancelledError,
    NotASampleError,
    SampleHasOwnError,
    SampleTakesNothingError,
)
from evidence_kit.intake.importing import Answers, Offered, Refused, import_picture
from evidence_kit.model import AgeInPicture, Ages, Provenance, Route, StepState
from evidence_kit.progress import Cancel, silent
from evidence_kit.questions import YES
from evidence_kit.store import Vault
from tests.fakes import CHEAP_KDF, StoppedClock

CLOCK = StoppedClock()
ADULT = Ages(now=30, in_picture=AgeInPicture.ADULT)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample with the shortest of stories, made once and closed."""
    path = tmp_path_factory.mktemp("sample") / "Papers to try"
    new = NewCase(ages=ADULT, is_sample=True)
    with create_case(path, new, SAMPLE_PASSPHRASE, clock=CLOCK, kdf=CHEAP_KDF) as vault:
        facts.record_event(vault, at_text="", text="invented", item_id=None)
        vault.answer_case(TOLD_ANSWER, YES)
    return path


@pytest.fixture
def path(tmp_path: Path, pristine: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "Papers to try"))


def opened(path: Path) -> Vault:
    return open_sample(path, clock=CLOCK, report=silent, cancel=Cancel(), kdf=CHEAP_KDF)


def test_its_reference_says_that_it_is_a_sample(path: Path) -> None:
    with opened(path) as vault:
        assert vault.case.is_sample
        assert vault.case.reference.startswith("SAMPLE-")


@pytest.mark.deep
def test_where_there_is_none_it_is_made_with_the_whole_story(tmp_path: Path) -> None:
    with opened(tmp_path / "Papers to try") as vault:
        assert len(vault.items()) == 18
        assert not has_own(vault)


def test_it_goes_in_one_step_and_leaves_nothing(path: Path) -> None:
    vault = opened(path)

    delete_sample(vault, clock=CLOCK, report=silent)

    assert not path.exists()


def test_somebodys_case_never_goes_that_way(tmp_path: Path) -> None:
    path = tmp_path / "case"
    new = NewCase(ages=ADULT)
    with (
        create_case(path, new, SAMPLE_PASSPHRASE, clock=CLOCK, kdf=CHEAP_KDF) as vault,
        pytest.raises(NotASampleError),
    ):
        delete_sample(vault, clock=CLOCK, report=silent)

    with pytest.raises(NotASampleError):
        opened(path)
    with Vault.open(path, SAMPLE_PASSPHRASE, clock=CLOCK) as vault:
        assert not vault.case.is_sample


def test_a_case_with_another_password_in_its_place_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "case"
    create_case(path, NewCase(ages=ADULT), "of somebody else", clock=CLOCK, kdf=CHEAP_KDF).close()

    with pytest.raises(NotASampleError):
        opened(path)

    Vault.open(path, "of somebody else", clock=CLOCK).close()


def describe(vault: Vault) -> None:
    items.describe_not_held(vault, "a picture of mine", Provenance(), Route.FILE_DIALOG)


def tell(vault: Vault) -> None:
    facts.record_event(vault, at_text="", text="they wrote to me", item_id=None)


def write(vault: Vault) -> None:
    facts.write_statement(vault, CLOCK, facts="mine", feelings="")


def type_something(vault: Vault) -> None:
    vault.save_draft("story/facts", "what happened to me")


@pytest.mark.parametrize("put_in", [describe, tell, write, type_something])
def test_what_somebody_put_into_it_does_not_go_without_a_question(
    path: Path, put_in: Callable[[Vault], None]
) -> None:
    with opened(path) as vault:
        put_in(vault)

        with pytest.raises(SampleHasOwnError):
            delete_sample(vault, clock=CLOCK, report=silent)

        assert not vault.is_closed


def test_no_file_and_no_picture_of_anybody_comes_into_it(path: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.png"
    mine.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    said = Answers(route=Route.PASTE, no_nudity_visible=True)
    with opened(path) as vault:
        outcomes = [
            *items.add_files(vault, [Offered(path=mine, answers=said)]),
            import_picture(vault, mine.read_bytes(), "mine.png", said),
        ]

        assert all(
            isinstance(each, Refused) and isinstance(each.error, SampleTakesNothingError)
            for each in outcomes
        )
        assert vault.items() == ()


def test_looking_round_puts_nothing_into_it(path: Path) -> None:
    with opened(path) as vault:
        vault.set_step("st3", StepState.DONE)
        vault.save_draft("backup-offer", "2026-11-30")
        vault.save_draft("story/facts", "")

        assert not has_own(vault)


def test_one_that_was_stopped_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "Papers to try"
    cancel = Cancel()
    cancel.request()

    with pytest.raises(CancelledError):
        open_sample(path, clock=CLOCK, report=silent, cancel=cancel, kdf=CHEAP_KDF)

    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample that stopped in the middle of its story, with a text and a picture not held."""
    path = tmp_path_factory.mktemp("half") / "Papers to try"
    new = NewCase(ages=ADULT, is_sample=True)
    answers = Answers(route=Route.COMMAND_LINE, provenance=Provenance())
    with create_case(path, new, SAMPLE_PASSPHRASE, clock=CLOCK, kdf=CHEAP_KDF) as vault:
        text = "invented"
        pasting.keep(vault, text, pasting.look_at(vault, text), answers)
        describe(vault)
        tell(vault)
    return path


@pytest.fixture
def half_path(tmp_path: Path, half: Path) -> Path:
    return Path(shutil.copytree(half, tmp_path / "Papers to try"))


def begin_anew(path: Path) -> None:
    """Let the half one be taken away; the story itself is stopped before its first piece."""
    cancel = Cancel()
    cancel.request()
    with pytest.raises(CancelledError):
        open_sample(path, clock=CLOCK, report=silent, cancel=cancel, kdf=CHEAP_KDF)


def test_half_a_sample_that_nobody_opened_is_made_anew(half_path: Path) -> None:
    begin_anew(half_path)

    assert not half_path.exists()


def test_half_a_sample_is_made_anew_after_a_look(half_path: Path) -> None:
    with open_case(half_path, SAMPLE_PASSPHRASE, clock=CLOCK) as vault:
        vault.set_step("st3", StepState.DONE)

    begin_anew(half_path)

    assert not half_path.exists()


@pytest.mark.parametrize("put_in", [describe, tell, write, type_something])
def test_what_somebody_put_into_half_a_sample_stays(
    half_path: Path, put_in: Callable[[Vault], None]
) -> None:
    with open_case(half_path, SAMPLE_PASSPHRASE, clock=CLOCK) as vault:
        case_id = vault.case.id
        put_in(vault)

    with opened(half_path) as vault:
        assert vault.case.id == case_id
        with pytest.raises(SampleHasOwnError):
            delete_sample(vault, clock=CLOCK, report=silent)
