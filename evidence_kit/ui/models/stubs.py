"""What a page says after something was kept or taken back, as lines that stay."""

from evidence_kit.i18n import Words
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.visible import visible


def stub_lines(withdrawn: tuple[str, ...], words: Words) -> tuple[IconLine, ...]:
    """Return a line for each thing that was taken back: its number stays."""
    # Translators: {what} is an account, a payment or an event in its own words.
    said = words.gettext("{what}, withdrawn. Its number stays in the log.")
    return tuple(
        IconLine(icon="undo", title=said.format(what=_shown(what)), tone="soft")
        for what in withdrawn
    )


def kept_lines(said_after: str, words: Words) -> tuple[IconLine, ...]:
    """Return a line of what was kept otherwise than it was typed; none where "" is to be said."""
    if not said_after:
        return ()
    title = words.gettext("Kept.")
    return (IconLine(icon="check-circle", title=title, line=said_after, tone="keep"),)


def kept_spoken(said_after: str, words: Words) -> str:
    """Return the same as it is read out; that it was kept in any case."""
    return " ".join(filter(None, (words.gettext("Kept."), said_after)))


def _shown(what: str) -> str:
    # An amount is written by us, with the spaces of the language: no value to be read exactly.
    return visible(what, is_exact=False)
