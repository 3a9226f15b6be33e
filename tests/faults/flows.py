"""What a person does with a vault, each as work that says what it was told is saved.

A flow that belongs here is one line in :data:`FLOWS` and a function. The rules for the function
are: before it asks for a change of something that is there, it says what may be true from now on;
after the change came back, it says what is true; both are told of what was put in, never read from
the vault.
"""

import dataclasses
import itertools
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from evidence_kit.casework import telling
from evidence_kit.model import (
    PAPERS_FROM,
    AnchorKind,
    Demand,
    DisclosureChoice,
    Event,
    PaperKind,
    Provenance,
    Statement,
    StepState,
    Threat,
)
from evidence_kit.store import NewWay, Vault, give_name
from evidence_kit.store.session import DATABASE_NAME
from evidence_kit.subjects import Subject
from tests.fakes import (
    CHEAP_KDF,
    PASSPHRASE,
    STARTED_AT,
    BytesSource,
    StoppedClock,
    new_case,
    new_item,
)
from tests.faults.breaking import SEALED
from tests.faults.calls import Call
from tests.faults.telling import (
    FROZEN_SECRET,
    HELD,
    VAULT,
    Claims,
    Tell,
    cut,
    from_frozen,
    from_ready,
    nothing,
    opened,
    ready_claims,
    ready_vault,
    sha256,
    small_jpeg,
    with_damaged_header,
    with_lost_header,
)
from tests.vaults import COVER, PICTURE, identifier, payment

NEW_SECRET = "what opens it under the new key"
PACKAGE = new_case().reference
NEXT_SECRET = "what opens it from tomorrow on"
NEW_VAULT = f"a new folder/in another/{VAULT}"
BACKUP = "case.ekbackup"
PAPERS = "papers"
PAGES = {f"{number}.png": b"page %d" % number * 40 for number in range(5)}
"""What comes in as a group."""
UNSYNCED = b"never synced" * 300
PROOF = b"stands for a reply" * 300
"""As long as a time stamp with its certificates."""


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
    opens_with_one: bool = False
    """Of its secrets, one opens the vault at every moment, and no other does."""
    makes: tuple[str, ...] = ()
    """What must not be there after an error said that it was not made."""
    is_slow: bool = False
    """It takes seconds: it is done a few times only."""


def cut_while_a_file_goes(place: Path) -> Claims:
    """A withdrawal has its row, and the sealed file is about to be overwritten."""

    def is_last(call: Call) -> bool:
        return call.name == "write" and SEALED in call.opened_path

    return {**cut(place, withdraw, is_last), "item/first.png": "withdrawn"}


def cut_while_rows_are_written(place: Path) -> Claims:
    """Sealed files are there, their rows are half in the database, and its journal is needed."""
    writes = itertools.count()

    def is_last(call: Call) -> bool:
        is_page = call.name == "pwrite64" and call.opened_path.endswith(DATABASE_NAME)
        return is_page and next(writes) == 2

    return cut(place, import_group, is_last)


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
    with opened(place) as vault:
        group = vault.new_imports()
        group.take(BytesSource(HELD["second.txt"]), new_item("second again.txt"))
        # The last one is new: it is proven when the group is committed, the others meanwhile.
        for name, data in PAGES.items():
            group.take(BytesSource(data), new_item(name))
        group.commit()
        for name, data in PAGES.items():
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
        tell.beginning("answer/guidance/published", "sent")
        telling.tell(vault, "guidance/published", "sent")
        tell.saved("answer/guidance/published", "sent")
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


def cover(place: Path, tell: Tell) -> None:
    with opened(place) as vault:
        item = vault.get_item("1")
        for data in (b"too little is covered" * 20, b"covered" * 900):
            copies = len(vault.covered_copies())
            name = f"{item.label}-C{copies + 1}.png"
            if copies:
                tell.beginning(f"copy/{item.label}-C{copies}.png", "withdrawn")
            tell.beginning("disclosure/first.png", "covered")
            vault.keep_copy(item, BytesSource(data), COVER)
            tell.saved(f"copy/{name}", sha256(data))
            if copies:
                tell.saved(f"copy/{item.label}-C{copies}.png", "withdrawn")
            tell.saved("disclosure/first.png", "covered")
        tell.beginning("disclosure/first.png", "withheld")
        vault.disclose(item, DisclosureChoice.WITHHELD, "a friend's name")
        tell.saved("disclosure/first.png", "withheld")
        tell.head(vault)


