"""How a language writes dates, numbers, amounts of money and lists.

What this is for: window, report, checklist and terminal say a number the same way. What it is not
for: what scripts and tables read, and the report's instants, which are ISO 8601 in every language
(:mod:`evidence_kit.report.moments`). The rules are: every digit that was given is printed, nothing
is rounded; a language without entries here is written as English is; the entries are CLDR's, put
into ``assets/locale/formats.json`` by ``packaging/formats.py``, so that no library for them has to
be loaded while somebody waits for the first page.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache

import msgspec

from evidence_kit.i18n import Words
from evidence_kit.resources import asset_path

_SIGNS = {"EUR": "€", "GBP": "£"}
"""Currencies whose sign stands for them alone."""


class Formats(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one language writes."""

    name: str
    """What its speakers call it."""
    decimal: str
    """Stands before the decimals."""
    group: str
    """Stands between groups of digits."""
    groups: tuple[int, int]
    """How many digits the last group has, and each before it."""
    grouped_from: int
    """The fewest digits that are grouped: 1 300 is written 1300 in some languages."""
    amount: str
    """A number and its currency: ``"{currency}{number}"``."""
    amount_in_code: str
    """The same with a code in place of a sign: ``"{currency} {number}"``."""
    day: str
    """``"{day}. {month} {year}"``; ``{count}`` stands for the month's number."""
    months: tuple[str, ...]
    """Short names, as they stand in a date."""
    between: str
    """Stands between the parts of a list."""

    def number(self, value: Decimal) -> str:
        """Write a number, digit for digit."""
        whole, _, decimals = f"{value.copy_abs():f}".partition(".")
        sign = "-" if value.is_signed() else ""
        grouped = f"{sign}{self._grouped(whole)}"
        return f"{grouped}{self.decimal}{decimals}" if decimals else grouped

    def has_sign(self, currency: str) -> bool:
        """Return whether a currency has a sign that stands for it alone."""
        return currency in _SIGNS

    def money(self, value: Decimal, currency: str) -> str:
        """Write an amount with its sign where that is clear, else with its code.

        Args:
            value: The amount.
            currency: Its ISO 4217 code, or that of a coin; "" for not known.
        """
        if not self.has_sign(currency):
            return self.money_in_code(value, currency)
        return self.amount.format(currency=_SIGNS[currency], number=self.number(value))

    def money_in_code(self, value: Decimal, currency: str) -> str:
        """Write an amount with its currency's code, as a bank does."""
        number = self.number(value)
        return self.amount_in_code.format(currency=currency, number=number) if currency else number

    def written_day(self, day: date) -> str:
        """Write a day: "15 Nov 2026"."""
        month = self.months[day.month - 1]
        return self.day.format(day=day.day, month=month, count=day.month, year=day.year)

    def listed(self, parts: Iterable[str]) -> str:
        """Write a list without an "and"; parts that are empty are left out."""
        return self.between.join(part for part in parts if part)

    def _grouped(self, whole: str) -> str:
        if len(whole) < self.grouped_from:
            return whole
        last, others = self.groups
        head, parts = whole[:-last], [whole[-last:]]
        while head:
            parts.insert(0, head[-others:])
            head = head[:-others]
        return self.group.join(parts)


def formats_of(words: Words) -> Formats:
    """Return how the language of some words is written."""
    return formats_in(words.info().get("language", "en"))


def own_name(language: str) -> str:
    """Return what the speakers of a language call it, or its tag.

    >>> own_name("sl"), own_name("it-CH"), own_name("xx")
    ('slovenščina', 'italiano', 'xx')
    """
    known = _known()
    found = known.get(language) or known.get(language.partition("-")[0])
    return language if found is None else found.name


def formats_in(language: str) -> Formats:
    """Return how a language is written; as English where nothing is known of it.

    Args:
        language: Its BCP 47 tag, or its name in a catalogue.

    >>> formats_in("sl").money(Decimal("1300.00"), "EUR").replace(chr(0xA0), " ")
    '1300,00 €'
    >>> formats_in("en").money(Decimal("1300.00"), "EUR")
    '€1,300.00'
    """
    known = _known()
    tag = language.replace("_", "-")
    return known.get(tag) or known.get(tag.partition("-")[0]) or known["en"]


@cache
def _known() -> dict[str, Formats]:
    return msgspec.json.decode(
        asset_path("locale", "formats.json").read_bytes(), type=dict[str, Formats]
    )
