"""What can be known of a payment beyond who, how much and when: the fields of each way of paying.

The rules are: every field may be left out; nothing here asks for what would let anybody pay or
withdraw, so a card has its last digits and a gift card its serial number, never a PIN; what was
done to get the money back has the same three fields whatever the way.
"""

from collections.abc import Mapping
from enum import StrEnum

from evidence_kit.i18n import N_, Words


class PaymentField(StrEnum):
    """One thing known of a payment; the value is the name it is kept under."""

    BENEFICIARY = "beneficiary"
    """The name the money went to, as given."""
    BANK = "bank"
    """The bank, shop, exchange or company at the other end."""
    BANK_CODE = "bank-code"
    """BIC, sort code or routing number of the other end."""
    REFERENCE = "reference"
    """What the payment said it was for."""
    OWN_BANK = "own-bank"
    """Where the money came from: the bank or company, no account number."""
    TRANSACTION = "transaction"
    """The number the payment has: at the bank, in the app, on a chain (txid)."""
    CARD = "card"
    """The last digits of a card."""
    MERCHANT = "merchant"
    AUTHORISATION = "authorisation"
    """The code that the issuer gave the payment."""
    NETWORK = "network"
    """Which chain coins were sent on: the same address can be on several."""
    SENT_FROM = "sent-from"
    """The address coins came from."""
    MEMO = "memo"
    """Memo or destination tag."""
    FEE = "fee"
    ORDER = "order"
    """Its number at an exchange or a shop."""
    BRAND = "brand"
    SERIAL = "serial"
    """The number on a gift card that is no code; the shop can stop it with that."""
    RECEIPT = "receipt"
    ACTIVATED = "activated"
    """When a gift card was switched on at the till."""
    PLACE = "place"
    """Where cash was sent to, or a card was bought."""
    COLLECTED = "collected"
    """Whether cash was fetched already, as far as the company says."""
    LOCAL_AMOUNT = "local-amount"
    """The amount in one's own currency, and where the rate is from."""
    RECALL_AT = "recall-at"
    """When somebody asked for the money back or for the payment to be stopped."""
    RECALL_BY = "recall-by"
    """Who asked, and whom."""
    RECALL_REFERENCE = "recall-reference"
    """The number that was given for it."""
    RECALL_ANSWER = "recall-answer"
    """What was answered."""


FIELD_WORDS = {
    PaymentField.BENEFICIARY: N_("Name it went to"),
    PaymentField.BANK: N_("Bank, shop or exchange"),
    PaymentField.BANK_CODE: N_("Bank code"),
    # Translators: what a payment says it is for.
    PaymentField.REFERENCE: N_("Payment reference"),
    PaymentField.OWN_BANK: N_("Sent through"),
    PaymentField.TRANSACTION: N_("Number of the payment"),
    PaymentField.CARD: N_("Card, last digits"),
    PaymentField.MERCHANT: N_("Merchant"),
    PaymentField.AUTHORISATION: N_("Authorisation code"),
    # Translators: the chain that coins were sent on, such as Tron or Ethereum.
    PaymentField.NETWORK: N_("Network"),
    PaymentField.SENT_FROM: N_("Sent from"),
    PaymentField.MEMO: N_("Memo or tag"),
    PaymentField.FEE: N_("Fee"),
    PaymentField.ORDER: N_("Order number"),
    PaymentField.BRAND: N_("Brand of the card"),
    PaymentField.SERIAL: N_("Serial number"),
    PaymentField.RECEIPT: N_("Receipt"),
    # Translators: when a gift card was made usable at the till.
    PaymentField.ACTIVATED: N_("When it was switched on"),
    PaymentField.PLACE: N_("Place"),
    PaymentField.COLLECTED: N_("Was it collected?"),
    PaymentField.LOCAL_AMOUNT: N_("In own currency"),
    # Translators: when somebody asked the bank or company to give the money back.
    PaymentField.RECALL_AT: N_("Asked back, when"),
    PaymentField.RECALL_BY: N_("Asked back, by whom"),
    PaymentField.RECALL_REFERENCE: N_("Asked back, reference"),
    PaymentField.RECALL_ANSWER: N_("Asked back, the answer"),
}
"""What each field is called, in the window and in the report."""

