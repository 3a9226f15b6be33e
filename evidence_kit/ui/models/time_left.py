"""How long a piece of work will still take, said only when that is really known.

The rules are: nothing is said in the first five seconds, nor while the speed changes; what is said
is rounded, because a number that jumps every second is a countdown; a stage that begins begins its
own measuring.
"""

from dataclasses import dataclass, replace

from evidence_kit.i18n import Words

STEADY_MS = 5_000
"""How long the speed must have been the same."""

_MOST_CHANGE = 0.35
"""By how much the speeds of the two halves of those five seconds may differ, of the larger."""
_FINEST_STEP_S = 5
_MINUTE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How much was done at one instant."""

    at_ms: int
    """Of a clock that never goes back."""
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What was seen of one stage of work so far."""

    samples: tuple[Sample, ...] = ()
    """Of the last five seconds, and the last one before them."""

    def seen(self, at_ms: int, done: int) -> "Pace":
        """Return the pace after one more look; work that went back begins again."""
        if self.samples and done < self.samples[-1].done:
            return Pace(samples=(Sample(at_ms=at_ms, done=done),))
        samples = (*self.samples, Sample(at_ms=at_ms, done=done))
        first = next(
            (n for n in range(len(samples) - 1) if samples[n + 1].at_ms > at_ms - STEADY_MS),
            len(samples) - 1,
        )
        return replace(self, samples=samples[first:])

    def seconds_left(self, total: int | None) -> int | None:
        """Return how many seconds the rest takes at this speed; ``None`` while nobody can tell."""
        if not self.samples or total is None:
            return None
        first, last = self.samples[0], self.samples[-1]
        if last.at_ms - first.at_ms < STEADY_MS or last.done <= first.done:
            return None
        middle = min(
            self.samples, key=lambda each: abs(each.at_ms - (first.at_ms + last.at_ms) // 2)
        )
        early, late = _speed(first, middle), _speed(middle, last)
        if abs(early - late) > _MOST_CHANGE * max(early, late):
            return None
        return round(max(total - last.done, 0) / _speed(first, last) / 1000)


def time_left_words(seconds: int | None, words: Words) -> str:
    """Say how long it takes still, rounded; "" while nobody can tell."""
    if seconds is None:
        return ""
    if seconds < _MINUTE_S:
        count = max(_FINEST_STEP_S, -(-seconds // _FINEST_STEP_S) * _FINEST_STEP_S)
        return words.ngettext(
            "About {count} second left", "About {count} seconds left", count
        ).format(count=count)
    minutes = -(-seconds // _MINUTE_S)
    return words.ngettext(
        "About {count} minute left", "About {count} minutes left", minutes
    ).format(count=minutes)


def _speed(before: Sample, after: Sample) -> float:
    """Return how much is done in a millisecond."""
    return (after.done - before.done) / max(after.at_ms - before.at_ms, 1)
