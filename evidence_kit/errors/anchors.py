"""Anchors and time stamps that do not hold, and authorities that do not answer."""

from evidence_kit.errors.error import EvidenceKitError
from evidence_kit.i18n import N_


class AnchorError(EvidenceKitError):
    """The ledger's head could not be pinned outside, or an anchor from there cannot be read."""


class AuthorityAddressError(AnchorError):
    """What was given is no address of a time-stamping authority."""

    code = "EK-140"
    exit_code = 90
    summary = N_("“{address}” is not an address that can be asked. Nothing was sent.")
    remedy = N_(
        "Copy the address from the authority's own page. It starts with http:// or https:// and "
        "holds no name or password."
    )


class AuthorityUnreachableError(AnchorError):
    """There is no connection to the authority."""

    code = "EK-141"
    exit_code = 91
    summary = N_("“{address}” cannot be reached ({reason}). The case is as it was.")
    remedy = N_(
        "Check the connection and the address and try again later, or use paper or a message; both "
        "need no network."
    )


class AuthorityTooSlowError(AnchorError):
    """The authority did not answer in time."""

    code = "EK-142"
    exit_code = 92
    summary = N_("“{address}” did not answer within {seconds} seconds. The case is as it was.")
    remedy = N_("Try again later, or use another authority, paper or a message.")


class AuthorityRedirectsError(AnchorError):
    """The authority points to another address."""

    code = "EK-143"
    exit_code = 93
    summary = N_(
        "“{address}” points to another address, “{other}”, which was not asked. The case is as it "
        "was."
    )
    remedy = N_("If that address belongs to the authority, use it instead.")


class AuthorityReplyTooLargeError(AnchorError):
    """The authority sends more than any reply."""

    code = "EK-144"
    exit_code = 94
    summary = N_(
        "“{address}” sends more than {bytes} bytes; no reply is that long. Nothing was kept."
    )
    remedy = N_("Check the address, or use another authority, paper or a message.")


class AuthorityRefusedError(AnchorError):
    """The authority answered with an error."""

    code = "EK-145"
    exit_code = 95
    summary = N_("“{address}” answered with an error ({reason}). The case is as it was.")
    remedy = N_(
        "Check that the address is the one for time stamps, and try again later; or use another "
        "authority, paper or a message."
    )


class TimestampReplyError(AnchorError):
    """What came back, or was given, is no time stamp that holds."""

    code = "EK-146"
    exit_code = 96
    summary = N_("This time stamp does not hold: {reason}. Nothing was kept.")
    remedy = N_(
        "Do not rely on it. Try again, or use another authority, paper or a message. A reply from "
        "outside must be the file as it came."
    )


class AnchorMistypedError(AnchorError):
    """The head of an anchor was not typed or copied as it stands there."""

    code = "EK-147"
    exit_code = 97
    summary = N_(
        "Group {place} of the digits is not as it stands there. Nothing was compared, and nothing "
        "is known to be wrong."
    )
    remedy = N_("Compare that group with the paper, digit by digit, and try again.")


class AnchorNotWholeError(AnchorError):
    """Each part of an anchor is right by itself, and together they are none."""

    code = "EK-149"
    exit_code = 89
    summary = N_(
        "This anchor does not check: a part is missing, given twice, or in another place. Nothing "
        "was compared, and nothing is known to be wrong."
    )
    remedy = N_("Compare it with the paper or the message from left to right, and try again.")


class AnchorUnreadableError(AnchorError):
    """What was given is no anchor, or not all of it."""

    code = "EK-148"
    exit_code = 98
    summary = N_("This is not a whole anchor; nothing was compared.")
    remedy = N_(
        "Paste the whole text of the message or the QR code, or type all {groups} groups of six "
        "digits."
    )
