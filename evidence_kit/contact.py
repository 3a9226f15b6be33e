"""Who the person is, who helps, and how to reach them: the fields of the contact sheet.

The rules are: every field may stay empty (product rule W3); what is said here stands on the
CONFIDENTIAL contact sheet alone, never in the report, a table or the ledger (product rule O3); it
is kept as an answer about the case, under a name that begins with ``contact-``.
"""

from collections.abc import Mapping
from enum import StrEnum

from evidence_kit.i18n import N_


class ContactField(StrEnum):
    """One line of the contact sheet; the value is the name the answer is kept under."""

    NAME = "contact-name"
    BORN = "contact-born"
    ADDRESS = "contact-address"
    PHONE = "contact-phone"
    EMAIL = "contact-email"
    REACH = "contact-reach"
    """How and when it is safe to reach the person."""
    TRUSTED = "contact-trusted"
    """Whom to call instead."""
    ACCOUNTS = "contact-accounts"
    """The person's own accounts."""
    WORKER_NAME = "contact-worker-name"
    WORKER_PLACE = "contact-worker-place"
    WORKER_PHONE = "contact-worker-phone"
    WORKER_EMAIL = "contact-worker-email"
    CONSENT = "contact-consent"
    """What the person agreed to that the worker passes on."""


OF_THE_PERSON = (
    ContactField.NAME,
    ContactField.BORN,
    ContactField.ADDRESS,
    ContactField.PHONE,
    ContactField.EMAIL,
    ContactField.REACH,
    ContactField.TRUSTED,
    ContactField.ACCOUNTS,
)
OF_THE_WORKER = (
    ContactField.WORKER_NAME,
    ContactField.WORKER_PLACE,
    ContactField.WORKER_PHONE,
    ContactField.WORKER_EMAIL,
    ContactField.CONSENT,
)

CONTACT_LABELS: Mapping[ContactField, str] = {
    ContactField.NAME: N_("Name"),
    ContactField.BORN: N_("Date of birth"),
    ContactField.ADDRESS: N_("Address"),
    ContactField.PHONE: N_("Phone"),
    ContactField.EMAIL: N_("E-mail"),
    ContactField.REACH: N_("How and when it is safe to reach you"),
    ContactField.TRUSTED: N_("Somebody you trust, who may be called instead"),
    ContactField.ACCOUNTS: N_("Your own accounts, as the apps show them"),
    ContactField.WORKER_NAME: N_("Name of who helps"),
    ContactField.WORKER_PLACE: N_("Service and role"),
    ContactField.WORKER_PHONE: N_("Phone of who helps"),
    ContactField.WORKER_EMAIL: N_("E-mail of who helps"),
    ContactField.CONSENT: N_("What you agreed to that is passed on"),
}
"""What each field is called; it is asked with these words, and they stand on the sheet."""
