"""What the person says about their situation: requests and answers."""

from evidence_kit.messages.message import Message


class TellSituation(Message, frozen=True, kw_only=True):
    """Keep an answer that the steps depend on; "not-sure" takes it back → :class:`Recorded`."""

    question: str
    """As the guidance names it, such as ``guidance/published``."""
    value: str
