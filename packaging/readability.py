"""Say how hard the words of each page are to read, in every language there is.

Usage: python packaging/readability.py [--language en sl it] [--hardest N]

One line a page: a figure, how many sentences, words in a sentence. What the figure is:

* English: the Flesch–Kincaid grade, years of school (Kincaid et al. 1975). Aim 6 to 7.
* Italian: Gulpease, 0 to 100, higher is easier (GULP 1988); below 80 is hard after five years of
  school, below 60 after eight. Aim 60 and more.
* Every other language, Slovenian too: words in a sentence alone. No formula is generally accepted
  there, and one made for English would only look like a measurement.

A figure says how long words and sentences are, and nothing of whether they are kind or clear.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import words as lists

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.?!:;])[”»«\"]?\s+|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$")
_LEAST_WORDS = 3
"""A name on a button is no sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was counted in some sentences."""

    sentences: int
    words: int
    letters: int
    syllables: int

    @property
    def words_in_a_sentence(self) -> float:
        """How many, on average."""
        return self.words / self.sentences


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    tags = ["en", *(lists.language_of(path) for path in lists.lists(lists.LOCALE_PATH))]
    parser.add_argument("--language", nargs="+", default=tags)
    parser.add_argument("--hardest", type=int, default=0, metavar="N", help="N pages of each")
    chosen = parser.parse_args()
    for tag in chosen.language:
        found = pages(tag)
        figure, name = FIGURES.get(tag, (_length, "words in a sentence, sentences"))
        is_easy_high = tag == "it"
        rows = sorted(
            ((figure(measured), page, measured) for page, measured in found.items()),
            key=lambda row: row[0],
            reverse=not is_easy_high,
        )
        print(f"{tag}: {name}")  # noqa: T201 - a script
        for value, page, measured in rows[: chosen.hardest or None]:
            line = (
                f"{value:6.1f}  {measured.sentences:4}  {measured.words_in_a_sentence:5.1f}  {page}"
            )
            print(line)  # noqa: T201 - a script


def pages(tag: str) -> dict[str, Measured]:
    """Return what was counted, for each file that words stand in."""
    spoken = None if tag == "en" else lists.read(lists.list_of(lists.LOCALE_PATH, tag))
    said: defaultdict[str, list[str]] = defaultdict(list)
    for message in lists.collected():
        if not message.id:
            continue
        text = _longest(message.id)
        if spoken is not None:
            found = spoken.get(message.id, message.context)
            text = _longest(found.string) if found is not None else ""
        for page, _line in message.locations:
            said[page].append(text)
    measured = {page: measure(texts) for page, texts in said.items()}
    return {page: each for page, each in measured.items() if each.sentences}


def measure(texts: Iterable[str]) -> Measured:
    """Count sentences, words, letters and syllables; what has no three words is left out.

    >>> measured = measure(["Stop here. You can come back.", "Save"])
    >>> measured.sentences, measured.words
    (1, 4)
    """
    sentences = [
        found
        for text in texts
        for sentence in _SENTENCE_END.split(re.sub(r"\{\w*\}", "one", text))
        if len(found := _WORD.findall(sentence)) >= _LEAST_WORDS
    ]
    flat = [word for sentence in sentences for word in sentence]
    return Measured(
        sentences=len(sentences),
        words=len(flat),
        letters=sum(map(len, flat)),
        syllables=sum(map(syllables, flat)),
    )


def syllables(word: str) -> int:
    """Return about how many syllables an English word has.

    >>> [syllables(word) for word in ("stop", "police", "recorded", "blackmail", "area")]
    [1, 2, 3, 2, 2]
    """
    plain = word.lower()
    return max(1, len(_VOWELS.findall(_SILENT.sub("", plain) or plain)))


def grade(measured: Measured) -> float:
    """Return the Flesch–Kincaid grade: years of school that a text asks for."""
    return 0.39 * measured.words_in_a_sentence + 11.8 * measured.syllables / measured.words - 15.59


def gulpease(measured: Measured) -> float:
    """Return the Gulpease index of an Italian text: 100 is easiest."""
    return 89 + (300 * measured.sentences - 10 * measured.letters) / measured.words


FIGURES: dict[str, tuple[Callable[[Measured], float], str]] = {
    "en": (grade, "Flesch–Kincaid grade, sentences, words in a sentence"),
    "it": (gulpease, "Gulpease, sentences, words in a sentence"),
}
"""What is computed for a language, and what it is called."""


def _length(measured: Measured) -> float:
    return measured.words_in_a_sentence


def _longest(value: str | tuple[str, ...] | list[str] | None) -> str:
    """Return a message, or the last of its plural forms."""
    if value is None:
        return ""
    return value if isinstance(value, str) else value[-1]


if __name__ == "__main__":
    main()
