from evidence_kit import framing, messages
from evidence_kit.errors import CancelledError, SourceMissingError
from evidence_kit.progress import Progress, Stage
from evidence_kit.service.pipes import Speaker
from evidence_kit.service.telling import Teller, problem_of
from tests.fakes import StoppedClock
from tests.unit.service.heard import Heard


def at(done: int, stage: Stage = Stage.IMPORTING) -> Progress:
    return Progress(stage=stage, done=done, total=9)


def counts(heard: Heard) -> list[int]:
    return [each.progress.done for each in heard.messages if isinstance(each, messages.Moved)]


def test_progress_that_comes_too_fast_is_left_out_but_never_the_last(
    heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    teller = Teller(1, speaker, clock)

    for done in range(1, 6):
        teller.moved(at(done))
    teller.done(messages.Withdrawn(name="JS-001"))

    assert counts(heard) == [1, 5]
    assert heard.kinds == ["Moved", "Moved", "Done"]


def test_progress_is_said_again_after_its_pace(
    heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    teller = Teller(1, speaker, clock)

    for done in range(1, 4):
        teller.moved(at(done))
        clock.advance(1)

    assert counts(heard) == [1, 2, 3]


def test_a_refusal_is_the_end_too(heard: Heard, speaker: Speaker, clock: StoppedClock) -> None:
    teller = Teller(3, speaker, clock)

    teller.moved(at(1))
    teller.moved(at(2))
    teller.refused(CancelledError())

    assert heard.messages[-1] == messages.Refused(
        id=3, problem=messages.Problem(code="EK-702", facts={})
    )
    assert counts(heard) == [1, 2]


def test_an_error_crosses_as_its_code_and_facts() -> None:
    problem = problem_of(SourceMissingError(name="chat.png"))

    assert problem == messages.Problem(code="EK-201", facts={"name": "chat.png"})


def test_an_answer_that_is_too_long_is_refused_in_words_and_the_next_is_heard(
    heard: Heard, speaker: Speaker, clock: StoppedClock
) -> None:
    Teller(1, speaker, clock).done(messages.Preview(jpeg=bytes(framing.LARGEST_FRAME_BYTES)))
    Teller(2, speaker, clock).done(messages.Withdrawn(name="JS-001"))

    refused, done = heard.messages
    assert isinstance(refused, messages.Refused)
    assert refused.problem.code == "EK-160"
    assert isinstance(done, messages.Done)
