"""What a check or a search answers."""

from dataclasses import dataclass
from enum import StrEnum

from evidence_kit.i18n import N_
from evidence_kit.model.names import ItemId


class Verdict(StrEnum):
    """The answer to "is this as it was?", with every outcome named."""

    INTACT = "intact"
    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    UNREADABLE = "unreadable"
    """It is there, but could not be read, so nothing can be said about it."""
    NOT_CHECKED = "not-checked"

    @property
    def is_bad(self) -> bool:
        """Whether this outcome means something is wrong, rather than good or unanswered."""
        return self in {Verdict.ALTERED, Verdict.MISSING, Verdict.ADDED, Verdict.UNREADABLE}


VERDICT_WORDS = {
    Verdict.INTACT: N_("intact"),
    Verdict.ALTERED: N_("altered"),
    Verdict.MISSING: N_("missing"),
    Verdict.ADDED: N_("added"),
    Verdict.UNREADABLE: N_("unreadable"),
    Verdict.NOT_CHECKED: N_("not checked"),
}
"""The one word people read for each verdict, everywhere."""


class Origin(StrEnum):
    """What the rows of a vault come from that was written anew."""

    DATABASE = "database"
    """The vault's own database; no copy beside it knows more."""
    NEWER_COPY = "newer-copy"
    """A copy of the database that knows more than the vault's own, which is older or another."""
    BACKUP = "backup"
    """A copy of the database: what was said and changed after it is gone."""
    SEALED_FILES = "sealed-files"
    """Only what each sealed file says about itself; everything else is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One answer of a check, about one thing."""

    subject: str
    """The item's label, the file's path in the package, or the part of the vault."""
    verdict: Verdict
    detail: str = ""
    """English, for logs and scripts: which digest, which line, which error; ``finding_words`` says
    it to people."""


class Place(StrEnum):
    """Where in a thing a word was found."""

    LABEL = "label"
    NAME = "name"
    SHOWS = "shows"
    WHO = "who"
    HOW = "how"
    DEVICE = "device"
    APP = "app"
    TIME = "time"
    TEXT = "text"
    """The words of a kept text, or of an event."""
    VALUE = "value"
    ACCOUNT = "account"
    AMOUNT = "amount"
    NOTE = "note"
    FACTS = "facts"
    FEELINGS = "feelings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing of the case in which all the words occur that somebody looked for."""

    name: str
    """An exhibit's label, a fact's name like ``payment/3``, or ``statement``."""
    item_id: ItemId | None
    """The item itself, or the one that a fact was found in."""
    places: tuple[Place, ...]
    """Where in it one of the words stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """What was found, and what was not looked through."""

    hits: tuple[Hit, ...]
    """Items in order of number, then facts, then the person's own account."""
    not_searched: tuple[str, ...]
    """Labels of kept texts that could not be read, or not to their end."""
