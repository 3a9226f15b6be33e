import hashlib
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_kit.resources import asset_path
from evidence_kit.store.imports import GROUP_COUNT
from tests.journeys.program import PASSPHRASE, Run

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_created_case_opens_with_its_passphrase_and_with_its_recovery_code(
    start: Run, tmp_path: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    sheet = tmp_path / "sheet.txt"
    created = start(
        "create", "case", "--age-now", 24, "--age-in-picture", "adult", "--country", "SI",
        "--initials", "js", "--recovery-file", sheet, *key,
    )  # fmt: skip
    assert created.status == 0
    assert created.out.startswith("created EK-")
    assert start("not-held", "case", "--describe", "a picture", *key).out == "noted JS-001\n"

    recovery = next(line.strip() for line in sheet.read_text().splitlines() if line.count("-") == 7)
    code_file = write(tmp_path / "code.txt", recovery.encode())
    assert start("list", "case", "--passphrase-file", code_file).status == 0


@pytest.mark.usefixtures("adult_case")
def test_a_case_from_its_first_to_its_last_verb(
    run: Run, tmp_path: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)

    source = asset_path("sample", "evidence") / "IMG_20261119_214812.jpg"
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    added = run("add", "case", source, "--device", "my phone", *key)
    assert added.out == f"saved JS-001 {digest} {source.name}\n"

    event = ("event", "case", "--at", "2026-11-18T23:11+01:00", "threat", "--by", "them")
    assert run(*event, "--until", "midnight", *key).status == 0
    paid = run(
        "payment", "case", "--method", "bank", "--amount", 200, "--currency", "EUR",
        "--status", "made", *key,
    )  # fmt: skip
    assert paid.out.startswith("kept payment/1")
    kept = run("paste", "case", "-", "--yes", *key, said=b"mail a@example.com")
    assert "kept identifier/1  e-mail address  a@example.com" in kept.out
    assert run("not-held", "case", "--describe", "a picture", *key).out == "noted JS-003\n"
    pin = ("--pin-file", write(tmp_path / "pin.txt", b"pin of hers\n"))
    assert run("removal", "case", "--service", "StopNCII", *pin, *key).status == 0
    words = write(tmp_path / "facts.txt", "Zgodilo se je včeraj.".encode())
    assert run("statement", "case", "--facts", words, *key).status == 0

    listed = run("list", "case", "--json", *key).document
    assert [item["label"] for item in listed["items"]] == ["JS-001", "JS-002", "JS-003"]
    assert listed["has_statement"]
    assert "pin of hers" not in str(listed)
    found = run("search", "case", "VCERAJ", "--json", *key).document
    assert [(hit["name"], hit["places"]) for hit in found["hits"]] == [("statement", ["facts"])]
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


def test_a_picture_is_covered_and_another_withheld(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    source = asset_path("sample", "evidence") / "IMG_20261119_214812.jpg"
    added = run("add", adult_case, source, "--other-people", *key)
    assert "JS-001 is withheld for the sake of others." in added.words

    covered = run("cover", adult_case, "JS/1", "--box", "10,10,40,20", "--json", *key).document
    assert (covered["copy"]["label"], covered["copy"]["original"]) == ("JS-001-C1", "JS-001")
    assert covered["copy"]["boxes"] == [[10, 10, 40, 20]]
    assert run("cover", adult_case, "1", "--box", "10,10,40", *key).status == 50
    assert run("cover", adult_case, "1", "--box", "90000,1,4,4", *key).status == 57
    withheld = run("withhold", adult_case, "js/1", "--why", "a friend's name", *key)
    assert withheld.out == "kept disclosure JS-001 withheld\n"

    listed = run("list", adult_case, *key).out
    assert f"JS-001-C1  held  {covered['copy']['sha256']}  image/png  JS-001" in listed
    assert "JS-001  What goes out: Withheld" in listed
    assert "friend" not in listed

    # Somebody is not sure what it shows: it goes out only after somebody looked.
    assert run("withhold", adult_case, "1", "--perhaps-intimate", *key).status == 0
    assert run("withhold", adult_case, "1", "--undo", *key).status == 66
    assert run("withhold", adult_case, "1", "--no-nudity-visible", *key).status == 2
    looked = run("withhold", adult_case, "1", "--undo", "--no-nudity-visible", *key)
    assert looked.out == "kept disclosure JS-001 whole\n"


def test_threats_and_answers_are_recorded_and_listed(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    threat = ("threat", adult_case, "I send it", "--language", "English")
    kept = run(*threat, "--demand", "money", "--deadline", "20:00", *key)
    assert kept.out == "kept threat/1  I send it\n"
    assert run("threat", adult_case, *key).status == 50
    assert run("referral", adult_case, "--reference", "PR 12/2026", *key).status == 0
    assert run("identifier", adult_case, "--kind", "phone", "--value", "1", *key).status == 0
    about = ("--first", "the 16th", "--reported", "21 November, number 4471")
    seen = run("seen", adult_case, "identifier/1", *about, *key)
    assert seen.out == "kept answer/identifier/1/reported\nkept sighting/1 not-said\n"
    assert run("answer", adult_case, "danger", "no", *key).out == "kept answer/danger\n"
    assert run("answer", adult_case, "danger", "perhaps", *key).status == 50
    named = run("answer", adult_case, "privacy", "reference", *key)
    assert "Exhibit numbers and the files of a package still begin with" in named.words
    assert "Exhibit" not in run("answer", adult_case, "privacy", "named", *key).words

    listed = run("list", adult_case, "--json", *key).document
    assert [(each["text"], each["deadline"]) for each in listed["threats"]] == [
        ("I send it", "20:00")
    ]
    assert [each["reference"] for each in listed["referrals"]] == ["PR 12/2026"]
    assert [each["first_seen"] for each in listed["sightings"]] == ["the 16th"]
    assert listed["answers"] == {
        "danger": "no",
        "identifier/1/reported": "21 November, number 4471",
        "privacy": "named",
        "threat/1/language": "English",
    }


def test_a_payment_is_set_right_where_it_stands(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    paid = ("--method", "bank", "--amount", "1500", "--currency", "EUR", "--to", "SI56 2633")
    assert run("payment", adult_case, *paid, *key).status == 0

    told = run("correct", adult_case, "payment/1", "--amount", "150", *key)

    assert (told.status, told.out) == (0, "kept payment/1\n")
    (now,) = json.loads(run("list", adult_case, "--json", *key).out)["payments"]
    assert (now["amount"], now["currency"], now["to"]) == ("150", "EUR", "SI56 2633")
    assert run("correct", adult_case, "payment/2", "--amount", "150", *key).status != 0


def test_accounts_are_joined_and_parted_and_a_payment_is_told_of_later(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    paste = f"{adult_case}", "@ex_1 on Instagram and @ex_2 on Telegram", "--yes", *key
    assert run("paste", *paste).status == 0
    paid = ("--method", "bank", "--amount", "200", "--currency", "EUR", "--status", "made")
    assert run("payment", adult_case, *paid, *key).status == 0

    assert run("belongs", adult_case, "2", "--to", "new", *key).out == "kept attribution/2 S2\n"
    assert run("same", adult_case, "S2", "S1", "--note", "same voice", *key).out == (
        "kept subject/2 S1\n"
    )
    assert run("same", adult_case, "S1", "S2", *key).status == 50
    told = run("detail", adult_case, "payment/1", "recall-at", "today", *key)
    assert told.out == "kept detail/1/recall-at\n"

    listed = run("list", adult_case, "--json", *key).document
    assert [each["subject"] for each in listed["identifiers"]] == ["S1", "S1"]
    assert listed["subjects"] == [{"subject": "S2", "part_of": "S1", "note": "same voice"}]
    assert listed["payments"][0]["details"] == {"recall-at": "today"}
    assert [(each["state"], each["amount"]) for each in listed["sums"]] == [
        ("made", "200"),
        ("asked-back", "200"),
    ]
    left_out = run("own-accounts", adult_case, "leave-out", *key)
    assert left_out.out == "kept answer/own-accounts-left-out\n"

    assert run("apart", adult_case, "S2", *key).out == "kept subject/2\n"
    listed = run("list", adult_case, "--json", *key).document
    assert [each["subject"] for each in listed["identifiers"]] == ["S1", "S2"]
    assert [each["recorded_subject"] for each in listed["identifiers"]] == ["", "S1"]


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


def test_a_passphrase_can_come_from_standard_input(start: Run, adult_case: Path) -> None:
    ran = start("list", adult_case, "--passphrase-file", "-", said=PASSPHRASE.encode() + b"\n")

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
    start: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    start("add", adult_case, write(tmp_path / "a.txt", b"one"), *key)
    start("add", adult_case, write(tmp_path / "b.txt", b"two"), *key)
    listed = start("list", adult_case, "--json", *key).document
    blob_id = listed["items"][0]["id"]
    blob = adult_case / "blobs" / blob_id[:2] / blob_id
    blob.write_bytes(blob.read_bytes()[:-4])

    ran = start("check", adult_case, "--full", "--json", *key)

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
    assert looked.document["identifiers"][0]["group"] == "contacts"
    asked = run("paste", adult_case, "write to a@example.com", *key)
    assert "Phone and e-mail\n  e-mail address: a@example.com" in asked.words
    assert (asked.status, "Nothing was kept" in asked.words) == (51, True)

    assert run("list", adult_case, "--json", *key).document["identifiers"] == []


def test_a_finding_is_corrected_or_left_out_in_the_terminal(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    text = "to SI56 2633 0001 2039 087 or a@example.com"
    options = ("--read-as", "SI56 2633 0001 2039 087", "SI56 2633 0001 2039 086")

    looked = run("paste", adult_case, text, *options, "--json", *key)
    assert looked.document["identifiers"][0]["normalised"] == "SI56263300012039086"
    ran = run("paste", adult_case, text, *options, "--leave-out", "a@example.com", "--yes", *key)
    assert (ran.status, "read as you said: SI56263300012039086" in ran.words) == (0, True)
    (kept,) = run("list", adult_case, "--json", *key).document["identifiers"]
    assert (kept["value"], kept["validity"]) == ("SI56 2633 0001 2039 087", "valid")
    unknown = run("paste", adult_case, text, "--leave-out", "b@example.com", "--yes", *key)
    assert unknown.status == 50


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
        bufsize=0,  # lines read ahead would be lost to communicate()
    )  # fmt: skip
    assert adding.stdout is not None
    first = [adding.stdout.readline() for _ in range(3)]
    adding.send_signal(signal.SIGINT)
    rest, words = adding.communicate(timeout=60)

    saved = [*first, *rest.splitlines(keepends=True)]
    assert adding.returncode == 71, words
    assert 3 <= len(saved) < 400
    key = ("--passphrase-file", passphrase_file)
    kept = run("list", adult_case, "--json", *key).document["items"]
    told = [line.split()[1].decode() for line in saved]
    assert [item["label"] for item in kept[: len(told)]] == told
    # A group is committed as one; the stop may come while its items are being told.
    assert len(kept) < len(told) + GROUP_COUNT
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


def test_help_opens_with_help(start: Run) -> None:
    ran = start("--help")

    assert ran.status == 0
    assert "emergency number" in ran.out
    assert "not your" in ran.out


def test_version_and_self_test_answer(start: Run) -> None:
    assert start("--version").out.startswith("evidence-kit, version 0")
    assert "decoder/protection" in start("--self-test").out


def test_the_self_test_tries_all_of_it_and_leaves_nothing_behind(
    start: Run, tmp_path: Path
) -> None:
    tested = start("--self-test", "--json", "--folder", tmp_path)

    found = tested.document
    answers = {each["subject"]: each["answer"] for each in found["proofs"]}
    assert tested.status == 0
    assert found["format"] == "evidence-kit/self-test/1"
    assert found["overall"] in {"good", "partly"}
    assert {answers[name] for name in answers if name.startswith(("crypto/", "disk/"))} == {"good"}
    assert answers["computer/key-memory"] == answers["computer/fonts"] == "good"
    assert list(tmp_path.iterdir()) == []


def test_a_self_test_of_a_folder_that_refuses_exits_1(run: Run, tmp_path: Path) -> None:
    tested = run("--self-test", "--folder", tmp_path / "nowhere")

    assert tested.status == 1
    assert "not good    disk/durable" in tested.out
    assert "must not be relied on" in tested.words


@pytest.mark.parametrize("option", [("--json",), ("--folder", "x")])
def test_what_goes_with_the_self_test_alone_is_wrong_usage_without_it(
    run: Run, option: tuple[str, ...]
) -> None:
    assert run(*option).status == 2


def test_the_checklist_needs_no_vault(start: Run, tmp_path: Path) -> None:
    shown = start("checklist", "--country", "SI", "--age", 15)
    assert shown.status == 0
    assert "113" in shown.out
    assert "116 111" in shown.out
    assert "StopNCII" not in shown.out

    written = start("checklist", "--country", "IT", "--age", 30, "-o", tmp_path / "steps.pdf")
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


def test_an_empty_text_is_refused_and_not_kept(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)

    for said in (b"", b" \n\n"):
        assert run("paste", adult_case, "-", "--yes", *key, said=said).status == 50

    assert run("list", adult_case, "--json", *key).document["items"] == []


def test_a_pasted_text_says_where_it_comes_from(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    about = {"device": "my phone", "app": "Instagram", "how": "copied", "who": "my sister"}
    options = [part for name, value in about.items() for part in (f"--{name}", value)]

    assert run("paste", adult_case, "send 500", "--yes", *options, *key).status == 0

    (item,) = run("list", adult_case, "--json", *key).document["items"]
    assert {name: item[name] for name in about} == about


@pytest.mark.parametrize(
    "arguments",
    [
        ("paste", "case", "-"),
        ("statement", "case", "--facts", "-"),
        ("removal", "case", "--service", "StopNCII", "--pin-file", "-"),
    ],
)
def test_standard_input_is_never_read_for_two_things(
    run: Run, adult_case: Path, arguments: tuple[str, ...]
) -> None:
    ran = run(*arguments, "--passphrase-file", "-", said=PASSPHRASE.encode() + b"\n")

    assert (adult_case.name, ran.status) == ("case", 2)
    assert "only once" in ran.words


def test_a_pin_is_never_an_argument(run: Run, adult_case: Path, passphrase_file: Path) -> None:
    key = ("--passphrase-file", passphrase_file)

    assert run("removal", adult_case, "--service", "StopNCII", "--pin", 1234, *key).status == 2

    assert run("list", adult_case, "--json", *key).document["removals"] == []


def test_what_is_said_about_a_file_that_is_there_already_is_not_dropped_in_silence(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    chat = write(tmp_path / "chat.txt", b"send 500")
    first = run("add", adult_case, chat, "--device", "my phone", *key)
    assert "not recorded" not in first.words

    same = run("add", adult_case, chat, "--device", "my phone", *key)
    assert (same.status, "not recorded" in same.words) == (0, False)
    other = run("add", adult_case, chat, "--device", "my laptop", "--json", *key)
    assert (other.status, "not recorded" in other.words) == (0, True)

    assert run("withdraw", adult_case, "JS-001", "--why", "mistake", *key).status == 0
    assert run("add", adult_case, chat, "--device", "my laptop", *key).status == 0
    items = run("list", adult_case, "--json", *key).document["items"]
    assert [(item["status"], item["device"]) for item in items][-1] == ("held", "my laptop")


def test_a_new_case_says_what_follows(run: Run, passphrase_file: Path, tmp_path: Path) -> None:
    key = ("--passphrase-file", passphrase_file)

    alone = run("create", "one", "--country", "Slovenija", *key)
    assert "It is not your fault" in alone.words
    assert "only way into this vault" in alone.words
    assert "reach this computer" in alone.words
    assert "cannot hide" in alone.words
    assert "evidence-kit checklist --country SI\n" in alone.words
    assert "evidence-kit add one FILE\n" in alone.words
    assert "no numbers of its own" not in alone.words

    sheet = tmp_path / "sheet.txt"
    more = ("--recovery-file", sheet, "--country", "BR", "--language", "pl")
    backed = run("create", "two", *more, *key)
    assert "only way into this vault" not in backed.words
    assert str(sheet) in backed.words
    assert "no numbers of its own for Brazil" in backed.words
    assert "“pl” is noted" in backed.words


@pytest.mark.parametrize(
    ("sheet", "status"), [("case/sheet.txt", 50), ("gone/sheet.txt", 41), ("sheet.txt", 43)]
)
def test_where_the_recovery_sheet_cannot_be_no_vault_is_made(
    run: Run, passphrase_file: Path, tmp_path: Path, sheet: str, status: int
) -> None:
    mine = write(tmp_path / "sheet.txt", b"mine")

    ran = run("create", "case", "--recovery-file", sheet, "--passphrase-file", passphrase_file)

    assert (ran.status, mine.read_bytes()) == (status, b"mine")
    assert not (tmp_path / "case").exists()


def test_a_vault_that_cannot_be_made_leaves_no_recovery_sheet(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.txt"

    ran = run("create", adult_case, "--recovery-file", sheet, "--passphrase-file", passphrase_file)

    assert (ran.status, sheet.exists()) == (8, False)


def test_changed_ages_need_both_answers_and_a_yes(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    picture = write(tmp_path / "a.png", PNG)
    run("add", adult_case, picture, "--intimate", "--no-previews", *key)
    run("report", adult_case, "-o", tmp_path / "report.pdf", *key)
    held = run("list", adult_case, "--json", *key).document

    assert run("ages", adult_case, *key).status == 2
    assert run("ages", adult_case, "--age-now", 15, *key).status == 2
    assert run("ages", adult_case, "--age-in-picture", "under-18", *key).status == 2
    both = ("--age-now", 15, "--age-in-picture", "under-18")
    asked = run("ages", adult_case, *both, *key)
    assert (asked.status, asked.out) == (51, "")
    assert "JS-001" in asked.words
    assert "ask them first" in asked.words
    assert run("list", adult_case, "--json", *key).document == held

    done = run("ages", adult_case, *both, "--yes", *key)
    assert (done.status, done.out) == (0, "changed under-18\nwithdrawn JS-001\n")
    assert "The report, version 1, made on" in done.words


def test_lifting_the_under_18_rules_needs_a_yes(
    run: Run, minor_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    adult = ("--age-now", 24, "--age-in-picture", "adult")

    asked = run("ages", minor_case, *adult, *key)
    assert (asked.status, "18 or older" in asked.words) == (51, True)
    assert run("list", minor_case, "--json", *key).document["case"]["under_18_rules"] is True

    assert run("ages", minor_case, *adult, "--yes", *key).out == "changed adult\n"


def test_an_age_that_changes_no_rule_needs_no_yes(
    run: Run, minor_case: Path, passphrase_file: Path
) -> None:
    sixteen = ("--age-now", 16, "--age-in-picture", "under-18")

    ran = run("ages", minor_case, *sixteen, "--passphrase-file", passphrase_file)

    assert (ran.status, ran.out) == (0, "changed under-18\n")


@pytest.mark.parametrize(
    ("arguments", "is_offered"),
    [
        (("--age", 18), False),
        (("--age", 18, "--age-in-picture", "not-sure"), False),
        (("--age", 34, "--age-in-picture", "under-18"), False),
        (("--age", 15, "--age-in-picture", "adult"), False),
        (("--age-in-picture", "adult"), False),
        (("--age", 18, "--age-in-picture", "adult"), True),
    ],
)
def test_a_tool_for_adults_needs_both_answers_about_age(
    run: Run, arguments: tuple[object, ...], *, is_offered: bool
) -> None:
    shown = run("checklist", "--country", "GB-EW", *arguments)

    assert (shown.status, "stopncii.org" in shown.out) == (0, is_offered)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--age", "34 years"),
        ("--age", "abc"),
        ("--age", "-5"),
        ("--age", "99999"),
        ("--country", "XX"),
        ("--country", "Atlantis"),
    ],
)
def test_the_checklist_takes_no_answer_it_does_not_understand(
    run: Run, arguments: tuple[str, ...]
) -> None:
    ran = run("checklist", *arguments)

    assert (ran.status, ran.out, "EK-501" in ran.words) == (50, "", True)


def test_a_country_has_the_same_numbers_by_name_and_by_code(run: Run) -> None:
    for name, code in (("Slovenija", "SI"), ("Scotland", "GB-SCT"), ("UK", "GB")):
        named, coded = run("checklist", "--country", name), run("checklist", "--country", code)
        assert (named.status, named.out) == (0, coded.out)


def test_a_country_without_numbers_is_said_first(run: Run, tmp_path: Path) -> None:
    shown = run("checklist", "--country", "BR")
    assert shown.out.startswith("Evidence Kit has no numbers of its own for Brazil yet")
    assert "Slovenia" in shown.out.partition("What to do now")[0]
    assert max(map(len, shown.out.splitlines())) <= 78

    assert run("checklist").out.startswith("No country was said")
    assert run("checklist", "--country", "SI").out.startswith("What to do now")

    written = run("checklist", "--country", "BR", "-o", tmp_path / "steps.pdf")
    assert (written.status, "no numbers of its own" in written.words) == (0, True)


def test_whoever_paid_nothing_is_told_nothing_about_getting_it_back(run: Run) -> None:
    call = "Money moved? Call your bank now"

    assert call in run("checklist", "--country", "SI", "--paid").out
    assert call not in run("checklist", "--country", "SI", "--not-paid").out


def test_a_language_without_words_is_said_and_answered_in_english(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)

    shown = run("checklist", "--country", "SI", "--language", "pl")
    assert (shown.status, "no words in “pl” yet" in shown.words) == (0, True)
    report = tmp_path / "report.pdf"
    written = run("report", adult_case, "-o", report, "--language", "pl", *key)
    assert (written.status, "no words in “pl” yet" in written.words) == (0, True)
    assert b"/Lang (en)" in report.read_bytes()


def test_what_goes_out_comes_with_a_word_about_what_it_may_hold(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)

    report = run("report", adult_case, "-o", tmp_path / "report.pdf", *key)
    package = run("package", adult_case, "-o", tmp_path, *key)

    for ran in (report, package):
        assert "may be read by the other side" in ran.words
    for verb, words in (("statement", "leave out your address"), ("add", "no name, no address")):
        assert words in " ".join(run(verb, "--help").out.split())
    assert "One neutral word" in " ".join(run("withdraw", "--help").out.split())


def test_papers_are_written_listed_and_never_replaced(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    out = tmp_path / "papers"

    nothing = run("papers", adult_case, "-o", out, "--kind", "preservation-request", *key)
    assert (nothing.status, out.exists()) == (53, False)

    written = run("papers", adult_case, "-o", out, "--kind", "receipt", "--json", *key)
    assert written.status == 0
    (paper,) = written.document["papers"]
    data = (out / paper["name"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == paper["sha256"]
    assert "Nothing was sent to anybody" in written.words
    assert run("papers", adult_case, "-o", out, *key).status != 0


def test_a_shortened_hand_over_code_is_answered_with_words_about_the_package(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    packed = run("package", adult_case, "-o", tmp_path, "--passphrase-file", passphrase_file)
    folder = packed.out.splitlines()[0].split(" ", 1)[1]
    code = next(line.split()[1] for line in packed.out.splitlines() if line.startswith("code"))

    short = run("verify", folder, "--code", code[:16])
    assert (short.status, short.out) == (52, "")
    assert "The package was not checked" in short.words
    assert "recorded" not in short.words

    whole = run("verify", folder, "--code", code)
    assert whole.out.splitlines()[-1] == "intact: every file is what was handed over"
    alone = run("verify", folder)
    assert alone.out.splitlines()[-1] == "consistent with itself; compare the hand-over code"


def test_ctrl_c_while_the_program_loads_leaves_no_traceback() -> None:
    # The interpreter tells what it has imported, so that the moment is known and not guessed.
    loading = subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "evidence_kit", "--version"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert loading.stderr is not None
    while b"evidence_kit.i18n" not in (line := loading.stderr.readline()):
        assert line
    loading.send_signal(signal.SIGINT)
    out, words = loading.communicate(timeout=60)

    assert (loading.returncode, out) == (-signal.SIGINT, b"")
    assert b"Traceback" not in words


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGHUP])
def test_the_end_of_the_session_stops_an_import_cleanly(
    adult_case: Path, passphrase_file: Path, tmp_path: Path, run: Run, stop: signal.Signals
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        write(folder / f"{number:03d}.bin", number.to_bytes(4, "big") * 50_000)
    key = ("--passphrase-file", str(passphrase_file))
    adding = subprocess.Popen(
        [sys.executable, "-m", "evidence_kit", "add", str(adult_case), str(folder), *key],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,  # lines read ahead would be lost to communicate()
    )
    assert adding.stdout is not None
    first = [adding.stdout.readline() for _ in range(3)]
    adding.send_signal(stop)
    rest, words = adding.communicate(timeout=60)

    saved = [*first, *rest.splitlines()]
    assert adding.returncode == 71, words
    assert 3 <= len(saved) < 400
    kept = run("list", adult_case, "--json", *key).document["items"]
    told = [line.split()[1].decode() for line in saved]
    assert [item["label"] for item in kept[: len(told)]] == told
    # A group is committed as one; the stop may come while its items are being told.
    assert len(kept) < len(told) + GROUP_COUNT


def test_what_an_older_database_forgot_is_taken_back_by_mending(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    older = (adult_case / "case.db").read_bytes()
    run("add", adult_case, write(tmp_path / "a.txt", b"one"), *key)
    (adult_case / "case.db").write_bytes(older)

    assert "not checked" in run("check", adult_case, "--full", *key).out
    mended = run("check", adult_case, "--full", "--mend", *key)

    assert mended.status == 0
    assert "it is in the case again" in mended.words
    (item,) = run("list", adult_case, "--json", *key).document["items"]
    assert item["original_name"] == "a.txt"


def test_a_vault_whose_database_is_lost_is_written_anew(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    for name in ("a.txt", "b.txt"):
        run("add", adult_case, write(tmp_path / name, name.encode()), *key)
    (adult_case / "case.db").unlink()
    refused = run("list", adult_case, *key)
    assert (refused.status, "evidence-kit repair" in refused.words) == (9, True)

    adult = ("--age-now", "24", "--age-in-picture", "adult")
    ran = run("repair", adult_case, "-o", tmp_path / "new", *adult, "--json", *key)

    assert ran.status == 1, ran.words
    assert (ran.document["format"], ran.document["rows_from"]) == (
        "evidence-kit/repair/1",
        "sealed-files",
    )
    assert [each["original_name"] for each in ran.document["rebuilt"]] == ["a.txt", "b.txt"]
    assert "What was withheld or covered must be chosen again" in ran.words
    assert "Nothing in the old vault was changed" in ran.words
    assert run("check", tmp_path / "new", "--full", *key).status == 0
    told = run("list", tmp_path / "new", "--json", *key).document
    assert [item["original_name"] for item in told["items"]] == ["a.txt", "b.txt"]


def test_a_sound_vault_is_brought_over_and_says_so(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    run("add", adult_case, write(tmp_path / "a.txt", b"one"), *key)

    ran = run("repair", adult_case, "-o", tmp_path / "new", *key)

    assert (ran.status, ran.out.splitlines()[0].split()[0]) == (0, "repaired")
    assert "intact  JS-001" in ran.out
    again = run("repair", adult_case, "-o", tmp_path / "new", *key)
    assert (again.status, "EK-106" in again.words) == (8, True)


def test_a_vault_without_any_header_is_said_to_be_closed_for_good(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    for name in ("header.a", "header.b"):
        (adult_case / name).unlink()

    ran = run("repair", adult_case, "-o", tmp_path / "new", "--passphrase-file", passphrase_file)

    assert (ran.status, "EK-117" in ran.words) == (19, True)


def test_in_an_under_18_case_no_picture_is_let_in_again_by_itself(
    run: Run, minor_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    picture = asset_path("sample", "evidence") / "Screenshot_20261119-075254.jpg"
    assert run("add", minor_case, picture, "--no-nudity-visible", *key).status == 0
    (minor_case / "case.db").unlink()

    ran = run("repair", minor_case, "-o", tmp_path / "new", *key)

    assert ran.status == 1
    assert "ask the police first" in ran.words
    assert run("list", tmp_path / "new", "--json", *key).document["items"] == []
    looked = run("repair", minor_case, "-o", tmp_path / "other", "--no-nudity-visible", *key)
    assert "rebuilt EX-001" in looked.out


@pytest.mark.usefixtures("adult_case")
def test_the_order_is_chosen_until_something_goes_out(
    run: Run, tmp_path: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    for what in ("the first", "the second", "the third"):
        run("not-held", "case", "--describe", what, *key)

    assert run("order", "case", *key).out.split() == ["JS-001", "JS-002", "JS-003"]
    put = run("order", "case", "JS-003", *key)
    listed = run("list", "case", "--json", *key).document
    assert put.out.split() == ["JS-003", "JS-001", "JS-002"]
    assert [item["label"] for item in listed["items"]] == ["JS-003", "JS-001", "JS-002"]
    assert run("order", "case", "JS-003", "--by-number", *key).status == 2

    assert run("report", "case", "-o", tmp_path / "report.pdf", *key).status == 0
    refused = run("order", "case", "--by-number", *key)
    assert (refused.status, refused.out) == (64, "")
    assert "stays as it is" in refused.words
    assert run("order", "case", *key).out.split() == ["JS-003", "JS-001", "JS-002"]


def test_the_country_of_a_case_is_changed_and_the_steps_follow(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)

    changed = run("country", adult_case, "Italy", *key)

    assert (changed.status, changed.out) == (0, "changed country IT\n")
    assert run("list", adult_case, "--json", *key).document["case"]["country"] == "IT"
    assert run("country", adult_case, *key).status == 2
    assert run("country", adult_case, "Italy", "--not-said", *key).status == 2
    assert run("country", adult_case, "--not-said", *key).out == "changed country not-said\n"
