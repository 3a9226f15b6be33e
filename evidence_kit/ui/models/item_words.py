"""What is said of one piece of evidence, in words and icons.

The rules are: "saved and verified" is said of what the vault process listed and no check doubted,
of nothing else; a picture is always covered, and an intimate one is never offered to be looked at;
what a person wrote is shown as it is, never improved; a time that is not known prints "not known".
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from evidence_kit.clock import offset_text
from evidence_kit.formats import formats_of
from evidence_kit.i18n import N_, Words
from evidence_kit.model import (
    Finding,
    Item,
    ItemKind,
    ItemStatus,
    PictureFacts,
    Sensitivity,
    Verdict,
)
from evidence_kit.ui.models.verdicts import saved_words


class Shown(StrEnum):
    """How a piece stands in a list: what is drawn where a picture would be."""

    COVERED = "covered"
    SEALED = "sealed"
    DESCRIBED = "described"
    NOT_KEPT = "not-kept"
    """A file that was named and not taken in."""
    FILE = "file"
    WITHDRAWN = "withdrawn"


class KindFilter(StrEnum):
    """Which pieces a list shows."""

    ALL = "all"
    PICTURES = "pictures"
    TEXT = "text"
    FILES = "files"
    DESCRIBED = "described"


FILTER_WORDS = {
    KindFilter.ALL: N_("All kinds"),
    KindFilter.PICTURES: N_("Pictures"),
    KindFilter.TEXT: N_("Text"),
    KindFilter.FILES: N_("Other files"),
    KindFilter.DESCRIBED: N_("Described"),
}
"""What each filter is called."""

_TYPES: tuple[tuple[str, str, str], ...] = (
    ("image/", N_("Picture"), "picture"),
    ("text/html", N_("Web page"), "globe"),
    ("text/", N_("Text"), "file-text"),
    ("application/json", N_("Text"), "file-text"),
    ("application/pdf", N_("PDF"), "file-text"),
    ("video/", N_("Video"), "file"),
    ("audio/", N_("Sound"), "file"),
    ("message/", N_("E-mail"), "mail"),
    ("application/vnd.ms-outlook", N_("E-mail"), "mail"),
    ("application/zip", N_("Archive"), "package"),
)
"""Beginnings of media types → what people call them, and their icon; the first that fits."""
_SOME_FILE = (N_("File"), "file")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateWords:
    """How the state of a piece is shown."""

    word: str
    short: str
    """The same in one word, for a tile."""
    icon: str
    tone: str
    """A tag's colour: ``keep``, ``soon``, ``danger`` or ``neutral``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """One of the times of a piece, and the clock it comes from."""

    name: str
    time: str
    """Untrusted text where a person or a file wrote it."""
    where: str


def shown(item: Item) -> Shown:
    """Return what is drawn where a picture of a piece would be."""
    match item.status:
        case ItemStatus.WITHDRAWN:
            return Shown.WITHDRAWN
        case ItemStatus.NOT_HELD:
            # What a person describes in words has no type; only a file that was looked at has one.
            return Shown.NOT_KEPT if item.media_type else Shown.DESCRIBED
        case ItemStatus.HELD:
            if item.sensitivity is Sensitivity.INTIMATE:
                return Shown.SEALED
            return Shown.COVERED if item.media_type.startswith("image/") else Shown.FILE


def may_be_looked_at(item: Item) -> bool:
    """Return whether a piece has a picture that may be shown while a hand holds it."""
    return shown(item) is Shown.COVERED


def has_words(item: Item) -> bool:
    """Return whether a piece is a text that can be read and looked through."""
    is_text = item.media_type.startswith(("text/", "application/json"))
    return shown(item) is Shown.FILE and is_text and not is_empty(item)


def is_empty(item: Item) -> bool:
    """Return whether a file was taken in that has no bytes: a copy that broke off, as a rule."""
    return item.status is ItemStatus.HELD and not item.size_bytes


