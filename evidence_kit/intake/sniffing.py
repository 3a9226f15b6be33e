"""What a file is, by its first bytes and never by its name.

Signatures are those of the formats' own specifications; container families that share one (ZIP,
RIFF, ISO base media, Ogg, Matroska) are told apart by the bytes that follow. Nothing is parsed
beyond the first :data:`SNIFFED_BYTES`: looking deeper belongs in the locked-down child.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePath

from evidence_kit.model import TypeMatch

SNIFFED_BYTES = 8192
"""How much of a file is looked at."""

UNKNOWN = "application/octet-stream"

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"\0\0\1\0", "image/x-icon"),
    (0, b"8BPS", "image/vnd.adobe.photoshop"),
    (0, b"\xff\x0a", "image/jxl"),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"%!PS", "application/postscript"),
    (0, b"\x1aE\xdf\xa3", "video/x-matroska"),
    (0, b"FLV\x01", "video/x-flv"),
    (0, b"\0\0\1\xba", "video/mpeg"),
    (0, b"\0\0\1\xb3", "video/mpeg"),
    (0, b"0&\xb2u\x8ef\xcf\x11", "video/x-ms-asf"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
    (0, b"\xff\xf9", "audio/aac"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"MThd", "audio/midi"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"(\xb5/\xfd", "application/zstd"),
    (257, b"ustar", "application/x-tar"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"!BDN", "application/vnd.ms-outlook"),
    (0, b"MZ", "application/vnd.microsoft.portable-executable"),
    (0, b"\x7fELF", "application/x-executable"),
)
"""(offset, bytes, media type); the first that fits answers."""

_ISO_BRANDS: dict[bytes, str] = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"hevc": "image/heic-sequence",
    b"mif1": "image/heif",
    b"msf1": "image/heif-sequence",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
    b"3gp4": "video/3gpp",
    b"3gp5": "video/3gpp",
    b"3g2a": "video/3gpp2",
}
"""Major brands of ISO/IEC 14496-12 files; any other brand is taken for an MP4 video."""

_RIFF_FORMS: dict[bytes, str] = {
    b"WEBP": "image/webp",
    b"WAVE": "audio/wav",
    b"AVI ": "video/x-msvideo",
}

_ZIP_FIRST_ENTRIES: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "application/vnd.oasis.opendocument"),
    (b"[Content_Types].xml", "application/vnd.openxmlformats"),
    (b"word/", "application/vnd.openxmlformats"),
    (b"xl/", "application/vnd.openxmlformats"),
    (b"AndroidManifest.xml", "application/vnd.android.package-archive"),
)

_EXTENSIONS: dict[str, tuple[str, ...]] = {
    "png": ("image/png",),
    "jpg": ("image/jpeg",),
    "jpeg": ("image/jpeg",),
    "gif": ("image/gif",),
    "webp": ("image/webp",),
    "bmp": ("image/bmp",),
    "heic": ("image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"),
    "heif": ("image/heif", "image/heic"),
    "avif": ("image/avif",),
    "tif": ("image/tiff",),
    "tiff": ("image/tiff",),
    "svg": ("image/svg+xml",),
    "pdf": ("application/pdf",),
    "mp4": ("video/mp4", "audio/mp4"),
    "m4v": ("video/mp4",),
    "mov": ("video/quicktime", "video/mp4"),
    "3gp": ("video/3gpp", "video/mp4"),
    "webm": ("video/webm",),
    "mkv": ("video/x-matroska",),
    "avi": ("video/x-msvideo",),
    "mpg": ("video/mpeg",),
    "mp3": ("audio/mpeg",),
    "m4a": ("audio/mp4",),
    "aac": ("audio/aac",),
    "wav": ("audio/wav",),
    "ogg": ("audio/ogg",),
    "opus": ("audio/ogg",),
    "flac": ("audio/flac",),
    "amr": ("audio/amr",),
    "zip": ("application/zip",),
    "7z": ("application/x-7z-compressed",),
    "rar": ("application/vnd.rar",),
    "gz": ("application/gzip",),
    "tar": ("application/x-tar",),
    "docx": ("application/vnd.openxmlformats",),
    "xlsx": ("application/vnd.openxmlformats",),
    "pptx": ("application/vnd.openxmlformats",),
    "odt": ("application/vnd.oasis.opendocument",),
    "eml": ("message/rfc822",),
    "mbox": ("message/rfc822",),
    "ics": ("text/calendar",),
    "msg": ("application/x-ole-storage",),
    "html": ("text/html",),
    "htm": ("text/html",),
    "json": ("application/json", "text/plain"),
    "txt": ("text/plain",),
    "csv": ("text/plain",),
    "log": ("text/plain",),
    "md": ("text/plain",),
    "vcf": ("text/vcard",),
    "xml": ("text/xml",),
    "rtf": ("application/rtf",),
    "exe": ("application/vnd.microsoft.portable-executable",),
}
"""What content a name promises; an extension that is not here promises nothing."""

_HEADER_FIELD = re.compile(rb"([!-9;-~]{1,76}):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)")
"""RFC 5322 §2.2, with its continuation lines."""
_MBOX_LINE = re.compile(rb">?From [^\r\n]*\r?\n")
"""RFC 4155 §B: stands before each message of a mailbox."""
_MAIL_ALONE = frozenset(
    {
        b"authentication-results",
        b"content-disposition",
        b"content-transfer-encoding",
        b"content-type",
        b"delivered-to",
        b"dkim-signature",
        b"message-id",
        b"mime-version",
        b"received",
        b"return-path",
    }
)
"""Fields that nobody writes but a mail program: one of them is enough."""
_MAIL_TOGETHER = frozenset(
    {b"bcc", b"cc", b"date", b"from", b"reply-to", b"sender", b"subject", b"to"}
)
"""Fields that also begin a person's own notes: it takes two of them, or a mailbox."""
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|meta)\b", re.IGNORECASE)
_SVG = re.compile(rb"<svg\b", re.IGNORECASE)
_STARTS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"<\?xml\b"), "text/xml"),
    (re.compile(rb"BEGIN:VCARD", re.IGNORECASE), "text/vcard"),
    (re.compile(rb"BEGIN:VCALENDAR", re.IGNORECASE), "text/calendar"),
    (re.compile(rb"[\[{]\s*[\[{\"\]}]"), "application/json"),
    (re.compile(rb"P[1-7]\s+(?:#[^\n]*\n\s*)*[0-9]+\s+[0-9]+\s"), "image/x-portable-anymap"),
    (re.compile(rb"/\* XPM \*/"), "image/x-xpixmap"),
    (re.compile(rb"#define \w+_width [0-9]"), "image/x-xbitmap"),
)
_TEXT_CONTROLS = frozenset("\t\n\r\f\x1b")
_BMP_HEADER_BYTES = frozenset({12, 40, 52, 56, 64, 108, 124})
"""The versions of the header after BMP's own 14 bytes; "BM" alone also begins ordinary words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sniffed:
    """What the first bytes say."""

    media_type: str
    type_match: TypeMatch


def sniff(beginning: bytes, name: str) -> Sniffed:
    """Return the type of a file from its first bytes, and whether its name promises the same.

    >>> sniff(b"%PDF-1.7", "holiday.jpg")
    Sniffed(media_type='application/pdf', type_match=<TypeMatch.DIFFER: 'differ'>)
    """
    media_type = type_of(beginning)
    promised = _EXTENSIONS.get(PurePath(name).suffix.lstrip(".").lower())
    if promised is None or media_type == UNKNOWN:
        match = TypeMatch.CANNOT_TELL
    elif media_type in promised:
        match = TypeMatch.AGREE
    else:
        match = TypeMatch.DIFFER
    return Sniffed(media_type=media_type, type_match=match)


def type_of(beginning: bytes) -> str:
    """Return the media type of a file's first bytes; :data:`UNKNOWN` when they say nothing."""
    if beginning[4:8] == b"ftyp":
        return _ISO_BRANDS.get(beginning[8:12], "video/mp4")
    if beginning[:4] == b"RIFF":
        return _RIFF_FORMS.get(beginning[8:12], UNKNOWN)
    for offset, signature, media_type in _SIGNATURES:
        if beginning.startswith(signature, offset):
            return _refined(media_type, beginning)
    return _text_type(beginning)


