r"""What nobody sees by looking: data inside a text, further pictures inside a picture.

An under-18 case takes in only what a person can look at whole. This finds the ways in which
ordinary programs put more into a file than it shows. The rules are:

* A text is words to its end. What mail programs, chat exports and scripts write instead of words is
  found by its marks (a data address, a MIME header), by the way a picture begins in base64 or hex,
  and by length: a thousand characters without a word, folded into lines or not.
* UTF-16 is decoded first. Pieces overlap by more than the longest of these, so no seam hides one.
* A picture is one picture: an animation (PNG, WebP), a sequence (HEIC, AVIF) or a motion photo
  shows one moment and holds others.
* A picture ends where its file ends: a cropped one may still have the old one behind it.

What this cannot tell: what somebody hides on purpose, and the small picture in a photo's own
metadata. There the person looked at what is shown, and no more than that can be said.
"""

import codecs
import itertools
import re
from collections.abc import Iterable, Iterator

from evidence_kit.intake.picture_ends import goes_on_after_its_end

_FEWEST_DATA_CHARS = 1000
"""750 bytes in base64. No sentence, link or wallet address goes on for so long without a break; a
smaller picture is known by how it begins."""
_FEWEST_DISTINCT_CHARS = 8
"""A picture needs more different characters than a line of dashes, or somebody laughing."""
_MOST_CONTROL_CHARS = 8
"""A stray control character happens in a chat; bytes that are no text have one in ten."""
_LONGEST_FOLD_CHARS = 24
_OVERLAP_CHARS = 8192
"""A thousand characters in the shortest pieces with the longest folds between them, and more."""

_ESCAPED = re.compile(
    r"\\{1,8}/|\\{1,8}u00(?P<json>[23][0-9a-f])|%(?P<percent>[23][0-9a-f])|&#x(?P<hex>[23][0-9a-f]);"
    r"|&#(?P<decimal>3[2-9]|[45][0-9]|6[0-3]);",
    re.IGNORECASE,
)
"""The signs between space and question mark, as JSON, links and HTML write them. JSON in JSON
doubles each backslash; counting to eight keeps a page of them from taking for ever."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]|\\u00(?:0[0-8]|0e|0f|1[0-9a]|7f)", re.IGNORECASE)

_BASE64 = r"[A-Za-z0-9+/_-]"
_DATA = re.compile(r"[A-Za-z0-9+/=_-]{16,}")
"""Base64 in both alphabets, base32 and hex: a run that may be one line of a longer one."""
_FOLD = re.compile(r"(?:\\[nrt]?|[\s\"'`,;:>|*#&+(){}\[\]])*")
"""What stands between two lines of data: line ends, quotes, commas, a mail program's marks."""

_MARKS = re.compile(
    r"\bdata:[a-z]+/[a-z0-9.+-]+\s*[;,]"  # RFC 2397
    r"|;\s*base64\s*[,:;]"  # RFC 2397, vCard 2.1
    r"|;\s*encoding=[\"']?b(?:ase64)?\b"  # RFC 5545 §3.2.7, RFC 2426 §4
    r"|content-transfer-encoding:(?!\s*[78]bit\b)"  # RFC 2045 §6
    r"|^begin(?:-base64)?[ ][0-7]{3,4}[ ]\S"  # POSIX uuencode
    r"|(?-i:(?:^M[ -`]{60}\r?\n){3})"  # the lines of uuencode, without their beginning
    r"|^=ybegin[ ]"  # yEnc
    r"|<svg[\s>]"  # a drawing in words
    r"|(?:%|=|\\x|\\u00)ff(?:%|=|\\x|\\u00)d8(?:%|=|\\x|\\u00)ff"  # a JPEG's beginning, escaped
    r"|(?:%|=|\\x|\\u00)89PNG"
    r"|(?<![0-9a-f])(?:ffd8ff|89504e47|4749463839|52494646)[0-9a-f]{40}"  # the same in hex
    r"|(?:[0-9]{1,3}[\s,;]{1,8}){300}"  # bytes as a list of numbers
    r"|(?:\"[0-9]{1,7}\"\s{0,4}:\s{0,4}[0-9]{1,3}\s{0,4},\s{0,4}){300}"  # … by their position
    r"|(?:(?:0x|\\x)?[0-9a-f]{2}[\s,;]{1,4}){200}"  # a hex dump without addresses
    r"|(?:[0-9a-f]{2}:\s{0,12}){100}"  # … as keys and certificates are written
    r"|(?:^[0-9a-f]{4,16}:?\s{1,4}(?:[0-9a-f]{2,8}\s{1,3}){6}[^\n]*\n){12}",  # … and with them
    re.IGNORECASE | re.MULTILINE,
)

_BEGINNINGS = re.compile(
    r"(?<![A-Za-z0-9+])(?:"
    r"[/_]9j[/_]"  # JPEG
    r"|iVBORw0KGgo"  # PNG
    r"|R0lGOD[dl]h"  # GIF
    r"|UklGR"  # WebP, AVI
    rf"|AAAA{_BASE64}[GWm2]Z0eX"  # HEIC, AVIF, MP4
    r"|SUkqA|TU0AK"  # TIFF
    rf"|Qk[0-3]{_BASE64}{{4}}AAAAA"  # BMP
    r"|JVBERi0"  # PDF
    r"|UEsDB"  # ZIP and office files
    r"|PHN2Zy"  # SVG
    rf"){_BASE64}{{24}}"
)
"""How pictures, and files that hold pictures, begin in base64."""