def is_in(kind: KindFilter, item: Item) -> bool:
    """Return whether a filter lets a piece through."""
    match kind:
        case KindFilter.ALL:
            return True
        case KindFilter.DESCRIBED:
            return item.status is ItemStatus.NOT_HELD
        case _ if item.status is ItemStatus.NOT_HELD:
            return False
        case KindFilter.PICTURES:
            return item.media_type.startswith("image/")
        case KindFilter.TEXT:
            return _type(item)[0] == "Text"
        case KindFilter.FILES:
            return not item.media_type.startswith("image/") and _type(item)[0] != "Text"


def type_word(item: Item, words: Words) -> str:
    """Return what people call this sort of thing."""
    if item.kind is ItemKind.TEXT:
        return words.gettext("Pasted text")
    if shown(item) is Shown.DESCRIBED:
        return words.gettext("Description")
    return words.gettext(_type(item)[0])


def cover_word(item: Item, words: Words) -> str:
    """Return the words that stand where a picture would be."""
    match shown(item):
        case Shown.COVERED:
            return words.gettext("Covered")
        case Shown.SEALED:
            return words.gettext("Sealed")
        case Shown.DESCRIBED:
            return words.gettext("Described, not kept here")
        case Shown.NOT_KEPT:
            # Translators: a file that was named and not taken in; {kind} is "PDF", "Video" …
            return words.gettext("{kind}, not kept here").format(kind=type_word(item, words))
        case Shown.WITHDRAWN:
            return words.gettext("Withdrawn")
        case Shown.FILE:
            return type_word(item, words)


def cover_icon(item: Item) -> str:
    """Return the icon that stands above these words."""
    match shown(item):
        case Shown.COVERED:
            return "eye-off"
        case Shown.SEALED:
            return "lock"
        case Shown.DESCRIBED | Shown.NOT_KEPT:
            return "note"
        case Shown.WITHDRAWN:
            return "undo"
        case Shown.FILE:
            return _type(item)[1]


def title_of(item: Item, words: Words) -> str:
    """Return what a piece is called in a list: what it shows, else its file's name."""
    if item.status is ItemStatus.WITHDRAWN:
        return words.gettext("Taken back. Its number stays.")
    first_line = item.provenance.shows.strip().partition("\n")[0].strip()
    if first_line:
        return first_line
    return came_as(item) or type_word(item, words)


def came_as(item: Item) -> str:
    """Return the name a piece came with; "" for none: a pasted text has only one of ours."""
    return "" if item.kind is ItemKind.TEXT else item.original_name


def state_words(item: Item, finding: Finding | None, words: Words) -> StateWords:
    """Say how a piece stands: what a check found comes before what was saved."""
    if finding is not None and finding.verdict.is_bad:
        found = saved_words(finding, words)
        return StateWords(word=found.word, short=found.word, icon=found.icon, tone=found.tone)
    match item.status:
        case ItemStatus.HELD if is_empty(item):
            return StateWords(
                word=words.gettext("Saved, but the file is empty"),
                # Translators: of a file without content.
                short=words.gettext("Empty"),
                icon="alert",
                tone="soon",
            )
        case ItemStatus.HELD:
            return StateWords(
                word=words.gettext("Saved and verified"),
                short=words.gettext("Saved"),
                icon="check-circle",
                tone="keep",
            )
        case ItemStatus.NOT_HELD:
            return StateWords(
                word=words.gettext("Description saved"),
                short=words.gettext("Saved"),
                icon="check-circle",
                tone="keep",
            )
        case ItemStatus.WITHDRAWN:
            withdrawn = words.gettext("Withdrawn")
            return StateWords(word=withdrawn, short=withdrawn, icon="undo", tone="neutral")


def spoken(item: Item, finding: Finding | None, words: Words) -> str:
    """Return a whole row as it is read aloud: "JS-004, the threat, picture, covered, saved …"."""
    parts = [item.label, title_of(item, words), type_word(item, words)]
    if shown(item) is not Shown.FILE:
        parts.append(cover_word(item, words))
    parts.append(state_words(item, finding, words).word)
    return ", ".join(dict.fromkeys(parts))


def findings_by_label(findings: tuple[Finding, ...]) -> dict[str, Finding]:
    """Return what is wrong with single pieces, by their label."""
    return {each.subject: each for each in findings if each.verdict is not Verdict.INTACT}


