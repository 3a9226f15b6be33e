import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from evidence_kit import custody, keys
from evidence_kit.clock import utc_text
from evidence_kit.errors import (
    CancelledError,
    DatabaseDamagedError,
    EvidenceKitError,
    NoSuchItemError,
    NotAVaultError,
    VaultInUseError,
    WrongPassphraseError,
)
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.model import (
    Action,
    AgeInPicture,
    Ages,
    Item,
    Sensitivity,
    Statement,
    Verdict,
)
from evidence_kit.progress import Cancel, Progress
from evidence_kit.store import (
    Export,
    Unlocked,
    Vault,
    blobs,
    creation,
    ledger,
    new_case_id,
    unlock,
)
from tests.fakes import (
    CHEAP_KDF,
    PASSPHRASE,
    STARTED_AT,
    BytesSource,
    StoppedClock,
    flip_bit,
    new_case,
    new_item,
    run_python,
    start_python,
    words_of,
)
from tests.vaults import PICTURE, FilledVault, event, every_fact, identifier, payment, removal

HOLD_OPEN = """
import sys
import re
from pathlib import Path
from evidence_kit.store import Vault
from evidence_kit.clock import utc_text
from tests.fakes import PASSPHRASE, StoppedClock
vault = Vault.open(Path(sys.argv[1]), PASSPHRASE, clock=StoppedClock())
print("open", flush=True)
sys.stdin.read()
"""


def bad(vault: Vault, *, is_full: bool = True) -> dict[str, Verdict]:
    found = vault.check(is_full=is_full)
    return {each.subject: each.verdict for each in found if each.verdict.is_bad}


def add(vault: Vault, data: bytes) -> Item:
    return vault.add_item(BytesSource(data), new_item()).item


@contextmanager
def reopened(path: Path, unlocked: Unlocked) -> Iterator[Vault]:
    vault = Vault.open_unlocked(path, unlocked, clock=StoppedClock())
    try:
        yield vault
    finally:
        vault.close()


# --- open and close


def test_a_vault_opens_with_its_passphrase_and_says_who_opened_it(
    vault_path: Path, clock: StoppedClock
) -> None:
    with Vault.open(vault_path, PASSPHRASE, clock=clock) as vault:
        vault.write_statement(Statement(facts="x", feelings="", written_at=STARTED_AT))

        assert vault.ledger()[-1].actor == "passphrase"
        assert vault.opening_findings == ()
        assert vault.repaired_header_copies == ()


def test_whoever_opens_with_the_recovery_code_is_recorded_as_such(
    tmp_path: Path, clock: StoppedClock
) -> None:
    code = keys.new_recovery_code()
    Vault.create(
        tmp_path / "v", new_case(), PASSPHRASE, clock=clock, recovery_code=code, kdf=CHEAP_KDF
    ).close()

    with Vault.open(tmp_path / "v", code.replace("-", "").lower(), clock=clock) as vault:
        vault.write_statement(Statement(facts="x", feelings="", written_at=STARTED_AT))

        assert vault.ledger()[-1].actor == "recovery"


