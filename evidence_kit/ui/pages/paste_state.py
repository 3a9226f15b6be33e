"""The paste page at one instant, and what its button and its note say of that."""

from dataclasses import dataclass, field

from evidence_kit.i18n import Words
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.alerts import Alert
from evidence_kit.ui.pages.paste_finds import Finds
from evidence_kit.ui.pages.paste_keeping import Kept


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
    alert: Alert | None = None
    note: str = ""
    """What was kept just now."""

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