def moment(instant: datetime, offset_minutes: int, words: Words) -> str:
    """Write an instant as a clock with this offset showed it: "15 Nov 2026, 14:02:31 UTC+01:00"."""
    local = instant.astimezone(UTC) + timedelta(minutes=offset_minutes)
    day = formats_of(words).written_day(local.date())
    return f"{day}, {local:%H:%M:%S} {offset_text(offset_minutes)}"


def clock_lines(
    item: Item, picture: PictureFacts | None, words: Words, *, was_set_back: bool
) -> tuple[ClockLine, ...]:
    """Return the times of a piece, each with the clock it comes from.

    Args:
        item: The piece.
        picture: What the decoder read in it, if it is a picture and has been read.
        words: The person's language.
        was_set_back: Whether an earlier piece was added at a later time.
    """
    lines = [
        ClockLine(
            name=content_clock(item, words),
            time=item.provenance.seen_at_text,
            where=words.gettext("You typed this. It is the clock of the device that showed it."),
        )
        if item.provenance.seen_at_text.strip()
        else _camera_line(item, picture, words)
    ]
    if item.provenance.seen_at_text.strip() and picture is not None and picture.taken_at_text:
        lines.append(_camera_line(item, picture, words))
    if item.kind is ItemKind.FILE:
        lines.append(_file_line(item, words))
    lines.append(
        ClockLine(
            name=words.gettext("Added here"),
            time=moment(item.imported_at, item.imported_offset_minutes, words),
            where=words.gettext(
                "This computer’s clock. It was set back: an earlier piece has a later time."
            )
            if was_set_back
            else words.gettext("This computer’s clock."),
        )
    )
    return tuple(lines)


def content_clock(item: Item, words: Words) -> str:
    """Return what the time is called that a piece shows itself: not every piece is a picture."""
    is_picture = item.kind is not ItemKind.TEXT and (
        not item.media_type or item.media_type.startswith("image/")
    )
    # Translators: the name of a time; the second is for chats, mails and other files with text.
    return words.gettext("In the picture") if is_picture else words.gettext("In its content")


def was_set_back(item: Item, items: tuple[Item, ...]) -> bool:
    """Return whether a piece with a smaller number was added at a later time."""
    return any(each.number < item.number and each.imported_at > item.imported_at for each in items)


def size_words(size_bytes: int, words: Words) -> str:
    """Say how large a file is, in a form people know."""
    if size_bytes < _LEAST_KB:
        return words.ngettext("{count} byte", "{count} bytes", size_bytes).format(count=size_bytes)
    if size_bytes < _LEAST_MB:
        return words.gettext("{count} KB").format(count=round(size_bytes / 1000))
    megabytes = Decimal(f"{size_bytes / 1_000_000:.1f}")
    return words.gettext("{count} MB").format(count=formats_of(words).number(megabytes))


_LEAST_KB = 1000
_LEAST_MB = 100_000
"""From here on tenths of a megabyte say more than kilobytes."""


def _camera_line(item: Item, picture: PictureFacts | None, words: Words) -> ClockLine:
    if picture is None or not picture.taken_at_text:
        return ClockLine(
            name=content_clock(item, words),
            time=words.gettext("not known"),
            where=words.gettext("You can type the time that it shows, under “More about it”."),
        )
    return ClockLine(
        name=words.gettext("From the camera"),
        time=picture.taken_at_text,
        where=words.gettext("Written in the file by {camera}, as it stands there.").format(
            camera=picture.camera
        )
        if picture.camera
        else words.gettext("Written in the file by the device that made it, as it stands there."),
    )


def _file_line(item: Item, words: Words) -> ClockLine:
    changed_at = item.times.modified_at
    return ClockLine(
        name=words.gettext("In the file"),
        time=words.gettext("not known")
        if changed_at is None
        else moment(changed_at, item.imported_offset_minutes, words),
        where=words.gettext("Last changed, by the clock of the device it came from."),
    )


def _type(item: Item) -> tuple[str, str]:
    for beginning, word, icon in _TYPES:
        if item.media_type.startswith(beginning):
            return word, icon
    return _SOME_FILE
