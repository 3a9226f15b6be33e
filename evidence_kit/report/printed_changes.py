"""Which entries of the ledger change what a report prints, and what each is about.

What this is for: saying what changed since a version went out, on its next version and in the
window. The rules are: the ledger is asked and nothing else; what says only how the program was used
– a key, a draft, why a report is made again – changes nothing that is printed.
"""

from evidence_kit.model import Action
from evidence_kit.paying import RECEIVER_CHECK
from evidence_kit.questions import is_printed
from evidence_kit.report.corrected import is_correction

EXHIBIT = "exhibit"
CORRECTION = "correction"
"""A payment was set right."""
OWN_WORDS = "own words"
AGES = "ages"
"""Ages, country and what else stands with the case itself."""

FACTS = (
    "identifier",
    "payment",
    "event",
    "removal",
    "threat",
    "referral",
    "sighting",
    "subject",
    "attribution",
    "detail",
    "answer",
    "disclosure",
)
"""Kinds of what the ledger calls a fact, as its entries name them."""

_OF_EXHIBITS = frozenset(
    {Action.ITEM_IMPORTED, Action.ITEM_WITHDRAWN, Action.ITEM_COVERED, Action.ITEM_DESCRIBED}
)
_OF_FACTS = frozenset({Action.FACT_RECORDED, Action.FACT_CHANGED, Action.FACT_WITHDRAWN})


def printed_change(action: Action, name: str) -> str | None:
    """Return what an entry changes of what is printed; ``None`` where it changes nothing.

    >>> printed_change(Action.FACT_RECORDED, "detail/3/corrected-1-amount")
    'correction'
    >>> printed_change(Action.FACT_RECORDED, "detail/3/receiver-check") is None
    True
    >>> printed_change(Action.FACT_RECORDED, "answer/report/2/reason") is None
    True
    """
    if action in _OF_EXHIBITS:
        return EXHIBIT
    if action is Action.CASE_CHANGED:
        return AGES
    kind = name.partition("/")[0]
    if kind == "statement":
        return OWN_WORDS
    if action not in _OF_FACTS or not is_printed(name):
        return None
    if is_correction(name):
        return CORRECTION
    if name.startswith("detail/") and name.endswith(f"/{RECEIVER_CHECK}"):
        # It follows from where money went, and that has an entry of its own.
        return None
    return kind if kind in FACTS else None
