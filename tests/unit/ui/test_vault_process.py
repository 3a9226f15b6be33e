"""Against real processes: small ones that speak the protocol well or badly."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.model import Route
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.vault_process import LONGEST_LOG_BYTES, VaultProcess, vault_command

PRELUDE = """
import os, sys
from evidence_kit.messages import *
from evidence_kit.progress import Progress, Stage

def say(message):
    os.write(1, frame(message))

def hear():
    length = os.read(0, LENGTH_BYTES)
    return from_window(os.read(0, payload_length(length))) if length else None

def greet():
    say(Ready(protocol=PROTOCOL, app_version="1"))

def wait():
    while os.read(0, 1):
        pass
"""

ECHO = """
greet()
while (heard := hear()) is not None:
    if isinstance(heard, Stop):
        say(Refused(id=heard.id, problem=Problem(code="EK-702", facts={})))
    elif isinstance(heard.request, Withdraw):
        say(Moved(id=heard.id, progress=Progress(stage=Stage.CHECKING, done=1, total=2)))
    elif isinstance(heard.request, SuggestPassphrase):
        say(CaseChanged())
        say(Done(id=heard.id, answer=PassphraseSuggested(passphrase="seven small words")))
    elif isinstance(heard.request, AddFiles):
        problem = Problem(code="EK-201", facts={"name": "a"})
        say(Told(id=heard.id, part=FileRefused(name="a", path="/a", problem=problem)))
        say(Done(id=heard.id, answer=FilesAdded(saved=0, duplicates=0, refused=1)))
"""
"""Answers two requests, and leaves a withdrawal under way until it is stopped."""


@pytest.fixture
def started(qtbot: QtBot) -> Iterator[list[VaultProcess]]:
    assert qtbot is not None
    made: list[VaultProcess] = []
    yield made
    for each in made:
        each.kill()


def process(started: list[VaultProcess], script: str) -> VaultProcess:
    made = VaultProcess(command=(sys.executable, "-c", PRELUDE + script))
    started.append(made)
    return made


def test_a_request_is_answered_with_its_own_answer(
    qtbot: QtBot, started: list[VaultProcess]
) -> None:
    vault = process(started, ECHO)
    heard: list[object] = []

    vault.ask(messages.SuggestPassphrase(), on_done=heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [messages.PassphraseSuggested(passphrase="seven small words")]


def test_a_request_that_is_too_long_is_refused_and_the_next_is_answered(
    qtbot: QtBot, started: list[VaultProcess], too_long: messages.Request
) -> None:
    vault = process(started, ECHO)
    heard: list[object] = []

    numbers = [vault.ask(too_long, on_refused=heard.append)]
    assert heard == [], "whoever asks has its number first"
    numbers.append(vault.ask(messages.SuggestPassphrase(), on_done=heard.append))
    qtbot.waitUntil(lambda: len(heard) > 1)

    refused, done = heard
    assert isinstance(refused, messages.Problem)
    assert (refused.code, refused.facts) == ("EK-160", {"size_mib": 257, "most_mib": 256})
    assert done == messages.PassphraseSuggested(passphrase="seven small words")
    assert numbers == [1, 2]


TALKATIVE = """
greet()
number = hear().id
problem = Problem(code="EK-201", facts={"name": "a"})
for position in range(400):
    say(Told(id=number, part=FileRefused(name=str(position) * 999, path="/a", problem=problem)))
