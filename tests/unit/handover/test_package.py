import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import bagit
import pytest

import evidence_kit
from evidence_kit.errors import (
    CancelledError,
    DatabaseDamagedError,
    DiskFullError,
    InvalidValueError,
    ItemDamagedError,
    NotWritableError,
    ReadBackError,
    ReportError,
    StorageFailedError,
    TargetExistsError,
)
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.handover.package import package_name, write_package
from evidence_kit.handover.selection import LeftOutReason
from evidence_kit.handover.wrapping import Form, Wrapping
from evidence_kit.model import Action, Digest
from evidence_kit.progress import Cancel, Stage, silent
from tests.sealed_pdfs import report_like

SEAL = "seal/tagmanifest-sha256.txt.p7s"


def tool(name):
    path = shutil.which(name)
    assert path is not None, f"the judge {name} is not installed"
    return path


def write(world, target_path, *, as_zip=False, **changes):
    order = changes.get("order", world.order)
    wanted = {
        "order": order,
        "open_item": world.open_item,
        "make_report": lambda digests: report_like(order, digests),
        "checklist_pdf": None,
        "papers": {},
        "page": None,
        "target_path": target_path,
        "wrapping": Wrapping(form=Form.FOLDER_AND_ZIP if as_zip else Form.FOLDER),
        "report": silent,
        "cancel": Cancel(),
        **changes,
    }
    return write_package(wanted.pop("order"), **wanted)


def order_with(world, **changes):
    return replace(world.order, case_file=replace(world.case_file, **changes))


def files_of(folder_path):
    return {
        path.relative_to(folder_path).as_posix(): path.read_bytes()
        for path in folder_path.rglob("*")
        if path.is_file()
    }


def test_the_package_holds_what_it_should_and_nothing_else(made):
    assert sorted(files_of(made.folder_path)) == [
        "READ-ME-FIRST.txt",
        "bag-info.txt",
        "bagit.txt",
        "data/exhibits/JS-001.png",
        "data/exhibits/JS-002.txt",
        "data/exhibits/JS-006.mp4",
        "data/index/case.jsonld",
        "data/index/custody-log.jsonl",
        "data/index/exhibits.csv",
        "data/index/identifiers.csv",
        "data/index/payments.csv",
        "data/index/threats.csv",
        "data/index/timeline.csv",
        "data/papers/receipt.pdf",
        "data/report/EK-2026-000123-report.pdf",
        "data/report/steps-checklist.pdf",
        "manifest-md5.txt",
        "manifest-sha256.txt",
        "metadata/software.json",
        "seal/case-certificate.pem",
        SEAL,
        "tagmanifest-sha256.txt",
        "verify.html",
    ]


def test_exhibits_are_the_original_bytes(world, made):
    for number, name in ((0, "JS-001.png"), (1, "JS-002.txt"), (5, "JS-006.mp4")):
        original = world.originals[world.case_file.items[number].id]
        assert (made.folder_path / "data/exhibits" / name).read_bytes() == original


def test_the_result_names_code_count_and_what_stayed_behind(made):
    tagmanifest = (made.folder_path / "tagmanifest-sha256.txt").read_bytes()

    assert made.hand_over_code == hashlib.sha256(tagmanifest).hexdigest()
    assert made.exhibits == 3
    assert [(each.label, each.reason) for each in made.left_out] == [
        ("JS-003", LeftOutReason.WITHDRAWN),
        ("JS-004", LeftOutReason.NOT_HELD),
        ("JS-005", LeftOutReason.INTIMATE),
    ]


def test_nothing_private_is_anywhere_in_it(world, made):
    everything = b"".join(files_of(made.folder_path).values())

    kept_back = [
        world.case_file.statement.feelings,
        world.case_file.removals[0].pin,
        world.case_file.items[2].sha256,
        "private holiday",
        "of me.png",
        "never exported",
    ]
    assert [private for private in kept_back if private.encode() in everything] == []
    assert world.order.private_key_der not in everything


