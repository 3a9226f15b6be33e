"""The paste page at one instant, and what its button and its note say of that."""

from dataclasses import dataclass, field

from evidence_kit.i18n import Words
from evidence_kit.model import ItemId
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.alerts import Alert
from evidence_kit.ui.pages.paste_finds import Finds
from evidence_kit.ui.pages.paste_keeping import Kept

AGAIN = "again"
"""The way back: the same text once more, now as a piece of the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteState:
    """The paste page at one instant."""

    received: str | None = None
    """The text exactly as it came; ``None`` while there is none."""
    is_looking: bool = False
    """The vault process is looking for accounts and sums."""
    is_keeping: bool = False
    finds: Finds = field(default_factory=Finds)
    selected: int | None = None
    """The find whose place in the text is shown."""
    selected_saying: int | None = None
    """The threat, demand or deadline whose place is shown instead of one."""
    keeps_text: bool = True
    kept_as: ItemId | None = None
    """The piece that the text is already; ``None`` for a text that was pasted."""
    alert: Alert | None = None
    note: str = ""
    """What was kept just now."""
    note_line: str = ""
    """What of the text was left, beside it."""
    note_pages: tuple[str, ...] = ()
    """The pages on which it can be seen, the most pressing first."""
    note_piece: ItemId | None = None
    """The text that was kept, where something was left in it; ``None`` where nothing was."""
    is_again: bool = False
    """Whether things of this text are recorded already: nothing is ticked for the person then."""

    @property
    def can_keep(self) -> bool:
        """Whether there is something to keep and nothing under way."""
        has_something = self.keeps_text or self.finds.count_chosen > 0
        return (
            self.received is not None
            and has_something
            and not self.is_looking
            and not self.is_keeping
        )


def found_words(state: PasteState, words: Words) -> str:
    """Say how much was found: every row, those of what they say too."""
    _ = words.gettext
    count = len(state.finds.all) + len(state.finds.sayings)
    if state.is_looking:
        return _("Looking for accounts, links and sums")
    if count and state.is_again:
        # What was kept of it before is not listed again.
        return words.ngettext(
            "{count} thing is not in your case yet",
            "{count} things are not in your case yet",
            count,
        ).format(count=count)
    if state.is_again:
        return _("Everything found in it is in your case.")
    if state.finds.all:
        return words.ngettext("We found {count} thing", "We found {count} things", count).format(
            count=count
        )
    if state.finds.sayings:
        return _("No accounts or numbers found. What they say stands below.")
    if state.kept_as is not None:
        return _("No accounts or numbers found.")
    return _("No accounts or numbers found. You can still keep the text.")


def note_actions(pages: tuple[str, ...], words: Words) -> tuple[tuple[str, str], ...]:
    """Return the words and the page of each way on from what was kept, and of the way back."""
    _ = words.gettext
    said = {
        "money": _("See what to do about the payment"),
        "story": _("See it under “What happened”"),
        "evidence": _("See it in the evidence"),
        AGAIN: _("Look through the text again"),
    }
    return tuple((said[page], page) for page in pages)


def keep_words(state: PasteState, words: Words) -> str:
    """Return what the main button says: how much will be kept."""
    count = state.finds.count_chosen
    if state.keeps_text and not count:
        return words.gettext("Keep the text")
    if state.keeps_text:
        return words.ngettext(
            "Keep {count} and the text", "Keep {count} and the text", count
        ).format(count=count)
    return words.ngettext("Keep {count}", "Keep {count}", count).format(count=count)


def kept_words(kept: Kept, words: Words) -> str:
    """Say what was kept."""
    if not kept.label:
        return words.ngettext(
            "{count} thing is kept.", "{count} things are kept.", kept.facts
        ).format(count=kept.facts)
    if not kept.facts:
        return words.gettext("The text is kept as {label}.").format(label=kept.label)
    return words.ngettext(
        "The text is kept as {label}, with {count} thing from it.",
        "The text is kept as {label}, with {count} things from it.",
        kept.facts,
    ).format(label=kept.label, count=kept.facts)


def waiting_words(finds: Finds, words: Words) -> str:
    """Say what is not kept as things stand, beside the button; "" where nothing is left."""
    sums, said = finds.count_unanswered, finds.count_unticked
    deadlines = finds.count_unticked_deadlines
    parts = []
    if sums:
        parts.append(
            words.ngettext(
                "{count} sum has no answer yet: asked for, or paid? It is not kept without one.",
                "{count} sums have no answer yet: asked for, or paid? They are not kept without "
                "one.",
                sums,
            ).format(count=sums)
        )
    if said:
        parts.append(
            # Translators: sentences of a chat, threats and demands.
            words.ngettext(
                "{count} sentence is not ticked.", "{count} sentences are not ticked.", said
            ).format(count=said)
        )
    if deadlines:
        parts.append(
            # Translators: times that a chat sets, such as “24 hours”.
            words.ngettext(
                "{count} deadline is not ticked.", "{count} deadlines are not ticked.", deadlines
            ).format(count=deadlines)
        )
    return " ".join(parts)


def left_words(kept: Kept, words: Words) -> str:
    """Say what was not kept and why; "" where nothing was left."""
    parts = []
    if kept.unanswered:
        parts.append(
            words.ngettext(
                "{count} sum is not kept yet: was it asked for, or paid?",
                "{count} sums are not kept yet: were they asked for, or paid?",
                kept.unanswered,
            ).format(count=kept.unanswered)
        )
    if kept.unticked:
        parts.append(
            # Translators: sentences of a chat, threats and demands.
            words.ngettext(
                "{count} sentence was not ticked.",
                "{count} sentences were not ticked.",
                kept.unticked,
            ).format(count=kept.unticked)
        )
    if kept.unticked_deadlines:
        parts.append(
            # Translators: times that a chat sets, such as “24 hours”.
            words.ngettext(
                "{count} deadline was not ticked.",
                "{count} deadlines were not ticked.",
                kept.unticked_deadlines,
            ).format(count=kept.unticked_deadlines)
        )
    return " ".join(parts)


def state_after(kept: Kept, words: Words) -> PasteState:
    """Return the page after keeping: what was kept, what was left, and the ways on and back."""
    left = left_words(kept, words)
    has_way_back = bool(left) and kept.piece is not None
    return PasteState(
        note=kept_words(kept, words),
        note_line=left,
        note_pages=(*kept.pages, AGAIN) if has_way_back else kept.pages,
        note_piece=kept.piece if has_way_back else None,
    )


def too_long(words: Words) -> Alert:
    """Say that a text is better added as a file."""
    _ = words.gettext
    return Alert(
        kind=AlertKind.SOON,
        title=_("This text is too long to be shown here."),
        evidence="",
        remedy=_("Save it as a text file, then add the file under Evidence."),
        code="",
    )
