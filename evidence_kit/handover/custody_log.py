"""The custody log as it goes out: every entry commits, chosen entries speak.

FORMAT: ``custody-log.jsonl``, one canonical JSON object a line, in order of ``n``:

* always ``n``, ``commitment`` (c_n) and ``chain`` (h_n), see :mod:`evidence_kit.custody`;
* for a disclosed entry also ``salt`` and ``entry``, whose canonical bytes the commitment covers.

Whoever reads it can recompute the whole chain from commitments alone, and see that no disclosed
entry was changed, moved or taken out. An entry that is not disclosed can be disclosed later. What
the log does not show: a history that somebody with the vault's key wrote anew.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from evidence_kit import canonical, custody
from evidence_kit.model import Action, Digest, LedgerEntry, Verdict
from evidence_kit.progress import Cancel

CUSTODY_LOG_NAME = "data/index/custody-log.jsonl"

MAX_LOG_BYTES = 64 * 1024 * 1024
"""A log of 100 000 entries has about 60 MB."""

_HEX_DIGEST = re.compile(r"[0-9a-f]{64}")
_HEX_SALT = re.compile(rf"[0-9a-f]{{{2 * custody.SALT_BYTES}}}")
_COMMITTED_KEYS = frozenset({"n", "commitment", "chain"})
_DISCLOSED_KEYS = _COMMITTED_KEYS | {"salt", "entry"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogCheck:
    """What a custody log says when it is recomputed."""

    verdict: Verdict
    """INTACT, ALTERED, MISSING, UNREADABLE or NOT_CHECKED."""
    reason: str
    """English, where the verdict is not INTACT; else ""."""
    entries: int
    """Lines that were recomputed before the first fault."""
    disclosed: int
    """How many of them show their entry."""
    head: Digest | None
    """The chain after the last entry; the report prints the same one."""
    imported: frozenset[Digest]
    """SHA-256 digests that disclosed import entries record."""


def unchecked(verdict: Verdict, reason: str) -> LogCheck:
    """Return the answer about a log that could not be recomputed at all."""
    return LogCheck(
        verdict=verdict, reason=reason, entries=0, disclosed=0, head=None, imported=frozenset()
    )


def custody_log(ledger: tuple[LedgerEntry, ...], disclose: Callable[[LedgerEntry], bool]) -> bytes:
    """Write the log of a whole ledger.

    Args:
        ledger: Every entry, in order.
        disclose: Says which entries show their words; the others give their commitment.
    """
    return b"".join(
        canonical.encode(_line(entry, is_disclosed=disclose(entry))) + b"\n" for entry in ledger
    )


def check_log(data: bytes, cancel: Cancel) -> LogCheck:
    """Recompute a custody log that may come from anybody.

    Raises:
        CancelledError: The person asked to stop.
    """
    lines = data.split(b"\n")
    finished = lines.pop() == b""
    chain = custody.GENESIS
    disclosed = 0
    imported: set[Digest] = set()
    for n, line in enumerate(lines, start=1):
        cancel.check()
        try:
            read = _read_line(line, n, chain)
        except ValueError as problem:
            return LogCheck(
                verdict=Verdict.ALTERED,
                reason=f"entry {n}: {problem}",
                entries=n - 1,
                disclosed=disclosed,
                head=None,
                imported=frozenset(imported),
            )
        chain = Digest(read["chain"])
        if "entry" in read:
            disclosed += 1
            imported.update(_imported_by(read["entry"]))
    whole = finished and bool(lines)
    return LogCheck(
        verdict=Verdict.INTACT if whole else Verdict.ALTERED,
        reason="" if whole else "it is empty or its last line is not finished",
        entries=len(lines),
        disclosed=disclosed,
        head=chain if whole else None,
        imported=frozenset(imported),
    )


def _line(entry: LedgerEntry, *, is_disclosed: bool) -> dict[str, Any]:
    content = custody.entry_bytes(entry)
    line: dict[str, Any] = {
        "n": entry.n,
        "commitment": custody.commitment(entry.salt, content),
        "chain": entry.chain,
    }
    if is_disclosed:
        line["salt"] = entry.salt
        line["entry"] = canonical.decode(content)
    return line


def _read_line(line: bytes, n: int, previous: Digest) -> dict[str, Any]:
    """Return one line whose commitment and chain were recomputed.

    Raises:
        ValueError: It is malformed or does not fit; the text says how.
    """
    read = canonical.decode(line)
    if not isinstance(read, dict) or read.keys() not in (_COMMITTED_KEYS, _DISCLOSED_KEYS):
        raise ValueError("not an entry of a custody log")
    if read["n"] is True or read["n"] != n:
        raise ValueError("its number is not the next one")
    committed, chain = (_matched(_HEX_DIGEST, read[key]) for key in ("commitment", "chain"))
    if "entry" in read:
        _require_committed(read, committed)
    if custody.link(n, previous, Digest(committed)) != chain:
        raise ValueError("it does not continue the chain")
    return read


def _require_committed(read: dict[str, Any], committed: str) -> None:
    entry = read["entry"]
    if not isinstance(entry, dict) or entry.get("n") != read["n"]:
        raise ValueError("the disclosed entry has another number")
    salt = bytes.fromhex(_matched(_HEX_SALT, read["salt"]))
    if custody.commitment(salt, canonical.encode(entry)) != committed:
        raise ValueError("the disclosed entry does not match its commitment")


def _matched(form: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or form.fullmatch(value) is None:
        raise ValueError("a digest or salt is malformed")
    return value


_COMINGS = frozenset({Action.ITEM_IMPORTED.value, Action.ITEM_COVERED.value})


def _imported_by(entry: dict[str, Any]) -> tuple[Digest, ...]:
    detail = entry.get("detail")
    if entry.get("action") not in _COMINGS or not isinstance(detail, dict):
        return ()
    digest = detail.get("sha256")
    if not isinstance(digest, str) or _HEX_DIGEST.fullmatch(digest) is None:
        return ()
    return (Digest(digest),)
