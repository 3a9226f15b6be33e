"""How long an identifier leads to the same account: a number stays, a name is changed in a minute.

The rules are: it is said of the kind and not of the one account; what is not known is said to be
not known.
"""

from enum import StrEnum

from evidence_kit.model import IdentifierKind


class Lasting(StrEnum):
    """How long something leads to the same account."""

    STAYS = "stays"
    CHANGES = "changes"
    VANISHES = "vanishes"
    NOT_KNOWN = "not-known"


_STAYING = frozenset(
    {
        IdentifierKind.NUMERIC_ID,
        IdentifierKind.IBAN,
        IdentifierKind.BANK_ACCOUNT,
        IdentifierKind.BITCOIN,
        IdentifierKind.ETHEREUM,
        IdentifierKind.TRON,
        IdentifierKind.LITECOIN,
        IdentifierKind.MONERO,
        IdentifierKind.SOLANA,
        IdentifierKind.XRP,
        IdentifierKind.TON,
        IdentifierKind.TRANSACTION,
        IdentifierKind.BIC,
        IdentifierKind.TRANSFER_NUMBER,
    }
)
_CHANGING = frozenset(
    {
        IdentifierKind.USERNAME,
        IdentifierKind.DISPLAY_NAME,
        IdentifierKind.PROFILE_URL,
        IdentifierKind.EMAIL,
        IdentifierKind.PHONE,
        IdentifierKind.PAYMENT_HANDLE,
        IdentifierKind.CARD,
        IdentifierKind.IP_ADDRESS,
    }
)
# A link leads nowhere once the page is gone; a gift card is worth nothing once it is used.
_VANISHING = frozenset({IdentifierKind.URL, IdentifierKind.GIFT_CARD})


def lasting_of(kind: IdentifierKind) -> Lasting:
    """Return how long a kind of identifier leads to the same account."""
    if kind in _STAYING:
        return Lasting.STAYS
    if kind in _CHANGING:
        return Lasting.CHANGES
    return Lasting.VANISHES if kind in _VANISHING else Lasting.NOT_KNOWN
