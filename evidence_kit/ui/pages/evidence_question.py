"""The question before anything is opened or copied, as one value.

What this is for: files were dropped, chosen or pasted; before a byte of them is read, a person says
of each whether a nude or sexual picture is visible. The rules are (product rules M2–M4, A1):

* No answer is given by anybody but the person; there is no default.
* In an under-18 case "yes" and "not sure" are one answer, and it leaves the file where it is.
* There, a folder is not offered at all: nobody has looked at everything inside it.
* For adults the default is to leave an intimate picture out; sealing it is chosen on purpose.
* What has no answer is not taken in. It waits.
* Whether others can be seen in a file may be said or not; it asks for no answer.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from evidence_kit.messages import FileOffer
from evidence_kit.model import Route


class Answer(StrEnum):
    """What the person said about one file."""

    NONE_YET = "none-yet"
    NO = "no"
    YES = "yes"
    """In an under-18 case: yes, or not sure."""


class Fate(StrEnum):
    """What becomes of adults' intimate pictures among what was offered."""

    NOT_SAID = "not-said"
    LEAVE_OUT = "leave-out"
    SEAL = "seal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One thing that wants to come in; only its name was looked at, never its content."""

    path: str
    """Where it lies; "" for a picture from the clipboard."""
    name: str
    """As the source is called, for display; untrusted text."""
    folder: str = ""
    """The name of the folder it lies in; untrusted text."""
    size_bytes: int | None = None
    """What the file system says; ``None`` where it says nothing."""
    is_folder: bool = False
    data: bytes | None = None
    """The bytes of a picture from the clipboard; ``None`` for what lies on a disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was offered together, and what was said about it so far."""

    is_under_18: bool
    route: Route
    offered: tuple[Offered, ...]
    answers: tuple[Answer, ...]
    fate: Fate = Fate.NOT_SAID
    refused_folders: tuple[Offered, ...] = ()
    """Folders that an under-18 case does not take whole."""
    has_looked: bool = False
    """The person says that they looked at every one of them: only then one answer is for all."""
    others_in: frozenset[object] = frozenset()
    """What shows or names people who have nothing to do with it, by what makes it the same."""

    @classmethod
    def about(cls, offered: tuple[Offered, ...], *, is_under_18: bool, route: Route) -> Self:
        """Ask about what was offered; nothing is answered yet."""
        unique = tuple({_key(each): each for each in offered}.values())
        folders = tuple(each for each in unique if each.is_folder and is_under_18)
        files = tuple(each for each in unique if not (each.is_folder and is_under_18))
        return cls(
            is_under_18=is_under_18,
            route=route,
            offered=files,
            answers=(Answer.NONE_YET,) * len(files),
            refused_folders=folders,
        )

    def answered(self, position: int, answer: Answer) -> Self:
        """Return the question with one more answer."""
        answers = (*self.answers[:position], answer, *self.answers[position + 1 :])
        return replace(self, answers=answers)

    def answered_no_for_all(self) -> Self:
        """Return the question with "no" wherever nothing was said; needs :attr:`has_looked`."""
        if not self.has_looked:
            return self
        answers = tuple(
            Answer.NO if answer is Answer.NONE_YET else answer for answer in self.answers
        )
        return replace(self, answers=answers)

    def looked(self, *, has_looked: bool) -> Self:
        """Return the question with the statement that every file was looked at, or without."""
        return replace(self, has_looked=has_looked)

    def said_of_others(self, position: int, *, has_others: bool) -> Self:
        """Return the question with whether others can be seen or named in a file."""
        key = frozenset({_key(self.offered[position])})
        return replace(self, others_in=self.others_in | key if has_others else self.others_in - key)

    def decided(self, fate: Fate) -> Self:
        """Return the question with what shall become of adults' intimate pictures."""
        return replace(self, fate=Fate.LEAVE_OUT if self.is_under_18 else fate)

    def without(self, position: int) -> Self:
        """Return the question without one file: it was described, or will be taken anew."""
        return replace(
            self,
            offered=self.offered[:position] + self.offered[position + 1 :],
            answers=self.answers[:position] + self.answers[position + 1 :],
        )

    def with_more(self, more: Self) -> Self:
        """Return the question with what was offered meanwhile; earlier answers stay."""
        known = {_key(each) for each in self.offered}
        fresh = tuple(each for each in more.offered if _key(each) not in known)
        folders = {_key(each): each for each in (*self.refused_folders, *more.refused_folders)}
        return replace(
            self,
            offered=self.offered + fresh,
            answers=self.answers + (Answer.NONE_YET,) * len(fresh),
            refused_folders=tuple(folders.values()),
            has_looked=self.has_looked and not fresh,
        )

    def under(self, *, is_under_18: bool) -> Self:
        """Return the question under the rules that hold now; other rules, other answers."""
        if is_under_18 is self.is_under_18:
            return self
        everything = self.offered + self.refused_folders
        return self.about(everything, is_under_18=is_under_18, route=self.route)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to ask and nothing to say."""
        return not self.offered and not self.refused_folders

    @property
    def open_count(self) -> int:
        """How many files have no answer yet."""
        return self.answers.count(Answer.NONE_YET)

    @property
    def intimate(self) -> tuple[int, ...]:
        """Positions of the files that were answered with yes."""
        return tuple(at for at, answer in enumerate(self.answers) if answer is Answer.YES)

    @property
    def ready(self) -> tuple[int, ...]:
        """Positions of the files that come in when the person says so."""
        # A tuple compares by identity first; a set would ask each of thousands for its hash.
        coming_in = tuple(answer for answer in Answer if self._comes_in(answer))
        return tuple(at for at, answer in enumerate(self.answers) if answer in coming_in)

    @property
    def waits_for_fate(self) -> bool:
        """Whether an adult still has to say what becomes of the intimate ones."""
        return not self.is_under_18 and bool(self.intimate) and self.fate is Fate.NOT_SAID

    @property
    def is_settled(self) -> bool:
        """Whether everything is answered, so that nothing would be left waiting."""
        return not self.open_count and not self.waits_for_fate

    def taken(self) -> tuple[Offered, ...]:
        """Return what comes in now, in the order it was offered."""
        return tuple(self.offered[at] for at in self.ready)

    def is_sealed(self, position: int) -> bool:
        """Return whether a file is taken in as intimate."""
        return self.answers[position] is Answer.YES and self.fate is Fate.SEAL

    def has_others(self, position: int) -> bool:
        """Return whether a file comes in and goes out with parts covered only."""
        is_asked = self.answers[position] is Answer.NO
        return is_asked and _key(self.offered[position]) in self.others_in

    def file_offers(self) -> tuple[FileOffer, ...]:
        """Return the files that come in now, with what was answered about each."""
        return tuple(
            FileOffer(
                path=self.offered[at].path,
                is_intimate=self.is_sealed(at),
                no_nudity_visible=self.answers[at] is Answer.NO,
                has_other_people=self.has_others(at),
            )
            for at in self.ready
            if self.offered[at].data is None
        )

    def rest(self) -> Self:
        """Return what is left after the answered ones came in or stayed out.

        What stays out is asked about once more when others came in: a few words about it are
        evidence, and nobody thinks of them later. By itself it may be left at that. An adult's that
        was left out is not put beside files without an answer: one button decides for all, and must
        not seal what was left out before.
        """
        is_left_out = self.is_under_18 or (self.fate is Fate.LEAVE_OUT and not self.open_count)
        stays = {Answer.YES} if is_left_out and self.ready else set()
        waiting_at = [
            at for at, answer in enumerate(self.answers) if answer in {Answer.NONE_YET, *stays}
        ]
        return replace(
            self,
            offered=tuple(self.offered[at] for at in waiting_at),
            answers=tuple(self.answers[at] for at in waiting_at),
            fate=Fate.LEAVE_OUT if stays and not self.is_under_18 else Fate.NOT_SAID,
            refused_folders=(),
            has_looked=False,
        )

    def _comes_in(self, answer: Answer) -> bool:
        match answer:
            case Answer.NO:
                return True
            case Answer.YES:
                return not self.is_under_18 and self.fate is Fate.SEAL
            case Answer.NONE_YET:
                return False


def _key(offered: Offered) -> object:
    """Return what makes two offers the same thing; two pictures are never the same by name."""
    return offered.path or id(offered)
