"""The spare key sheet as it comes out of the printer."""

from evidence_kit.i18n import Words
from evidence_kit.ui.paper import Line, Sheet
from evidence_kit.ui.widgets.spare_key_sheet import SHEET_USE

_GROUPS_PER_LINE = 2


def printed_sheet(groups: tuple[str, ...], date: str, words: Words) -> Sheet:
    """Return the sheet for paper. The program's name is not on it: it may lie somewhere."""
    lines = [Line(text=words.gettext("Spare key sheet"), step="title"), Line(text=date)]
    for start in range(0, len(groups), _GROUPS_PER_LINE):
        pair = groups[start : start + _GROUPS_PER_LINE]
        text = "     ".join(f"{start + n + 1}  {group}" for n, group in enumerate(pair))
        lines.append(Line(text=text, step="code"))
    lines.append(Line(text=words.gettext(SHEET_USE)))
    return tuple(lines)
