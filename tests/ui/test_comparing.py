"""Two copies of one case, compared from Settings with the real vault process."""

import shutil
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import StepState
from evidence_kit.ui.pages.settings_comparing import ComparingCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from tests.fakes import PASSPHRASE

PATIENCE_MS = 60_000

Ask = Callable[[VaultProcess, messages.Request], messages.Answer]


def compare(qtbot: QtBot, card: ComparingCard, path: Path, secret: str) -> str:
    card.choose(str(path))
    card.secret.set_text(secret)
    card.compare.click()
    qtbot.waitUntil(lambda: not card.state.is_busy, timeout=PATIENCE_MS)
    return card.spoken()


def test_a_copy_is_found_older_and_a_wrong_password_or_folder_is_said(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    theme: Theme,
    words: Words,
    vault: VaultProcess,
    ask: Ask,
    pristine_cases: dict[str, Path],
    tmp_path: Path,
) -> None:
    copy = Path(shutil.copytree(pristine_cases["adult"], tmp_path / "copy"))
    ask(vault, messages.SetStep(step_id="st01", state=StepState.DONE))
    card = ComparingCard(theme, vault, words)
    qtbot.addWidget(card)
    card.show()

    wrong = compare(qtbot, card, copy, "not this one at all")
    nothing = compare(qtbot, card, tmp_path / "nowhere", "")
    older = compare(qtbot, card, copy, PASSPHRASE)

    assert wrong == "That was not it."
    assert "is not a package" in nothing
    assert older == "The other one is an older state of this case."
    assert card.secret.text() == ""
    assert card.form.isHidden()