def doubt(place: Path, tell: Tell) -> None:
    from evidence_kit.casework import doubts  # it takes a second, and few flows need it

    with opened(place) as vault:
        tell.beginning("disclosure/first.png", "withheld")
        tell.beginning("preview/first.png", None)
        doubts.doubt(vault, "1", "not sure what it shows")
        tell.saved("disclosure/first.png", "withheld")
        tell.saved("preview/first.png", None)
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
        threat = vault.record(
            Threat(
                number=0,
                subject="",
                platform="",
                text="I send it",
                audience="",
                demand=Demand.MONEY,
                at_text="",
                deadline_text="20:00",
                item_id=None,
                recorded_at=STARTED_AT,
            )
        )
        tell.saved(f"threat/{threat.number}", "I send it")
        tell.beginning("statement", "It began on Wednesday.")
        vault.write_statement(
            Statement(facts="It began on Wednesday.", feelings="", written_at=STARTED_AT)
        )
        tell.saved("statement", "It began on Wednesday.")
        preview = small_jpeg("blue")
        vault.keep_preview(vault.get_item("2"), PICTURE, preview)
        tell.saved("preview/second.txt", sha256(preview))
        tell.head(vault)


def say_later(place: Path, tell: Tell) -> None:
    with opened(place) as vault:
        for kind in (identifier(), payment()):
            vault.record(kind)
        tell.saved("attribution/1", "S1")
        tell.beginning("attribution/1", "S2")
        vault.attribute(1, "S2")
        tell.saved("attribution/1", "S2")
        for part_of, counts in ((1, "S1"), (None, "S2")):
            tell.beginning("subject/2", "" if part_of is None else "S1")
            tell.beginning("attribution/1", counts)
            vault.say_subject(Subject(number=2, part_of=part_of, note="", changed_at=STARTED_AT))
            tell.saved("subject/2", "" if part_of is None else "S1")
            tell.saved("attribution/1", counts)
        tell.beginning("detail/1/transaction", "TX-1")
        vault.say_detail(1, "transaction", "TX-1")
        tell.saved("detail/1/transaction", "TX-1")
        tell.head(vault)


def pin_outside(place: Path, tell: Tell) -> None:
    with opened(place) as vault:
        for value in ("PR 12/2026", "PR 13/2026"):
            tell.beginning("answer/police-reference", value)
            vault.answer_case("police-reference", value)
            tell.saved("answer/police-reference", value)
        tell.beginning("answer/exhibit-order", "2")
        vault.answer_case("exhibit-order", "2")
        tell.saved("answer/exhibit-order", "2")
        vault.add_anchor(AnchorKind.PAPER, vault.ledger_head(), "")
        tell.saved("anchor/1", "")
        tell.beginning("anchor/1", "a witness")
        vault.say_with_whom(1, "a witness")
        tell.saved("anchor/1", "a witness")
        vault.add_anchor(AnchorKind.TIMESTAMP, vault.ledger_head(), "http://a.example/", PROOF)
        tell.saved("anchor/2", "http://a.example/")
        tell.head(vault)


def open_again(place: Path, tell: Tell) -> None:
    vault = opened(place)
    tell.head(vault)
    vault.close()


def before_a_new_key(place: Path) -> Claims:
    return {**from_ready(place), f"opens/{NEW_SECRET}": "no"}


def renew_key(place: Path, tell: Tell) -> None:
    tell.beginning(f"opens/{NEW_SECRET}", "yes")
    tell.beginning(f"opens/{PASSPHRASE}", "no")
    with opened(place) as vault:
        vault.renew_key((NewWay(secret=NEW_SECRET, kind="passphrase", kdf=CHEAP_KDF),))
        tell.saved(f"opens/{NEW_SECRET}", "yes")
        tell.saved(f"opens/{PASSPHRASE}", "no")
        tell.head(vault)


