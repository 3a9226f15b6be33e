"""Untrusted text → paragraphs that can be printed: safe, visible, whole. The only door to paper.

The rules are:

* Nothing obeys the text: it is escaped, so it can neither become a picture, a link nor an error.
* Nothing hides: what cannot be seen is printed as its number (see :mod:`evidence_kit.visible`).
* Nothing is an empty box: a character that no bundled font can draw is printed as its number.
* Nothing is dropped silently: what is over a cap is counted, and the page says who keeps it.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from typing_extensions import override

from evidence_kit.i18n import Words
from evidence_kit.report.document import Text, Tone
from evidence_kit.report.fonts import Face, Fonts
from evidence_kit.report.styles import ACCENT, INK, QUIET, Setting
from evidence_kit.visible import number_of, visible

_PIECE_CHARACTERS = 8_000
"""Longest paragraph handed to ReportLab, whose time grows with the square of its length."""
_LONG_WORD_CHARACTERS = 80
_LONG_WORD_PIECE_CHARACTERS = 1_000
"""Longest paragraph where a word is longer than a line: those are broken letter by letter."""
_MOST_EXCERPT_CHARACTERS = 2_000
"""More than any excerpt of a few lines can hold; spares trying longer ones."""


class SetParagraph(Paragraph):  # type: ignore[misc]  # ReportLab ships no types
    """A paragraph that is broken into lines once for each width, and not each time it is asked."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._set_width_pt: float | None = None

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        # split() throws the lines away when nothing fits, so the width alone does not tell
        if self._set_width_pt != availWidth or not hasattr(self, "blPara"):
            super().wrap(availWidth, availHeight)
            self._set_width_pt = availWidth
        return availWidth, self.height


def paragraphs(
    text: Text, setting: Setting, *, fonts: Fonts, words: Words, width_pt: float
) -> list[SetParagraph]:
    """Set a text as ReportLab paragraphs, one for each of its lines.

    Args:
        text: What to print; everything in it is untrusted.
        setting: How it is set.
        fonts: The bundled fonts.
        words: The report's language, for what is said about text that is cut off.
        width_pt: The width of the place it stands in.
    """
    style = _style(text, setting, width_pt)
    face = _face(text, setting)
    shown = visible(text.text[: text.most_characters], is_exact=text.exact)

    def set_line(line: str, lead: str = text.lead) -> SetParagraph:
        before = _markup(f"{lead} ", Face.TEXT, fonts, base=face) if lead else ""
        return SetParagraph(
            before + _markup(line, face, fonts, base=face, anchor=text.anchor), style
        )

    if text.most_lines is not None:
        whole = " ".join(shown.split("\n"))
        excerpt = _fitting(whole, set_line, text.most_lines, width_pt)
        lines, note = [excerpt], text.rest_is if excerpt != whole else ""
    else:
        lines = [piece for line in shown.split("\n") for piece in _pieces(line)]
        left_out = len(text.text) - text.most_characters
        note = _left_out_words(left_out, words) if left_out > 0 else ""
    result = [set_line(lines[0]), *(set_line(line, "") for line in lines[1:])]
    if note:
        quiet = _style(Text(text="", tone=Tone.QUIET), setting, width_pt)
        result.append(SetParagraph(_markup(note, Face.TEXT, fonts, base=Face.TEXT), quiet))
    return result


def line_in_fonts(text: str, face: Face, fonts: Fonts) -> list[tuple[str, str]]:
    """Return one line as runs of (registered font name, text); for headers and footers."""
    return [
        (name, "".join(part for _, part in runs))
        for name, runs in groupby(
            _runs(visible(text, is_exact=False), face, fonts), key=lambda run: run[0]
        )
    ]