RECALL = (
    PaymentField.RECALL_AT,
    PaymentField.RECALL_BY,
    PaymentField.RECALL_REFERENCE,
    PaymentField.RECALL_ANSWER,
)
"""What was done to get money back."""

OWN = frozenset({PaymentField.OWN_BANK, PaymentField.SENT_FROM})
"""What names the person's own bank or wallet."""

_BANK = (
    PaymentField.BENEFICIARY,
    PaymentField.BANK,
    PaymentField.BANK_CODE,
    PaymentField.REFERENCE,
    PaymentField.OWN_BANK,
    PaymentField.TRANSACTION,
)
_CARD = (
    PaymentField.MERCHANT,
    PaymentField.CARD,
    PaymentField.AUTHORISATION,
    PaymentField.OWN_BANK,
    PaymentField.TRANSACTION,
)
_COINS = (
    PaymentField.NETWORK,
    PaymentField.TRANSACTION,
    PaymentField.SENT_FROM,
    PaymentField.MEMO,
    PaymentField.FEE,
    PaymentField.BANK,
    PaymentField.ORDER,
)
_GIFT_CARD = (
    PaymentField.BRAND,
    PaymentField.SERIAL,
    PaymentField.PLACE,
    PaymentField.RECEIPT,
    PaymentField.ACTIVATED,
)
_CASH = (
    PaymentField.BENEFICIARY,
    PaymentField.PLACE,
    PaymentField.TRANSACTION,
    PaymentField.COLLECTED,
)
_PREPAID_CARD = (
    PaymentField.BENEFICIARY,
    PaymentField.CARD,
    PaymentField.PLACE,
    PaymentField.RECEIPT,
    PaymentField.OWN_BANK,
    PaymentField.TRANSACTION,
)
"""A card that somebody else tops up: at a counter, in a shop, from a card or in the app."""
_PHONE_APP = (
    PaymentField.BENEFICIARY,
    PaymentField.REFERENCE,
    PaymentField.OWN_BANK,
    PaymentField.TRANSACTION,
)
"""An app that sends from a bank account to the phone number of a person."""
_WALLET = (PaymentField.BENEFICIARY, PaymentField.REFERENCE, PaymentField.TRANSACTION)

_FIELDS: Mapping[str, tuple[PaymentField, ...]] = {
    **dict.fromkeys(("bank", "bank-transfer", "transfer"), _BANK),
    **dict.fromkeys(("card", "credit-card", "debit-card", "bank-card"), _CARD),
    **dict.fromkeys(
        (
            *("crypto", "bitcoin", "ethereum", "tron", "litecoin", "monero"),
            *("solana", "xrp", "ton", "usdt"),
        ),
        _COINS,
    ),
    "postepay": _PREPAID_CARD,
    "satispay": _PHONE_APP,
    **dict.fromkeys(("gift-card", "paysafecard"), _GIFT_CARD),
    **dict.fromkeys(("western-union", "moneygram", "ria", "cash"), _CASH),
}


def fields_of(method: str) -> tuple[PaymentField, ...]:
    """Return what can be known of a payment that went this way, and of every other.

    >>> fields_of("gift-card")[0].value, fields_of("paypal")[-1].value
    ('brand', 'recall-answer')
    """
    return (*_FIELDS.get(method, _WALLET), PaymentField.LOCAL_AMOUNT, *RECALL)


def without_own(details: Mapping[int, Mapping[str, str]]) -> dict[int, dict[str, str]]:
    """Return what is known of payments without what names the person's own bank or wallet.

    >>> without_own({1: {"own-bank": "My Bank", "receipt": "0042"}})
    {1: {'receipt': '0042'}}
    """
    return {
        number: {name: value for name, value in known.items() if name not in OWN}
        for number, known in details.items()
    }


def detail_lines(known: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """Return what is known of a payment, a line for each field: "Receipt: 0042"."""
    # Translators: "Receipt: 0042".
    form = words.gettext("{name}: {text}")
    return tuple(
        form.format(name=words.gettext(FIELD_WORDS[field]), text=known[field])
        for field in PaymentField
        if known.get(field)
    )
