from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.intake.sniffing import SNIFFED_BYTES, UNKNOWN, sniff, type_of
from evidence_kit.model import TypeMatch
from evidence_kit.resources import asset_path

SAMPLE = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".heic": "image/heic",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".eml": "message/rfc822",
    ".txt": "text/plain",
}


@pytest.mark.parametrize(
    "path", sorted(asset_path("sample", "evidence").iterdir()), ids=lambda path: path.suffix
)
def test_every_sample_is_known_by_its_content(path: Path) -> None:
    found = sniff(path.read_bytes()[:SNIFFED_BYTES], path.name)

    assert found.media_type == SAMPLE[path.suffix.lower()]
    assert found.type_match is TypeMatch.AGREE


@pytest.mark.parametrize(
    ("beginning", "media_type"),
    [
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "application/vnd.openxmlformats"),
        (b"PK\x03\x04" + bytes(26) + b"_chat.txt", "application/zip"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"\x1aE\xdf\xa3" + bytes(20) + b"webm", "video/webm"),
        (b"RIFF\0\0\0\0WAVE", "audio/wav"),
        (b"RIFF\0\0\0\0????", UNKNOWN),
        (b"<!doctype HTML><p>", "text/html"),
        (b"<?xml version='1.0'?><svg>", "image/svg+xml"),
        (b'{"a": 1}', "application/json"),
        (b"[18.11.2026, 23:11] Lena: hi", "text/plain"),
        (b"From: a@example.com\r\nTo: b@example.com\r\n", "message/rfc822"),
        (b"Content-Type: image/jpeg\nX-Other: 1\n\n", "message/rfc822"),
        (b"Lines: 4\nMIME-Version: 1.0\n", "message/rfc822"),
        (b"\r\nX-Mailer: some\r\n program\r\nSUBJECT:hi\r\n", "message/rfc822"),
        (b"Return-Path: <a@example.com>", "message/rfc822"),
        (b"From lena@x Thu Nov 19 21:44:11 2026\nFrom: lena@x\n\n", "message/rfc822"),
        (b"From - Thu Nov 19 21:44:11 2026\nX-Mozilla-Status: 0001\n", "message/rfc822"),
        ("From: a@example.com\nTo: b@example.com\n".encode("utf-16"), "message/rfc822"),
        (b"From Lena I got this:\nsend 500 or else\n", "text/plain"),
        (b"Lena: send 500\nJo: please no\n", "text/plain"),
        (b"Date: yesterday\nShe wrote to me.\n", "text/plain"),
        (b"https://example.com/a\nhttps://example.com/b\n", "text/plain"),
        (b"BMW owners group, member list\n", "text/plain"),
        (b"BM\x36\x10\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "image/bmp"),
        (b"P3\n# made by hand\n64 64\n255\n", "image/x-portable-anymap"),
        (b"/* XPM */\nstatic char *a[] = {", "image/x-xpixmap"),
        (b"#define a_width 16\n", "image/x-xbitmap"),
        (b"BEGIN:VCALENDAR\r\nATTACH:", "text/calendar"),
        ("<html><body>".encode("utf-16"), "text/html"),
        ("<svg>".encode("utf-16-be").join([b"\xfe\xff", b""]), "image/svg+xml"),
        (b"\xff\xfe\xff\xd8\xff\xe0\0\0", UNKNOWN),
        (b"\xff\xfe\0\xd8a\0", UNKNOWN),
        (b"\xff\xfeh\0i\0", "text/plain"),
        ("čšž ☺".encode(), "text/plain"),
        (b"\x80\x81 latin-1 caf\xe9", UNKNOWN),
        (b"a\0b", UNKNOWN),
        (b"", UNKNOWN),
    ],
)
def test_content_decides_the_type(beginning: bytes, media_type: str) -> None:
    assert type_of(beginning) == media_type


def test_a_name_that_promises_another_type_is_flagged() -> None:
    assert sniff(b"\x89PNG\r\n\x1a\n", "invoice.pdf").type_match is TypeMatch.DIFFER


def test_a_name_that_promises_nothing_cannot_be_told() -> None:
    assert sniff(b"\x89PNG\r\n\x1a\n", "IMG_0001").type_match is TypeMatch.CANNOT_TELL


def test_unknown_content_is_never_said_to_differ() -> None:
    assert sniff(b"\0\1\2\3", "chat.txt").type_match is TypeMatch.CANNOT_TELL


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_character_cut_at_the_end_of_the_sniffed_bytes_is_still_text(encoding: str) -> None:
    for shift in range(4):
        data = ("a" * shift + "😡" * SNIFFED_BYTES).encode(encoding)[:SNIFFED_BYTES]

        assert type_of(data) == "text/plain"


@given(st.binary(max_size=600), st.text(max_size=40))
def test_any_bytes_under_any_name_have_an_answer(beginning: bytes, name: str) -> None:
    assert "/" in sniff(beginning, name).media_type