def _pieces(line: str) -> Iterator[str]:
    """Cut a line into pieces, at a space where there is one, never inside a character's number."""
    has_long_word = any(len(word) > _LONG_WORD_CHARACTERS for word in line.split(" "))
    longest = _LONG_WORD_PIECE_CHARACTERS if has_long_word else _PIECE_CHARACTERS
    while len(line) > longest:
        cut = line.rfind(" ", longest // 2, longest) + 1 or longest
        cut = len(_without_part_number(line[:cut]))
        yield line[:cut]
        line = line[cut:]
    yield line


def _without_part_number(kept: str) -> str:
    """Drop the beginning of a character's number that was cut off at the end.

    >>> _without_part_number("one ⟦U+20")
    'one '
    """
    opened = kept.rfind("⟦")
    return kept[:opened] if opened > kept.rfind("⟧") else kept


def _markup(piece: str, face: Face, fonts: Fonts, *, base: Face, anchor: str = "") -> str:
    """Return escaped markup; only runs in another font than the paragraph's are marked up."""
    parts = []
    for name, runs in groupby(_runs(piece, face, fonts), key=lambda run: run[0]):
        run = escape("".join(part for _, part in runs))
        parts.append(run if name == base.value else f'<font name="{name}">{run}</font>')
    markup = "".join(parts)
    if anchor:
        return f'<a href="#{escape(anchor)}" color="#{INK.hexval()[2:]}">{markup}</a>'
    return markup


def _runs(text: str, face: Face, fonts: Fonts) -> Iterator[tuple[str, str]]:
    if fonts.draws_all(text, face):
        yield face.value, text
        return
    for cluster in re.findall(r".[\u0300-\u036f]*", text, flags=re.DOTALL):
        name = fonts.font_for(cluster, face)
        if name is not None:
            yield name, cluster
            continue
        for character in cluster:
            yield from _run_of(character, face, fonts)


def _run_of(character: str, face: Face, fonts: Fonts) -> Iterator[tuple[str, str]]:
    name = fonts.font_for(character, face)
    if name is not None:
        yield name, character
        return
    for sign in number_of(character):
        yield fonts.font_for(sign, face) or face.value, sign


def _fitting(
    line: str, set_line: Callable[[str], SetParagraph], most_lines: int, width_pt: float
) -> str:
    """Return as much of a line as fits into so many printed lines, with "…" where it was cut."""

    def fits(candidate: str) -> bool:
        paragraph = set_line(candidate)
        height_pt = paragraph.wrap(width_pt, 0)[1]
        return bool(height_pt <= most_lines * paragraph.style.leading + 0.1)

    line = line[:_MOST_EXCERPT_CHARACTERS]
    if fits(line):
        return line
    fitting, too_long = 0, len(line)
    while too_long - fitting > 1:
        middle = (fitting + too_long) // 2
        if fits(_cut_at(line, middle)):
            fitting = middle
        else:
            too_long = middle
    return _cut_at(line, fitting)


def _cut_at(line: str, position: int) -> str:
    return _without_part_number(line[:position]).rstrip() + " …"


def _left_out_words(count: int, words: Words) -> str:
    # Translators: stands below a very long text that is not printed to its end.
    return words.ngettext(
        "{count} more character is not printed here. The vault keeps the whole text.",
        "{count} more characters are not printed here. The vault keeps the whole text.",
        count,
    ).format(count=count)


def _face(text: Text, setting: Setting) -> Face:
    is_strong = setting.strong or text.tone is Tone.STRONG
    if text.exact:
        return Face.EXACT_STRONG if is_strong else Face.EXACT
    return Face.STRONG if is_strong else Face.TEXT


def _style(text: Text, setting: Setting, width_pt: float) -> ParagraphStyle:
    is_quiet = setting.quiet or text.tone is Tone.QUIET
    colour = ACCENT if setting.accent else QUIET if is_quiet else INK
    size_pt = setting.size_pt - 1 if text.exact and setting.size_pt > 10 else setting.size_pt  # noqa: PLR2004 - mono runs wide
    return ParagraphStyle(
        name="",
        fontName=_face(text, setting).value,
        bulletFontName=Face.TEXT.value,
        fontSize=size_pt,
        leading=setting.leading_pt,
        textColor=colour,
        alignment=TA_RIGHT if setting.right_aligned else TA_LEFT,
        spaceBefore=setting.space_before_pt,
        spaceAfter=setting.space_after_pt,
        rightIndent=max(0.0, width_pt - setting.width_pt) if setting.width_pt else 0,
        allowWidows=int(setting.may_part_anywhere),
        allowOrphans=int(setting.may_part_anywhere),
        splitLongWords=1,
        spaceShrinkage=0,
    )
