"""What every row of the guidance says about itself: where it was read, and how well it is known.

The rules are: no row without a source; a row that nobody confirmed says so; a row is looked at
again on a day that is named.
"""

from datetime import date
from enum import StrEnum

import msgspec


class Confidence(StrEnum):
    """How well a row is known; decides what may be shown of it (see ``rendering``)."""

    SEED = "S"
    """Stated by one of the police and campaign pages the guidance is built on."""
    OWN_PAGE = "C1"
    """Read in a stored copy of the organisation's own, a government or a police page."""
    THIRD_PARTY = "C2"
    """Read in a stored copy of somebody else's page."""
    MEMORY = "M"
    """Not confirmed by any page; waits for a person."""


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every row says about itself."""

    id: str
    source: str
    """The address of the page it was read on."""
    source_date: str = ""
    """The date on that page, as exact as it is known (``2025-05-17``, ``2025-05``); "" for none."""
    confidence: Confidence
    recorded_on: date
    checked_on: date | None = None
    """When a person confirmed it on the live page; left out until then."""
    review_after: date
    """From the day after, numbers are no longer shown (emergency numbers are)."""