_ANIMATED_WEBP_FLAG = 0x02
"""RFC 9649 §2.7.1, the flags of the VP8X chunk."""
_SEQUENCE_BRANDS = frozenset({b"hevc", b"hevx", b"msf1", b"avis", b"avcs"})
"""ISO/IEC 23008-12: a track of pictures beside the one that is shown."""
_MOTION_PHOTO = re.compile(rb"(?:MotionPhoto|MicroVideo)(?:=[\"']|>)1|MotionPhoto_Data")
"""Android's motion photos, old and new, and Samsung's trailer."""
_OVERLAP_BYTES = 64


def carries_embedded_data(text: str) -> bool:
    """Whether a text holds something that is not words, such as a picture in base64.

    >>> carries_embedded_data("pay 500 EUR"), carries_embedded_data("data:image/png;base64,iVBO")
    (False, True)
    """
    if len(_CONTROL.findall(text)) > _MOST_CONTROL_CHARS or _is_marked(text):
        return True
    plain = _ESCAPED.sub(_unescaped, text)
    return plain != text and _is_marked(plain)


def text_carries_data(pieces: Iterable[bytes]) -> bool:
    """Whether a text file, read piece by piece, holds something that is not words."""
    tail = ""
    try:
        for text in _decoded(pieces):
            seen = tail + text
            if carries_embedded_data(seen):
                return True
            tail = seen[-_OVERLAP_CHARS:]
    except UnicodeDecodeError:
        # It began as UTF-16 and goes on as something else.
        return True
    return False


def picture_holds_more(media_type: str, pieces: Iterable[bytes]) -> bool:
    """Whether a picture, read piece by piece, holds pictures that a look at it does not show."""
    beginning, whole = _with_beginning(pieces)
    match media_type:
        case "image/webp":
            return _is_animated_webp(beginning) or goes_on_after_its_end(media_type, whole)
        case "image/jpeg":
            return _is_jpeg_with_more(whole)
        case "image/heic" | "image/heif" | "image/avif":
            return _is_sequence(beginning) or _is_motion_photo(whole)
        case _:
            return goes_on_after_its_end(media_type, whole)


def _is_marked(text: str) -> bool:
    return (
        _MARKS.search(text) is not None
        or _BEGINNINGS.search(text) is not None
        or _has_long_data(text)
    )


def _has_long_data(text: str) -> bool:
    """Whether lines of data follow each other, with nothing but folds between them."""
    run: list[str] = []
    length = end = 0
    for line in _DATA.finditer(text):
        gap = text[end : line.start()]
        if len(gap) > _LONGEST_FOLD_CHARS or _FOLD.fullmatch(gap) is None:
            run, length = [], 0
        run.append(line[0])
        length += len(line[0])
        end = line.end()
        if length >= _FEWEST_DATA_CHARS and len(set().union(*run)) >= _FEWEST_DISTINCT_CHARS:
            return True
    return False


def _unescaped(found: re.Match[str]) -> str:
    if found["decimal"]:
        return chr(int(found["decimal"]))
    code = found["json"] or found["percent"] or found["hex"]
    return chr(int(code, 16)) if code else "/"


def _decoded(pieces: Iterable[bytes]) -> Iterator[str]:
    beginning, whole = _with_beginning(pieces)
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from codecs.iterdecode(whole, "utf-16")
    else:
        # A letter in an old encoding is no picture; a picture shows by its control characters.
        yield from codecs.iterdecode(whole, "utf-8", errors="surrogateescape")


def _with_beginning(pieces: Iterable[bytes]) -> tuple[bytes, Iterator[bytes]]:
    whole = iter(pieces)
    beginning = next(whole, b"")
    return beginning, itertools.chain((beginning,), whole)


def _overlapping(pieces: Iterable[bytes]) -> Iterator[bytes]:
    tail = b""
    for piece in pieces:
        seen = tail + piece
        yield seen
        tail = seen[-_OVERLAP_BYTES:]


def _is_animated_webp(beginning: bytes) -> bool:
    flags = int.from_bytes(beginning[20:21], "big")
    return beginning[12:16] == b"VP8X" and bool(flags & _ANIMATED_WEBP_FLAG)


def _is_sequence(beginning: bytes) -> bool:
    box = beginning[: int.from_bytes(beginning[:4], "big")]
    return any(box[start : start + 4] in _SEQUENCE_BRANDS for start in range(8, len(box), 4))


def _is_motion_photo(pieces: Iterable[bytes]) -> bool:
    return any(_MOTION_PHOTO.search(seen) for seen in _overlapping(pieces))


def _is_jpeg_with_more(pieces: Iterable[bytes]) -> bool:
    marks: list[bytes] = []

    def noticing() -> Iterator[bytes]:
        tail = b""
        for piece in pieces:
            marks.extend(_MOTION_PHOTO.findall(tail + piece))
            tail = piece[-_OVERLAP_BYTES:]
            yield piece

    return goes_on_after_its_end("image/jpeg", noticing()) or bool(marks)
