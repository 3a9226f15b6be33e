"""What a person does with a vault, each as work that says what it was told is saved.

A flow that belongs here is one line in :data:`FLOWS` and a function. The rules for the function
are: before it asks for a change of something that is there, it says what may be true from now on;
after the change came back, it says what is true; both are told of what was put in, never read from
the vault.
"""

import dataclasses
import functools
import io
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from evidence_kit import hashing
from evidence_kit.casework.case import ensure_certificate
from evidence_kit.model import Event, Item, Provenance, Statement, StepState
from evidence_kit.store import Vault
from tests.fakes import (
    CHEAP_KDF,
    PASSPHRASE,
    ROOT_PATH,
    STARTED_AT,
    BytesSource,
    StoppedClock,
    flip_bit,
    new_case,
    new_item,
)
from tests.faults.tracing import TELL_DESCRIPTOR
from tests.vaults import PICTURE, every_fact

FROZEN_PATH = ROOT_PATH / "tests" / "vectors" / "vaults" / "schema-0001"
FROZEN_SECRET = json.loads((FROZEN_PATH / "expected.json").read_bytes())["passphrase"]
VAULT = "vault"
PACKAGE = new_case().reference
NEW_VAULT = f"a new folder/in another/{VAULT}"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One thing a person does."""

    name: str
    prepare: Callable[[Path], Claims]
    """Makes in an empty folder what is there before, and says what is true of it."""
    run: Callable[[Path, Tell], None]
    """Does it, in the same folder."""
    secrets: tuple[str, ...] = (PASSPHRASE,)
    """Whatever may open the vault before, meanwhile or afterwards."""
    vault: str = VAULT
    """Where in the folder the vault is."""
    makes: tuple[str, ...] = ()
    """What must not be there after an error said that it was not made."""
    is_slow: bool = False
    """It takes seconds: it is done a few times only."""


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
    claims = ready_vault(ready_path)
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


def create(place: Path, tell: Tell) -> None:
    path = place / NEW_VAULT
    tell.beginning(f"opens/{PASSPHRASE}", "yes")
    vault = Vault.create(path, new_case(), PASSPHRASE, clock=StoppedClock(), kdf=CHEAP_KDF)
    tell.saved(f"opens/{PASSPHRASE}", "yes")
    tell.saved("case/country", "SI")
    tell.head(vault)
    vault.close()


def import_one_by_one(place: Path, tell: Tell) -> None:
    with opened(place) as vault:
        for number, data in enumerate((b"", b"pay or I send it", b"\x89PNG" * 17_000)):
            name = f"{number}.png"
            vault.add_item(BytesSource(data), new_item(name))
            tell.saved(f"item/{name}", sha256(data))
            tell.head(vault)


def import_group(place: Path, tell: Tell) -> None:
    contents = {f"{number}.png": b"page %d" % number * 40 for number in range(5)}
    with opened(place) as vault:
        group = vault.new_imports()
        for name, data in contents.items():
            group.take(BytesSource(data), new_item(name))
        group.take(BytesSource(HELD["second.txt"]), new_item("second again.txt"))
        group.commit()
        for name, data in contents.items():
            tell.saved(f"item/{name}", sha256(data))
        tell.head(vault)


def edit(place: Path, tell: Tell) -> None:
    with opened(place) as vault:
        item = vault.get_item("1")
        for words in ("the demand", "the demand and his name"):
            tell.beginning("shows/first.png", words)
            vault.amend_item(item, Provenance(device="the tablet", shows=words))
            tell.saved("shows/first.png", words)
        tell.beginning("case/country", "IT")
        vault.change_case(dataclasses.replace(vault.case, country="IT"))
        tell.saved("case/country", "IT")
        tell.beginning("step/save/instagram", "done")
        vault.set_step("save/instagram", StepState.DONE)
        tell.saved("step/save/instagram", "done")
        vault.save_draft("story/facts", "It began on Wed")
        tell.saved("draft/story/facts", "It began on Wed")
        tell.head(vault)


def withdraw(place: Path, tell: Tell) -> None:
    with opened(place) as vault:
        tell.beginning("item/first.png", "withdrawn")
        tell.beginning("preview/first.png", None)
        vault.withdraw_item(vault.get_item("1"), "by mistake")
        tell.saved("item/first.png", "withdrawn")
        tell.saved("preview/first.png", None)
        tell.beginning("event/1", None)
        vault.withdraw_fact("event/1", "by mistake")
        tell.saved("event/1", None)
        tell.head(vault)


def record_facts(place: Path, tell: Tell) -> None:
    with opened(place) as vault:
        for text in ("He wrote again.", "I blocked him."):
            fact = vault.record(
                Event(
                    number=0, at_text="", at=None, text=text, item_id=None, recorded_at=STARTED_AT
                )
            )
            tell.saved(f"event/{fact.number}", text)
        tell.beginning("statement", "It began on Wednesday.")
        vault.write_statement(
            Statement(facts="It began on Wednesday.", feelings="", written_at=STARTED_AT)
        )
        tell.saved("statement", "It began on Wednesday.")
        preview = small_jpeg("blue")
        vault.keep_preview(_second(vault), PICTURE, preview)
        tell.saved("preview/second.txt", sha256(preview))
        tell.head(vault)


def mend_header(place: Path, tell: Tell) -> None:
    vault = opened(place)
    tell.head(vault)
    vault.close()


def migrate(place: Path, tell: Tell) -> None:
    with Vault.open(place / VAULT, FROZEN_SECRET, clock=StoppedClock()) as vault:
        tell.head(vault)
        vault.set_step("save/instagram", StepState.DONE)
        tell.saved("step/save/instagram", "done")


def write_report(place: Path, tell: Tell) -> None:
    from evidence_kit.casework import hand_over  # it takes a second, and few flows need it

    with opened(place) as vault:
        made = hand_over.write_report(
            vault, place / "report.pdf", clock=StoppedClock(), language="en"
        )
        tell.saved("file/report.pdf", str(made.sha256))
        tell.saved(f"export/{made.version}", str(made.sha256))
        tell.head(vault)


def write_package(place: Path, tell: Tell) -> None:
    from evidence_kit.casework import hand_over  # it takes a second, and few flows need it

    with opened(place) as vault:
        made = hand_over.write_case_package(
            vault, place, clock=StoppedClock(), language="en", as_zip=True
        )
        code = str(made.hand_over_code)
        tell.saved(f"package/{made.folder_path.name}", code)
        tell.saved(f"package/{made.folder_path.name}.zip", code)
        tell.saved("export/1", code)
        tell.head(vault)


def _second(vault: Vault) -> Item:
    return vault.get_item("2")


FLOWS = (
    Flow(name="create", prepare=nothing, run=create, vault=NEW_VAULT, makes=(NEW_VAULT,)),
    Flow(name="import one by one", prepare=from_ready, run=import_one_by_one),
    Flow(name="import a group", prepare=from_ready, run=import_group),
    Flow(name="edit", prepare=from_ready, run=edit),
    Flow(name="withdraw", prepare=from_ready, run=withdraw),
    Flow(name="record facts", prepare=from_ready, run=record_facts),
    Flow(name="mend a damaged header", prepare=with_damaged_header, run=mend_header),
    Flow(name="mend a lost header", prepare=with_lost_header, run=mend_header),
    Flow(name="migrate", prepare=from_frozen, run=migrate, secrets=(FROZEN_SECRET,)),
    Flow(name="report", prepare=from_ready, run=write_report, makes=("report.pdf",), is_slow=True),
    Flow(
        name="package",
        prepare=from_ready,
        run=write_package,
        makes=(PACKAGE, f"{PACKAGE}.zip"),
        is_slow=True,
    ),
)
"""Every flow that a power cut, a kill or a refusing disk may meet."""
