"""How the journeys run the program, and what it answered."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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
