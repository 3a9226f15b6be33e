"""Words that are still English in a text made with the language that nobody speaks."""

import re
from collections.abc import Iterable

PLAIN = re.compile(r"(?=[A-Za-z]*[aeiounscz])[A-Za-z][a-z]{3,}")
"""A word that the language would have put accents on."""

AS_IT_IS = re.compile(
    r"https?://\S+|\S+@\S+|\S*[\w-]+(?:\.\w+)+\S*|\S*[/\\_=$]\S*"  # addresses, names of files
    r"|\b[A-Z0-9-]{2,}\b|\bU\+[0-9A-F]+ [A-Z0-9 -]+|“[^”]*”|\(\w\)"
)
"""What is the same in every language: addresses, files, codes, the names of characters."""

PROPER = frozenset(
    {"Evidence", "English", "Linux", "Windows", "Python", "Unicode", "OpenSSL", "Poppler"}
)
"""Names that no language has a word for."""


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Return every word of some texts."""
    return frozenset(word for text in texts for word in re.findall(r"[A-Za-z]+", text))


def plain_words(text: str, data: frozenset[str] = frozenset()) -> set[str]:
    """Return the words of English in a text, without those that somebody put in."""
    return {
        word
        for piece in AS_IT_IS.sub(" ", text).split()
        for word in re.findall(r"\w+", piece)
        if PLAIN.fullmatch(word) and word not in PROPER and word not in data
    }
