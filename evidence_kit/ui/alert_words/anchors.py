"""Pins outside and time stamps: what is said when they are refused."""

from evidence_kit.i18n import N_
from evidence_kit.ui.alert_words.said import UNCHANGED, WELL, Said

SAID: dict[str, Said] = {
    "EK-140": Said(
        kind=WELL,
        title=N_("“{address}” is not an address that can be asked."),
        evidence=N_("Nothing was sent."),
        remedy=N_("Copy it from the authority’s own page. It starts with http:// or https://."),
    ),
    "EK-141": Said(
        kind=WELL,
        title=N_("“{address}” cannot be reached."),
        evidence=UNCHANGED,
        remedy=N_("Try again later, or use a page or a message. They need no network. ({reason})"),
    ),
    "EK-142": Said(
        kind=WELL,
        title=N_("“{address}” did not answer within {seconds} seconds."),
        evidence=UNCHANGED,
        remedy=N_("Try again later, or use another authority, a page or a message."),
    ),
    "EK-143": Said(
        kind=WELL,
        title=N_("“{address}” points to another address, which was not asked."),
        evidence=UNCHANGED,
        remedy=N_("If “{other}” belongs to the authority, use it instead."),
    ),
    "EK-144": Said(
        kind=WELL,
        title=N_("“{address}” sends more than {bytes} bytes. No time stamp is that long."),
        evidence=N_("Nothing was kept."),
        remedy=N_("Check the address, or use another authority, a page or a message."),
    ),
    "EK-145": Said(
        kind=WELL,
        title=N_("“{address}” answered with an error."),
        evidence=UNCHANGED,
        remedy=N_("Check that this is its address for time stamps, and try again. ({reason})"),
    ),
    "EK-146": Said(
        title=N_("This time stamp does not hold."),
        evidence=N_("Nothing was kept. The case is as it was."),
        remedy=N_("Do not rely on it. Use another authority, a page or a message. ({reason})"),
    ),
    "EK-147": Said(
        kind=WELL,
        title=N_("Group {place} is not as it stands on the page."),
        evidence=N_("Nothing was compared, and nothing is known to be wrong."),
        remedy=N_("Look at that group again, digit by digit."),
    ),
    "EK-148": Said(
        kind=WELL,
        title=N_("This is not all of it."),
        evidence=N_("Nothing was compared, and nothing is known to be wrong."),
        remedy=N_("Paste the whole message, or type all {groups} groups of six digits."),
    ),
    "EK-149": Said(
        kind=WELL,
        title=N_("A part is missing, stands there twice, or is in another place."),
        evidence=N_("Nothing was compared, and nothing is known to be wrong."),
        remedy=N_("Look at it again from left to right."),
    ),
}
"""Code → what the window says."""
