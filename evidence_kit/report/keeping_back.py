"""Words that would tell what a withheld exhibit is, found where they were typed elsewhere.

What is withheld is emptied by itself; this is about everything else that was written down: a threat
that was read off the exhibit, a remark that names its file. The rules are:

* What quotes stays behind: of a threat or an event that was taken from a withheld exhibit the time,
  the account and what was wanted go out, and its words do not. So with a remark on an account or a
  payment that was taken from it, and with where the account is known from.
* What finds goes out: accounts, amounts and times that were recorded as facts. Without them the
  police cannot act, and each can be taken back alone.
* What names stays behind, wherever it stands: the exhibit's file name, and its description where
  that is too long for an everyday word.
* In the place of what stays behind is a mark with the exhibit's number, so that nobody takes the
  gap for the person's own words. A name that something which goes out has too is no secret.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePath
from typing import Any, TypeVar

from evidence_kit.i18n import Words
from evidence_kit.model import (
    CaseFile,
    Event,
    Identifier,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    Payment,
    PaymentCorrection,
    Provenance,
    Referral,
    Removal,
    Route,
    Sensitivity,
    Sighting,
    Statement,
    Threat,
)
from evidence_kit.questions import Remark, find_remarked
from evidence_kit.subjects import Subject

_Said = TypeVar(
    "_Said",
    Event,
    Identifier,
    Payment,
    Provenance,
    Referral,
    Removal,
    Sighting,
    Statement,
    Subject,
    Threat,
)

_Fact = TypeVar("_Fact", Event, Identifier, Payment, Threat)

_SENTENCES: Mapping[type, tuple[str, ...]] = {
    Event: ("at_text", "text"),
    Identifier: ("note",),
    Payment: ("at_text", "note"),
    Provenance: ("device", "how", "who", "shows", "app", "seen_at_text"),
    Referral: ("note",),
    Removal: ("service", "status"),
    Sighting: ("first_seen_text", "last_seen_text", "how_known"),
    Statement: ("facts",),
    Subject: ("note",),
    Threat: ("text", "audience", "at_text", "deadline_text", "note"),
}
"""The fields in which people write sentences; what an account is found by is never changed."""

_QUOTES: Mapping[type, tuple[str, ...]] = {
    Event: ("text",),
    Identifier: ("note",),
    Payment: ("note",),
    Threat: ("text", "audience", "note"),
}
"""Of a fact that was taken from an exhibit, what tells what the exhibit shows."""

_SHORTEST_NAME = 5
"""Characters of a file's name; what is shorter may be an everyday word."""

_SHORTEST_DESCRIPTION = 12
"""Characters of a description that nobody else writes by chance."""


def keep_back(
    case_file: CaseFile, withheld: Collection[ItemId], covered: Collection[ItemId], words: Words
) -> CaseFile:
    """Return a case without the words that name or quote what stays behind.

    Args:
        case_file: The case with the names and words of what is withheld still in it.
        withheld: The exhibits of which nothing goes out.
        covered: The exhibits whose covered copy goes out: their file names stay behind.
        words: The language of the marks.
    """
    if not withheld and not covered:
        return case_file
    retelling = _Retelling(case_file, withheld, covered, words)
    told = retelling.case_file()
    if told == case_file:
        return case_file
    return dataclasses.replace(told, has_gaps=True)


