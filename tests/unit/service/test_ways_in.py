from collections.abc import Callable

import pytest

from evidence_kit import keys, messages
from evidence_kit.errors import NoVaultOpenError, WrongPassphraseError
from evidence_kit.service import opening, ways_in
from evidence_kit.service.work import Work
from evidence_kit.store import Vault
from tests.fakes import PASSPHRASE

WorkOn = Callable[[Vault | None], Work]
WORKER = "seven other words for the desk"


def kinds(answer: messages.KeysChanged | messages.CaseSeen) -> list[str]:
    return [key.kind for key in answer.keys]


def test_every_way_in_is_told_with_the_case_and_after_each_change(
    vault: Vault, work_on: WorkOn
) -> None:
    work = work_on(vault)
    code = keys.new_recovery_code()

    spare = ways_in.replace_spare_key(
        messages.ReplaceSpareKey(secret=PASSPHRASE, recovery_code=code), work
    )
    added = ways_in.add_worker_password(
        messages.AddWorkerPassword(secret=code, passphrase=WORKER), work
    )
    removed = ways_in.remove(messages.RemoveKey(secret=WORKER, number=3), work)

    assert kinds(spare) == ["passphrase", "recovery"]
    assert kinds(added) == ["passphrase", "recovery", "worker"]
    assert kinds(removed) == ["passphrase", "recovery"]
    seen = opening.read_case(messages.ReadCase(), work)
    assert seen.keys == removed.keys
    assert seen.proven_with == ""


def test_a_password_is_changed_by_whoever_knows_it(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)

    with pytest.raises(WrongPassphraseError):
        ways_in.change_password(messages.ChangePassword(secret="", passphrase=WORKER), work)
    ways_in.change_password(messages.ChangePassword(secret=PASSPHRASE, passphrase=WORKER), work)

    assert vault.find_key(PASSPHRASE) is None


def test_where_no_case_is_open_nothing_changes(work_on: WorkOn) -> None:
    with pytest.raises(NoVaultOpenError):
        ways_in.remove(messages.RemoveKey(secret=PASSPHRASE, number=1), work_on(None))


def test_a_new_key_tells_what_ended_and_the_case_stays_open(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    ways_in.add_worker_password(
        messages.AddWorkerPassword(secret=PASSPHRASE, passphrase=WORKER), work
    )

    answer = ways_in.renew_key(
        messages.RenewKey(secret=PASSPHRASE, passphrase="another passphrase of words"), work
    )

    assert kinds(answer) == ["passphrase"]
    assert [key.kind for key in answer.dropped] == ["worker"]
    assert opening.read_case(messages.ReadCase(), work).keys == answer.keys
