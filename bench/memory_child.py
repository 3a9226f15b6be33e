"""Open a vault, do one thing, print the most memory this process ever held, in bytes.

Started by ``memory.py``, one fresh process for each measurement; the order comes on standard input.
"""

import json
import re
import resource
import sys
from pathlib import Path
from typing import Any

import msgspec
from loads import ANSWERS, CLOCK

from evidence_kit.intake.importing import MemorySource, import_file
from evidence_kit.model import FileTimes, ItemKind, Sensitivity, TypeMatch
from evidence_kit.store import NewItem, Unlocked, Vault
from evidence_kit.store.header import Header

IDLE = "idle"
IMPORT = "import"
IMPORT_WHOLE = "import-whole"

_STATUS_PATH = Path("/proc/self/status")
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def run(order: dict[str, Any]) -> None:
    """Do what the order says, with its vault open."""
    unlocked = Unlocked(
        header=msgspec.convert(order["header"], Header),
        vault_key=bytes.fromhex(order["vault_key"]),
        slot=order["slot"],
        damaged_copies=(),
    )
    source_path = Path(order["source"])
    with Vault.open_unlocked(Path(order["vault"]), unlocked, clock=CLOCK) as vault:
        match order["work"]:
            case "import":
                import_file(vault, source_path, ANSWERS)
            case "import-whole":
                vault.add_item(MemorySource(source_path.read_bytes()), _described(source_path))
            case _:
                vault.items()


def peak_bytes() -> int:
    """Return the most memory this process ever held.

    Linux's ``ru_maxrss`` starts at what the parent held when it started us, so a large parent would
    hide everything; ``VmHWM`` begins anew with the program.
    """
    if _STATUS_PATH.exists():
        found = _PEAK.search(_STATUS_PATH.read_text(encoding="ascii"))
        if found is not None:
            return int(found[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _described(source_path: Path) -> NewItem:
    return NewItem(
        kind=ItemKind.FILE,
        sensitivity=Sensitivity.ORDINARY,
        original_name=source_path.name,
        media_type="application/octet-stream",
        type_match=TypeMatch.CANNOT_TELL,
        times=FileTimes(modified_at=None, created_at=None),
        route=ANSWERS.route,
        provenance=ANSWERS.provenance,
    )


if __name__ == "__main__":
    run(json.load(sys.stdin))
    print(peak_bytes())
