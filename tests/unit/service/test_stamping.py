from collections.abc import Callable
from dataclasses import replace

import pytest

from evidence_kit import messages
from evidence_kit.errors import AuthorityAddressError, CancelledError
from evidence_kit.model import Digest
from evidence_kit.service.stamping import PATIENCE_MS, answer_stamp, stamp_wish
from evidence_kit.service.work import Work
from evidence_kit.store import Vault
from evidence_kit.timestamping.requests import StampRequest, new_request
from tests.fakes import StoppedClock

WorkOn = Callable[[Vault | None], Work]

ADDRESS = "https://tsa.example/stamp"
REQUEST = new_request(Digest("ab" * 32), 7)


def answering(work: Work, *, is_sent: bool) -> Work:
    """Answer what is shown as soon as somebody waits for it, as the window does."""

    def wait() -> None:
        answer_stamp(messages.AnswerStamp(request=REQUEST.der, is_sent=is_sent), work)

    return replace(work, wait=wait)


def require_yes(work: Work) -> Callable[[StampRequest], None]:
    wish = stamp_wish(ADDRESS, work)
    assert wish is not None
    return wish.require_yes


def test_without_an_address_nobody_is_asked(work_on: WorkOn) -> None:
    assert stamp_wish(" ", work_on(None)) is None


def test_what_is_no_address_is_refused_before_anything_is_made(work_on: WorkOn) -> None:
    with pytest.raises(AuthorityAddressError):
        stamp_wish("not an address", work_on(None))


def test_the_very_bytes_are_shown_before_they_may_leave(
    work_on: WorkOn, parts: list[messages.Part]
) -> None:
    require_yes(answering(work_on(None), is_sent=True))(REQUEST)

    assert parts == [messages.StampAsked(hash="ab" * 32, request=REQUEST.der)]


def test_a_no_ends_the_work(work_on: WorkOn) -> None:
    with pytest.raises(CancelledError):
        require_yes(answering(work_on(None), is_sent=False))(REQUEST)


def test_a_yes_from_before_it_was_shown_is_none(work_on: WorkOn) -> None:
    work = answering(work_on(None), is_sent=False)
    work.held.stamp_answers[REQUEST.der] = True

    with pytest.raises(CancelledError):
        require_yes(work)(REQUEST)


def test_no_answer_for_a_while_is_a_no(work_on: WorkOn, clock: StoppedClock) -> None:
    work = work_on(None)

    def wait_long() -> None:
        clock.advance(PATIENCE_MS // 1000 + 1)

    with pytest.raises(CancelledError):
        require_yes(replace(work, wait=wait_long))(REQUEST)


def test_a_stop_ends_the_waiting(work_on: WorkOn) -> None:
    work = work_on(None)

    with pytest.raises(CancelledError):
        require_yes(replace(work, wait=work.cancel.request))(REQUEST)
