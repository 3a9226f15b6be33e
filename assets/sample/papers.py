"""The evidence that is not a picture: an exported chat, an e-mail, a bank's receipt.

Each is made to look as the real thing does byte for byte, odd marks included, because what reads
them must cope with the real thing.
"""

import io
import quopri
from email.header import Header

import story
from canvas import FACES, FONTS_PATH
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from story import Card, Said

_MARK = "\N{LEFT-TO-RIGHT MARK}"
_EMBED, _POP = "\N{LEFT-TO-RIGHT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"
_SECONDS = (5, 31, 9, 14, 40, 3, 26, 51, 33, 17, 45, 8)
"""The export shows seconds that the app's screen does not."""


def chat_export() -> bytes:
    """Return the second account's chat as the app exports it without media.

    Real exports put U+200E before what the app itself says, wrap an unsaved number in U+202A and
    U+202C with no-break spaces inside, and end lines with LF.
    """
    sender = _EMBED + story.PHONE.replace(" ", "\N{NO-BREAK SPACE}") + _POP
    encrypted = (
        "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen "
        "to, or share them."
    )
    lines = [f"[19/11/2026, 07:44:02] {sender}: {_MARK}{encrypted}"]
    for place, entry in enumerate((*story.NEXT_DAY, *story.REST_OF_DAY)):
        seconds = _SECONDS[place % len(_SECONDS)]
        if isinstance(entry, Said):
            name = "Jo" if entry.mine else sender
            lines.append(f"[19/11/2026, {entry.at}:{seconds:02d}] {name}: {entry.text}")
        elif isinstance(entry, Card):
            what = f"{_MARK}{entry.title}, {entry.detail}"
            lines.append(f"{_MARK}[19/11/2026, {entry.at}:{seconds:02d}] {sender}: {what}")
    return ("\n".join(lines) + "\n").encode()


def email_message() -> bytes:
    """Return the last e-mail with its whole header, as a mail program saves it (RFC 5322)."""
    boundary = "=_ex4471_7c1f"
    headers = (
        f"Delivered-To: {story.VICTIM_EMAIL}",
        "Received: from mx2.example.com (mx2.example.com [198.51.100.25])",
        "\tby store7.example.com with LMTP id 4471EXAMPLE",
        f"\tfor <{story.VICTIM_EMAIL}>; Thu, 19 Nov 2026 21:44:11 +0000 (UTC)",
        f"Return-Path: <{story.EMAIL}>",
        "Received: from out3.example.net (out3.example.net [203.0.113.24])",
        "\tby mx2.example.com with ESMTPS id 7EX4471",
        "\t(version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384)",
        f"\tfor <{story.VICTIM_EMAIL}>; Thu, 19 Nov 2026 21:44:10 +0000 (UTC)",
        "Authentication-Results: mx2.example.com;",
        f"\tspf=pass (sender IP is 203.0.113.24) smtp.mailfrom={story.EMAIL};",
        "\tdkim=none; dmarc=none header.from=example.net",
        "Received: from [192.0.2.144] (unknown [192.0.2.144])",
        "\tby out3.example.net with ESMTPSA id 0AEX447118",
        "\tfor <jo.s@example.com>; Thu, 19 Nov 2026 22:44:07 +0100 (CET)",
        f"From: {story.DISPLAY_NAME} <{story.EMAIL}>",
        f"To: {story.VICTIM_EMAIL}",
        f"Subject: {Header(story.EMAIL_SUBJECT, 'utf-8').encode()}",
        "Date: Thu, 19 Nov 2026 22:44:06 +0100",
        "Message-ID: <20261119214406.ex4471@example.net>",
        "X-Mailer: ExampleMail 3.2",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/alternative; boundary="{boundary}"',
    )
    plain = "\r\n\r\n".join(story.EMAIL_LINES) + "\r\n"
    rich = "".join(f"<p>{line}</p>\r\n" for line in story.EMAIL_LINES)
    parts = "".join(
        f"--{boundary}\r\nContent-Type: text/{kind}; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{_quoted(body)}\r\n"
        for kind, body in (("plain", plain), ("html", f"<html><body>\r\n{rich}</body></html>\r\n"))
    )
    return ("\r\n".join(headers) + f"\r\n\r\n{parts}--{boundary}--\r\n").encode("ascii")