say(Done(id=number, answer=FilesAdded(saved=0, duplicates=0, refused=400)))
wait()
"""
"""Says more at once than is heard in one turn."""


def test_much_that_is_said_at_once_is_heard_in_several_turns_whole_and_in_order(
    qtbot: QtBot, started: list[VaultProcess]
) -> None:
    vault = process(started, TALKATIVE)
    turns: list[int] = [0]
    heard: list[tuple[str, int]] = []
    done: list[object] = []
    turning = QTimer()
    turning.timeout.connect(lambda: turns.append(turns[-1] + 1))

    def on_part(part: messages.Part) -> None:
        assert isinstance(part, messages.FileRefused)
        heard.append((part.name[: len(part.name) // 999], turns[-1]))

    vault.ask(messages.AddFiles(offers=(), route=Route.DROP), on_part=on_part, on_done=done.append)
    # All of it waits before the first is heard.
    vault.start()
    running = vault._process
    assert running is not None
    while running.bytesAvailable() < 400 * 1999:
        running.blockSignals(True)
        assert running.waitForReadyRead(20_000)
    running.blockSignals(False)
    turning.start(0)
    vault._on_process_output_came()
    qtbot.waitUntil(lambda: bool(done))

    assert [name for name, _turn in heard] == [str(position) for position in range(400)]
    assert len({turn for _name, turn in heard}) > 3


def test_a_refusal_that_comes_after_a_kill_reaches_nobody(
    qtbot: QtBot, started: list[VaultProcess], too_long: messages.Request
) -> None:
    vault = process(started, ECHO)
    heard: list[object] = []

    vault.ask(too_long, on_refused=heard.append)
    vault.kill()
    vault.ask(messages.SuggestPassphrase(), on_done=heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [messages.PassphraseSuggested(passphrase="seven small words")]


def test_what_is_told_before_the_end_arrives_before_the_end(
    qtbot: QtBot, started: list[VaultProcess]
) -> None:
    vault = process(started, ECHO)
    heard: list[str] = []

    vault.ask(
        messages.AddFiles(offers=(), route=Route.DROP),
        on_part=lambda part: heard.append(type(part).__name__),
        on_done=lambda answer: heard.append(type(answer).__name__),
    )
    qtbot.waitUntil(lambda: len(heard) > 1)

    assert heard == ["FileRefused", "FilesAdded"]


def test_only_what_is_more_than_a_quick_read_counts_as_busy(
    qtbot: QtBot, started: list[VaultProcess]
) -> None:
    vault = process(started, ECHO)
    refused: list[messages.Problem] = []

    vault.ask(messages.ReadCase())
    idle = vault.is_busy
    number = vault.ask(messages.Withdraw(name="JS-001"), on_refused=refused.append)
    busy = vault.is_busy
    vault.stop(number)
    qtbot.waitUntil(lambda: bool(refused))

    assert (idle, busy, vault.is_busy) == (False, True, False)
    assert refused == [messages.Problem(code="EK-702", facts={})]


def test_progress_reaches_whoever_asked(qtbot: QtBot, started: list[VaultProcess]) -> None:
    vault = process(started, ECHO)
    heard: list[Progress] = []

    vault.ask(messages.Withdraw(name="JS-001"), on_progress=heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [Progress(stage=Stage.CHECKING, done=1, total=2)]


def test_a_change_that_nobody_asked_for_is_a_signal(
    qtbot: QtBot, started: list[VaultProcess]
) -> None:
    vault = process(started, ECHO)

    with qtbot.waitSignals([vault.ready, vault.case_changed], order="strict"):
        vault.ask(messages.SuggestPassphrase())

    assert vault.log_text == ""


def test_numbers_are_never_used_twice(started: list[VaultProcess]) -> None:
    vault = process(started, ECHO)

    numbers = [vault.ask(messages.ReadCase()) for _ in range(3)]
    vault.kill()
    numbers.append(vault.ask(messages.ReadCase()))

    assert numbers == [1, 2, 3, 4]


def test_a_frame_may_arrive_in_any_pieces(qtbot: QtBot, started: list[VaultProcess]) -> None:
    script = """
data = frame(Ready(protocol=PROTOCOL, app_version="1")) + frame(CaseChanged())
for place in range(len(data)):
    os.write(1, data[place:place + 1])
wait()
"""
    vault = process(started, script)

    with qtbot.waitSignals([vault.ready, vault.case_changed], order="strict"):
        vault.start()

    assert vault.log_text == ""


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("os.write(1, b'Traceback (most recent call last):')", id="no frame"),
        pytest.param("say(Ready(protocol=PROTOCOL + 1, app_version='1'))", id="another protocol"),
        pytest.param("say(CaseChanged())", id="no greeting"),
        pytest.param("greet(); greet()", id="two greetings"),
        pytest.param("greet(); say(Stop(id=1))", id="our own message"),
        pytest.param("greet(); os.write(1, bytes([0, 0, 0, 1, 0xc1]))", id="no msgpack"),
        pytest.param("greet(); os.write(1, bytes([255, 255, 255, 255]))", id="a length too long"),
    ],
)
def test_whoever_does_not_speak_like_us_has_died(
    qtbot: QtBot, started: list[VaultProcess], script: str
) -> None:
    vault = process(started, f"{script}\nwait()")

    with qtbot.waitSignal(vault.died) as heard:
        vault.start()

    assert "not understood" in str(heard.args)


def test_an_end_that_nobody_asked_for_is_told_once_and_drops_what_was_asked(
    qtbot: QtBot, started: list[VaultProcess]
) -> None:
    vault = process(started, "greet()\nhear()\nsys.exit(7)")
    deaths: list[str] = []
    vault.died.connect(deaths.append)

    with qtbot.waitSignal(vault.died):
        vault.ask(messages.Withdraw(name="JS-001"))
    QCoreApplication.processEvents()

    assert deaths == ["it ended by itself with status 7"]
    assert not vault.is_busy


def test_an_answer_before_the_end_is_still_heard(qtbot: QtBot, started: list[VaultProcess]) -> None:
    script = """
