"""A guide → one web page that needs nothing else: no network, no script, its typefaces inside.

The rules are: every word is escaped, whoever wrote it; the page may load nothing, and says so to
the browser; headings, lists and tables are what they look like; it can be read at 200 % and in the
dark.
"""

import base64
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from guide_reading import Guide

from evidence_kit.report.document import (
    Block,
    Box,
    Bullets,
    Cell,
    Commands,
    Field,
    Fields,
    Prose,
    Subheading,
    Table,
    Text,
    Tone,
)

_FONTS = {
    ("Guide", 400): "AtkinsonHyperlegibleNext-Regular.ttf",
    ("Guide", 600): "AtkinsonHyperlegibleNext-SemiBold.ttf",
    ("Guide Exact", 400): "AtkinsonHyperlegibleMono-Regular.ttf",
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
_PAGE = Template("""\
<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>$title</title>
<style>
$fonts
$style
</style>
</head>
<body>
<main>
<h1>$title</h1>
<p class="lead">$lead</p>
$body
</main>
<footer>$footer</footer>
</body>
</html>
""")
_FONT = Template(
    '@font-face { font-family: "$family"; font-weight: $weight; '
    "src: url(data:font/ttf;base64,$data) }"
)


def page(guide: Guide, *, language: str, footer: str, folder: Path) -> str:
    """Return the page.

    Args:
        guide: What to show.
        language: BCP 47 tag.
        footer: The last line: version and day.
        folder: Where ``guides.css`` lies and, in ``fonts``, the typefaces.
    """
    return _PAGE.substitute(
        policy=_POLICY,
        language=escape(language),
        title=escape(guide.title),
        lead=escape(guide.lead),
        fonts="\n".join(_fonts(folder / "assets" / "fonts")),
        style=(folder / "packaging" / "guides.css").read_text(encoding="utf-8").strip(),
        body="\n".join(line for block in guide.blocks for line in _lines(block)),
        footer=escape(footer),
    )


def _fonts(folder: Path) -> Iterator[str]:
    for (family, weight), name in _FONTS.items():
        data = base64.b64encode((folder / name).read_bytes()).decode("ascii")
        yield _FONT.substitute(family=family, weight=weight, data=data)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Subheading():
            yield f"<h2>{escape(block.text)}</h2>"
        case Prose():
            yield from _paragraphs(block.texts)
        case Bullets():
            kind = "ol" if block.is_numbered else "ul"
            yield f"<{kind}>"
            yield from (f"<li>{_words(text)}</li>" for text in block.items)
            yield f"</{kind}>"
        case Box():
            yield f'<div class="box"><p><strong>{escape(block.title)}</strong></p>'
            yield from _paragraphs(block.body)
            yield "</div>"
        case Fields():
            yield "<dl>"
            for row in block.rows:
                yield from _field(row)
            yield "</dl>"
        case Table():
            yield from _table(block)
        case Commands():
            yield from _commands(block)
        case _:
            raise TypeError(type(block).__name__)


def _paragraphs(texts: Cell) -> Iterator[str]:
    yield from (f"<p>{_words(text)}</p>" for text in texts)


def _field(row: Field) -> Iterator[str]:
    yield f"<div><dt>{escape(row.label)}</dt>"
    yield from (f"<dd>{_words(text)}</dd>" for text in row.value)
    yield "</div>"


def _table(table: Table) -> Iterator[str]:
    # A wide table scrolls by itself, also by keyboard.
    yield '<div class="wide" tabindex="0"><table><thead><tr>'
    yield "".join(f'<th scope="col">{escape(column.title)}</th>' for column in table.columns)
    yield "</tr></thead><tbody>"
    for row in table.rows:
        cells = (" ".join(_words(text) for text in content) for content in row)
        yield f"<tr>{''.join(f'<td>{content}</td>' for content in cells)}</tr>"
    yield "</tbody></table></div>"


def _commands(block: Commands) -> Iterator[str]:
    """Put the lines of one system into one piece, to be copied at once."""
    labels: list[str] = []
    for label, _line in block.lines:
        labels.append(label or (labels[-1] if labels else ""))
    pairs = zip(labels, (line for _label, line in block.lines), strict=True)
    for label, those in groupby(pairs, key=lambda pair: pair[0]):
        if label:
            yield f'<p class="label">{escape(label)}</p>'
        lines = "\n".join(line for _label, line in those)
        yield f'<pre tabindex="0"><code>{escape(lines)}</code></pre>'


def _words(text: Text) -> str:
    words = escape(text.text)
    if text.exact:
        words = f"<code>{words}</code>"
    return f"<strong>{words}</strong>" if text.tone is Tone.STRONG else words
