"""Money in words: amounts as they were given and as they are typed.

The rules are: nothing is ever converted and nothing is rounded; what was typed as an amount is read
only where it can mean one number, and what was typed as a currency only where it is one.
"""

import re
from decimal import Decimal

from PySide6.QtCore import QLocale

from evidence_kit.currencies import find_currency_named, is_shared
from evidence_kit.formats import formats_in
from evidence_kit.i18n import N_, Words
from evidence_kit.model import PaymentStatus

STATUS_WORDS = {
    PaymentStatus.DEMANDED: N_("Asked for"),
    PaymentStatus.ATTEMPTED: N_("Tried to pay"),
    PaymentStatus.MADE: N_("Paid"),
    PaymentStatus.REFUNDED: N_("Came back"),
}
"""The tag on each row."""

_METHOD_ICONS = {
    "bank": "bank",
    "card": "money",
    "postepay": "money",
    "satispay": "phone",
    "bitcoin": "coin",
    "ethereum": "coin",
    "tron": "coin",
    "litecoin": "coin",
    "monero": "coin",
    "crypto": "coin",
    "gift-card": "gift",
    "paysafecard": "gift",
}

_SIGNS = {"€": "EUR", "£": "GBP", "₿": "BTC", "zł": "PLN"}
"""Signs that stand for one currency; a dollar sign stands for many."""

_PLAIN = re.compile(r"\d{1,18}(?:[.,]\d{1,2})?|\d{1,18}\.\d{4,18}")
"""``500``, ``49.90``, ``49,90``, ``0.0125``. With three digits after the mark nobody can tell."""
_GROUPED = re.compile(r"\d{1,3}(?:[  ’']\d{3})+(?:[.,]\d{1,2})?")
"""``1 300``, ``1’300.50``: a space or an apostrophe between digits can mean one thing alone."""
_SUM = re.compile(r"(?P<before>\D*)(?P<amount>\d(?:[\d.,’' \u00a0]*\d)?)(?P<after>\D*)")
_BOTH_MARKS = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{1,2}|\d{1,3}(?:\.\d{3})+,\d{1,2}")
"""``1,300.50``, ``1.300,50``: the last mark is the decimal one."""


def amount_words(amount: Decimal | str, currency: str, words: Words, locale: QLocale) -> str:
    """Say an amount exactly: "€1,300", "0.0125 BTC", "amount not known"."""
    if amount == "":
        return words.gettext("amount not known")
    formats = formats_in(locale.bcp47Name())
    value = Decimal(amount)
    if formats.has_sign(currency):
        return formats.money(value, currency)
    # Translators: a number and its currency, "0.0125 BTC".
    form = words.gettext("{number} {currency}")
    unknown = words.gettext("currency not known")
    return form.format(number=formats.number(value), currency=currency or f"({unknown})")


def method_icon(method: str) -> str:
    """Return the icon of a way of paying."""
    return _METHOD_ICONS.get(method, "money")


def find_amount(typed: str) -> str | None:
    """Return a typed amount as a decimal number with a full stop.

    Returns:
        "" for nothing typed; ``None`` where it could mean several numbers, or none.

    >>> find_amount("1 300"), find_amount("49,90"), find_amount("1.300,50"), find_amount("")
    ('1300', '49.90', '1300.50', '')
    >>> find_amount("1,300"), find_amount("five hundred")
    (None, None)
    """
    text = typed.strip().replace("\u00a0", " ")
    for sign in _SIGNS:
        text = text.replace(sign, "").strip()
    if not text:
        return ""
    if _PLAIN.fullmatch(text):
        return text.replace(",", ".")
    if not (_GROUPED.fullmatch(text) or _BOTH_MARKS.fullmatch(text)):
        return None
    whole, mark, cents = _split_at_decimal_mark(text)
    return re.sub(r"\D", "", whole) + mark + cents


def find_currency(typed: str) -> str | None:
    """Return a typed currency as its code.

    Returns:
        "" for nothing typed; ``None`` where it is no code, no word and no sign of one currency.

    >>> find_currency("eur"), find_currency("£"), find_currency(""), find_currency("$")
    ('EUR', 'GBP', '', None)
    """
    text = typed.strip()
    return find_currency_named(text) if text else ""


def find_sum(typed: str, written: str = "", known: str = "") -> tuple[str, str] | None:
    """Return a typed sum as an amount and a currency; ``None`` where it is not one beyond doubt.

    Args:
        typed: The sum.
        written: The sum that it corrects.
        known: The currency of that; it stays where the number alone is another.

    >>> find_sum("800 eur"), find_sum("€1 300,50"), find_sum("0.0125 BTC")
    (('800', 'EUR'), ('1300.50', 'EUR'), ('0.0125', 'BTC'))
    >>> find_sum("800"), find_sum("some euros"), find_sum("1,300 EUR")
    (None, None, None)
    >>> find_sum("800", "500 eur", "EUR"), find_sum("$800", "$500", "USD")
    (('800', 'EUR'), ('800', 'USD'))
    """
    found = _SUM.fullmatch(typed.strip())
    if found is None:
        return None
    amount = find_amount(found["amount"])
    unit = _unit_of(typed)
    stays = not unit or (is_shared(unit) and unit == _unit_of(written))
    currency = known if stays else find_currency(unit)
    is_one = bool(amount and currency) and not (found["before"].strip() and found["after"].strip())
    return (amount or "", currency or "") if is_one else None


def sign_in(typed: str) -> str:
    """Return the code of the currency whose sign stands in a typed amount; "" for none."""
    return next((code for sign, code in _SIGNS.items() if sign in typed), "")


def _unit_of(typed: str) -> str:
    found = _SUM.fullmatch(typed.strip())
    return "" if found is None else found["before"].strip() or found["after"].strip()


def _split_at_decimal_mark(text: str) -> tuple[str, str, str]:
    found = re.search(r"[.,](\d{1,2})$", text)
    if found is None:
        return text, "", ""
    return text[: found.start()], ".", found[1]
