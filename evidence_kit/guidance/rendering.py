"""How much of a contact may be shown, and what is said about where it comes from.

A wrong number given to a frightened person is worse than none. The rules are:

* An emergency number is always shown.
* Confidence S and C1: the number is shown.
* Confidence C2: the number is shown together with the official site, "confirm it there"; without a
  site to confirm it on it is not shown.
* Confidence M, and every row past its ``review_after``: name and site, never a number, an e-mail
  address, hours or notes.
* Every contact says when, and from what kind of page, it was recorded. That is for whoever checks
  the sheet and stands in a list of its own; what the reader must *do* about it is a caution and
  stands beside the number. An emergency number has no caution.
"""

from dataclasses import dataclass
from datetime import date

from evidence_kit.formats import formats_of
from evidence_kit.guidance.row import Confidence, Row
from evidence_kit.guidance.schema import Contact, Slot
from evidence_kit.i18n import N_, Words

_SEED = N_("Recorded on {recorded_on} from a police or campaign page.")
_OWN_PAGE = N_(
    "Recorded on {recorded_on} from a stored copy of an official page. "
    "Not yet confirmed on the live page."
)
_OWN_PAGE_DATED = N_(
    "Recorded on {recorded_on} from a stored copy of an official page dated {source_date}. "
    "Not yet confirmed on the live page."
)
_THIRD_PARTY = N_("Recorded on {recorded_on} from another organisation's page.")
_THIRD_PARTY_CONFIRM = N_(
    "Recorded on {recorded_on} from another organisation's page. Confirm it on {domain}."
)
_CHECKED = N_("Checked on {checked_on} on the organisation's own page.")
_WITHHELD = N_("Recorded on {recorded_on} and not confirmed yet.")
_WITHHELD_SITE = N_(
    "Recorded on {recorded_on} and not confirmed yet. Look on {domain} before you rely on it."
)
_OVERDUE = N_("Recorded on {recorded_on} and due for a new look since {review_after}.")
_OVERDUE_SITE = N_(
    "Recorded on {recorded_on} and due for a new look since {review_after}. "
    "Look on {domain} before you rely on it."
)
_EMERGENCY_OVERDUE = N_(
    "Recorded on {recorded_on} and due for a new look since {review_after}. "
    "Emergency numbers are shown all the same."
)

_COMMON = {
    _OWN_PAGE_DATED: _OWN_PAGE,
    _THIRD_PARTY_CONFIRM: _THIRD_PARTY,
    _WITHHELD_SITE: _WITHHELD,
    _OVERDUE_SITE: _OVERDUE,
}

