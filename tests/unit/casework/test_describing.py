"""The same said of many exhibits at once: what stood there stays, a stub is left alone."""

import pytest

from evidence_kit.casework import items
from evidence_kit.casework.describing import describe_many
from evidence_kit.errors import CancelledError, EmbeddedDataError
from evidence_kit.model import Item, Provenance, Route
from evidence_kit.progress import Cancel, Progress, silent
from evidence_kit.store import Vault

SAID = Provenance(device="my phone", how="screenshot", who="me")


def described(vault: Vault, count: int, **known: str) -> list[Item]:
    return [
        items.describe_not_held(vault, f"number {n}", Provenance(**known), Route.FILE_DIALOG)
        for n in range(count)
    ]


def test_each_of_them_says_it_and_keeps_what_it_said(adult_vault: Vault) -> None:
    some = described(adult_vault, 3, device="a tablet")

    changed = describe_many(
        adult_vault,
        [item.id for item in some],
        SAID,
        replaces=False,
        report=silent,
        cancel=Cancel(),
    )

    assert [item.provenance.shows for item in changed] == ["number 0", "number 1", "number 2"]
    assert {item.provenance.device for item in adult_vault.items()} == {"a tablet"}
    assert {item.provenance.who for item in adult_vault.items()} == {"me"}


def test_it_replaces_only_what_was_filled_in(adult_vault: Vault) -> None:
    [item] = described(adult_vault, 1, device="a tablet", app="Signal")

    describe_many(adult_vault, [item.id], SAID, replaces=True, report=silent, cancel=Cancel())

    known = adult_vault.get_item(item.id).provenance
    assert (known.device, known.app, known.shows) == ("my phone", "Signal", "number 0")


def test_a_stub_is_left_alone_and_the_ledger_names_each_change(adult_vault: Vault) -> None:
    gone, stays = described(adult_vault, 2)
    items.withdraw(adult_vault, gone.label, "")
    before = adult_vault.ledger_head().n

    changed = describe_many(
        adult_vault, [gone.id, stays.id], SAID, replaces=False, report=silent, cancel=Cancel()
    )

    assert [item.id for item in changed] == [stays.id]
    assert adult_vault.ledger_head().n == before + 1


def test_what_was_said_before_a_stop_stays_said(adult_vault: Vault) -> None:
    some = described(adult_vault, 3)
    cancel = Cancel()

    def stop_after_the_first(_progress: Progress) -> None:
        cancel.request()

    with pytest.raises(CancelledError):
        describe_many(
            adult_vault,
            [item.id for item in some],
            SAID,
            replaces=False,
            report=stop_after_the_first,
            cancel=cancel,
        )

    assert [item.provenance.device for item in adult_vault.items()] == ["my phone", "", ""]


def test_under_18_no_picture_comes_in_as_words(minor_vault: Vault) -> None:
    [item] = described(minor_vault, 1)
    hidden = Provenance(how="data:image/jpeg;base64," + "QUJD" * 2000)

    with pytest.raises(EmbeddedDataError):
        describe_many(
            minor_vault, [item.id], hidden, replaces=False, report=silent, cancel=Cancel()
        )
