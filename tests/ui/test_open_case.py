"""The fixtures of this folder: a real vault, opened by a real process."""

from collections.abc import Callable

from evidence_kit import messages
from evidence_kit.ui.vault_process import VaultProcess

ReadCase = Callable[[VaultProcess], messages.CaseSeen]


def test_an_adults_case_is_open_and_empty(vault: VaultProcess, open_case: ReadCase) -> None:
    case = open_case(vault)

    assert not case.case.ages.is_under_18_case
    assert case.items == ()


def test_an_under_18_case_is_open_and_knows_it(
    young_vault: VaultProcess, open_case: ReadCase
) -> None:
    assert open_case(young_vault).case.ages.is_under_18_case
