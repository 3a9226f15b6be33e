"""Untrusted text → paragraphs that can be printed: safe, visible, whole. The only door to paper.

The rules are:

* Nothing obeys the text: there is no markup, so it can neither become a picture, a link nor an
  error, and no character in it can change the direction of its neighbours.
* Nothing hides: what cannot be seen is printed as its number (see :mod:`evidence_kit.visible`).
* Nothing is an empty box: a character that no bundled font can draw is printed as its number.
* Nothing is dropped silently: what is over a cap is counted, and the page says who keeps it.
"""

from collections.abc import Callable, Iterator

from evidence_kit.i18n import Words
from evidence_kit.report.document import Text, Tone
from evidence_kit.report.fonts import Face, Fonts
from evidence_kit.report.lines import Line, Span, broken
from evidence_kit.report.paragraph import Look, SetParagraph
from evidence_kit.report.shaping import Run, drawable, shaped, typefaces_of
from evidence_kit.report.structure import Node, Tag
from evidence_kit.report.styles import ACCENT, INK, QUIET, Setting
from evidence_kit.visible import visible

_PIECE_CHARACTERS = 8_000
"""Longest paragraph that is broken into lines in one go; keeps stopping and splitting quick."""
_LONGEST_HALF_WORD_CHARACTERS = 24
"""Of a word that an excerpt would cut in two, as much as is left out to end at a whole one."""
_MOST_EXCERPT_CHARACTERS = 2_000
"""More than any excerpt of a few lines can hold; spares trying longer ones."""


def paragraphs(
    text: Text,
    setting: Setting,
    *,
    fonts: Fonts,
    words: Words,
    width_pt: float,
    node: Node,
    tag: Tag | None = Tag.PARAGRAPH,
) -> list[SetParagraph]:
    """Set a text as paragraphs, one for each of its lines.

    Args:
        text: What to print; everything in it is untrusted.
        setting: How it is set.
        fonts: The bundled fonts.
        words: The report's language, for what is said about text that is cut off.
        width_pt: The width of the place it stands in.
        node: The element of the document's structure that it belongs below.
        tag: What each paragraph is; ``None`` where a single one needs no element of its own.
    """
    face = _face(text, setting)
    look = _look(text, setting, width_pt)
    shown = drawable(visible(text.text[: text.most_characters], is_exact=text.exact), face, fonts)
    lead = drawable(visible(text.lead, is_exact=False), Face.TEXT, fonts)

    def spans(line: str, before: str = "") -> tuple[Span, ...]:
        value = Span(line, face)
        return (Span(f"{before} ", Face.TEXT), value) if before else (value,)

    if text.most_lines is not None:
        whole = " ".join(shown.split("\n"))
        room = width_pt - look.right_indent_pt

        def set_lines(candidate: str) -> tuple[Line, ...]:
            return broken(spans(candidate, lead), room * 1000 / look.size_pt, fonts)

        excerpt = _fitting(whole, set_lines, text.most_lines)
        lines, note = [excerpt], text.rest_is if excerpt != whole else ""
    else:
        lines = [piece for line in shown.split("\n") for piece in _pieces(line)]
        left_out = len(text.text) - text.most_characters
        note = _left_out_words(left_out, words) if left_out > 0 else ""
    is_alone = tag is None and len(lines) == 1 and not note
    own_tag = tag or Tag.PARAGRAPH

    def set_line(line_spans: tuple[Span, ...], own_look: Look) -> SetParagraph:
        own_node = node if is_alone else node.add(own_tag)
        return SetParagraph(line_spans, own_look, fonts, own_node, anchor=text.anchor)

    result = [
        set_line(spans(line, "" if position else lead), look) for position, line in enumerate(lines)
    ]
    if note:
        quiet = _look(Text(text="", tone=Tone.QUIET), setting, width_pt)
        result.append(set_line((Span(drawable(note, Face.TEXT, fonts), Face.TEXT),), quiet))
    return result


def line_in_fonts(text: str, face: Face, fonts: Fonts) -> tuple[Run, ...]:
    """Return one line, shown and shaped, from left to right; for headers and footers."""
    shown = drawable(visible(text, is_exact=False), face, fonts)
    return shaped(shown, typefaces_of(shown, face, fonts) or fonts.typeface(face), None)


def _fitting(whole: str, set_lines: Callable[[str], tuple[Line, ...]], most_lines: int) -> str:
    """Return as much of a text as fits into so many printed lines, with "…" where it was cut."""
    tried = whole[:_MOST_EXCERPT_CHARACTERS]
    lines = set_lines(tried)
    if len(lines) <= most_lines and tried == whole:
        return whole
    fitting, too_long = (
        0,
        1 + (lines[most_lines - 1].end if len(lines) > most_lines else len(tried)),
    )
    while too_long - fitting > 1:
        middle = (fitting + too_long) // 2
        if len(set_lines(_cut_at(tried, middle))) <= most_lines:
            fitting = middle
        else:
            too_long = middle
    return _cut_at(tried, fitting)


def _cut_at(line: str, position: int) -> str:
    """Cut a text, at the end of a word where there is one near, and say that it goes on."""
    kept = _without_part_number(line[: max(0, position)])
    word_end = kept.rfind(" ")
    is_inside_a_word = line[len(kept) : len(kept) + 1] not in {"", " "}
    if is_inside_a_word and 0 < len(kept) - word_end <= _LONGEST_HALF_WORD_CHARACTERS <= word_end:
        kept = kept[:word_end]
    return kept.rstrip() + " …"


def _pieces(line: str) -> Iterator[str]:
    """Cut a line into pieces, at a space where there is one, never inside a character's number."""
    while len(line) > _PIECE_CHARACTERS:
        cut = line.rfind(" ", _PIECE_CHARACTERS // 2, _PIECE_CHARACTERS) + 1 or _PIECE_CHARACTERS
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


def _look(text: Text, setting: Setting, width_pt: float) -> Look:
    is_quiet = setting.quiet or text.tone is Tone.QUIET
    size_pt = setting.size_pt - 1 if text.exact and setting.size_pt > 10 else setting.size_pt  # noqa: PLR2004 - mono runs wide
    return Look(
        size_pt=size_pt,
        leading_pt=setting.leading_pt,
        colour=ACCENT if setting.accent else QUIET if is_quiet else INK,
        right_aligned=setting.right_aligned,
        space_before_pt=setting.space_before_pt,
        space_after_pt=setting.space_after_pt,
        right_indent_pt=max(0.0, width_pt - setting.width_pt) if setting.width_pt else 0.0,
        may_part_anywhere=setting.may_part_anywhere,
    )
