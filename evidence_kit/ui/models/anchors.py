"""What the card about pinning the record shows, as one value, and its words."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLocale

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import (
    Anchored,
    AnchorSeen,
    AnchorsSeen,
    AnchorText,
    Problem,
    Stamped,
    StampShown,
)
from evidence_kit.model import AnchorKind
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.times import instant_words
from evidence_kit.visible import visible


class AnchorPhase(StrEnum):
    """What is open on the card."""

    SHOWN = "shown"
    PAPER = "paper"
    MESSAGE = "message"
    STAMP = "stamp"
    """The address of an authority is typed."""
    SENDING = "sending"
    """What would be sent is shown; nothing was."""
    COMPARING = "comparing"


Outcome = Anchored | Stamped | AnchorSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorsState:
    """What pins the record, and what is being done about it."""

    phase: AnchorPhase = AnchorPhase.SHOWN
    seen: AnchorsSeen | None = None
    text: AnchorText | None = None
    stamp: StampShown | None = None
    address: str = ""
    """The authority that would be asked."""
    is_busy: bool = False
    done: Outcome | None = None
    """What was pinned or compared last."""
    problem: Problem | None = None


_KINDS = {
    AnchorKind.PAPER: N_("A page on paper"),
    AnchorKind.MESSAGE: N_("A message"),
    AnchorKind.TIMESTAMP: N_("A time stamp"),
}
_ICONS = {
    AnchorKind.PAPER: "file-text",
    AnchorKind.MESSAGE: "mail",
    AnchorKind.TIMESTAMP: "clock",
}


def pinned_words(seen: AnchorsSeen, words: Words, locale: QLocale) -> str:
    """Say up to where the record is pinned, what is the person's word, and what was restored."""
    pinned = _pinned(seen, words, locale)
    if seen.restored_at is None:
        return pinned
    # Translators: {time} is a date with its time.
    form = words.gettext("This case was restored from a backup: {time}.")
    restored = form.format(time=instant_words(seen.restored_at.astimezone(), locale))
    return f"{pinned} {restored}"


def _pinned(seen: AnchorsSeen, words: Words, locale: QLocale) -> str:
    if not seen.pinned_to:
        return words.gettext(
            "Nothing outside pins your record yet. It rests on your word, and that is all right."
        )
    since = seen.pinned_since
    if since is None:
        form = words.gettext(
            "Pinned outside up to entry {n} of {last}. What came later rests on your word."
        )
        return form.format(n=seen.pinned_to, last=seen.last_entry)
    # Translators: {since} is a date with its time.
    form = words.gettext(
        "Pinned outside up to entry {n} of {last}, since {since}. What came later rests on your "
        "word."
    )
    return form.format(
        n=seen.pinned_to, last=seen.last_entry, since=instant_words(since.astimezone(), locale)
    )


def anchor_lines(seen: AnchorsSeen, words: Words, locale: QLocale) -> tuple[IconLine, ...]:
    """Say what pins the record, one line each, the newest first."""
    return tuple(_line(each, words, locale) for each in reversed(seen.recorded))


def outcome_words(done: Outcome, words: Words, locale: QLocale) -> tuple[str, str]:
    """Say what was pinned or compared: a title and a sentence."""
    _ = words.gettext
    match done:
        case Stamped():
            form = _(
                "Stamped {time} by “{authority}”. Anybody can call themselves that: an officer "
                "compares the certificate with the authority’s own."
            )
            time = instant_words(done.stamped_at.astimezone(), locale)
            return _("The time stamp holds."), form.format(time=time, authority=done.authority)
        case Anchored() if done.path:
            form = _("It lies here: {path}. Up to entry {n} is pinned once somebody keeps it.")
            return _("The page is written."), form.format(path=visible(done.path), n=done.entry)
        case Anchored():
            form = _("Everything up to entry {n} is pinned once somebody outside has it.")
            return _("It is noted."), form.format(n=done.entry)
        case AnchorSeen() if done.is_good:
            form = _("Nothing recorded up to entry {n} was removed or written anew.")
            return _("It fits this record."), form.format(n=done.entry)
        case AnchorSeen():
            # Translators: {what} is half a sentence, such as “this record has another history”.
            form = _("What it shows: {what}. Keep this case as it is, and look for a newer copy.")
            return _("It does not fit this record."), form.format(what=_(done.says))


def _line(each: AnchorSeen, words: Words, locale: QLocale) -> IconLine:
    _ = words.gettext
    kind = each.kind or AnchorKind.PAPER
    # Translators: {what} is a page, a message or a time stamp; {n} is the number of an entry.
    title = _("{what}, up to entry {n}").format(what=_(_KINDS[kind]), n=each.entry)
    parts = [each.with_whom]
    if each.since is not None:
        parts.append(instant_words(each.since.astimezone(), locale))
    if not each.is_good:
        parts.append(_(each.says))
    line = " · ".join(part for part in parts if part)
    tone = "primary" if each.is_good else "danger"
    return IconLine(icon=_ICONS[kind], tone=tone, title=title, line=line)