def test_the_report_gets_the_digests_of_what_was_copied(world, tmp_path):
    seen = {}

    def make_report(digests):
        seen.update(digests)
        return report_like(world.order, digests)

    write(world, tmp_path, make_report=make_report)

    assert {item_id: each.sha256 for item_id, each in seen.items()} == {
        item.id: item.sha256 for item in world.case_file.items if item.number in {1, 2, 6}
    }


def test_without_a_checklist_there_is_no_empty_one(world, tmp_path):
    result = write(world, tmp_path)

    assert not (result.folder_path / "data/report/steps-checklist.pdf").exists()


def test_the_same_inputs_give_the_same_bytes_apart_from_the_seal(world, made, tmp_path):
    pdf = (made.folder_path / "data/report/EK-2026-000123-report.pdf").read_bytes()
    first, second = (tmp_path / name for name in ("1", "2"))
    first.mkdir()
    second.mkdir()

    one = files_of(write(world, first, make_report=lambda _digests: pdf).folder_path)
    two = files_of(write(world, second, make_report=lambda _digests: pdf).folder_path)

    assert {name for name in one if one[name] != two[name]} <= {SEAL}
    assert one.keys() == two.keys()


def test_outside_tools_accept_folder_and_zip(world, tmp_path):
    result = world.write(tmp_path, as_zip=True)

    bagit.Bag(str(result.folder_path)).validate()
    unpacked_path = tmp_path / "unpacked"
    subprocess.run(
        [tool("unzip"), "-q", result.zip_path, "-d", unpacked_path], check=True, capture_output=True
    )
    assert files_of(unpacked_path / "EK-2026-000123") == files_of(result.folder_path)
    subprocess.run([tool("7z"), "t", result.zip_path], check=True, capture_output=True)


def test_later_versions_never_take_an_earlier_name(world, tmp_path):
    first = write(world, tmp_path)
    later = replace(world.order, facts=replace(world.order.facts, version=2))

    second = write(world, tmp_path, order=later)

    assert (first.folder_path.name, second.folder_path.name) == (
        "EK-2026-000123",
        "EK-2026-000123-v2",
    )


@pytest.mark.parametrize("reference", ["../x", "a/b", "", "č", "-x", ".", "a b"])
def test_a_reference_that_is_no_file_name_is_refused(world, reference):
    case = replace(world.case_file.case, reference=reference)
    order = replace(world.order, case_file=replace(world.case_file, case=case))
    with pytest.raises(InvalidValueError):
        package_name(order)


def test_a_case_that_came_back_from_a_backup_never_takes_a_name_from_before(world):
    entry = replace(world.case_file.ledger[-1], action=Action.RESTORED)
    ledger = (*world.case_file.ledger, entry)
    order = replace(world.order, case_file=replace(world.case_file, ledger=ledger))
    second = replace(order, facts=replace(order.facts, version=2))

    assert (package_name(world.order), package_name(order), package_name(second)) == (
        "EK-2026-000123",
        "EK-2026-000123-r1",
        "EK-2026-000123-r1-v2",
    )


@pytest.mark.parametrize(
    "name",
    [
        "EK-2026-000123",
        "EK-2026-000123.partial",
        "EK-2026-000123.zip",
    ],
)
def test_an_existing_target_is_left_as_it_is(world, tmp_path, name):
    (tmp_path / name).write_bytes(b"old")

    with pytest.raises(TargetExistsError):
        write(world, tmp_path, as_zip=True)

    assert files_of(tmp_path) == {name: b"old"}


def test_what_a_killed_export_left_is_replaced_and_not_kept(world, tmp_path):
    left = tmp_path / "EK-2026-000123.partial" / "data" / "exhibits"
    left.mkdir(parents=True)
    (left / "JS-001.png").write_bytes(b"half")
    (tmp_path / "EK-2026-000123.zip.partial").write_bytes(b"half")

    write(world, tmp_path, as_zip=True)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "EK-2026-000123",
        "EK-2026-000123.zip",
    ]