def cut_while_the_new_key_comes_into_use(place: Path) -> Claims:
    """The new key opens the vault, and some sealed files are still under the old one."""

    def is_last(call: Call) -> bool:
        return call.name == "write" and SEALED in call.opened_path

    claims = cut(place, renew_key, is_last)
    return {**claims, f"opens/{NEW_SECRET}": "yes", f"opens/{PASSPHRASE}": "no"}


def open_with_the_new_key(place: Path, tell: Tell) -> None:
    with Vault.open(place / VAULT, NEW_SECRET, clock=StoppedClock()) as vault:
        tell.head(vault)


def mend_unfinished(place: Path, tell: Tell) -> None:
    with opened(place) as vault:
        tell_mended(vault, PAGES, tell)


def mend_what_was_never_synced(place: Path, tell: Tell) -> None:
    """A file was written, and whoever wrote it did not live to sync it."""
    with opened(place) as vault:
        vault.new_imports().take(BytesSource(UNSYNCED), new_item("unsynced.png"))
        tell_mended(vault, {"unsynced.png": UNSYNCED}, tell)


def tell_mended(vault: Vault, whole: Mapping[str, bytes], tell: Tell) -> None:
    """Mend; what the medium did not give is said to be left alone, and promised to nobody."""
    mended = vault.mend_unfinished()
    adopted = {item.original_name for item in mended.adopted}
    for name, data in whole.items():
        if name in adopted or not mended.left:
            tell.saved(f"item/{name}", sha256(data))
    tell.head(vault)


def delete(place: Path, tell: Tell) -> None:
    with opened(place) as vault:
        claims = ready_claims()
        for key in claims:
            tell.beginning(key, None)
        vault.delete()
        for key in claims:
            tell.saved(key, None)


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


def write_papers(place: Path, tell: Tell) -> None:
    from evidence_kit.casework import papers  # it takes a second, and few flows need it

    with opened(place) as vault:
        kinds = (PaperKind.RECEIPT, PaperKind.FORM_TEXT)
        made = papers.write_papers(
            vault, place / PAPERS, kinds, clock=StoppedClock(), language="en"
        )
        tell.saved(f"papers/{PAPERS}", " ".join(sorted(each.path.name for each in made.papers)))
        code = str(vault.exports()[-1].code)
        tell.saved(f"export/{PAPERS_FROM + made.number}", code)
        tell.head(vault)


def back_up(place: Path, tell: Tell) -> None:
    with opened(place) as vault:
        written = vault.write_backup(place / BACKUP)
        tell.saved(f"backup/{BACKUP}", str(written.index_sha256))
        tell.head(vault)


def cut_while_a_backup_is_written(place: Path) -> Claims:
    """A backup was interrupted: some of it is there, and the last bytes are not."""
    writes = itertools.count()

    def is_last(call: Call) -> bool:
        is_part = call.name == "write" and BACKUP in call.opened_path
        return is_part and next(writes) == 4

    return cut(place, back_up, is_last)


def from_backup(place: Path) -> Claims:
    """There is a backup and no vault."""
    backup_path = place.parent / "ready" / BACKUP
    from_ready(place)
    if not backup_path.exists():
        with opened(place) as vault:
            vault.write_backup(backup_path)
    shutil.rmtree(place / VAULT)
    shutil.copyfile(backup_path, place / BACKUP)
    return {}


def from_another_place(place: Path) -> Claims:
    """There is a vault, and nothing where another one is looked for."""
    from_ready(place)
    return {}


def restore(place: Path, tell: Tell) -> None:
    from evidence_kit.casework import backing_up, repairing  # few flows need them

    tell.beginning(f"opens/{PASSPHRASE}", "yes")
    backing_up.restore_case(
        place / BACKUP,
        place / NEW_VAULT,
        PASSPHRASE,
        answers=repairing.LostAnswers(),
        clock=StoppedClock(),
    )
    tell_ready(place, tell)


