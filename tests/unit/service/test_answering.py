import typing

from evidence_kit import messages
from evidence_kit.service.answering import HANDLERS


def test_every_request_has_its_one_answer() -> None:
    assert set(HANDLERS) == set(typing.get_args(messages.Request))
    assert len(set(HANDLERS.values())) == len(HANDLERS)


def test_every_handler_takes_its_request_and_gives_an_answer() -> None:
    answers = set(typing.get_args(messages.Answer))
    for request, handler in HANDLERS.items():
        hints = typing.get_type_hints(handler)
        taken = next(iter(hints.values()))

        assert taken is request
        assert hints["return"] in answers