def test_a_dangling_link_is_an_existing_target(world, tmp_path):
    (tmp_path / "EK-2026-000123").symlink_to(tmp_path / "nowhere")

    with pytest.raises(TargetExistsError):
        write(world, tmp_path)


def test_an_original_that_is_not_the_recorded_bytes_stops_everything(world, tmp_path):
    def open_item(_item):
        yield b"other bytes"

    with pytest.raises(ItemDamagedError) as stopped:
        write(world, tmp_path, open_item=open_item)

    assert stopped.value.facts["item"] == "JS-001"
    assert list(tmp_path.iterdir()) == []


def test_a_broken_ledger_is_not_handed_over(world, tmp_path):
    ledger = world.case_file.ledger
    broken = (ledger[0], replace(ledger[1], actor="recovery"), *ledger[2:])

    with pytest.raises(DatabaseDamagedError):
        write(world, tmp_path, order=order_with(world, ledger=broken))

    assert list(tmp_path.iterdir()) == []


def test_an_item_that_differs_from_the_ledger_is_not_handed_over(world, tmp_path):
    items = world.case_file.items
    changed = (replace(items[0], sha256=Digest("0" * 64)), *items[1:])

    with pytest.raises(ItemDamagedError):
        write(world, tmp_path, order=order_with(world, items=changed))


def test_a_report_that_fails_leaves_nothing(world, tmp_path):
    def make_report(_digests):
        raise ReportError(reason="no font")

    with pytest.raises(ReportError):
        write(world, tmp_path, make_report=make_report)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("stage", "occurrence"),
    [
        (Stage.EXPORTING, 1),
        (Stage.EXPORTING, 4),
        (Stage.VERIFYING, 1),
        (Stage.VERIFYING, 20),
        (Stage.VERIFYING, 30),
    ],
)
def test_a_stop_at_any_point_leaves_nothing(world, tmp_path, stage, occurrence):
    cancel = Cancel()
    seen = []

    def report(progress):
        seen.append(progress.stage)
        if seen.count(stage) == occurrence:
            cancel.request()

    with pytest.raises(CancelledError):
        write(world, tmp_path, report=report, cancel=cancel, as_zip=True)

    assert seen.count(stage) >= occurrence
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_the_bytes_of_the_exhibits(world, tmp_path):
    told = []

    write(world, tmp_path, report=told.append)

    copied = [each for each in told if each.stage is Stage.EXPORTING]
    size = sum(len(world.originals[world.case_file.items[n].id]) for n in (0, 1, 5))
    assert (copied[-1].done, copied[-1].total) == (size, size)
    assert copied[0].name == "JS-001"


def test_what_does_not_read_back_is_never_given_its_name(world, tmp_path):
    # Stands for a disk that loses a file between writing and reading: the report's maker takes an
    # exhibit away that was already written and hashed.
    def make_report(_digests):
        (tmp_path / "EK-2026-000123.partial/data/exhibits/JS-002.txt").write_bytes(b"rotten")
        return b"%PDF"

    with pytest.raises(ReadBackError) as stopped:
        write(world, tmp_path, make_report=make_report)

    assert "JS-002.txt" in str(stopped.value.facts["reason"])
    assert list(tmp_path.iterdir()) == []


def test_a_large_file_that_the_medium_keeps_wrong_is_never_given_its_name(world, tmp_path):
    place = tmp_path / "EK-2026-000123.partial/data/exhibits/JS-006.mp4"

    def open_item(item):
        yield from world.open_item(item)
        # Every chunk is written by now, and nothing was read back yet.
        if item.label == "JS-006":
            with place.open("r+b") as medium:
                medium.write(b"rot")

    with pytest.raises(ReadBackError) as stopped:
        write(world, tmp_path, open_item=open_item)

    assert "JS-006.mp4" in str(stopped.value.facts["reason"])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_appears_meanwhile_is_not_replaced(world, tmp_path):
    def make_report(digests):
        (tmp_path / "EK-2026-000123").mkdir()
        return report_like(world.order, digests)

    with pytest.raises(TargetExistsError):
        write(world, tmp_path, make_report=make_report, as_zip=True)

    assert [path.name for path in tmp_path.iterdir()] == ["EK-2026-000123"]
    assert list((tmp_path / "EK-2026-000123").iterdir()) == []


