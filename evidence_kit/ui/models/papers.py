"""The papers that can be made beside the report, each with what it is for.

The rules are: a paper for which the case holds nothing is not offered; what it is for is said in a
line, because the names of such papers are known to the police alone.
"""

from dataclasses import dataclass

from evidence_kit.i18n import N_
from evidence_kit.messages import CaseSeen
from evidence_kit.model import MONEY_KINDS, PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOffer:
    """One kind of paper, as it is offered."""

    kind: PaperKind
    title: str
    """English, marked for translation."""
    line: str
    """What it is for; the same."""


_OFFERS = (
    PaperOffer(
        kind=PaperKind.PRESERVATION,
        title=N_("What each app is asked to keep"),
        line=N_("For the police to send: accounts and times, one sheet for each app."),
    ),
    PaperOffer(
        kind=PaperKind.MONEY,
        title=N_("For the bank or payment company"),
        line=N_("Whom to call first, what to say, and what went where."),
    ),
    PaperOffer(
        kind=PaperKind.FORM_TEXT,
        title=N_("Text for forms"),
        line=N_("For pages that take no files: cut to common lengths, to be copied."),
    ),
    PaperOffer(
        kind=PaperKind.HASHES,
        title=N_("Statement about hashes"),
        line=N_("An empty form for whoever checks the files. Nobody has signed it."),
    ),
    PaperOffer(
        kind=PaperKind.RECEIPT,
        title=N_("Receipt, and the slip with the code"),
        line=N_("To sign when the package changes hands. Make the package first."),
    ),
)


def offers(case: CaseSeen) -> tuple[PaperOffer, ...]:
    """Return the papers that this case has something for."""
    kinds = {each.kind for each in case.identifiers}
    has_accounts = bool(kinds - MONEY_KINDS) or any(each.platform for each in case.threats)
    has_money = bool(case.payments or kinds & MONEY_KINDS)
    left_out = {
        PaperKind.PRESERVATION: not has_accounts,
        PaperKind.MONEY: not has_money,
    }
    return tuple(each for each in _OFFERS if not left_out.get(each.kind, False))
