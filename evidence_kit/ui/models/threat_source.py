"""Which account a threat came from: one of those that are written down, or not known.

The rules are: an account is "as reported", never a person (product rule S11); the exact value goes
with the threat, because one person who threatens may use many accounts.
"""

from typing import TypedDict

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import Identifier
from evidence_kit.ui.models.register import LINK_KINDS
from evidence_kit.visible import visible


class Source(TypedDict, total=False):
    """The fields of :class:`messages.RecordThreat` that say where it came from."""

    subject: str
    platform: str


def account_choices(case: CaseSeen, words: Words) -> tuple[tuple[str, str], ...]:
    """Return ``(identity, words)`` of every account that can have written, "don't know" first."""
    named = {_identity(each): visible(_identity(each)) for each in _accounts(case)}
    # What was chosen before and is withdrawn since must not be lost by a change.
    for threat in case.threats:
        if threat.platform:
            named.setdefault(threat.platform, visible(threat.platform))
    return (("", words.gettext("Don’t know")), *named.items())


def source_of(case: CaseSeen | None, chosen: str) -> Source:
    """Return what is recorded of the account that was chosen; nothing for "don't know"."""
    if not chosen:
        return Source()
    accounts = () if case is None else _accounts(case)
    subject = next((each.subject for each in accounts if _identity(each) == chosen), "")
    return Source(subject=subject, platform=chosen)


def _accounts(case: CaseSeen) -> tuple[Identifier, ...]:
    return tuple(each for each in case.identifiers if each.kind not in LINK_KINDS)


def _identity(account: Identifier) -> str:
    return ", ".join(part for part in (account.platform.strip(), account.value) if part)