def receipt() -> bytes:
    """Return the bank's receipt for the transfer: one page, the same bytes each time."""
    for style in ("regular", "bold", "mono"):
        pdfmetrics.registerFont(TTFont(style, FONTS_PATH / FACES[style]))
    stream = io.BytesIO()
    page = Canvas(stream, pagesize=A4, invariant=1)
    page.setTitle("Payment receipt EXB-20261118-0004471")
    page.setAuthor("Example Bank")
    page.setSubject("A sample; no such bank, account or payment exists")
    _receipt_head(page)
    bottom = _receipt_rows(page)
    _receipt_foot(page, bottom)
    page.showPage()
    page.save()
    return stream.getvalue()


_WIDTH_PT, _HEIGHT_PT = (float(side) for side in A4)
_LEFT_PT, _RIGHT_PT = 64.0, _WIDTH_PT - 64.0


def _receipt_head(page: Canvas) -> None:
    page.setFillColor(HexColor("#16406f"))
    page.rect(0, _HEIGHT_PT - 104, _WIDTH_PT, 104, stroke=0, fill=1)
    page.setFillColor(HexColor("#ffffff"))
    page.setFont("bold", 22)
    page.drawString(_LEFT_PT, _HEIGHT_PT - 64, "Example Bank")
    page.setFont("regular", 11)
    page.drawRightString(_RIGHT_PT, _HEIGHT_PT - 62, "Payment receipt")
    page.setFillColor(HexColor("#10213a"))
    page.setFont("bold", 30)
    page.drawString(_LEFT_PT, _HEIGHT_PT - 176, "£200.00")
    page.setFont("regular", 12)
    page.drawString(_LEFT_PT, _HEIGHT_PT - 198, "Sent on 18 November 2026 at 23:31 (UTC+00:00)")


def _receipt_rows(page: Canvas) -> float:
    rows = (
        ("Paid to", story.PAYEE, "regular"),
        ("IBAN", story.IBAN_FIRST, "mono"),
        ("Reference", "gift", "regular"),
        ("Paid from", "Everyday account ending 2404", "regular"),
        ("Account holder", "J S", "regular"),
        ("Payment type", "Faster transfer", "regular"),
        ("Fee", "£0.00", "regular"),
        ("Status", "Completed", "regular"),
        ("Payment ID", "EXB-20261118-0004471", "mono"),
    )
    y = _HEIGHT_PT - 244
    page.setStrokeColor(HexColor("#d5dce5"))
    page.setLineWidth(0.6)
    for name, value, style in rows:
        page.line(_LEFT_PT, y + 20, _RIGHT_PT, y + 20)
        page.setFillColor(HexColor("#5f6d80"))
        page.setFont("regular", 11)
        page.drawString(_LEFT_PT, y, name)
        page.setFillColor(HexColor("#10213a"))
        page.setFont(style, 12)
        page.drawString(_LEFT_PT + 150, y, value)
        y -= 34
    page.line(_LEFT_PT, y + 20, _RIGHT_PT, y + 20)
    return y


def _receipt_foot(page: Canvas, top: float) -> None:
    lines = (
        "If you did not make this payment, or think somebody tricked you into making it, call us",
        "at any time on 020 7946 0123. Quote the payment ID.",
        "",
        "Receipt made on 20 November 2026 at 09:12 (UTC+00:00) in online banking.",
        "Example Bank, 1 Example Street, Example Town · www.example.com/bank",
    )
    page.setFillColor(HexColor("#5f6d80"))
    page.setFont("regular", 10)
    for row, line in enumerate(lines):
        page.drawString(_LEFT_PT, top - 14 - 15 * row, line)


def _quoted(body: str) -> str:
    """Return text in quoted-printable, lines ended as e-mail ends them (RFC 2045 §6.7)."""
    coded = quopri.encodestring(body.replace("\r\n", "\n").encode())
    return coded.decode("ascii").replace("\n", "\r\n")