@pytest.mark.parametrize("place", ["nowhere", "empty", "file"])
def test_what_is_no_vault_is_said_and_left_alone(
    tmp_path: Path, clock: StoppedClock, place: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_bytes(b"mine")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(NotAVaultError):
        Vault.open(tmp_path / place, PASSPHRASE, clock=clock)

    assert sorted(tmp_path.rglob("*")) == before


def test_a_wrong_passphrase_leaves_the_vault_free_for_the_right_one(
    vault_path: Path, clock: StoppedClock
) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            Vault.open(vault_path, "a guess", clock=clock)

    Vault.open(vault_path, PASSPHRASE, clock=clock).close()


def test_a_second_opening_in_the_same_process_is_told_so(
    vault: Vault, vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with pytest.raises(VaultInUseError):
        Vault.open_unlocked(vault_path, unlocked, clock=clock)

    assert add(vault, b"still works").number == 1


@pytest.mark.usefixtures("vault")
def test_a_second_opening_in_another_process_is_told_so(vault_path: Path) -> None:
    script = HOLD_OPEN.replace("vault = Vault", "try:\n    Vault").replace(
        'print("open", flush=True)',
        "except Exception as problem:\n    print(type(problem).__name__)",
    )

    answer = run_python(script, vault_path)

    assert answer.stdout.strip() == "VaultInUseError", answer.stderr


def test_the_lock_is_gone_with_a_killed_process(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with start_python(HOLD_OPEN, vault_path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(VaultInUseError):
            Vault.open_unlocked(vault_path, unlocked, clock=clock)

        holder.kill()
        holder.wait()

        Vault.open_unlocked(vault_path, unlocked, clock=clock).close()


def test_a_refused_opening_lets_go_of_the_lock(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    database_path = vault_path / "case.db"
    whole = database_path.read_bytes()
    database_path.write_bytes(whole[:16] + bytes(len(whole) - 16))
    with pytest.raises(DatabaseDamagedError):
        Vault.open_unlocked(vault_path, unlocked, clock=clock)
    database_path.write_bytes(whole)

    Vault.open_unlocked(vault_path, unlocked, clock=clock).close()


def test_a_closed_vault_can_be_closed_again_and_takes_nobody_elses_file_with_it(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    vault = Vault.open_unlocked(vault_path, unlocked, clock=clock)
    vault.close()
    with (vault_path / "header.a").open("rb") as innocent:
        vault.close()

        assert innocent.read(8) == b"EKVAULT1"


def test_leaving_signs_the_head_and_leaving_again_signs_nothing_new(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        add(vault, b"x")
    for _ in range(2):
        with Vault.open_unlocked(vault_path, unlocked, clock=clock):
            pass

    with reopened(vault_path, unlocked) as vault:
        (checkpoint,) = ledger.checkpoints(vault._session.database)
        head = vault.ledger_head()
        public_key = bytes.fromhex(vault.ledger()[0].detail["ledger_public_key"])
        assert (checkpoint.n, checkpoint.chain) == (head.n, head.chain)
        assert ledger.is_signed_by(checkpoint, vault.case.id, public_key)


def test_leaving_after_an_error_signs_nothing_and_hides_nothing(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with (
        pytest.raises(KeyError, match="ours"),
        Vault.open_unlocked(vault_path, unlocked, clock=clock),
    ):
        raise KeyError("ours")

    with reopened(vault_path, unlocked) as vault:
        assert ledger.checkpoints(vault._session.database) == ()


def test_a_damaged_ledger_key_does_not_keep_the_lock(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with (
        pytest.raises(DatabaseDamagedError),
        Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault,
    ):
        vault._session.database.run("DELETE FROM secret WHERE name = 'ledger-ed25519'")

    Vault.open_unlocked(vault_path, unlocked, clock=clock).close()


def test_no_key_shows_in_what_a_log_or_a_traceback_would_print(
    vault: Vault, unlocked: Unlocked
) -> None:
    assert repr(unlocked.vault_key) not in repr(unlocked)
    assert unlocked.vault_key.hex() not in repr(vault)
    assert repr(vault._session.blob_key) not in repr(vault._session)


@pytest.mark.parametrize("name", ["case.db", "blobs", "header.b", "lock"])
def test_any_lost_part_is_mended_or_said_and_never_a_crash(filled: FilledVault, name: str) -> None:
    path = filled.path / name
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

    try:
        filled.open().close()
    except EvidenceKitError as problem:
        words_of(problem)
        refused = True
    else:
        refused = False

    assert refused == (name in {"case.db", "blobs"})


def test_case_identities_are_random_and_never_repeat() -> None:
    assert len({new_case_id() for _ in range(100)}) == 100


# --- the case and its facts


def test_changed_answers_are_recorded_with_before_and_after(vault: Vault) -> None:
    created = vault.ledger()[0]
    changed = replace(
        vault.case, ages=Ages(now=None, in_picture=AgeInPicture.NOT_SURE), country="IT"
    )

    vault.change_case(changed)

    entry = vault.ledger()[-1]
    assert vault.case == changed
    assert (entry.action, entry.before) == (Action.CASE_CHANGED, created.after)
    assert entry.after not in {None, entry.before}
    assert entry.detail == {"under_18": True}
    assert bad(vault) == {}


def test_facts_get_number_and_time_from_the_vault(vault: Vault, clock: StoppedClock) -> None:
    item = add(vault, b"x")
    clock.advance(60)

    kept = [vault.record(replace(fact, number=99)) for fact in every_fact(item)]

    assert {fact.number for fact in kept} == {1}
    assert {fact.recorded_at for fact in kept} == {clock.now()}
    found = vault.case_file()
    kinds = (found.identifiers, found.payments, found.events, found.removals)
    assert [*chain(*kinds, found.threats, found.referrals)] == kept
    assert bad(vault) == {}


@pytest.mark.parametrize(
    ("make", "name"),
    [(identifier, "identifier"), (payment, "payment"), (event, "event"), (removal, "removal")],
)
def test_a_fact_taken_back_stays_in_the_ledger(vault: Vault, make, name: str) -> None:
    vault.record(make())
    recorded = vault.ledger()[-1]

    vault.withdraw_fact(f"{name}/1", "typed twice")

    entry = vault.ledger()[-1]
    assert (entry.action, entry.object) == (Action.FACT_WITHDRAWN, f"{name}/1")
    assert entry.before == recorded.after
    assert "typed twice" not in str(entry)
    found = vault.case_file()
    assert (*found.identifiers, *found.payments, *found.events, *found.removals) == ()
    assert bad(vault) == {}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "payment",
        "payment/",
        "payment/2",
        "payment/0",
        "payment/-1",
        "payment/x",
        "payment/1/1",
        "payment/" + "9" * 20,
        "payment/" + "9" * 5000,
        "payment/١",
        "ledger/1",
        "case",
        "item/1",
        "statement/1",
        "secret/1",
        "half\udcff/1",
    ],
)
def test_a_fact_that_does_not_stand_is_not_taken_back(vault: Vault, name: str) -> None:
    vault.record(payment())
    vault.write_statement(Statement(facts="x", feelings="", written_at=STARTED_AT))
    head = vault.ledger_head()

    with pytest.raises(NoSuchItemError):
        vault.withdraw_fact(name, "w")

    assert vault.ledger_head() == head


def test_a_fact_is_taken_back_once(vault: Vault) -> None:
    vault.record(payment())
    vault.withdraw_fact("payment/1", "w")

    with pytest.raises(NoSuchItemError):
        vault.withdraw_fact("payment/1", "w")


def test_names_amounts_and_words_stay_out_of_the_ledger(filled: FilledVault) -> None:
    with filled.database() as database:
        rows = database.rows("SELECT at, actor, action, object, detail FROM ledger")
    # Random digits can spell a PIN: identities and digests are no words.
    text = re.sub("[0-9a-f]{32,}", "", str(rows))

    for word in (
        "anna",
        "500.00",
        "SI56",
        "4839",
        "He wrote",
        "Fear",
        "mistake",
        "my phone",
        ".png",
    ):
        assert word not in text


def test_equal_words_in_two_vaults_have_different_digests(
    vault: Vault, tmp_path: Path, clock: StoppedClock
) -> None:
    other = Vault.create(tmp_path / "other", vault.case, PASSPHRASE, clock=clock, kdf=CHEAP_KDF)
    for each in (vault, other):
        each.record(payment())

    digests = {each.ledger()[-1].after for each in (vault, other)}

    other.close()
    assert len(digests) == 2


def test_the_last_version_of_the_statement_stands(vault: Vault) -> None:
    versions = [
        Statement(facts=f"version {n}", feelings="\udc80", written_at=STARTED_AT) for n in range(3)
    ]
    assert vault.case_file().statement is None

    for version in versions:
        vault.write_statement(version)

    assert vault.case_file().statement == versions[-1]
    assert [entry.object for entry in vault.ledger()[1:]] == [
        "statement/1",
        "statement/2",
        "statement/3",
    ]


def test_exports_are_numbered_and_remembered(vault: Vault) -> None:
    exports = [
        Export(version=n, kind=kind, made_at=STARTED_AT, code=f"{n:064x}")
        for n, kind in ((1, "report"), (2, "package"))
    ]

    for export in exports:
        assert vault.next_export_version() == export.version
        vault.record_export(export, {"items": 3})

    assert vault.exports() == tuple(exports)
    assert vault.ledger()[-1].detail == {
        "kind": "package",
        "code": f"{2:064x}",
        "made_at": utc_text(STARTED_AT),
        "items": 3,
    }
    with pytest.raises(EvidenceKitError):
        vault.record_export(exports[0], {})
    assert bad(vault) == {}


def test_a_preview_is_kept_beside_its_item(vault: Vault) -> None:
    item = add(vault, b"x")
    assert vault.items_without_preview() == (item,)

    vault.keep_preview(item, PICTURE, b"\xff\xd8")

    assert vault.find_preview(item.id) == b"\xff\xd8"
    assert vault.items_without_preview() == ()
    assert vault.case_file().pictures == {item.id: PICTURE}
    assert vault.ledger()[-1].action is Action.PREVIEW_MADE
    assert bad(vault) == {}


def test_a_preview_that_goes_stays_in_no_copy_from_before_a_migration(vault: Vault) -> None:
    item = add(vault, b"x")
    vault.keep_preview(item, PICTURE, b"\xff\xd8")
    copy_path = vault.path / "backup" / "case.2.db"
    copy_path.parent.mkdir()
    copy_path.write_bytes(b"every row of then")

    vault.withdraw_item(item, "it shows too much")

    assert not copy_path.exists()


def test_an_intimate_item_never_waits_for_a_preview(vault: Vault) -> None:
    vault.add_item(BytesSource(b"x"), new_item(sensitivity=Sensitivity.INTIMATE))

    assert vault.items_without_preview() == ()


def test_the_certificate_is_kept_once(vault: Vault) -> None:
    pair = make_certificate(vault.case.reference, vault.case.created_at)
    assert vault.certificate() == (b"", b"")

    vault.keep_certificate(*pair)

    assert vault.certificate() == pair
    with pytest.raises(EvidenceKitError):
        vault.keep_certificate(b"other", b"other")
    assert vault.certificate() == pair
    assert bad(vault) == {}


def test_backups_are_dropped_and_counted(vault: Vault, vault_path: Path) -> None:
    assert vault.drop_backups() == 0
    (vault_path / "backup").mkdir()
    for generation in (1, 2):
        (vault_path / "backup" / f"case.{generation}.db").write_bytes(b"x")

    assert vault.drop_backups() == 2
    assert list((vault_path / "backup").iterdir()) == []


def test_an_item_is_named_by_label_number_or_identity(vault: Vault) -> None:
    item = add(vault, b"x")

    assert {vault.get_item(name) for name in ("JS-001", "js-001", "1", item.id)} == {item}
    with pytest.raises(NoSuchItemError):
        vault.get_item("JS-002")


def test_everything_a_report_needs_is_read_at_once(filled: FilledVault) -> None:
    with reopened(filled.path, filled.unlocked) as vault:
        found = vault.case_file()

    assert [item.number for item in found.items] == [1, 2, 3, 4]
    assert [len(facts) for facts in (found.identifiers, found.payments)] == [1, 1]
    assert [len(facts) for facts in (found.events, found.removals)] == [1, 1]
    assert found.statement is not None
    assert found.statement.facts == "He wrote it."
    assert custody.find_break(found.ledger) is None
    assert found.head.chain == found.ledger[-1].chain
    assert found.certificate_pem.startswith(b"-----BEGIN")


# --- a change and its ledger entry stand or fall together


@pytest.mark.parametrize(
    "change",
    [
        lambda vault: vault.record(payment()),
        lambda vault: vault.withdraw_fact("payment/1", "w"),
        lambda vault: vault.write_statement(
            Statement(facts="x", feelings="", written_at=STARTED_AT)
        ),
        lambda vault: vault.change_case(replace(vault.case, country="HR")),
        lambda vault: vault.describe_item(new_item()),
        lambda vault: vault.withdraw_item(vault.get_item("2"), "w"),
        lambda vault: vault.keep_preview(vault.get_item("2"), PICTURE, b"x"),
        lambda vault: add(vault, b"new"),
        lambda vault: vault.record_export(
            Export(version=2, kind="report", made_at=STARTED_AT, code="ab" * 32), {}
        ),
    ],
)
def test_without_its_ledger_entry_no_change_stands(filled: FilledVault, change) -> None:
    with reopened(filled.path, filled.unlocked) as vault:
        database = vault._session.database
        before = vault.case_file()
        database.run(
            "CREATE TEMP TRIGGER no_room BEFORE INSERT ON main.ledger"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )

        with pytest.raises(EvidenceKitError):
            change(vault)

        database.run("DROP TRIGGER no_room")
        assert vault.case_file() == before
        assert bad(vault) == {}


# --- checking


def test_a_check_is_recorded_with_what_it_found(vault: Vault) -> None:
    item = add(vault, b"x")
    vault.check(is_full=False)
    (vault.path / "blobs" / item.id[:2] / item.id).unlink()
    vault.check(is_full=True)

    first, second = vault.ledger()[-2:]
    assert (first.action, first.detail) == (Action.CHECKED, {"full": False, "problems": 0})
    assert second.detail["full"] is True
    assert second.detail["problems"] >= 1


def test_the_vault_goes_on_working_after_a_check(vault: Vault) -> None:
    vault.check(is_full=True)

    item = add(vault, b"x")

    assert b"".join(vault.read_item(item)) == b"x"


def test_a_damaged_item_is_named_and_the_others_stay_readable(vault: Vault) -> None:
    items = [add(vault, bytes([n]) * 1000) for n in range(5)]
    for item, damage in ((items[1], "flip"), (items[3], "gone")):
        path = vault.path / "blobs" / item.id[:2] / item.id
        if damage == "flip":
            flip_bit(path, 4500)
        else:
            path.unlink()

    found = bad(vault)

    assert found == {"JS-002": Verdict.ALTERED, "JS-004": Verdict.MISSING}
    for n in (0, 2, 4):
        assert b"".join(vault.read_item(items[n])) == bytes([n]) * 1000


def test_a_check_that_is_not_full_reads_no_item(vault: Vault) -> None:
    item = add(vault, b"x")
    flip_bit(vault.path / "blobs" / item.id[:2] / item.id, 4500)

    assert bad(vault, is_full=False) == {}
    assert bad(vault, is_full=True) == {"JS-001": Verdict.ALTERED}


def test_a_check_can_be_stopped_and_the_vault_stays_open(vault: Vault) -> None:
    for n in range(3):
        add(vault, bytes([n]))
    cancel = Cancel()
    heard: list[Progress] = []

    def report(progress: Progress) -> None:
        heard.append(progress)
        cancel.request()

    with pytest.raises(CancelledError):
        vault.check(is_full=True, report=report, cancel=cancel)

    assert [(each.done, each.total) for each in heard] == [(1, 3)]
    assert len(vault.items()) == 3


PAGE_BYTES = 4096


def test_a_damaged_page_is_a_finding_and_the_items_are_checked_all_the_same(
    filled: FilledVault,
) -> None:
    pages = (filled.database_path.stat().st_size) // PAGE_BYTES
    checked = 0
    for page in range(1, pages):
        position = page * PAGE_BYTES + 1000
        flip_bit(filled.database_path, position)
        try:
            vault = filled.open()
        except DatabaseDamagedError:
            flip_bit(filled.database_path, position)
            continue
        try:
            verdicts = {each.subject: each.verdict for each in vault.check(is_full=True)}
        except DatabaseDamagedError:
            pytest.fail(f"damage in page {page + 1} ended the check instead of being found by it")
        finally:
            vault.close()
            flip_bit(filled.database_path, position)
        assert verdicts["database"] is Verdict.ALTERED, page
        checked += verdicts.get("JS-001") is Verdict.INTACT
    assert checked > 0


def test_a_check_of_a_database_that_went_bad_meanwhile_lets_the_vault_be_closed(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    vault = Vault.open_unlocked(vault_path, unlocked, clock=clock)
    whole = (vault_path / "case.db").read_bytes()
    (vault_path / "case.db").write_bytes(bytes(len(whole)))

    assert any(finding.verdict.is_bad for finding in vault.check(is_full=False))

    vault.close()
    (vault_path / "case.db").write_bytes(whole)
    Vault.open_unlocked(vault_path, unlocked, clock=clock).close()


# --- when the worst has happened


def test_with_the_database_destroyed_every_item_is_still_there(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    contents = {n: os.urandom(size) for n, size in enumerate((0, 1, 70_000, 1 << 20, 2_500_000))}
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        for n, data in contents.items():
            vault.add_item(BytesSource(data), new_item(f"{n} half \udcff.png"))
    (vault_path / "case.db").write_bytes(b"destroyed")
    (vault_path / "header.a").unlink()

    key = creation.blob_key(unlock(vault_path, PASSPHRASE).vault_key)
    restored = {}
    for blob_id in blobs.listed(vault_path / "blobs"):
        record = blobs.read_record(vault_path / "blobs", key, blob_id)
        restored[record["name"]] = b"".join(blobs.read(vault_path / "blobs", key, blob_id))
        assert record["imported_at"] == "2026-11-21T00:12:05.250000Z"

    assert restored == {f"{n} half \udcff.png": data for n, data in contents.items()}


def test_a_foreign_database_is_refused_and_ours_still_opens(
    vault_path: Path, tmp_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    Vault.create(tmp_path / "b", new_case(), PASSPHRASE, clock=clock, kdf=CHEAP_KDF).close()
    ours = (vault_path / "case.db").read_bytes()
    theirs = (tmp_path / "b" / "case.db").read_bytes()

    for foreign in (theirs, ours[:16] + theirs[16:], ours[:4096] + theirs[4096:]):
        (vault_path / "case.db").write_bytes(foreign)
        with pytest.raises(DatabaseDamagedError):
            Vault.open_unlocked(vault_path, unlocked, clock=clock)

    (vault_path / "case.db").write_bytes(ours)
    Vault.open_unlocked(vault_path, unlocked, clock=clock).close()


def test_a_whole_older_copy_opens_because_only_an_anchor_outside_could_tell(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock, tmp_path: Path
) -> None:
    shutil.copytree(vault_path, tmp_path / "older")
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        add(vault, b"x")
        newer = vault.ledger_head()

    with reopened(tmp_path / "older", unlocked) as older:
        assert older.ledger_head().n < newer.n
        assert bad(older) == {}


def test_a_lock_that_cannot_be_made_is_said(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    (vault_path / "lock").unlink(missing_ok=True)
    (vault_path / "lock").mkdir()

    with pytest.raises(EvidenceKitError):
        Vault.open_unlocked(vault_path, unlocked, clock=clock)


def test_an_unreadable_vault_is_said_and_never_a_crash(vault_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("permissions are POSIX ones")
    for folder in vault_path.parents:
        if folder.stat().st_uid == os.geteuid() and folder.name:
            folder.chmod(folder.stat().st_mode | 0o711)
    script = """
import os, sys
from pathlib import Path
from evidence_kit.errors import EvidenceKitError
from evidence_kit.store import Vault
from evidence_kit.clock import utc_text
from tests.fakes import PASSPHRASE, StoppedClock
os.chmod(sys.argv[1], 0)
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    Vault.open(Path(sys.argv[1]), PASSPHRASE, clock=StoppedClock())
except EvidenceKitError as problem:
    print(problem.summary.format(**problem.facts))
"""

    answer = run_python(script, vault_path)

    vault_path.chmod(0o700)
    assert answer.stdout.strip(), answer.stderr
