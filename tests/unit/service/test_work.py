import pytest

from evidence_kit.errors import NoVaultOpenError, VaultOpenError
from evidence_kit.service.work import Held
from evidence_kit.store import Vault


def test_without_a_vault_nothing_can_be_asked_about_one() -> None:
    held = Held()

    held.require_none()
    held.sign()
    held.let_go()

    assert held.find() is None
    with pytest.raises(NoVaultOpenError):
        held.get()


def test_a_second_vault_is_not_held_beside_the_first(vault: Vault) -> None:
    held = Held()
    held.take(vault)

    with pytest.raises(VaultOpenError):
        held.require_none()

    assert held.get() is vault


def test_a_vault_that_was_let_go_is_closed(vault: Vault) -> None:
    held = Held()
    held.take(vault)

    held.let_go()

    assert held.find() is None
    assert not vault.is_writing


def test_signing_twice_adds_nothing(vault: Vault) -> None:
    held = Held()
    held.take(vault)
    vault.save_draft("story", "It began")
    held.sign()
    before = vault.ledger_head()

    held.sign()

    assert vault.ledger_head() == before