class _Retelling:
    """One case being told without some words."""

    def __init__(
        self,
        case_file: CaseFile,
        withheld: Collection[ItemId],
        covered: Collection[ItemId],
        words: Words,
    ) -> None:
        self._case_file = case_file
        self._withheld = withheld
        self._marks = {
            item.id: self._mark(item, words)
            for item in case_file.items
            if item.id in withheld or item.id in covered
        }
        self._names = tuple(self._tells())

    def case_file(self) -> CaseFile:
        """Return the case without them."""
        case_file = self._case_file
        statement = case_file.statement
        return dataclasses.replace(
            case_file,
            items=tuple(
                dataclasses.replace(
                    item,
                    provenance=self._said(item.provenance),
                    withdrawn_why=self._text(item.withdrawn_why),
                )
                for item in case_file.items
            ),
            identifiers=self._facts(case_file.identifiers),
            payments=self._facts(case_file.payments),
            corrections={
                number: tuple(map(self._correction, done))
                for number, done in case_file.corrections.items()
            },
            events=self._facts(case_file.events),
            threats=self._facts(case_file.threats),
            statement=None if statement is None else self._said(statement),
            removals=tuple(map(self._said, case_file.removals)),
            referrals=tuple(map(self._said, case_file.referrals)),
            sightings={
                number: self._said(self._sighting(each))
                for number, each in case_file.sightings.items()
            },
            answers={name: self._answer(name, value) for name, value in case_file.answers.items()},
            subjects={number: self._said(each) for number, each in case_file.subjects.items()},
            details={
                number: {name: self._text(value) for name, value in known.items()}
                for number, known in case_file.details.items()
            },
        )

    def _facts(self, facts: tuple[_Fact, ...]) -> tuple[_Fact, ...]:
        return tuple(self._said(self._unquoted(each)) for each in facts)

    def _correction(self, done: PaymentCorrection) -> PaymentCorrection:
        before, after = self._facts((done.before, done.after))
        return dataclasses.replace(done, before=before, after=after)

    def _unquoted(self, fact: _Fact) -> _Fact:
        """Return a fact without what it quotes, where it was taken from a withheld exhibit."""
        if fact.item_id is None or fact.item_id not in self._withheld:
            return fact
        mark = self._marks[fact.item_id]
        quoted: dict[str, Any] = {name: mark for name in _QUOTES[type(fact)] if getattr(fact, name)}
        return dataclasses.replace(fact, **quoted)

    def _sighting(self, sighting: Sighting) -> Sighting:
        """Return a sighting without where its identifier is known from, where that is withheld."""
        source = next(
            (
                each.item_id
                for each in self._case_file.identifiers
                if each.number == sighting.number and each.item_id in self._withheld
            ),
            None,
        )
        if source is None or not sighting.how_known:
            return sighting
        return dataclasses.replace(sighting, how_known=self._marks[source])

    def _answer(self, name: str, value: str) -> str:
        """Return an answer; the title of a link that was taken from an exhibit quotes it."""
        remarked = find_remarked(name)
        if value and remarked is not None and remarked[1] is Remark.LINK_TITLE:
            for each in self._case_file.identifiers:
                source = each.item_id
                is_it = f"identifier/{each.number}" == remarked[0]
                if is_it and source is not None and source in self._withheld:
                    return self._marks[source]
        return self._text(value)

    def _said(self, said: _Said) -> _Said:
        told: dict[str, Any] = {
            name: self._text(getattr(said, name)) for name in _SENTENCES[type(said)]
        }
        return dataclasses.replace(said, **told)

    def _text(self, text: str) -> str:
        for pattern, mark in self._names:
            text = pattern.sub(mark.replace("\\", r"\\"), text)
        return text

    def _tells(self) -> Iterator[tuple[re.Pattern[str], str]]:
        """Yield what names each exhibit that stays behind, the longest first."""
        staying = [item for item in self._case_file.items if item.id in self._marks]
        known = {
            _folded(said)
            for item in self._case_file.items
            for said in (item.label, *self._said_anyway(item))
        }
        found: dict[str, str] = {}
        for item in staying:
            telling = [*_names(item)]
            if item.id in self._withheld and len(item.provenance.shows) >= _SHORTEST_DESCRIPTION:
                telling.append(item.provenance.shows)
            for name in telling:
                if _folded(name) not in known:
                    found.setdefault(name, self._marks[item.id])
        for name in sorted(found, key=len, reverse=True):
            yield _pattern(name), found[name]

    def _said_anyway(self, item: Item) -> tuple[str, ...]:
        """Return what goes out of an exhibit in words, so that it is no secret elsewhere."""
        if item.id in self._withheld or not _is_told(item):
            return ()
        if item.id in self._marks:
            return (item.provenance.shows,)
        return (*_names(item), item.provenance.shows)

    def _mark(self, item: Item, words: Words) -> str:
        if item.id in self._withheld:
            # Translators: stands in the person's own text in place of words that are kept back;
            # {label} is an exhibit's number.
            form = words.gettext("[withheld with exhibit {label}]")
        else:
            # Translators: stands in the person's own text in place of the name of a file of which
            # only a copy with parts covered goes out; {label} is an exhibit's number.
            form = words.gettext("[file name of exhibit {label}]")
        return form.format(label=item.label)


def _is_told(item: Item) -> bool:
    return item.status is not ItemStatus.WITHDRAWN and item.sensitivity is Sensitivity.ORDINARY


def _names(item: Item) -> Iterator[str]:
    """Yield what people call a file: its name, and the name without its ending.

    A single everyday word is no name: “Screenshot” stands in many sentences. Nor is what the
    program itself called a text or a picture that was pasted and never lay on a disk.
    """
    is_from_memory = item.route is Route.PASTE and item.times.modified_at is None
    if item.kind is ItemKind.TEXT or is_from_memory:
        return
    name = item.original_name.strip()
    if len(name) >= _SHORTEST_NAME:
        stem = PurePath(name).stem
        if stem != name or not name.isalpha():
            yield name
        if stem != name and len(stem) >= _SHORTEST_NAME and not stem.isalpha():
            yield stem


def _pattern(text: str) -> re.Pattern[str]:
    """Match a text in any case, with any spaces, composed or not; not inside a longer word."""
    forms = {
        r"\s+".join(map(re.escape, unicodedata.normalize(form, text).split()))
        for form in ("NFC", "NFD")
    }
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(forms))})(?!\w)", re.IGNORECASE)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
