"""Judge digits by the numbering plans that the phonenumbers library carries.

A glance at the length and first digits comes before the library is asked, because it takes its
time and a long text holds many digits. The library has the last word on every number.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one country's numbers look like, as far as a glance can tell."""

    region: str
    """ISO 3166-1 alpha-2; "" for no country."""
    trunk: str
    """What is dialled before a number inside the country; "" where nothing is."""
    country_code: str
    lengths: frozenset[int]
    """How many digits a number has, without ``trunk``."""
    in_use: re.Pattern[str]
    """What its numbers in use look like, without ``trunk``."""

    @property
    def needs_trunk(self) -> bool:
        """Whether digits without the trunk prefix are, there, some other number."""
        return self.trunk.startswith("0")

    def has_trunk(self, digits: str) -> bool:
        """Return whether digits start with the trunk prefix and have a number's length after it."""
        return (
            self.trunk != ""
            and digits.startswith(self.trunk)
            and not digits.startswith(f"{self.trunk}0")
            and len(digits) - len(self.trunk) in self.lengths
        )

    def has_length(self, digits: str) -> bool:
        """Return whether digits have a number's length without the trunk prefix."""
        after_code = len(digits) - len(self.country_code)
        return len(digits) in self.lengths or (
            digits.startswith(self.country_code) and after_code in self.lengths
        )

    def may_be_in_use(self, digits: str) -> bool:
        """Return whether digits look like a number in use, however it is prefixed."""
        return any(
            digits.startswith(before) and self.in_use.fullmatch(digits, len(before)) is not None
            for before in ("", self.trunk, self.country_code)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A number that can exist."""

    e164: str
    is_in_use: bool
    """Whether its range is known to be in use; else nothing but its length is right."""


_REMEMBERED = 1024
"""The same number stands in a chat again and again, and the library takes its time."""

_NO_PLAN = Plan(
    region="", trunk="", country_code="", lengths=frozenset(), in_use=re.compile(r"(?!)")
)


def region_of(country: str) -> str:
    """Return the numbering-plan region of a case's country, or "" where there is none.

    >>> region_of("GB-SCT"), region_of("si"), region_of("nowhere")
    ('GB', 'SI', '')
    """
    region = country.partition("-")[0].upper()
    return region if region in phonenumbers.SUPPORTED_REGIONS else ""


def plan_of(region: str) -> Plan:
    """Return a region's plan; the one for "" holds no number."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region) if region else None
    if metadata is None or metadata.general_desc is None:
        return _NO_PLAN
    return Plan(
        region=region,
        trunk=phonenumbers.ndd_prefix_for_region(region, strip_non_digits=True) or "",
        country_code=str(metadata.country_code),
        lengths=frozenset(metadata.general_desc.possible_length),
        in_use=re.compile(metadata.general_desc.national_number_pattern or r"(?!)"),
    )


@lru_cache(maxsize=_REMEMBERED)
def judge(written: str, region: str = "") -> Judged | None:
    """Return what the library says of a number, or ``None`` when it cannot be one.

    Args:
        written: ``+`` and all digits; or the digits as dialled inside ``region``.
        region: ISO 3166-1 alpha-2; "" where ``written`` says its country itself.

    >>> judge("+442079460123")
    Judged(e164='+442079460123', is_in_use=True)
    >>> judge("07700900123", "GB")
    Judged(e164='+447700900123', is_in_use=False)
    >>> judge("+1234") is None
    True
    """
    try:
        number = phonenumbers.parse(written, region or None)
    except phonenumbers.NumberParseException:
        return None
    is_in_use = phonenumbers.is_valid_number(number)
    if not is_in_use:
        possible = phonenumbers.is_possible_number_with_reason(number)
        if possible != phonenumbers.ValidationResult.IS_POSSIBLE:
            return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Judged(e164=e164, is_in_use=is_in_use)
