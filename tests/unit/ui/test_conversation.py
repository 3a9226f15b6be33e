import pytest

from evidence_kit import messages
from evidence_kit.errors import TooMuchAtOnceError
from evidence_kit.ui.conversation import Conversation

GREETING = messages.frame(messages.Ready(protocol=messages.PROTOCOL, app_version="1"))
CHANGED = messages.frame(messages.CaseChanged())


@pytest.fixture
def news() -> list[str]:
    return []


@pytest.fixture
def conversation(news: list[str]) -> Conversation:
    return Conversation(
        on_ready=lambda: news.append("ready"),
        on_case_changed=lambda: news.append("changed"),
        on_broken=news.append,
    )


def refused(request_id: int) -> bytes:
    return messages.frame(
        messages.Refused(id=request_id, problem=messages.Problem(code="EK-702", facts={}))
    )


def test_frames_are_told_in_order_however_they_were_cut(
    conversation: Conversation, news: list[str]
) -> None:
    for byte in GREETING + CHANGED:
        conversation.hear(bytes([byte]))

    assert news == ["ready", "changed"]


def test_an_answer_reaches_whoever_asked_and_nobody_twice(conversation: Conversation) -> None:
    heard: list[messages.Problem] = []
    conversation.ask(7, messages.ReadCase(), on_refused=heard.append)

    conversation.hear(GREETING + refused(7) + refused(7))

    assert [problem.code for problem in heard] == ["EK-702"]


def test_another_protocol_breaks_it(conversation: Conversation, news: list[str]) -> None:
    other = messages.frame(messages.Ready(protocol=messages.PROTOCOL + 1, app_version="1"))

    conversation.hear(other)

    assert news == ["it said what is not understood: it is not this program's vault process"]


def test_once_it_is_over_nothing_is_told_any_more(
    conversation: Conversation, news: list[str]
) -> None:
    conversation.ask(1, messages.ReadCase(), on_refused=lambda _problem: conversation.end())

    conversation.hear(GREETING + refused(1) + CHANGED)

    assert news == ["ready"]
    assert not conversation.is_busy


def test_only_what_is_under_way_can_be_stopped(conversation: Conversation) -> None:
    conversation.ask(3, messages.ReadCase())

    assert conversation.stop(4) == b""
    assert conversation.stop(3) == messages.frame(messages.Stop(id=3))


def test_a_request_that_is_too_long_is_nobodys_and_the_conversation_goes_on(
    conversation: Conversation, too_long: messages.Request
) -> None:
    heard: list[messages.Problem] = []
    with pytest.raises(TooMuchAtOnceError):
        conversation.ask(1, too_long, on_refused=heard.append)

    assert not conversation.is_busy
    conversation.ask(2, messages.ReadCase(), on_refused=heard.append)
    conversation.hear(GREETING + refused(1) + refused(2))
    assert len(heard) == 1
