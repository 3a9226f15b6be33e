import io

import pytest

from evidence_kit import messages
from evidence_kit.errors import CancelledError
from evidence_kit.service.listening import Inbox, listen


def asked(number: int) -> messages.Ask:
    return messages.Ask(id=number, request=messages.ReadCase())


def heard(*frames: bytes) -> Inbox:
    inbox = Inbox()
    listen(io.BytesIO(b"".join(frames)), inbox)
    return inbox


def test_requests_are_handed_out_in_their_order_and_then_the_end() -> None:
    inbox = heard(messages.frame(asked(1)), messages.frame(asked(2)))

    found = [inbox.wait(), inbox.wait(), inbox.wait(), inbox.wait()]

    assert [each and each.id for each in found] == [1, 2, None, None]
    assert inbox.is_at_end
    assert inbox.broken_by == ""


def test_nothing_waiting_is_not_the_end() -> None:
    inbox = Inbox()

    assert inbox.find() is None
    assert not inbox.is_at_end


def test_after_the_end_nobody_waits_for_more() -> None:
    inbox = heard(messages.frame(asked(1)))
    inbox.wait()
    inbox.wait()

    assert inbox.find(60.0) is None


def test_what_comes_while_somebody_waits_is_handed_out() -> None:
    inbox = Inbox()
    inbox.put(asked(1))

    found = inbox.find(60.0)

    assert found is not None
    assert found.id == 1


def test_a_stop_reaches_what_still_waits() -> None:
    inbox = Inbox()
    for number in (1, 2):
        inbox.put(asked(number))

    inbox.stop(2)
    first, second = inbox.wait(), inbox.wait()

    assert first is not None
    assert second is not None
    first.cancel.check()
    with pytest.raises(CancelledError):
        second.cancel.check()


def test_a_stop_for_what_is_over_is_left_alone() -> None:
    inbox = Inbox()
    inbox.put(asked(1))
    found = inbox.wait()
    inbox.forget(1)

    inbox.stop(1)
    inbox.stop(99)

    assert found is not None
    found.cancel.check()


def test_the_end_of_the_input_stops_everything_under_way() -> None:
    inbox = heard(messages.frame(asked(1)))

    found = inbox.wait()

    assert found is not None
    with pytest.raises(CancelledError):
        found.cancel.check()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(messages.frame(asked(2))[:-1], id="in a frame"),
        pytest.param(messages.frame(asked(2))[:3], id="in a length"),
    ],
)
def test_an_input_that_is_cut_ends_there(data: bytes) -> None:
    inbox = heard(messages.frame(asked(1)), data)

    found = [inbox.wait(), inbox.wait()]

    assert [each and each.id for each in found] == [1, None]
    assert inbox.broken_by == ""


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes([0, 0, 0, 1, 0xC1]), id="no message"),
        pytest.param(b"\xff\xff\xff\xff", id="no length"),
        pytest.param(messages.frame(messages.CaseChanged()), id="the other end's"),
    ],
)
def test_what_is_not_understood_ends_the_input(
    data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = heard(data, messages.frame(asked(1)))

    assert inbox.wait() is None
    assert inbox.broken_by
    assert "not understood" in capsys.readouterr().err