def _refined(media_type: str, beginning: bytes) -> str:
    match media_type:
        case "application/zip":
            entry = beginning[30:120]
            return next((kind for sign, kind in _ZIP_FIRST_ENTRIES if sign in entry), media_type)
        case "video/x-matroska" if b"webm" in beginning[:64]:
            return "video/webm"
        case "audio/ogg" if b"theora" in beginning[:128]:
            return "video/ogg"
        case "image/bmp" if int.from_bytes(beginning[14:18], "little") not in _BMP_HEADER_BYTES:
            return _text_type(beginning)
        case _:
            return media_type


def _text_type(beginning: bytes) -> str:
    text = _find_text(beginning)
    if text is None:
        return UNKNOWN
    # Whatever a text is written in, it is the same kind of text.
    shown = text.encode("utf-8").lstrip()
    if _is_mail(shown):
        return "message/rfc822"
    if shown.startswith(b"<") and _HTML.search(shown):
        return "text/html"
    if shown.startswith(b"<") and _SVG.search(shown):
        return "image/svg+xml"
    return next((kind for pattern, kind in _STARTS if pattern.match(shown)), "text/plain")


def _is_mail(shown: bytes) -> bool:
    mailbox = _MBOX_LINE.match(shown)
    position = mailbox.end() if mailbox else 0
    names: set[bytes] = set()
    while field := _HEADER_FIELD.match(shown, position):
        names.add(field[1].lower())
        position = field.end()
    common = {name for name in names if name in _MAIL_TOGETHER or name.startswith(b"x-")}
    return bool(names & _MAIL_ALONE) or len(common) >= (1 if mailbox else 2)


def _find_text(beginning: bytes) -> str | None:
    """Return the first bytes as text, or ``None`` when they are none."""
    if not beginning:
        return None
    is_utf16 = beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    decoder = codecs.getincrementaldecoder("utf-16" if is_utf16 else "utf-8-sig")()
    try:
        # The cut at the end of the sniffed bytes may fall inside a character.
        text = decoder.decode(beginning, final=len(beginning) < SNIFFED_BYTES)
    except UnicodeDecodeError:
        return None
    is_clean = all(char >= " " or char in _TEXT_CONTROLS for char in text)
    return text if is_clean else None
