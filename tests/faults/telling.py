"""How a flow says what it was told is saved, and what there is before it begins.

What it says arrives among its calls, in order: whoever watches them knows what had been told when.
"""

import functools
import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from evidence_kit import hashing
from evidence_kit.casework.case import ensure_certificate
from evidence_kit.model import StepState
from evidence_kit.store import Vault
from tests.fakes import (
    CHEAP_KDF,
    PASSPHRASE,
    ROOT_PATH,
    BytesSource,
    StoppedClock,
    flip_bit,
    new_case,
    new_item,
)
from tests.faults.breaking import Killer
from tests.faults.calls import Call
from tests.faults.tracing import TELL_DESCRIPTOR, run_watched
from tests.vaults import PICTURE, every_fact

FROZEN_PATH = ROOT_PATH / "tests" / "vectors" / "vaults" / "schema-0001"
FROZEN_SECRET = json.loads((FROZEN_PATH / "expected.json").read_bytes())["passphrase"]
VAULT = "vault"
HELD = {"first.png": b"first" * 20, "second.txt": b"second"}
"""What the vault holds before most flows."""

Claims = dict[str, str | None]


def small_jpeg(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (2, 2), colour).save(stream, "JPEG")
    return stream.getvalue()


PREVIEW = small_jpeg("red")


class Tell:
    """How work says what it was told; the words arrive in order with its calls."""

    def saved(self, key: str, value: str | None) -> None:
        """Say that this is so from now on; ``None`` says that there is none."""
        self._say("is", key, value)

    def beginning(self, key: str, value: str | None) -> None:
        """Say that this may be so from now on, beside what was so before."""
        self._say("may", key, value)

    def refused(self, kind: str, code: str) -> None:
        """Say which error was shown."""
        self._say("refused", kind, code)

    def head(self, vault: Vault) -> None:
        """Say where the ledger ends."""
        head = vault.ledger_head()
        self.saved(f"head/{head.n}", head.chain)

    def _say(self, *words: str | None) -> None:
        os.write(TELL_DESCRIPTOR, json.dumps(words).encode("ascii"))


def sha256(data: bytes) -> str:
    return str(hashing.sha256(data))


def opened(place: Path) -> Vault:
    return Vault.open(place / VAULT, PASSPHRASE, clock=StoppedClock())


@functools.cache
def ready_vault(folder_path: Path) -> Claims:
    """Make the vault that most flows begin with, once; copies of it are used."""
    clock = StoppedClock()
    with Vault.create(
        folder_path / VAULT, new_case(), PASSPHRASE, clock=clock, kdf=CHEAP_KDF
    ) as vault:
        ensure_certificate(vault)
        items = [vault.add_item(BytesSource(HELD[name]), new_item(name)).item for name in HELD]
        vault.keep_preview(items[0], PICTURE, PREVIEW)
        for fact in every_fact(items[1]):
            vault.record(fact)
        vault.set_step("save/instagram", StepState.OPEN)
    return ready_claims()


def ready_claims() -> Claims:
    """Return what is true of the vault that most flows begin with."""
    return {
        f"opens/{PASSPHRASE}": "yes",
        **{f"item/{name}": sha256(data) for name, data in HELD.items()},
        "preview/first.png": sha256(PREVIEW),
        "event/1": "The first threat came.",
        "step/save/instagram": "open",
        "case/country": "SI",
    }


def from_ready(place: Path) -> Claims:
    ready_path = place.parent / "ready"
    ready_path.mkdir(exist_ok=True)
    claims = dict(ready_vault(ready_path))
    shutil.copytree(ready_path / VAULT, place / VAULT)
    return claims


def nothing(_place: Path) -> Claims:
    return {}


def with_damaged_header(place: Path) -> Claims:
    claims = from_ready(place)
    flip_bit(place / VAULT / "header.b", 200)
    return claims


def with_lost_header(place: Path) -> Claims:
    claims = from_ready(place)
    (place / VAULT / "header.a").unlink()
    return claims


def from_frozen(place: Path) -> Claims:
    shutil.copytree(FROZEN_PATH / VAULT, place / VAULT)
    expected = json.loads((FROZEN_PATH / "expected.json").read_bytes())
    held = [item for item in expected["items"] if item["status"] == "held"]
    return {
        f"opens/{FROZEN_SECRET}": "yes",
        **{f"item/{item['name']}": item["sha256"] for item in held},
        f"head/{expected['ledger']['n']}": expected["ledger"]["chain"],
    }


def cut(place: Path, run: Callable[[Path, Tell], None], is_last: Callable[[Call], bool]) -> Claims:
    """Let a flow die at a call; returns what is certain of it."""
    claims = from_ready(place)
    killer = Killer(is_last)
    run_watched(lambda: run(place, Tell()), killer)
    for kind, key, value in killer.words:
        if kind == "is":
            claims[key] = value
        else:
            claims.pop(key, None)
    return claims
