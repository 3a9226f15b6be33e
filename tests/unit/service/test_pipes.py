import os
import subprocess
import sys

from evidence_kit import messages
from evidence_kit.service.pipes import Speaker
from tests.fakes import ROOT_PATH
from tests.unit.service.heard import Heard

ALONE = """
import os, sys
from evidence_kit.messages import CaseChanged, frame
from evidence_kit.service.pipes import private_pipes
source, speaker = private_pipes()
print("for the log")
speaker.say(CaseChanged())
sys.stderr.write(f"{os.read(0, 10)!r} {os.get_inheritable(source.fileno())}")
"""


def test_frames_are_written_whole_and_in_order(heard: Heard, speaker: Speaker) -> None:
    said = [messages.CaseChanged(), messages.Ready(protocol=1, app_version="1")]

    for message in said:
        speaker.say(message)

    assert heard.messages == said


def test_once_the_window_is_gone_nothing_is_said_and_nothing_raised() -> None:
    source, sink = os.pipe()
    os.close(source)
    speaker = Speaker(sink)

    speaker.say(messages.CaseChanged())
    os.close(sink)
    # The descriptor is closed now: a second attempt to write would be noticed.
    speaker.say(messages.CaseChanged())

    assert not speaker._is_heard


def test_standard_output_leads_to_the_log_and_standard_input_nowhere() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", ALONE], cwd=ROOT_PATH, capture_output=True, check=False
    )

    assert ended.stdout == messages.frame(messages.CaseChanged())
    assert b"for the log" in ended.stderr
    assert b"b'' False" in ended.stderr
