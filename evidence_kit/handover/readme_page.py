"""The page of a READ-ME: lines of plain text, wrapped, in the language of the package.

The rules are: CRLF, and UTF-8 that says so at its beginning where there is more than ASCII, so that
it opens the same everywhere; what can be pasted is put down as it is and never wrapped.
"""

import textwrap

from evidence_kit.i18n import Words

_WIDTH = 72
SPACE = "  "
"""Before every line that is no heading."""


class Page:
    """Lines that were written so far; every sentence is translated where it is put down."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lines: list[str] = []

    def translated(self, sentence: str, **facts: object) -> str:
        """Return a sentence in the page's language, with its facts in it."""
        return self._words.gettext(sentence).format(**facts)

    def counted(self, forms: tuple[str, str], count: int) -> str:
        """Return the form of a sentence that fits a count."""
        return self._words.ngettext(*forms, count).format(count=count)

    def heading(self, sentence: str, **facts: object) -> None:
        """Put down a heading, after an empty line."""
        if self._lines:
            self.gap()
        self._lines.append(self.translated(sentence, **facts))

    def say(self, sentence: str, **facts: object) -> None:
        """Put down a paragraph."""
        self.write(self.translated(sentence, **facts))

    def write(self, said: str, first: str = "", width: int = 0) -> None:
        """Put down a paragraph; what stands first makes the room that its other lines leave."""
        room = " " * (width or len(first))
        self._lines += textwrap.wrap(
            said,
            width=_WIDTH,
            initial_indent=f"{SPACE}{first.ljust(len(room))}",
            subsequent_indent=f"{SPACE}{room}",
            break_on_hyphens=False,
            break_long_words=False,
        )

    def steps(self, *sentences: str) -> None:
        """Put down numbered steps."""
        for number, sentence in enumerate(sentences, start=1):
            self.write(self.translated(sentence), f"{number}. ")

    def exact(self, *lines: str) -> None:
        """Put down what is the same in every language, as it is."""
        self._lines += [f"{SPACE}{line}" for line in lines]

    def gap(self) -> None:
        """Put down an empty line."""
        self._lines.append("")

    def add(self, other: "Page") -> None:
        """Put down everything of another page, which may speak another language."""
        self._lines += other.text().splitlines()

    def text(self) -> str:
        """Return everything so far, with the line ends of Windows."""
        return "".join(f"{line}\r\n" for line in self._lines)

    def encoded(self) -> bytes:
        """Return the file: ASCII where that is enough, else UTF-8 that says so at its beginning."""
        text = self.text()
        return text.encode("ascii" if text.isascii() else "utf-8-sig")
