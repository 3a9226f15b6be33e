"""Which lines of the list of what to save are answered by what the case already holds.

The rules are: a line ticks itself for a fact that was written down, never for a count of pictures,
because nobody but the person can say that a chat is whole; what somebody said stands above this.
"""

from evidence_kit.messages import CaseSeen
from evidence_kit.model import MONEY_KINDS, IdentifierKind

_LASTING = frozenset({IdentifierKind.PROFILE_URL, IdentifierKind.NUMERIC_ID})


def lines_already_there(case: CaseSeen) -> frozenset[str]:
    """Return the ids of the lines whose facts stand in the case, as the guidance names them."""
    kinds = {identifier.kind for identifier in case.identifiers}
    accounts = [each for each in case.identifiers if each.kind not in MONEY_KINDS]
    has_target = bool(kinds & MONEY_KINDS) or any(payment.to for payment in case.payments)
    found = {
        "CAP-01": IdentifierKind.USERNAME in kinds,
        "CAP-02": bool(kinds & _LASTING),
        "CAP-05": has_target,
        "CAP-06": len(accounts) > 1,
        "CAP-07": IdentifierKind.URL in kinds,
        "CAP-09": bool(case.events),
    }
    return frozenset(line for line, is_there in found.items() if is_there)
