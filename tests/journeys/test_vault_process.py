"""The vault process as the window uses it, and what happens when either of them goes away."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_kit import messages
from evidence_kit.clock import SystemClock
from evidence_kit.model import AgeInPicture, Ages, PaymentStatus, Route, StepState
from evidence_kit.resources import asset_path
from evidence_kit.store import Vault
from tests.fakes import ROOT_PATH
from tests.journeys.program import PASSPHRASE
from tests.journeys.vault_process import COMMAND, PATIENCE_S, VaultProcess, vault_process
from tests.vectors import read_vault

ADULT = Ages(now=24, in_picture=AgeInPicture.ADULT)
LARGE_BYTES = 1 << 30
"""Nobody waits for so much: every journey with it ends it."""

SCREENSHOT = "Screenshot_20261118-231905_Instagram.png"

NOISY = """
import os, sys

def shout(frame, event, _argument):
    if event == "call" and frame.f_code.co_name in {"read_case", "open_"}:
        print("a library speaks", flush=True)
        os.write(1, b"and another one")
        os.system("echo and a child")

sys.setprofile(shout)
from evidence_kit.service.main import run
sys.exit(run())
"""
"""The vault process in the company of code that writes where it should not."""

PARENT = """
import subprocess, sys
from evidence_kit import messages
from evidence_kit.model import Route

