"""Time stamps over what is being made: the window shows what would leave, and a person says yes.

The rules are: nothing is sent before the very bytes were shown and answered; no answer for a while
is a no, so that a case never stays open behind a question nobody reads.
"""

from evidence_kit import messages
from evidence_kit.casework.stamps import StampWish
from evidence_kit.errors import CancelledError
from evidence_kit.service.work import Work
from evidence_kit.timestamping.asking import authority_at
from evidence_kit.timestamping.requests import StampRequest

PATIENCE_MS = 5 * 60 * 1000
"""How long a question stands; the window locks by itself after as long."""


def stamp_wish(address: str, work: Work) -> StampWish | None:
    """Return whom to ask for time stamps, each shown before it leaves; nobody without an address.

    Raises:
        AuthorityAddressError: It is no address.
    """
    if not address.strip():
        return None

    def require_yes(request: StampRequest) -> None:
        _require_yes(request, work)

    return StampWish(authority=authority_at(address.strip()), require_yes=require_yes)


def answer_stamp(request: messages.AnswerStamp, work: Work) -> messages.Recorded:
    """Take note of the answer to what was shown; whoever asked goes on with it."""
    work.held.stamp_answers[request.request] = request.is_sent
    return messages.Recorded(name="stamp")


def _require_yes(request: StampRequest, work: Work) -> None:
    answers = work.held.stamp_answers
    answers.clear()
    asked_at_ms = work.clock.monotonic_ms()
    work.tell(messages.StampAsked(hash=request.imprint, request=request.der))
    while request.der not in answers:
        work.cancel.check()
        if work.clock.monotonic_ms() - asked_at_ms > PATIENCE_MS:
            raise CancelledError
        work.wait()
    if not answers.pop(request.der):
        raise CancelledError
