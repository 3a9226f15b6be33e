"""A sample case to try the program with: requests; the answers are those of any other case."""

from evidence_kit.messages.message import Message


class OpenSample(Message, frozen=True, kw_only=True):
    """Open the sample case, making it where there is none yet → :class:`Opened`."""

    path: str
    """The folder of the sample; nothing else is touched there."""


class DeleteSample(Message, frozen=True, kw_only=True):
    """Delete the sample case that is open, without a question → :class:`CaseDeleted`.

    It is refused for every other case, and for a sample that somebody put something into.
    """