running = subprocess.Popen(sys.argv[3:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

def ask(number, request):
    running.stdin.write(messages.frame(messages.Ask(id=number, request=request)))
    running.stdin.flush()

def hear():
    length = running.stdout.read(messages.LENGTH_BYTES)
    return messages.from_vault(running.stdout.read(messages.payload_length(length)))

ask(1, messages.OpenCase(path=sys.argv[1], secret="a long enough phrase"))
offer = messages.FileOffer(path=sys.argv[2])
ask(2, messages.AddFiles(offers=(offer,), route=Route.DROP))
while not isinstance(hear(), messages.Moved):
    pass
print(running.pid, flush=True)
while True:
    hear()
"""
"""A window that has a long import under way."""


@pytest.fixture
def process(tmp_path: Path) -> Iterator[VaultProcess]:
    with vault_process(tmp_path) as started:
        yield started


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    path = tmp_path / "screen recording.mp4"
    with path.open("wb") as stream:
        stream.truncate(LARGE_BYTES)
    return path


def opening(path: Path) -> messages.OpenCase:
    return messages.OpenCase(path=str(path), secret=PASSPHRASE)


def adding(*paths: Path) -> messages.AddFiles:
    offers = tuple(messages.FileOffer(path=str(path)) for path in paths)
    return messages.AddFiles(offers=offers, route=Route.DROP)


def sealed_files(case_path: Path) -> list[Path]:
    return [path for path in (case_path / "blobs").rglob("*") if path.is_file()]


def is_moving(message: messages.FromVault) -> bool:
    return isinstance(message, messages.Moved)


def test_a_case_is_made_filled_and_found_again(tmp_path: Path, process: VaultProcess) -> None:
    case_path = tmp_path / "new case"
    opened = process.ask(
        messages.CreateCase(
            path=str(case_path),
            ages=ADULT,
            country="Slovenia",
            language="sl",
            initials="js",
            passphrase=PASSPHRASE,
        ),
        messages.Opened,
    )
    request_id = process.send(adding(asset_path("sample", "evidence", SCREENSHOT)))
    process.end_of(request_id)
    process.ask(
        messages.RecordPayment(status=PaymentStatus.DEMANDED, method="bank", amount="500"),
        messages.Recorded,
    )
    process.ask(messages.SetStep(step_id="save", state=StepState.DONE), messages.Recorded)
    status = process.hang_up()

    with Vault.open(case_path, PASSPHRASE, clock=SystemClock()) as vault:
        found, entries = vault.contents(), vault.ledger()
        bad = [each for each in vault.check(is_full=True) if each.verdict.is_bad]

    assert status == 0
    assert opened.case.country == "SI"
    assert [part.item.label for part in process.parts(request_id)] == ["JS-001"]
    assert [item.original_name for item in found.items] == [SCREENSHOT]
    assert [payment.amount for payment in found.payments] == ["500"]
    assert found.steps == {"save": StepState.DONE}
    assert bad == []
    assert entries


def test_the_head_is_signed_when_long_work_ends(
    tmp_path: Path, adult_case: Path, process: VaultProcess
) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text("Pay 500 € or everyone sees it.", encoding="utf-8")
    process.ask(opening(adult_case), messages.Opened)
    process.ask(adding(chat), messages.FilesAdded)
    # As a lock does it: from here on nothing can be signed.
    process.running.kill()
    process.running.wait(PATIENCE_S)

    reading = read_vault.read_vault(adult_case, PASSPHRASE)

    assert reading.problems == []
    assert reading.checkpoints == len(["opening", "import"])


def test_previews_follow_by_themselves(adult_case: Path, process: VaultProcess) -> None:
    process.ask(opening(adult_case), messages.Opened)
    process.ask(adding(asset_path("sample", "evidence", SCREENSHOT)), messages.FilesAdded)

    process.hear_until(lambda message: isinstance(message, messages.CaseChanged))
    seen = process.ask(messages.ReadCase(), messages.CaseSeen)
    (item,) = seen.items
    preview = process.ask(messages.LookAt(item_id=item.id), messages.Preview)

    assert list(seen.pictures) == [item.id]
    assert preview.jpeg.startswith(b"\xff\xd8")


def test_a_question_is_answered_while_an_import_runs(
    adult_case: Path, large_file: Path, process: VaultProcess
) -> None:
    process.ask(opening(adult_case), messages.Opened)
    importing = process.send(adding(large_file))
    process.hear_until(is_moving)

    seen = process.ask(messages.ReadCase(), messages.CaseSeen)
    drafted = process.ask(messages.SaveDraft(name="story", text="It began"), messages.DraftSaved)
    ended = [
        each
        for each in process.said
        if isinstance(each, messages.Done | messages.Refused) and each.id == importing
    ]

    assert seen.items == ()
    assert drafted.at.tzinfo is not None
    assert ended == []


def test_a_stop_ends_an_import_and_leaves_no_trace(
    adult_case: Path, large_file: Path, process: VaultProcess
) -> None:
    process.ask(opening(adult_case), messages.Opened)
    importing = process.send(adding(large_file))
    process.hear_until(is_moving)

    process.stop(importing)
    ended = process.end_of(importing)
    seen = process.ask(messages.ReadCase(), messages.CaseSeen)

    assert isinstance(ended, messages.Refused)
    assert ended.problem.code == "EK-702"
    assert process.parts(importing) == []
    assert seen.items == ()
    assert sealed_files(adult_case) == []


def test_what_waits_can_be_stopped_before_it_begins(
    adult_case: Path, large_file: Path, process: VaultProcess
) -> None:
    process.ask(opening(adult_case), messages.Opened)
    importing = process.send(adding(large_file))
    process.hear_until(is_moving)
    waiting = process.send(messages.MakeReport(path=str(adult_case / "r.pdf"), language="en"))

    process.stop(waiting)
    process.stop(importing)
    ended = process.end_of(waiting)

    assert isinstance(ended, messages.Refused)
    assert ended.problem.code == "EK-702"
    assert not (adult_case / "r.pdf").exists()


def test_long_requests_are_answered_in_their_order(
    tmp_path: Path, adult_case: Path, process: VaultProcess
) -> None:
    (tmp_path / "out").mkdir()
    process.ask(opening(adult_case), messages.Opened)
    evidence = sorted(asset_path("sample", "evidence").iterdir())
    sent = [
        process.send(adding(*evidence)),
        process.send(messages.MakeReport(path=str(tmp_path / "r.pdf"), language="en")),
        process.send(
            messages.MakePackage(target_path=str(tmp_path / "out"), language="en", as_zip=False)
        ),
    ]
    made = process.end_of(sent[-1])
    ended = [each.id for each in process.said if isinstance(each, messages.Done)]

    assert isinstance(made, messages.Done)
    assert isinstance(made.answer, messages.PackageMade)
    assert ended[-3:] == sent
    checked = process.ask(
        messages.CheckPackage(path=made.answer.folder_path, code=made.answer.hand_over_code),
        messages.PackageChecked,
    )
    assert (checked.is_intact, checked.is_code_compared) == (True, True)


def test_when_the_window_is_killed_the_vault_process_ends_too(
    adult_case: Path, large_file: Path
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(adult_case), str(large_file), *COMMAND],
        cwd=ROOT_PATH,
        stdout=subprocess.PIPE,
    ) as window:
        assert window.stdout is not None
        watched = os.pidfd_open(int(window.stdout.readline()))
        try:
            window.kill()
            # Without the rule it would go on for minutes; with it, it is gone within a second.
            gone, _, _ = select.select([watched], [], [], PATIENCE_S)
        finally:
            os.close(watched)

    with Vault.open(adult_case, PASSPHRASE, clock=SystemClock()) as vault:
        bad = [each for each in vault.check(is_full=True) if each.verdict.is_bad]
        items = vault.items()

    assert gone
    assert (items, bad) == ((), [])


def test_the_end_of_the_input_ends_an_import_in_order(
    adult_case: Path, large_file: Path, process: VaultProcess
) -> None:
    process.ask(opening(adult_case), messages.Opened)
    process.send(adding(large_file))
    process.hear_until(is_moving)

    process.hang_up()

    assert sealed_files(adult_case) == []


def test_what_was_typed_before_the_end_is_kept(adult_case: Path, process: VaultProcess) -> None:
    process.ask(opening(adult_case), messages.Opened)
    process.send(messages.SaveDraft(name="story/facts", text="It began on Wed"))
    status = process.hang_up()

    with Vault.open(adult_case, PASSPHRASE, clock=SystemClock()) as vault:
        drafts = vault.drafts()

    assert status == 0
    assert drafts == {"story/facts": "It began on Wed"}


def test_a_stray_print_does_not_break_the_framing(tmp_path: Path, adult_case: Path) -> None:
    log_path = tmp_path / "log"
    command = (sys.executable, "-c", NOISY)
    with log_path.open("wb") as log, vault_process(tmp_path, command, log) as process:
        process.ask(opening(adult_case), messages.Opened)
        seen = process.ask(messages.ReadCase(), messages.CaseSeen)
        process.hang_up()

    said = log_path.read_text()
    assert seen.items == ()
    assert "a library speaks" in said
    assert "and another one" in said
    assert "and a child" in said


@pytest.mark.skipif(sys.platform != "linux", reason="looks at Linux's answers")
def test_the_process_that_holds_the_key_leaves_no_core_file(process: VaultProcess):
    limits = Path(f"/proc/{process.running.pid}/limits").read_text(encoding="ascii")
    (core,) = (line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[-3:-1] == ["0", "0"]


def test_two_processes_cannot_have_one_vault(
    tmp_path: Path, adult_case: Path, process: VaultProcess
) -> None:
    process.ask(opening(adult_case), messages.Opened)

    with vault_process(tmp_path) as second:
        problem = second.refusal(opening(adult_case))

    assert problem.code == "EK-102"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"GET / HTTP/1.1\r\n\r\n", id="another program"),
        pytest.param(bytes([0, 0, 0, 1, 0xC1]), id="no message"),
        pytest.param(messages.frame(messages.CaseChanged()), id="its own message"),
    ],
)
def test_whoever_is_no_window_is_not_answered(process: VaultProcess, data: bytes) -> None:
    process.write(data)
    status = process.hang_up()

    assert status != 0
    assert len(process.said) == 1


def test_a_mistake_of_ours_ends_the_process_and_holds_no_evidence(
    tmp_path: Path, adult_case: Path
) -> None:
    log_path = tmp_path / "log"
    with log_path.open("wb") as log, vault_process(tmp_path, log=log) as process:
        process.ask(opening(adult_case), messages.Opened)
        # A window that encodes its text wrongly would be one.
        problem = process.refusal(messages.LookForFacts(text_utf8=b"the name of a person \xff"))
        status = process.running.wait(PATIENCE_S)

    assert problem.code == "EK-999"
    assert problem.facts["kind"] == "UnicodeDecodeError"
    assert status == 99
    assert "EK-999" in log_path.read_text()
    assert "person" not in log_path.read_text() + str(problem.facts)


def test_without_an_open_case_a_question_about_it_is_refused(process: VaultProcess) -> None:
    assert process.refusal(messages.ReadCase()).code == "EK-115"


def test_a_second_case_is_not_opened_beside_the_first(
    adult_case: Path, process: VaultProcess
) -> None:
    process.ask(opening(adult_case), messages.Opened)

    assert process.refusal(opening(adult_case)).code == "EK-116"


def test_a_wrong_passphrase_can_be_tried_again(adult_case: Path, process: VaultProcess) -> None:
    wrong = messages.OpenCase(path=str(adult_case), secret="another phrase")

    problem = process.refusal(wrong)
    opened = process.ask(opening(adult_case), messages.Opened)

    assert problem.code == "EK-101"
    assert opened.opened_with == "passphrase"


def test_an_interrupt_from_the_terminal_is_the_windows_to_answer(
    adult_case: Path, process: VaultProcess
) -> None:
    process.ask(opening(adult_case), messages.Opened)

    process.running.send_signal(signal.SIGINT)
    seen = process.ask(messages.ReadCase(), messages.CaseSeen)

    assert seen.items == ()


def test_in_an_under_18_case_a_picture_waits_for_the_question(
    minor_case: Path, process: VaultProcess
) -> None:
    data = asset_path("sample", "evidence", SCREENSHOT).read_bytes()
    process.ask(opening(minor_case), messages.Opened)

    asked = process.send(messages.AddPicture(data=data, name="pasted picture"))
    process.end_of(asked)
    (part,) = process.parts(asked)
    answered = process.send(
        messages.AddPicture(data=data, name="pasted picture", no_nudity_visible=True)
    )
    ended = process.end_of(answered)

    assert isinstance(part, messages.FileRefused)
    assert part.problem.code == "EK-302"
    assert isinstance(ended, messages.Done)
    assert ended.answer == messages.FilesAdded(saved=1, duplicates=0, refused=0)