def move(place: Path, tell: Tell) -> None:
    tell.beginning(f"opens/{PASSPHRASE}", "yes")
    with opened(place) as vault:
        copied = vault.copy_to(place / NEW_VAULT)
        vault.open_copy(copied.folder_path).close()
        give_name(copied.folder_path, place / NEW_VAULT)
        tell_ready(place, tell)
        vault.delete()


def tell_ready(place: Path, tell: Tell) -> None:
    """Say that all that was in the first vault is in this place too."""
    for key, value in ready_vault(place.parent / "ready").items():
        tell.saved(key, value)


def change_password(place: Path, tell: Tell) -> None:
    tell.beginning(f"opens/{NEXT_SECRET}", "yes")
    tell.beginning(f"opens/{PASSPHRASE}", "no")
    with opened(place) as vault:
        (key,) = vault.known_keys()
        vault.replace_key(key.number, NEXT_SECRET, kdf=CHEAP_KDF)
        tell.saved(f"opens/{NEXT_SECRET}", "yes")
        tell.saved(f"opens/{PASSPHRASE}", "no")
        tell.head(vault)


def with_one_password(place: Path) -> Claims:
    return {**from_ready(place), f"opens/{NEXT_SECRET}": "no"}


FLOWS = (
    Flow(name="create", prepare=nothing, run=create, vault=NEW_VAULT, makes=(NEW_VAULT,)),
    Flow(name="import one by one", prepare=from_ready, run=import_one_by_one),
    Flow(name="import a group", prepare=from_ready, run=import_group),
    Flow(name="edit", prepare=from_ready, run=edit),
    Flow(name="withdraw", prepare=from_ready, run=withdraw),
    Flow(name="cover", prepare=from_ready, run=cover),
    Flow(name="doubt", prepare=from_ready, run=doubt),
    Flow(
        name="change the password",
        prepare=with_one_password,
        run=change_password,
        secrets=(PASSPHRASE, NEXT_SECRET),
    ),
    Flow(name="record facts", prepare=from_ready, run=record_facts),
    Flow(name="say more later", prepare=from_ready, run=say_later),
    Flow(name="delete", prepare=from_ready, run=delete),
    Flow(name="pin outside", prepare=from_ready, run=pin_outside),
    Flow(name="mend a damaged header", prepare=with_damaged_header, run=open_again),
    Flow(name="mend a lost header", prepare=with_lost_header, run=open_again),
    Flow(name="open after a cut withdrawal", prepare=cut_while_a_file_goes, run=open_again),
    Flow(name="mend after a cut import", prepare=cut_while_rows_are_written, run=mend_unfinished),
    Flow(name="mend what was never synced", prepare=from_ready, run=mend_what_was_never_synced),
    Flow(
        name="renew the key",
        prepare=before_a_new_key,
        run=renew_key,
        secrets=(PASSPHRASE, NEW_SECRET),
        opens_with_one=True,
    ),
    Flow(
        name="open after a cut renewal",
        prepare=cut_while_the_new_key_comes_into_use,
        run=open_with_the_new_key,
        secrets=(PASSPHRASE, NEW_SECRET),
        opens_with_one=True,
    ),
    Flow(name="migrate", prepare=from_frozen, run=migrate, secrets=(FROZEN_SECRET,)),
    Flow(name="backup", prepare=from_ready, run=back_up, makes=(BACKUP,)),
    Flow(
        name="backup after a cut one",
        prepare=cut_while_a_backup_is_written,
        run=back_up,
        makes=(BACKUP,),
    ),
    Flow(
        name="restore",
        prepare=from_backup,
        run=restore,
        vault=NEW_VAULT,
        makes=(NEW_VAULT,),
    ),
    Flow(name="move", prepare=from_another_place, run=move, vault=NEW_VAULT, makes=(NEW_VAULT,)),
    Flow(name="report", prepare=from_ready, run=write_report, makes=("report.pdf",), is_slow=True),
    Flow(
        name="package",
        prepare=from_ready,
        run=write_package,
        makes=(PACKAGE, f"{PACKAGE}.zip"),
        is_slow=True,
    ),
    Flow(name="papers", prepare=from_ready, run=write_papers, makes=(PAPERS,), is_slow=True),
)
"""Every flow that a power cut, a kill or a refusing disk may meet."""