greet()
say(Refused(id=hear().id, problem=Problem(code="EK-999", facts={})))
sys.exit(99)
"""
    vault = process(started, script)
    refused: list[messages.Problem] = []

    with qtbot.waitSignal(vault.died):
        vault.ask(messages.ReadCase(), on_refused=refused.append)

    assert [problem.code for problem in refused] == ["EK-999"]


def test_what_cannot_be_started_has_died(qtbot: QtBot, started: list[VaultProcess]) -> None:
    vault = VaultProcess(command=("/nowhere/at/all",))
    started.append(vault)

    with qtbot.waitSignal(vault.died) as heard:
        vault.ask(messages.ReadCase())

    assert heard.args == ["it could not be started"]


def test_after_a_kill_nothing_is_said_and_the_process_is_gone(
    qtbot: QtBot, started: list[VaultProcess]
) -> None:
    vault = process(started, ECHO)
    heard: list[object] = []
    for signal in (vault.case_changed, vault.died):
        signal.connect(lambda *args: heard.append(args))
    with qtbot.waitSignal(vault.ready):
        vault.ask(messages.SuggestPassphrase(), on_done=heard.append)

    vault.kill()
    before = list(heard)
    QCoreApplication.processEvents()

    assert heard == before
    assert not vault.is_busy


def test_a_killed_process_is_followed_by_a_fresh_one(
    qtbot: QtBot, started: list[VaultProcess]
) -> None:
    vault = process(started, ECHO)
    heard: list[object] = []
    with qtbot.waitSignal(vault.ready):
        vault.start()

    vault.kill()
    vault.ask(messages.SuggestPassphrase(), on_done=heard.append)
    qtbot.waitUntil(lambda: bool(heard))

    assert len(heard) == 1


def test_an_answer_may_end_the_process(qtbot: QtBot, started: list[VaultProcess]) -> None:
    script = "greet()\nfor _ in range(2): say(Done(id=1, answer=Withdrawn(name='x')))\nwait()"
    vault = process(started, script)
    heard: list[object] = []

    def end(answer: messages.Answer) -> None:
        heard.append(answer)
        vault.kill()

    vault.ask(messages.ReadCase(), on_done=end)
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [messages.Withdrawn(name="x")]


def test_whoever_is_left_in_peace_ends_by_itself(
    qtbot: QtBot, started: list[VaultProcess], tmp_path: object
) -> None:
    marker = f"{tmp_path}/ended"
    vault = process(started, f"greet()\nwait()\nopen({marker!r}, 'w').close()")
    with qtbot.waitSignal(vault.ready):
        vault.start()

    vault.leave()

    with open(marker, encoding="ascii") as stream:  # noqa: PTH123 - it only has to be there
        assert stream.read() == ""


def test_the_log_keeps_its_end_only(qtbot: QtBot, started: list[VaultProcess]) -> None:
    script = "greet()\nos.write(2, b'x' * 50_000 + b'the end')\nsay(CaseChanged())\nwait()"
    vault = process(started, script)

    with qtbot.waitSignal(vault.case_changed):
        vault.start()
    qtbot.waitUntil(lambda: vault.log_text.endswith("the end"))

    assert len(vault.log_text) == LONGEST_LOG_BYTES


def test_the_program_starts_its_own_vault_process() -> None:
    command = vault_command()

    assert command[0] == sys.executable
    assert command[-1] == messages.VAULT_ARGUMENT
