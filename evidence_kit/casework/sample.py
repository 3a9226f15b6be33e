"""The sample case as data: an invented story, told as the tool would be told it."""

import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from evidence_kit.errors import GuidanceDataError

TOLD_ANSWER = "sample-told"
"""The answer about the case that says that the invented story is in it, to its end."""

ENTERED_ANSWER = "sample-entered"
"""The answer that says that somebody opened a sample that is not told to its end."""


class SampleCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The answers the case is opened with."""

    age_now: int
    age_in_picture: Literal["adult", "under-18", "not-sure"]
    country: str
    language: str
    initials: str


class SampleItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One file, in the order it was put in."""

    file: str
    device: str = ""
    how: str = ""
    shows: str = ""
    app: str = ""
    seen_at: str = ""


class SampleText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text that was pasted."""

    text: str
    device: str = ""
    how: str = ""
    shows: str = ""
    app: str = ""
    seen_at: str = ""


class SampleNotHeld(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A picture described in words."""

    describe: str
    device: str = ""
    app: str = ""
    seen_at: str = ""


class SamplePayment(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Money demanded or moved; ``item`` is a file of the story, or ""."""

    status: Literal["demanded", "attempted", "made", "refunded"]
    method: str
    amount: str
    currency: str
    to: str = ""
    at: str = ""
    item: str = ""
    note: str = ""


class SampleEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that happened."""

    at: str
    text: str
    item: str = ""


class SampleThreat(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was threatened; ``item`` is a file of the story, or ""."""

    text: str
    to: str = ""
    wanted: Literal["money", "more-images", "other", "nothing", "dont-know", "not-said"]
    at: str = ""
    until: str = ""
    platform: str = ""
    account: str = ""
    item: str = ""


class SampleStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The person's own words."""

    facts: str
    feelings: str


class SampleRemoval(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A removal request."""

    service: str
    case_number: str = ""
    pin: str = ""
    status: str = ""


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole story."""

    schema: Literal[1]
    case: SampleCase
    items: list[SampleItem]
    texts: list[SampleText]
    not_held: list[SampleNotHeld]
    payments: list[SamplePayment]
    events: list[SampleEvent]
    statement: SampleStatement
    removals: list[SampleRemoval]
    threats: list[SampleThreat]
    answers: dict[str, str]
    """The answers about the case as a whole, by the name of the question."""


def load_story(folder_path: Path) -> Story:
    """Read the story beside its evidence.

    Raises:
        GuidanceDataError: It is missing or malformed; the installation is incomplete.
    """
    try:
        data = tomllib.loads((folder_path / "case.toml").read_text(encoding="utf-8"))
        return msgspec.convert(data, Story)
    except (OSError, ValueError) as problem:
        raise GuidanceDataError(reason=f"sample case: {problem}") from problem
