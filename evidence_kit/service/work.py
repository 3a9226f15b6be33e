"""What a request is answered with: the one open vault, the clock, and whoever wants to hear."""

from collections.abc import Callable
from dataclasses import dataclass

from evidence_kit.casework.hand_over import PreviewedReport
from evidence_kit.clock import Clock
from evidence_kit.errors import NoVaultOpenError, VaultOpenError
from evidence_kit.messages import Part
from evidence_kit.progress import Cancel, Report
from evidence_kit.store import Vault


def wait_for_nobody() -> None:
    """Wait for nothing: who looks something up asks nobody back."""


class Held:
    """The one vault that is open in this process, or none yet."""

    def __init__(self) -> None:
        self._vault: Vault | None = None
        self.previewed: PreviewedReport | None = None
        """The report somebody looks at page by page; it ends with this process."""
        self.stamp_answers: dict[bytes, bool] = {}
        """Whether a request for a time stamp that was shown may be sent, once somebody said."""

    def get(self) -> Vault:
        """Return the open vault.

        Raises:
            NoVaultOpenError: None is.
        """
        if self._vault is None:
            raise NoVaultOpenError
        return self._vault

    def find(self) -> Vault | None:
        """Return the open vault, or ``None``."""
        return self._vault

    def require_none(self) -> None:
        """Refuse to go on where a vault is open: its keys would outlive it in this process.

        Raises:
            VaultOpenError: One is open.
        """
        if self._vault is not None:
            raise VaultOpenError

    def take(self, vault: Vault) -> None:
        """Hold a vault that was just opened, until this process ends."""
        self._vault = vault

    def sign(self) -> None:
        """Sign the ledger's head, unless there is nothing to sign or no ground to stand on.

        Raises:
            StorageError: The medium refused.
        """
        if self._vault is not None and not self._vault.is_damaged:
            self._vault.sign_head()

    def let_go(self) -> None:
        """Close the vault, if one is open."""
        vault, self._vault = self._vault, None
        self.previewed = None
        if vault is not None:
            vault.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One request being answered."""

    held: Held
    clock: Clock
    report: Report
    """Told where long work stands; other requests may be answered inside."""
    cancel: Cancel
    """Set when the person asks this work to end, and when the window is gone."""
    tell: Callable[[Part], None]
    """Told each part that is finished before the whole is."""
    wait: Callable[[], None] = wait_for_nobody
    """Wait a moment for what the window says next, and answer what is quick of it."""

    @property
    def vault(self) -> Vault:
        """The open vault.

        Raises:
            NoVaultOpenError: None is.
        """
        return self.held.get()
