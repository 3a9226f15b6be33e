"""The ways of paying, and what people read for each."""

import re

from evidence_kit.i18n import N_, Words
from evidence_kit.model import Validity

RECEIVER_CHECK = "receiver-check"
"""The name under which a payment keeps what the check digits said of a card number it went to:
of the number only the last digits are kept, and they say nothing any more."""

METHOD_NOT_KNOWN = "not known"
"""The way of paying where nobody knows it."""
_NOT_KNOWN_AS_WELL = frozenset({"", "unknown"})
"""What a text that said no way, or an order in a terminal without one, noted in former versions."""

METHOD_WORDS = {
    "bank": N_("Bank transfer"),
    "card": N_("Card"),
    "paypal": N_("PayPal"),
    "revolut": N_("Revolut"),
    "postepay": N_("Postepay"),
    "satispay": N_("Satispay"),
    "western-union": N_("Western Union"),
    "moneygram": N_("MoneyGram"),
    "bitcoin": N_("Bitcoin"),
    "ethereum": N_("Ethereum"),
    "tron": N_("Tron, USDT"),
    "litecoin": N_("Litecoin"),
    "monero": N_("Monero"),
    "crypto": N_("Another coin"),
    "gift-card": N_("Gift card"),
    "paysafecard": N_("paysafecard"),
    "top-up": N_("Phone credit, or things in a game"),
    "cash-app": N_("Cash App"),
    "venmo": N_("Venmo"),
    "zelle": N_("Zelle"),
    "cash": N_("Cash by post"),
    "other": N_("Another way"),
}
"""The ways of paying that can be chosen; the guidance knows what to do about most of them."""

_FOUND_WORDS = {
    "payment-app": N_("Payment app"),
    "cash-transfer": N_("Cash transfer"),
    METHOD_NOT_KNOWN: N_("Way not known"),
}
"""Ways that nobody chooses: they are noted when a text is pasted."""

_IBAN = re.compile(r"[A-Za-z]{2}[0-9]{2}[A-Za-z0-9]{11,30}")
"""ISO 13616: country, check digits, 11 to 30 characters."""
_HIDDEN_CARD = re.compile(r"•[•\-]{2,40}(?P<last>[0-9]{4})")
"""A card number as it is kept: sign for sign, or by its last four digits alone."""


def as_one_way(method: str) -> str:
    """Return a way of paying by the one name that it goes out under and is counted by.

    >>> as_one_way("unknown"), as_one_way("postepay")
    ('not known', 'postepay')
    """
    return METHOD_NOT_KNOWN if method in _NOT_KNOWN_AS_WELL else method


def account_key(value: str) -> str:
    """Return what two spellings of one account have in common.

    >>> account_key("gb33 bukb 2020 1555 5555 55"), account_key("GB33BUKB20201555555555")
    ('GB33BUKB20201555555555', 'GB33BUKB20201555555555')
    >>> account_key("•••• •••• •••• 6788") == account_key("•••• 6788")
    True
    """
    squeezed = "".join(value.split())
    card = _HIDDEN_CARD.fullmatch(squeezed)
    if card is not None:
        return f"•{card['last']}"
    return squeezed.upper() if _IBAN.fullmatch(squeezed) else squeezed


def as_validity(told: str) -> Validity | None:
    """Return what a payment's :data:`RECEIVER_CHECK` says; ``None`` where it says nothing."""
    return Validity(told) if told in set(Validity) else None


def written_words(said_at: str, words: Words) -> str:
    """Say when a message was written that speaks of a payment: not when that was paid.

    Args:
        said_at: The time as the text says it, made visible.
        words: The language.
    """
    # Translators: {time} is date and time, as a chat shows them.
    form = words.gettext(
        "The message that speaks of this payment was written {time}, as the text says."
    )
    return form.format(time=said_at)


def method_words(method: str, words: Words) -> str:
    """Say a way of paying; one we have no words for as it was written."""
    if not method:
        return ""
    method = as_one_way(method)
    said = METHOD_WORDS.get(method) or _FOUND_WORDS.get(method)
    return method if said is None else words.gettext(said)