_CONFIRM = N_("Please confirm the number on {domain}.")
_CONFIRM_ADDRESS = N_("Please confirm the address on {domain}.")
_LOOK = N_("Not confirmed. Look on {domain} before you rely on it.")
_ASK = N_("Not confirmed. Please ask somebody you trust before you rely on it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A whole sentence with named blanks, to be translated before they are filled."""

    template: str
    values: tuple[tuple[str, str | date], ...] = ()

    def in_words(self, words: Words) -> str:
        """Return the sentence in a language, days as that language writes them."""
        day = formats_of(words).written_day
        filled = {
            name: day(value) if isinstance(value, date) else value for name, value in self.values
        }
        return words.gettext(self.template).format(**filled)

    @property
    def in_english(self) -> str:
        """The sentence as written in the source."""
        return self.in_words(Words())


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownContact:
    """What a person gets to see of a contact."""

    id: str
    name: str
    slots: tuple[Slot, ...]
    phone: str
    """"" where no number may be shown."""
    text: str
    """Where a text message goes; "" for nowhere, or where no number may be shown."""
    url: str
    domain: str
    """The host name, for print; "" when there is no site."""
    email: str
    hours: str
    free: bool | None
    """Whether calling is free; ``None`` when not known."""
    languages: tuple[str, ...]
    notes: str
    basis: Phrase
    """When and from what kind of page it was recorded."""
    confirm: bool
    """Whether the person should confirm the number on the site before relying on it."""
    caution: Phrase | None
    """What must stand beside it; ``None`` for nothing."""


def show(contact: Contact, today: date) -> ShownContact:
    """Return what may be shown of a contact on a day; the one place that decides."""
    domain = domain_of(contact.url)
    is_emergency = Slot.EMERGENCY in contact.slots
    confirm = _needs_confirming(contact) and not is_emergency
    is_open = is_emergency or (is_confirmed(contact, today) and not (confirm and not domain))
    return ShownContact(
        id=contact.id,
        name=contact.name,
        slots=contact.slots,
        phone=contact.phone if is_open else "",
        text=contact.text if is_open else "",
        url=contact.url if is_open else "",
        domain=domain,
        email=contact.email if is_open else "",
        hours=contact.hours if is_open else "",
        free=contact.free if is_open else None,
        languages=contact.languages if is_open else (),
        notes=contact.notes if is_open else "",
        basis=basis_of(contact, today, domain=domain, is_open=is_open, confirm=confirm),
        confirm=confirm and is_open,
        caution=None
        if is_emergency
        else _caution_beside(contact, is_open=is_open, confirm=confirm),
    )


def is_confirmed(row: Row, today: date) -> bool:
    """Return whether a row rests on a page, and its day of review has not passed."""
    return row.confidence is not Confidence.MEMORY and not is_overdue(row, today)


def is_overdue(row: Row, today: date) -> bool:
    """Return whether a row's day of review has passed."""
    return today > row.review_after


def domain_of(url: str) -> str:
    """Return the host name of an address, as one would type it.

    >>> domain_of("https://www.childline.org.uk/get-support/")
    'childline.org.uk'
    >>> domain_of("")
    ''
    """
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def basis_of(row: Row, today: date, *, domain: str, is_open: bool, confirm: bool) -> Phrase:
    """Return the sentence that says when and from what kind of page a row was recorded.

    Args:
        row: The row.
        today: The day it is shown on.
        domain: The site to look on; "" for none.
        is_open: Whether the row is shown whole.
        confirm: Whether the person is asked to confirm it on the site.
    """
    return Phrase(
        template=_template(row, today, domain=domain, is_open=is_open, confirm=confirm),
        values=(
            ("recorded_on", row.recorded_on),
            ("source_date", row.source_date),
            ("checked_on", row.checked_on or ""),
            ("review_after", row.review_after),
            ("domain", domain),
        ),
    )


def in_common(basis: Phrase) -> tuple[Phrase, str]:
    """Return the sentence that many rows share, for a list in small print, and the page's date.

    What the reader must do stands beside each row as its caution; here it is left out.
    """
    values = dict(basis.values)
    template = _COMMON.get(basis.template, basis.template)
    page_date = str(values["source_date"]) if basis.template == _OWN_PAGE_DATED else ""
    shared = {name: values[name] for name in ("recorded_on", "checked_on", "review_after")}
    return Phrase(template=template, values=tuple(shared.items())), page_date


def caution_of(domain: str, *, is_open: bool, confirm: bool) -> Phrase | None:
    """Return what the reader must do before relying on a row; ``None`` when it can be relied on.

    Args:
        domain: The site to look on; "" for none.
        is_open: Whether the row is shown whole.
        confirm: Whether the number should be confirmed on the site.
    """
    if not is_open:
        return Phrase(template=_LOOK if domain else _ASK, values=(("domain", domain),))
    return Phrase(template=_CONFIRM, values=(("domain", domain),)) if confirm and domain else None


def _template(row: Row, today: date, *, domain: str, is_open: bool, confirm: bool) -> str:
    overdue = is_overdue(row, today)
    if not is_open and overdue:
        return _OVERDUE_SITE if domain else _OVERDUE
    if not is_open:
        return _WITHHELD_SITE if domain else _WITHHELD
    if overdue:
        return _EMERGENCY_OVERDUE
    if row.checked_on is not None:
        return _CHECKED
    match row.confidence:
        case Confidence.SEED:
            return _SEED
        case Confidence.OWN_PAGE:
            return _OWN_PAGE_DATED if row.source_date else _OWN_PAGE
        case Confidence.THIRD_PARTY:
            return _THIRD_PARTY_CONFIRM if confirm and domain else _THIRD_PARTY
        case Confidence.MEMORY:
            return _WITHHELD


def _caution_beside(contact: Contact, *, is_open: bool, confirm: bool) -> Phrase | None:
    domain = domain_of(contact.url)
    if is_open and confirm and domain and not (contact.phone or contact.text):
        return Phrase(template=_CONFIRM_ADDRESS, values=(("domain", domain),))
    return caution_of(domain, is_open=is_open, confirm=confirm)


def _needs_confirming(contact: Contact) -> bool:
    return (
        contact.confidence is Confidence.THIRD_PARTY
        and contact.checked_on is None
        and bool(contact.phone or contact.text or contact.email)
    )
