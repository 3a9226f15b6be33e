"""Is every row of the source pages said to somebody?

``seeds.toml`` lists the rows by id, each with a piece of a text that carries it, or with the reason
why nobody reads it. This makes the plans of people in all kinds of situations and looks for each
piece. The rules are: what is out of date or belongs to a time without a crisis may be left out,
nothing else; a piece counts when it stands in a plan, not when it stands in a file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import msgspec

from evidence_kit.guidance.loading import read_rows
from evidence_kit.guidance.planning import Plan, plan
from evidence_kit.guidance.rendering import Phrase
from evidence_kit.guidance.schema import Guidance
from evidence_kit.guidance.situation import (
    ADULT_AGE,
    Claim,
    Helper,
    PaidState,
    PublishedState,
    Situation,
    YesNoUnsure,
)
from evidence_kit.model import AgeInPicture, Ages

_CHILD = Ages(now=15, in_picture=AgeInPicture.UNDER_18)
_ADULT = Ages(now=ADULT_AGE + 12, in_picture=AgeInPicture.ADULT)

SEED_IDS = frozenset(
    f"{letter}{number:02d}"
    for letter, last in (("F", 19), ("W", 17), ("A", 65), ("O", 26), ("K", 22))
    for number in range(1, last + 1)
)
"""The rows of the source pages: facts, warning signs, advice, organisations, conflicts."""

PERSONAS = (
    Situation(country="SI", ages=_CHILD),
    Situation(country="SI", ages=_ADULT, published=PublishedState.ONLINE),
    Situation(country="GB-SCT", ages=_CHILD),
    Situation(country="GB-SCT", ages=_ADULT, offender_known=YesNoUnsure.YES),
    Situation(country="GB-SCT", ages=_CHILD, helper=Helper.PARENT),
    Situation(country="GB-EW", ages=_ADULT, paid=PaidState.PAID),
    Situation(country="IT", ages=_ADULT, paid=PaidState.PAID, methods=("bank",)),
    Situation(country="FR", ages=_ADULT, claim=Claim.AI_MADE),
    Situation(country="PT", ages=_ADULT, claim=Claim.MASS_MAIL),
    Situation(country="US", ages=_CHILD, helper=Helper.TEACHER),
    Situation(country="NL", ages=_ADULT, helper=Helper.WORKER),
    Situation(helper=Helper.FRIEND),
    Situation(),
)
"""People in all kinds of situations; each row is read by one of them at least."""


class Unshown(StrEnum):
    """Why nobody reads a row."""

    PREVENTION = "prevention"
    """It belongs to a time without a crisis (product rule W8)."""
    RETIRED = "retired"
    """It is out of date, or another row took its place."""


class Seed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the source pages."""

    id: str
    shown: str = ""
    """A piece of a text that carries it; "" where nobody reads it."""
    unshown: Unshown | None = None
    reason: str = ""
    """Why it is left out, for whoever keeps the data."""


class _Seeds(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    seed: tuple[Seed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A row that is not said to anybody, or is listed wrongly."""

    id: str
    detail: str
    """English, for whoever keeps the data."""


def load_seeds(folder: Path) -> tuple[Seed, ...]:
    """Read the list of rows.

    Raises:
        GuidanceDataError: It is missing, unreadable or of the wrong form.
    """
    return read_rows(folder / "seeds.toml", _Seeds).seed


def gaps(guidance: Guidance, seeds: tuple[Seed, ...], today: date) -> tuple[Gap, ...]:
    """Return every row that nobody in :data:`PERSONAS` would read on a day, and every bad entry."""
    said = [texts_of(plan(guidance, persona, today)) for persona in PERSONAS]
    everything = tuple(text for texts in said for text in texts)
    return (*_bad_entries(seeds), *_unsaid(seeds, everything))


def texts_of(made: Plan) -> tuple[str, ...]:
    """Return every text that a plan shows, phrases filled in."""
    return tuple(_strings(made))


def _bad_entries(seeds: tuple[Seed, ...]) -> Iterator[Gap]:
    listed = [seed.id for seed in seeds]
    for name in sorted(SEED_IDS - set(listed)):
        yield Gap(id=name, detail="is not listed")
    for name in sorted({name for name in listed if listed.count(name) > 1}):
        yield Gap(id=name, detail="is listed twice")
    for seed in seeds:
        if seed.id not in SEED_IDS:
            yield Gap(id=seed.id, detail="is no row of the source pages")
        if bool(seed.shown) is (seed.unshown is not None):
            yield Gap(id=seed.id, detail="needs a text or a reason, and not both")
        if seed.unshown is not None and not seed.reason:
            yield Gap(id=seed.id, detail="is left out without a reason")


def _unsaid(seeds: tuple[Seed, ...], everything: tuple[str, ...]) -> Iterator[Gap]:
    for seed in seeds:
        if seed.shown and not any(seed.shown in text for text in everything):
            yield Gap(id=seed.id, detail=f"nobody reads: {seed.shown}")


def _strings(value: object) -> Iterator[str]:
    match value:
        case Phrase():
            yield value.in_english
        case str():
            yield value
        case list() | tuple():
            for item in value:
                yield from _strings(item)
        case msgspec.Struct():
            yield from _strings(msgspec.structs.astuple(value))
        case _ if is_dataclass(value):
            for each in fields(value):
                yield from _strings(getattr(value, each.name))
        case _:
            pass
