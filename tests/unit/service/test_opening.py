from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from evidence_kit import keys, messages
from evidence_kit.errors import (
    NoVaultOpenError,
    RecoveryCodeMistypedError,
    VaultOpenError,
    WeakPassphraseError,
)
from evidence_kit.exhibit_order import EXHIBIT_ORDER
from evidence_kit.model import AgeInPicture, Ages, Finding, Item, StepState, Verdict
from evidence_kit.service import opening
from evidence_kit.service.work import Work
from evidence_kit.store import Vault
from tests.fakes import PASSPHRASE, BytesSource, new_item

MINOR = Ages(now=15, in_picture=AgeInPicture.UNDER_18)

WorkOn = Callable[[Vault | None], Work]


def creation(path: Path, *, passphrase: str = PASSPHRASE, code: str = "") -> messages.CreateCase:
    return messages.CreateCase(
        path=str(path),
        ages=Ages(now=None, in_picture=AgeInPicture.NOT_SURE),
        country="",
        language="en",
        initials="",
        passphrase=passphrase,
        recovery_code=code,
    )


def test_a_case_is_made_with_a_recovery_code_that_was_typed_back(
    tmp_path: Path, work_on: WorkOn
) -> None:
    code = opening.new_recovery_code(messages.NewRecoveryCode(), work_on(None)).code
    work = work_on(None)

    opened = opening.create(creation(tmp_path / "Dropbox" / "case", code=code.lower()), work)
    work.held.let_go()
    again = opening.open_(
        messages.OpenCase(path=str(tmp_path / "Dropbox" / "case"), secret=code), work
    )
    work.held.let_go()

    assert opened.opened_with == "passphrase"
    assert opened.synced_by == "Dropbox"
    assert again.opened_with == "recovery"
    assert again.case == opened.case


def test_a_mistyped_recovery_code_makes_no_case(tmp_path: Path, work_on: WorkOn) -> None:
    code = keys.new_recovery_code()
    # One of the two characters that check the others: chance makes none of them right again.
    mistyped = code[:-1] + ("1" if code[-1] != "1" else "2")

    with pytest.raises(RecoveryCodeMistypedError):
        opening.create(creation(tmp_path / "case", code=mistyped), work_on(None))

    assert not (tmp_path / "case").exists()


def test_only_what_is_too_short_is_refused(tmp_path: Path, work_on: WorkOn) -> None:
    with pytest.raises(WeakPassphraseError):
        opening.create(creation(tmp_path / "case", passphrase="short"), work_on(None))


def test_no_second_case_is_opened_beside_the_first(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)

    with pytest.raises(VaultOpenError):
        opening.create(creation(vault.path / "other"), work)
    with pytest.raises(VaultOpenError):
        opening.open_(messages.OpenCase(path=str(vault.path), secret=PASSPHRASE), work)


def test_a_passphrase_is_judged_and_a_better_one_suggested(work_on: WorkOn) -> None:
    work = work_on(None)

    suggested = opening.suggest_passphrase(messages.SuggestPassphrase(), work).passphrase
    weak = opening.judge_passphrase(messages.JudgePassphrase(passphrase="password"), work)
    strong = opening.judge_passphrase(messages.JudgePassphrase(passphrase=suggested), work)

    assert weak.strength is messages.Strength.TOO_EASY
    assert weak.reason
    assert strong == messages.PassphraseJudged(strength=messages.Strength.VERY_GOOD, reason="")


def test_everything_the_pages_show_is_read_at_once(vault: Vault, work_on: WorkOn) -> None:
    item = vault.add_item(BytesSource(b"a chat"), new_item(media_type="text/plain")).item
    vault.set_step("save", StepState.DONE)
    vault.save_draft("story/facts", "It began")

    seen = opening.read_case(messages.ReadCase(), work_on(vault))

    assert seen.items == (item,)
    assert seen.label_of(item.id) == "JS-001"
    assert seen.steps == {"save": StepState.DONE}
    assert seen.drafts == {"story/facts": "It began"}
    assert seen.findings == ()


def test_the_ledger_is_read(vault: Vault, work_on: WorkOn) -> None:
    assert opening.read_ledger(messages.ReadLedger(), work_on(vault)).entries == vault.ledger()


def test_changed_ages_are_foreseen_and_then_changed(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)

    foreseen = opening.foresee(messages.ForeseeAges(ages=MINOR), work)
    changed = opening.change(messages.ChangeAges(ages=MINOR), work)

    assert foreseen == messages.AgesForeseen(begins=True, ends=False, to_withdraw=())
    assert changed.case.ages == MINOR
    assert changed.exports == ()


def test_a_check_answers_for_each_part(vault: Vault, work_on: WorkOn) -> None:
    checked = opening.check(messages.CheckVault(is_full=True), work_on(vault))

    assert not [finding for finding in checked.findings if finding.verdict.is_bad]


def test_without_an_open_case_there_is_nothing_to_read(work_on: WorkOn) -> None:
    with pytest.raises(NoVaultOpenError):
        opening.read_case(messages.ReadCase(), work_on(None))


# --- the first pieces before the others ---------------------------------------------------


def with_pieces(vault: Vault, count: int) -> tuple[Item, ...]:
    for number in range(count):
        vault.add_item(BytesSource(f"{number}".encode()), new_item(name=f"{number}.txt"))
    return vault.items()


def test_the_first_pieces_are_told_first_and_the_others_in_portions(
    vault: Vault, work_on: WorkOn, parts: list[messages.Part]
) -> None:
    items = with_pieces(vault, 8)
    vault.withdraw_item(items[7], "")
    whole = opening.read_case(messages.ReadCase(), work_on(vault))

    seen = opening.read_case(messages.ReadCase(first=2, portion=3), work_on(vault))

    begun, first, second, third = parts
    assert isinstance(begun, messages.CaseBegun)
    assert (begun.count, begun.held, begun.not_held) == (8, 7, 0)
    assert begun.seen == msgspec.structs.replace(whole, items=items[:2])
    assert first == messages.PiecesSeen(items=items[:2])
    assert second == messages.PiecesSeen(items=items[2:5])
    assert third == messages.PiecesSeen(items=whole.items[5:8])
    assert seen == msgspec.structs.replace(whole, items=())


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_small_case_is_told_at_once(
    vault: Vault, work_on: WorkOn, parts: list[messages.Part], count: int
) -> None:
    items = with_pieces(vault, count)

    seen = opening.read_case(messages.ReadCase(first=4, portion=4), work_on(vault))

    assert parts == []
    assert seen.items == items


def test_pieces_in_an_order_of_somebodys_own_are_not_told_before_all_are_here(
    vault: Vault, work_on: WorkOn, parts: list[messages.Part]
) -> None:
    with_pieces(vault, 3)
    vault.answer_case(EXHIBIT_ORDER, "3")

    opening.read_case(messages.ReadCase(first=1), work_on(vault))

    assert [type(part) for part in parts] == [messages.PiecesSeen]


def test_nothing_is_shown_as_whole_before_what_is_wrong_is_known(
    vault: Vault, work_on: WorkOn, parts: list[messages.Part]
) -> None:
    with_pieces(vault, 3)
    vault.opening_findings = (Finding(subject="JS-003", verdict=Verdict.MISSING),)

    opening.read_case(messages.ReadCase(first=1), work_on(vault))

    assert [type(part) for part in parts] == [messages.PiecesSeen]