def test_a_place_that_is_not_there_cannot_be_written_to(world, tmp_path):
    with pytest.raises(NotWritableError):
        write(world, tmp_path / "absent")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a read-only file system")
def test_a_read_only_place_cannot_be_written_to(world):
    with pytest.raises((NotWritableError, DiskFullError)):
        write(world, Path("/sys/kernel"))


def test_a_failing_disk_is_told_and_leaves_nothing(world, tmp_path):
    def open_item(item):
        yield world.originals[item.id][:10]
        # The writer's own folder goes away under it, as when a stick is pulled.
        shutil.rmtree(tmp_path / "EK-2026-000123.partial")
        yield world.originals[item.id][10:]

    with pytest.raises((NotWritableError, StorageFailedError)):
        write(world, tmp_path, open_item=open_item)

    assert list(tmp_path.iterdir()) == []


def test_too_little_room_is_said_before_anything_is_written(world, tmp_path):
    items = world.case_file.items
    huge = (replace(items[0], size_bytes=1 << 60), *items[1:])

    with pytest.raises(DiskFullError):
        write(world, tmp_path, order=order_with(world, items=huge))

    assert list(tmp_path.iterdir()) == []


_FILL_A_SMALL_DISK = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("conftest", sys.argv[1])
conftest = importlib.util.module_from_spec(spec)
sys.modules["conftest"] = conftest
spec.loader.exec_module(conftest)
from evidence_kit.errors import DiskFullError
from evidence_kit.handover.package import write_package
from evidence_kit.handover.wrapping import Form, Wrapping
from evidence_kit.progress import Cancel, silent
world = conftest.make_world()

def endless(item):
    while True:
        yield bytes(1 << 20)

target_path = Path(sys.argv[2])
try:
    write_package(world.order, open_item=endless, make_report=lambda _digests: b"",
                  checklist_pdf=None, papers={}, page=None, target_path=target_path,
                  wrapping=Wrapping(form=Form.FOLDER), report=silent, cancel=Cancel())
except DiskFullError as full:
    print(full.facts["name"], sorted(path.name for path in target_path.iterdir()))
"""


def test_a_disk_that_fills_up_on_the_way_is_told_and_left_empty(tmp_path):
    unshare = shutil.which("unshare")
    mounted = 'mount -t tmpfs -o size=24m none "$2" && exec "$3" -c "$4" "$1" "$2"'
    own = ["--map-root-user"] if os.geteuid() else []
    command = [
        str(unshare),
        *own,
        "--mount",
        "sh",
        "-c",
        mounted,
        "sh",
        str(Path(__file__).parent / "conftest.py"),
        str(tmp_path),
        sys.executable,
        _FILL_A_SMALL_DISK,
    ]
    if (
        unshare is None
        or subprocess.run([*command[:-1], ""], capture_output=True, check=False).returncode
    ):
        pytest.skip("this system gives no private mounts")

    ran = subprocess.run(
        command,
        cwd=Path(evidence_kit.__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout == "JS-001.png []\n"


def test_times_of_files_tell_nothing_about_the_copy(world, made):
    times = {path.stat().st_mtime for path in made.folder_path.rglob("*") if path.is_file()}

    assert times == {world.order.facts.made_at.timestamp()}


def test_a_key_of_another_case_is_refused_before_a_name_is_given(world, tmp_path):
    _, other_pem = make_certificate("EK-2026-000999", world.order.facts.made_at)

    with pytest.raises(ValueError, match="belong together"):
        write(world, tmp_path, order=replace(world.order, certificate_pem=other_pem))

    assert list(tmp_path.iterdir()) == []
