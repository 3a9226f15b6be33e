"""Whether what was handed over still says what the case says, and what is different since.

What this is for: whoever corrects something after a report went out must not have to remember that
the police hold the old one. The rules are: only what a report prints counts; that somebody was told
and that a removal was asked for follow from handing over, and make no report an old one.
"""

from dataclasses import dataclass

from evidence_kit.report.printed_changes import printed_change
from evidence_kit.store import Export, Vault

_FOLLOWS = frozenset({"referral", "removal"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSince:
    """The last report or package, and what the next one would print otherwise."""

    export: Export
    kinds: tuple[str, ...]
    """As :mod:`evidence_kit.report.printed_changes` names them, in the order of their names."""


def find_changed_since(vault: Vault) -> ChangedSince | None:
    """Return what changed since the last report or package; ``None`` where nothing did."""
    exports = [export for export in vault.exports() if export.kind != "papers"]
    if not exports:
        return None
    last = exports[-1]
    changed = {printed_change(action, name) for action, name in vault.since_export(last.version)}
    kinds = tuple(sorted(kind for kind in changed if kind is not None and kind not in _FOLLOWS))
    return ChangedSince(export=last, kinds=kinds) if kinds else None
