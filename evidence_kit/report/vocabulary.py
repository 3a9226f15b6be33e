"""The one word people read for each of the model's kinds and states."""

from evidence_kit.i18n import N_
from evidence_kit.lasting import Lasting
from evidence_kit.model import (
    Activity,
    Demand,
    IdentifierKind,
    ItemStatus,
    KeyKind,
    PaymentStatus,
    Route,
    TypeMatch,
    Validity,
)

IDENTIFIER_WORDS = {
    IdentifierKind.USERNAME: N_("user name"),
    IdentifierKind.DISPLAY_NAME: N_("display name"),
    IdentifierKind.NUMERIC_ID: N_("numeric ID"),
    IdentifierKind.PROFILE_URL: N_("profile address"),
    IdentifierKind.URL: N_("link"),
    IdentifierKind.EMAIL: N_("e-mail address"),
    IdentifierKind.PHONE: N_("phone number"),
    IdentifierKind.IBAN: N_("IBAN"),
    IdentifierKind.BITCOIN: N_("Bitcoin address"),
    IdentifierKind.ETHEREUM: N_("Ethereum address"),
    IdentifierKind.TRON: N_("Tron address"),
    IdentifierKind.LITECOIN: N_("Litecoin address"),
    IdentifierKind.MONERO: N_("Monero address"),
    IdentifierKind.SOLANA: N_("Solana address"),
    IdentifierKind.XRP: N_("XRP address"),
    IdentifierKind.TON: N_("TON address"),
    IdentifierKind.TRANSACTION: N_("transaction number"),
    IdentifierKind.BANK_ACCOUNT: N_("bank account"),
    IdentifierKind.BIC: N_("BIC"),
    IdentifierKind.CARD: N_("payment card"),
    IdentifierKind.PAYMENT_HANDLE: N_("payment name"),
    IdentifierKind.GIFT_CARD: N_("gift card code"),
    IdentifierKind.TRANSFER_NUMBER: N_("cash transfer number"),
    IdentifierKind.IP_ADDRESS: N_("IP address"),
    IdentifierKind.OTHER: N_("other"),
}

VALIDITY_WORDS = {
    Validity.VALID: N_("check digits right"),
    Validity.INVALID: N_("check digits wrong"),
    Validity.NO_CHECK_DIGITS: N_("cannot tell: has none"),
}

KEY_WORDS: dict[str, str] = {
    KeyKind.PASSPHRASE: N_("passphrase"),
    KeyKind.WORKER: N_("worker"),
    KeyKind.RECOVERY: N_("recovery code"),
}
"""With what a vault was open when an entry was written."""

PAYMENT_WORDS = {
    PaymentStatus.DEMANDED: N_("demanded"),
    PaymentStatus.ATTEMPTED: N_("attempted"),
    PaymentStatus.MADE: N_("made"),
    PaymentStatus.REFUNDED: N_("refunded"),
}

RECEIVER_WORDS = {
    PaymentStatus.DEMANDED: N_("payment demanded to"),
    PaymentStatus.ATTEMPTED: N_("payment attempted to"),
    PaymentStatus.MADE: N_("paid to"),
    PaymentStatus.REFUNDED: N_("paid to, and given back"),
}
"""What is said of an account that a payment names."""

DEMAND_WORDS = {
    Demand.MONEY: N_("wanted: money"),
    Demand.MORE_IMAGES: N_("wanted: more pictures"),
    Demand.OTHER: N_("wanted: something else"),
    Demand.NOTHING: N_("nothing was asked for"),
    Demand.DONT_KNOW: N_("what was wanted is not known"),
    Demand.NOT_SAID: N_("what was wanted: not said"),
}

LASTING_WORDS = {
    Lasting.STAYS: N_("stays the same"),
    Lasting.CHANGES: N_("can be changed by its holder"),
    Lasting.VANISHES: N_("can vanish"),
    Lasting.NOT_KNOWN: "",
}
"""How long a kind of identifier leads to the same account; nothing where that is not known."""

ACTIVITY_WORDS = {
    Activity.ACTIVE: N_("still there, as far as the person knows"),
    Activity.GONE: N_("no longer there, as far as the person knows"),
    Activity.DONT_KNOW: N_("whether it is still there is not known"),
    Activity.NOT_SAID: "",
}
"""What is said of an account's use; nothing where nobody was asked."""

DEVICE_WORDS = {
    "with-me": N_("As stated: with the person concerned."),
    "with-someone": N_("As stated: with somebody else."),
    "with-police": N_("As stated: with the police."),
    "gone": N_("As stated: lost, sold or reset."),
    "dont-know": N_("The person did not know where it is."),
}
"""Where the device is that holds the originals."""

PRIVACY_WORDS = {
    "named": N_(
        "Agrees to be named to those who work on the case; the name is not in this report."
    ),
    "initials": N_("Chose to appear by initials only."),
    "reference": N_("Chose to appear by the case reference only."),
}
"""How the person wants to be named."""

STATUS_WORDS = {
    ItemStatus.HELD: N_("held"),
    ItemStatus.NOT_HELD: N_("image not held"),
    ItemStatus.WITHDRAWN: N_("withdrawn"),
}

ROUTE_WORDS = {
    Route.COMMAND_LINE: N_("by a command in a terminal"),
    Route.FILE_DIALOG: N_("chosen in a file dialogue"),
    Route.DROP: N_("dragged into the window"),
    Route.PASTE: N_("pasted as text"),
    Route.COVERING: N_("made here, of an exhibit of this case"),
}

MATCH_WORDS = {
    TypeMatch.AGREE: N_("name and content agree"),
    TypeMatch.DIFFER: N_("name and content differ – please look at it with care"),
    TypeMatch.CANNOT_TELL: N_("cannot tell whether name and content agree"),
}
