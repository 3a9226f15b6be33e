"""The one door for every route: what may come into this case.

Every import – drop, dialog, folder, paste, capture, phone, command line – asks :func:`admit`, and
every word that is recorded asks :func:`admit_words`. A file's first bytes are looked at to tell
what it is; in an under-18 case what may then come in is read once to its end, to see whether it
holds more than it shows. The rules are (product rules M1–M5, A1):

* In an under-18 case an intimate picture is never imported, previewed, hashed or read. It is
  described in words instead. "Not sure" counts as under 18.
* There, a picture comes in only after a person answered that no nude or sexual picture is visible;
  and only in a format that shows the whole of what they answered for: one picture. GIF, TIFF,
  icons, Photoshop, JPEG XL, JPEG 2000, sequences, animations and motion photos can hold others. (A
  GIF of one picture is told from an animation only by parsing it to its end, block by block; a
  screenshot of it is as good.)
* There, nothing that can carry pictures unseen is taken: folder, archive, video, sound (its cover),
  PDF, office file, web page, e-mail, calendar, unknown format, or text with embedded data. It is
  noted as *not held*.
* No classifier decides. People do.
* In an adult case an intimate picture is sealed: no preview, never in the report.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from evidence_kit.errors import (
    CoveringQuestionError,
    EmbeddedDataError,
    IntimateUnderAgeError,
    NudityQuestionError,
)
from evidence_kit.intake.sniffing import Sniffed
from evidence_kit.intake.unseen import carries_embedded_data
from evidence_kit.model import Ages, ItemKind, Route, Sensitivity

_PLAIN_TYPES = frozenset({"text/plain", "application/json"})
"""Text that shows all it holds; everything else with markup can embed a picture."""

_SINGLE_PICTURES = frozenset(
    {
        "image/avif",
        "image/bmp",
        "image/heic",
        "image/heif",
        "image/jpeg",
        "image/png",
        "image/webp",
    }
)
"""Formats in which one picture is the rule, and more than one can be told."""


class Admission(StrEnum):
    """What happens to something that was offered."""

    KEEP = "keep"
    NOTE_AS_NOT_HELD = "note-as-not-held"
    """It may carry pictures nobody has looked at: only the fact that it exists is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something that wants to come in, and what the person said about it."""

    name: str
    kind: ItemKind
    route: Route
    sniffed: Sniffed
    is_intimate: bool
    """The person marked it as intimate."""
    no_nudity_visible: bool
    """The person looked and answered that no nude or sexual picture is visible, even small."""
    is_empty: bool = False
    """It has no bytes, so it holds no picture either."""
    holds_more: bool = False
    """Looking at it does not show all of it (see :mod:`evidence_kit.intake.unseen`)."""


def admit(ages: Ages, offer: Offer) -> tuple[Admission, Sensitivity]:
    """Decide whether something may come in, and how it is to be treated.

    Raises:
        IntimateUnderAgeError: An intimate picture in an under-18 case; never read.
        NudityQuestionError: A picture in an under-18 case, and nobody has looked at it yet.
        CoveringQuestionError: The same of a picture that is held already.
    """
    sensitivity = Sensitivity.INTIMATE if offer.is_intimate else Sensitivity.ORDINARY
    if not ages.is_under_18_case:
        return Admission.KEEP, sensitivity
    if offer.is_intimate:
        raise IntimateUnderAgeError(name=offer.name)
    if offer.is_empty:
        return Admission.KEEP, sensitivity
    if offer.holds_more or not _shows_all(offer):
        return Admission.NOTE_AS_NOT_HELD, sensitivity
    if offer.sniffed.media_type in _SINGLE_PICTURES and not offer.no_nudity_visible:
        if offer.route is Route.COVERING:
            raise CoveringQuestionError(name=offer.name)
        raise NudityQuestionError(name=offer.name)
    return Admission.KEEP, sensitivity


def admit_words(ages: Ages, words: Mapping[str, str]) -> None:
    """Let words in that a person typed, under the name of their field.

    Raises:
        EmbeddedDataError: In an under-18 case they hold something that is not words.
    """
    if not ages.is_under_18_case:
        return
    for field, text in words.items():
        if carries_embedded_data(text):
            raise EmbeddedDataError(field=field)


def _shows_all(offer: Offer) -> bool:
    """Whether a person who looks at it sees what it holds, as far as its format goes."""
    if offer.kind is ItemKind.TEXT:
        return True
    return offer.sniffed.media_type in _PLAIN_TYPES | _SINGLE_PICTURES
