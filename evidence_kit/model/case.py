"""One person's matter: reference, ages, country."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from evidence_kit.model.names import CaseId

SAMPLE_MARK = "SAMPLE-"
"""Stands before the reference of the invented sample case; no other case has it."""


class AgeInPicture(StrEnum):
    """Was anyone in any picture under 18 when it was taken? Pictures the other side sent count."""

    ADULT = "adult"
    UNDER_18 = "under-18"
    NOT_SURE = "not-sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The two answers that decide whether the under-18 rules hold."""

    now: int | None
    """How old the person is now, in years; ``None`` is "not sure"."""
    in_picture: AgeInPicture

    @property
    def is_under_18_case(self) -> bool:
        """Whether the under-18 rules hold. "Not sure" counts as under 18 (product rule M1)."""
        return self.now is None or self.now < 18 or self.in_picture is not AgeInPicture.ADULT  # noqa: PLR2004


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One person's matter."""

    id: CaseId
    reference: str
    """``EK-2026-482913``: year of creation and six random digits; printed on everything."""
    created_at: datetime
    created_offset_minutes: int
    """The computer's local offset at creation, in minutes."""
    ages: Ages
    country: str
    """ISO 3166-1 alpha-2, with a part where police differ (``GB-SCT``); "" when not said."""
    language: str
    """BCP 47 tag of the person's language."""
    initials: str
    """Stands before exhibit numbers (``JS-001``); ``EX`` when not said."""

    @property
    def is_sample(self) -> bool:
        """Whether it is the sample case to try things with: nothing in it is real."""
        return self.reference.startswith(SAMPLE_MARK)
