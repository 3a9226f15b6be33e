"""The one door for every route: what may come into this case.

Every import – drop, dialog, folder, paste, capture, phone, command line – asks :func:`admit` before
anything is read beyond its first bytes. The rules are (product rules M1–M5, A1):

* In an under-18 case an intimate picture is never imported, previewed, hashed or read. It is
  described in words instead. "Not sure" counts as under 18.
* There, a picture comes in only after a person answered that no nude or sexual picture is visible.
* There, nothing that can carry pictures unseen is taken: folder, archive, video, PDF, office file,
  web page, e-mail, unknown format, or text with embedded data. It is noted as *not held*.
* No classifier decides. People do.
* In an adult case an intimate picture is sealed: no preview, never in the report.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from evidence_kit.errors import IntimateUnderAgeError, NudityQuestionError
from evidence_kit.intake.sniffing import Sniffed
from evidence_kit.model import Ages, ItemKind, Route, Sensitivity

_PLAIN_TYPES = frozenset({"text/plain", "application/json", "text/calendar"})
"""Text that shows all it holds; everything else with markup can embed a picture."""

_EMBEDDED = re.compile(rb"data:[a-z]+/|;base64,|[A-Za-z0-9+/]{1000}", re.IGNORECASE)
"""A data address, or a run that no sentence, link or wallet address is ever long enough for."""


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
    can_embed: bool = False
    """Its text carries embedded data (see :func:`carries_embedded_data`)."""


def admit(ages: Ages, offer: Offer) -> tuple[Admission, Sensitivity]:
    """Decide whether something may come in, and how it is to be treated.

    Raises:
        IntimateUnderAgeError: An intimate picture in an under-18 case; never read.
        NudityQuestionError: A picture in an under-18 case, and nobody has looked at it yet.
    """
    sensitivity = Sensitivity.INTIMATE if offer.is_intimate else Sensitivity.ORDINARY
    if not ages.is_under_18_case:
        return Admission.KEEP, sensitivity
    if offer.is_intimate:
        raise IntimateUnderAgeError(name=offer.name)
    family = offer.sniffed.media_type.partition("/")[0]
    if family == "image" and offer.sniffed.media_type != "image/svg+xml":
        if not offer.no_nudity_visible:
            raise NudityQuestionError(name=offer.name)
        return Admission.KEEP, sensitivity
    if family == "audio" or _is_plain_text(offer):
        return Admission.KEEP, sensitivity
    return Admission.NOTE_AS_NOT_HELD, sensitivity


def carries_embedded_data(piece: bytes) -> bool:
    """Whether a piece of text holds something that is not text, such as a picture in base64."""
    return _EMBEDDED.search(piece) is not None


def _is_plain_text(offer: Offer) -> bool:
    if offer.kind is ItemKind.TEXT:
        return not offer.can_embed
    return offer.sniffed.media_type in _PLAIN_TYPES and not offer.can_embed
