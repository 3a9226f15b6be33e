"""Making and opening a case, and choosing what opens it: requests and answers."""

from enum import StrEnum

from evidence_kit.messages.message import Message
from evidence_kit.model import Ages, Case


class CreateCase(Message, frozen=True, kw_only=True):
    """Make a new vault and open it → :class:`Opened`."""

    path: str
    """The vault's folder; it must not exist, or be empty."""
    ages: Ages
    country: str
    language: str
    initials: str
    passphrase: str
    recovery_code: str = ""
    """As :class:`NewRecoveryCode` answered it, typed back by the person; "" for none."""


class OpenCase(Message, frozen=True, kw_only=True):
    """Open a vault with its passphrase or recovery code → :class:`Opened`."""

    path: str
    secret: str


class LookAtPlace(Message, frozen=True, kw_only=True):
    """Say whether a new case can be made in a folder → :class:`PlaceSeen`."""

    path: str


class NewRecoveryCode(Message, frozen=True, kw_only=True):
    """Make a recovery code that opens nothing yet → :class:`RecoveryCode`."""


class JudgePassphrase(Message, frozen=True, kw_only=True):
    """Say how strong a passphrase is → :class:`PassphraseJudged`."""

    passphrase: str


class SuggestPassphrase(Message, frozen=True, kw_only=True):
    """Suggest random words → :class:`PassphraseSuggested`."""

    language: str = "en"
    """BCP 47 tag of what the person reads in."""


class Opened(Message, frozen=True, kw_only=True):
    """A vault is open in the vault process."""

    case: Case
    opened_with: str
    """The kind of key slot: ``passphrase``, ``worker`` or ``recovery``."""
    repaired_header_copies: int
    synced_by: str
    """The name of the service whose folder the vault lies in ("OneDrive"); "" for none known."""
    network: str = ""
    """The kind of network drive the vault lies on ("nfs", "cifs"); "" for none known."""


class PlaceSeen(Message, frozen=True, kw_only=True):
    """What a folder for a new case is like."""

    path: str
    is_taken: bool
    """It is there and holds something, or it is a file."""


class RecoveryCode(Message, frozen=True, kw_only=True):
    """A new recovery code, in its groups."""

    groups: tuple[str, ...]

    @property
    def code(self) -> str:
        """The whole code as it is written."""
        return "-".join(self.groups)


class Strength(StrEnum):
    """How long a passphrase holds against somebody who has the vault."""

    TOO_EASY = "too-easy"
    """Somebody would guess it within hours. Making a case refuses only what is too short."""
    GETTING_THERE = "getting-there"
    GOOD = "good"
    VERY_GOOD = "very-good"


class PassphraseJudged(Message, frozen=True, kw_only=True):
    """How strong a passphrase is, and the one reason that helps most."""

    strength: Strength
    reason: str
    """English, marked for translation; "" when there is nothing to say."""


class PassphraseSuggested(Message, frozen=True, kw_only=True):
    """Random words that make a very good passphrase."""

    passphrase: str
