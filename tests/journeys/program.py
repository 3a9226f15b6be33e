"""How the journeys run the program, what it answered, and the case they begin with."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence_kit.casework.case import NewCase, create_case
from evidence_kit.clock import SystemClock
from evidence_kit.model import Ages
from tests.fakes import CHEAP_KDF

PASSPHRASE = "a long enough phrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What one verb answered."""

    status: int
    out: str
    words: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


def cheap_vault(path: Path, ages: Ages) -> Path:
    new = NewCase(ages=ages, country="GB-SCT", initials="JS")
    create_case(path, new, PASSPHRASE, clock=SystemClock(), kdf=CHEAP_KDF).close()
    return path
