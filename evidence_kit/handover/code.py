"""The hand-over code: one number that fixes a whole package.

It is the SHA-256 of ``tagmanifest-sha256.txt``, which fixes the manifests, which fix every file. It
travels apart from the package, on paper or by voice: whoever changes a package can seal it again
with a new key, but cannot make the code of the first one come out. Only the full code is accepted;
eight digits can be made to match by trying.
"""

import re

from evidence_kit.errors import HandOverCodeError
from evidence_kit.model import Digest

_GROUP_DIGITS = 8
_WHOLE_DIGITS = 64


def grouped(code: Digest) -> str:
    """Write a code in eight groups of eight digits, for paper and for reading aloud.

    >>> grouped(Digest("0123456789abcdef" * 4))[:26]
    '01234567 89abcdef 01234567'
    """
    return " ".join(
        code[start : start + _GROUP_DIGITS] for start in range(0, len(code), _GROUP_DIGITS)
    )


def read_code(text: str) -> Digest:
    """Read a code as somebody typed or pasted it: spaces, hyphens and capitals do not matter.

    Raises:
        HandOverCodeError: It is not 64 hexadecimal digits, for example a shortened code.

    >>> read_code("01234567-89ABCDEF " * 4) == "0123456789abcdef" * 4
    True
    """
    digits = re.sub(r"[\s\-–]", "", text).lower()
    if re.fullmatch(r"[0-9a-f]{64}", digits) is None:
        raise HandOverCodeError(value=text, digits=_WHOLE_DIGITS)
    return Digest(digits)
