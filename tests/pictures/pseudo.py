"""A language that nobody speaks: every sentence longer, with accents, in brackets.

What is still plain in a picture was never marked for translation; what is cut would be cut in
German.
"""

from typing_extensions import override

from evidence_kit.i18n import Words

_ACCENTED = str.maketrans("aeiounsczAEIOUNSCZ", "áéíóúñščžÁÉÍÓÚÑŠČŽ")
_LONGER_BY = 0.4


class PseudoWords(Words):
    """English, 40 % longer."""

    @override
    def gettext(self, message: str) -> str:
        return pseudo(message)

    @override
    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


def pseudo(message: str) -> str:
    """Return a sentence as the pseudo-language says it; placeholders stay.

    >>> pseudo("Keep {count} files")
    '[Kéép {count} fíléš ~~~~~~~]'
    """
    parts = message.split("{")
    said = [parts[0].translate(_ACCENTED)]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        said.append(f"{{{name}}}{rest.translate(_ACCENTED)}")
    return f"[{''.join(said)} {padding(len(message))}]"


def padding(length: int) -> str:
    """Return what makes a sentence longer, in words of eight so that it can be wrapped."""
    signs = max(1, round(length * _LONGER_BY))
    return " ".join("~" * min(8, signs - start) for start in range(0, signs, 8))
