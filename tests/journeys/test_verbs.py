import hashlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_kit.resources import asset_path
from tests.journeys.program import PASSPHRASE, Run

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_case_from_its_first_to_its_last_verb(
    run: Run, tmp_path: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    sheet = tmp_path / "sheet.txt"
    created = run(
        "create", "case", "--age-now", 24, "--age-in-picture", "adult", "--country", "SI",
        "--initials", "js", "--recovery-file", sheet, *key,
    )  # fmt: skip
    assert created.status == 0
    assert created.out.startswith("created EK-")

    source = asset_path("sample", "evidence") / "IMG_20261119_214812.jpg"
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    added = run("add", "case", source, "--device", "my phone", *key)
    assert added.out == f"saved JS-001 {digest} {source.name}\n"

    assert run("event", "case", "--at", "2026-11-18T23:11+01:00", "threat", *key).status == 0
    paid = run(
        "payment", "case", "--method", "bank", "--amount", 200, "--currency", "EUR",
        "--status", "made", *key,
    )  # fmt: skip
    assert paid.out.startswith("kept payment/1")
    kept = run("paste", "case", "-", "--yes", *key, said=b"mail a@example.com")
    assert "kept identifier/1 email a@example.com" in kept.out
    assert run("not-held", "case", "--describe", "a picture", *key).out == "noted JS-003\n"
    assert run("removal", "case", "--service", "StopNCII", "--pin", 1234, *key).status == 0
    words = write(tmp_path / "facts.txt", "Zgodilo se je včeraj.".encode())
    assert run("statement", "case", "--facts", words, *key).status == 0

    listed = run("list", "case", "--json", *key).document
    assert [item["label"] for item in listed["items"]] == ["JS-001", "JS-002", "JS-003"]
    assert listed["has_statement"]
    assert "1234" not in str(listed)
    assert run("check", "case", "--full", *key).status == 0
    assert run("log", "case", "--json", *key).document["head_n"] >= 9

    out = tmp_path / "again.jpg"
    assert run("extract", "case", "JS/1", "-o", out, *key).status == 0
    assert out.read_bytes() == source.read_bytes()

    report = tmp_path / "report.pdf"
    assert run("report", "case", "-o", report, *key).status == 0
    assert report.read_bytes().startswith(b"%PDF")
    (tmp_path / "stick").mkdir()
    packed = run("package", "case", "-o", tmp_path / "stick", *key)
    assert packed.status == 0
    code = next(line.split()[1] for line in packed.out.splitlines() if line.startswith("code"))
    folder = next(line.split(" ", 1)[1] for line in packed.out.splitlines())
    checked = run("verify", folder, "--code", code, "--json")
    assert (checked.status, checked.document["overall"]) == (0, "intact")

    recovery = next(line.strip() for line in sheet.read_text().splitlines() if line.count("-") == 7)
    code_file = write(tmp_path / "code.txt", recovery.encode())
    assert run("list", "case", "--passphrase-file", code_file).status == 0


def test_an_under_18_case_refuses_a_picture_until_somebody_looked(
    run: Run, minor_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    picture = write(tmp_path / "shot.png", PNG)

    refused = run("add", minor_case, picture, *key)
    assert (refused.status, refused.out) == (31, "")
    assert "EK-302" in refused.words
    assert "not-held" in refused.words

    intimate = run("add", minor_case, picture, "--intimate", "--no-nudity-visible", *key)
    assert (intimate.status, intimate.out) == (30, "")

    taken = run("add", minor_case, picture, "--no-nudity-visible", "--no-previews", *key)
    assert taken.status == 0
    assert taken.out.startswith("saved JS-001 ")


def test_an_under_18_case_notes_a_recording_without_taking_it(
    run: Run, minor_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    recording = asset_path("sample", "evidence") / "Screenrecorder-2026-11-19-08-15-30.mp4"

    refused = run("add", minor_case, recording, "--no-nudity-visible", *key)

    assert refused.status == 32
    listed = run("list", minor_case, "--json", *key).document
    assert [(item["status"], item["sha256"]) for item in listed["items"]] == [("not-held", None)]


def test_not_sure_is_the_default_and_counts_as_under_18(
    run: Run, passphrase_file: Path, tmp_path: Path
) -> None:
    created = run("create", "case", "--passphrase-file", passphrase_file)

    assert "under-18 rules hold" in created.words
    picture = write(tmp_path / "shot.png", PNG)
    assert run("add", "case", picture, "--passphrase-file", passphrase_file).status == 31


@pytest.mark.parametrize("typed", ["something else entirely", "", PASSPHRASE + " "])
def test_a_wrong_passphrase_is_said_and_changes_nothing(
    run: Run, adult_case: Path, tmp_path: Path, typed: str
) -> None:
    key_file = write(tmp_path / "wrong.txt", typed.encode())

    ran = run("list", adult_case, "--passphrase-file", key_file)

    assert (ran.status, "EK-101" in ran.words, ran.out) == (3, True, "")


def test_a_passphrase_can_come_from_standard_input(run: Run, adult_case: Path) -> None:
    ran = run("list", adult_case, "--passphrase-file", "-", said=PASSPHRASE.encode() + b"\n")

    assert ran.status == 0


def test_a_damaged_header_is_not_called_a_wrong_passphrase(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    for name in ("header.a", "header.b"):
        data = bytearray((adult_case / name).read_bytes())
        data[100] ^= 1
        (adult_case / name).write_bytes(data)

    ran = run("list", adult_case, "--passphrase-file", passphrase_file)

    assert (ran.status, "EK-104" in ran.words) == (6, True)


def test_a_damaged_exhibit_makes_check_exit_1_and_is_named(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    run("add", adult_case, write(tmp_path / "a.txt", b"one"), *key)
    run("add", adult_case, write(tmp_path / "b.txt", b"two"), *key)
    listed = run("list", adult_case, "--json", *key).document
    blob_id = listed["items"][0]["id"]
    blob = adult_case / "blobs" / blob_id[:2] / blob_id
    blob.write_bytes(blob.read_bytes()[:-4])

    ran = run("check", adult_case, "--full", "--json", *key)

    assert ran.status == 1
    verdicts = {each["subject"]: each["verdict"] for each in ran.document["findings"]}
    assert (verdicts["JS-001"], verdicts["JS-002"]) == ("altered", "intact")


def test_a_name_with_control_and_direction_characters_reaches_no_terminal(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    source = write(tmp_path / "a\x1b[31m\u202egpj.txt", b"x")

    ran = run("add", adult_case, source, "--passphrase-file", passphrase_file)

    assert ran.status == 0
    assert "⟦U+202E⟧" in ran.out
    assert not {"\x1b", "\u202e"} & set(ran.out + ran.words)


def test_findings_are_only_kept_after_a_yes(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)

    looked = run("paste", adult_case, "write to a@example.com", "--json", *key)
    assert looked.document["kept"] is False
    asked = run("paste", adult_case, "write to a@example.com", *key)
    assert asked.status == 51

    assert run("list", adult_case, "--json", *key).document["identifiers"] == []


def test_exports_never_replace_anything(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    mine = write(tmp_path / "report.pdf", b"mine")

    ran = run("report", adult_case, "-o", mine, "--passphrase-file", passphrase_file)

    assert (ran.status, mine.read_bytes()) == (43, b"mine")


def test_a_vault_that_is_open_elsewhere_is_left_alone(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    holding = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(adult_case), PASSPHRASE],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
    )
    assert holding.stdout is not None
    assert holding.stdout.readline() == b"open\n"

    ran = run("list", adult_case, "--passphrase-file", passphrase_file)

    holding.communicate()
    assert (ran.status, "EK-102" in ran.words) == (4, True)


HOLD = """
import sys
from pathlib import Path
from evidence_kit.clock import SystemClock
from evidence_kit.store import Vault
with Vault.open(Path(sys.argv[1]), sys.argv[2], clock=SystemClock()):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_ctrl_c_stops_cleanly_and_keeps_what_was_saved(
    adult_case: Path, passphrase_file: Path, tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        write(folder / f"{number:03d}.bin", number.to_bytes(4, "big") * 50_000)
    adding = subprocess.Popen(
        [
            sys.executable, "-m", "evidence_kit", "add", str(adult_case), str(folder),
            "--passphrase-file", str(passphrase_file),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert adding.stdout is not None
    first = [adding.stdout.readline() for _ in range(3)]
    adding.send_signal(signal.SIGINT)
    rest, words = adding.communicate(timeout=60)

    saved = [*first, *rest.splitlines(keepends=True)]
    assert adding.returncode == 71, words
    assert 3 <= len(saved) < 400
    key = ("--passphrase-file", passphrase_file)
    assert len(run("list", adult_case, "--json", *key).document["items"]) == len(saved)
    assert run("check", adult_case, "--full", *key).status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("add",),
        ("add", "case"),
        ("nonsense",),
        ("create", "case", "--age-in-picture", "perhaps"),
        ("verify",),
        ("list", "case"),
    ],
)
def test_wrong_usage_exits_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).status == 2


def test_help_opens_with_help(run: Run) -> None:
    ran = run()

    assert ran.status == 0
    assert "emergency number" in ran.out
    assert "not your" in ran.out


def test_version_and_self_test_answer(run: Run) -> None:
    assert run("--version").out.startswith("evidence-kit, version 0")
    tested = run("--self-test")
    assert tested.status == 0
    assert "decoder: limits" in tested.out


def test_the_checklist_needs_no_vault(run: Run, tmp_path: Path) -> None:
    shown = run("checklist", "--country", "SI", "--age", 15)
    assert shown.status == 0
    assert "113" in shown.out
    assert "116 111" in shown.out
    assert "StopNCII" not in shown.out

    written = run("checklist", "--country", "IT", "--age", 30, "-o", tmp_path / "steps.pdf")
    assert written.status == 0
    assert (tmp_path / "steps.pdf").read_bytes().startswith(b"%PDF")


def test_the_guidance_has_no_defect(run: Run) -> None:
    assert run("guidance", "check").status == 0


def test_a_folder_that_is_no_vault_or_package_is_said_so(
    run: Run, tmp_path: Path, passphrase_file: Path
) -> None:
    (tmp_path / "empty").mkdir()

    assert run("list", "empty", "--passphrase-file", passphrase_file).status == 7
    assert run("verify", "empty").status == 61
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_reader_that_closes_early_ends_us_quietly(
    adult_case: Path, passphrase_file: Path
) -> None:
    logging = subprocess.Popen(
        [
            sys.executable, "-m", "evidence_kit", "log", str(adult_case),
            "--passphrase-file", str(passphrase_file),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert logging.stdout is not None
    assert logging.stderr is not None
    logging.stdout.close()
    words = logging.stderr.read()
    logging.wait(timeout=60)
    logging.stderr.close()

    assert words == b""
