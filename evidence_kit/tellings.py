"""What of a text a person said yes to is recorded as one: a deadline goes with its threat.

A threat and a deadline are no events: they stand in the table of threats, where a report looks for
what is urgent. The rules are: one sentence is one thing, and a demand that is made inside a threat
is that threat; a deadline takes along the threat of its line that stands nearest and that the
person ticked too; each is taken along once; a demand is an event and never a threat, so a deadline
without a threat stands alone beside it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Passage(Protocol):
    """A threat, a demand or a deadline in a text."""

    @property
    def start(self) -> int:
        """Offset of the first code point."""

    @property
    def end(self) -> int:
        """Offset after the last code point."""

    @property
    def kind(self) -> str:
        """``threat``, ``demand`` or ``deadline``."""

    @property
    def value(self) -> str:
        """Its words."""

    @property
    def said_at(self) -> str:
        """When it was written, as the text says it; "" where it does not."""


_AnyPassage = TypeVar("_AnyPassage", bound=Passage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One thing to record: a threat with its deadline, or an event."""

    text: str
    """What was said; "" for a deadline alone."""
    at_text: str = ""
    """When it was said, as the text says it."""
    deadline_text: str = ""
    """Until when, in the words of the text; "" where no deadline stood beside it."""
    is_threat: bool = True
    """Whether it goes to the threats; else it is an event, as a demand is."""


def as_sentences(passages: Iterable[_AnyPassage]) -> tuple[_AnyPassage, ...]:
    """Return passages without the demands that are made inside a threat: one for one sentence."""
    found = tuple(passages)
    threats = sorted((each.start, each.end) for each in found if each.kind == "threat")

    def is_inside(each: Passage) -> bool:
        before = bisect_right(threats, (each.start, each.end)) - 1
        around = threats[max(0, before) : before + 2]
        return any(start <= each.start and each.end <= end for start, end in around)

    return tuple(each for each in found if each.kind != "demand" or not is_inside(each))


def tellings_of(text: str, passages: Sequence[Passage]) -> tuple[Telling, ...]:
    """Return what is recorded of passages, each thing once, in reading order.

    Args:
        text: The text as received; offsets count its code points.
        passages: Those a person said yes to.
    """
    sentences = as_sentences(passages)
    deadlines = [each for each in sentences if each.kind == "deadline"]
    free = [each for each in sentences if each.kind == "threat"]
    told: list[tuple[int, Telling]] = []
    for deadline in deadlines:
        nearest = min(
            (each for each in free if _is_in_one_line(text, each, deadline)),
            key=lambda each: _distance(each, deadline),
            default=None,
        )
        if nearest is not None:
            free.remove(nearest)
        telling = Telling(
            text="" if nearest is None else nearest.value,
            at_text=deadline.said_at,
            deadline_text=deadline.value,
        )
        told.append((deadline.start if nearest is None else nearest.start, telling))
    free += [each for each in sentences if each.kind == "demand"]
    for each in free:
        is_threat = each.kind == "threat"
        telling = Telling(text=each.value, at_text=each.said_at, is_threat=is_threat)
        told.append((each.start, telling))
    return tuple(dict.fromkeys(telling for _start, telling in sorted(told, key=lambda row: row[0])))


def _is_in_one_line(text: str, one: Passage, other: Passage) -> bool:
    return "\n" not in text[min(one.start, other.start) : max(one.end, other.end)]


def _distance(one: Passage, other: Passage) -> int:
    return max(0, max(one.start, other.start) - min(one.end, other.end))
