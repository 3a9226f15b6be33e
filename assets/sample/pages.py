"""The desktop screenshots: each function draws one, from the words of the story."""

import story
from canvas import Canvas
from desktop import HEIGHT, WIDTH, Window, new_desktop
from phone import AVATAR_COLOURS, DAY, Look, abstract_avatar, avatar
from PIL import Image
from reportlab.graphics.barcode import qrencoder
from thread import Thread

BITCOIN_URI = f"bitcoin:{story.BITCOIN}?amount={story.BITCOIN_AMOUNT}"


def bitcoin_page() -> Image.Image:
    """A payment page with address, amount and QR code."""
    ink, soft, line = "#1c2330", "#647080", "#dfe4ea"
    canvas, top = new_desktop(
        Window(
            clock="Thu 19 Nov   08:02",
            tab="Invoice ex4471",
            address="pay.example.org/i/ex4471",
            other_tabs=("Inbox (3)",),
        ),
        page="#eef1f5",
    )
    canvas.box((320, top + 42, 1120, top + 742), "#ffffff", radius=18)
    canvas.box((320, top + 42, 1120, top + 104), "#262c3a", radius=(18, 18, 0, 0))
    canvas.text((352, top + 80), "Pay with Bitcoin", size=21, fill="#ffffff", style="bold")
    canvas.icon("clock", (934, top + 74.5), "#ffd58a", size=19)
    canvas.text((1088, top + 80), "expires in 11:57:38", size=16, fill="#ffd58a", align="right")
    _qr_code(canvas, BITCOIN_URI, (352, top + 136), 296)
    canvas.text((500, top + 462), "Scan with your wallet", size=15, fill=soft, align="centre")
    x = 692
    canvas.text((x, top + 154), "Send exactly", size=15, fill=soft)
    canvas.text((x, top + 198), f"{story.BITCOIN_AMOUNT} BTC", size=38, fill=ink, style="bold")
    canvas.text((x, top + 228), "about £300.00", size=16, fill=soft)
    canvas.rule(x, 1088, top + 252, line)
    canvas.text((x, top + 284), "To this address", size=15, fill=soft)
    canvas.frame((x, top + 298, 1088, top + 366), line, fill="#f7f9fb", radius=10, width=1)
    canvas.text((x + 16, top + 326), story.BITCOIN[:26], size=17, fill=ink, style="mono")
    canvas.text((x + 16, top + 350), story.BITCOIN[26:], size=17, fill=ink, style="mono")
    canvas.icon("copy", (1064, top + 332), "#3c5a99", size=20)
    canvas.text((x, top + 400), "Network: Bitcoin (BTC) only", size=15, fill=ink)
    canvas.text((x, top + 426), "Invoice ex4471 · created 19 Nov 2026, 00:12", size=15, fill=soft)
    canvas.rule(352, 1088, top + 494, line)
    canvas.text((352, top + 530), "Note from the seller", size=15, fill=soft)
    canvas.text((352, top + 558), "second part, Jo knows why", size=18, fill=ink)
    canvas.box((352, top + 588, 1088, top + 640), "#fff4df", radius=10)
    canvas.icon("warning", (378, top + 613), "#8f6411", size=20)
    canvas.text((398, top + 619), "Bitcoin payments cannot be reversed.", size=15.5, fill="#5e430f")
    canvas.circle((364, top + 690), 6, "#d9a33a")
    canvas.text((380, top + 696), "Waiting for payment…", size=16, fill=ink, style="bold")
    canvas.text((1088, top + 696), "0 of 0.0052 BTC received", size=15, fill=soft, align="right")
    return canvas.image


_DESK = Look(
    ground=DAY.ground,
    bar=DAY.bar,
    ink=DAY.ink,
    soft=DAY.soft,
    line=DAY.line,
    accent=DAY.accent,
    theirs=DAY.theirs,
    theirs_ink=DAY.theirs_ink,
    mine=DAY.mine,
    mine_ink=DAY.mine_ink,
    mine_soft=DAY.mine_soft,
    radius=17,
    widest=0.5,
    faces_beside=True,
)

_CONVERSATIONS = (
    ("Lena M.", "Čas teče. Še 26 ur.", "18:28"),
    ("Jo S.", "Ana, prosim, pokliči me.", "17:52"),
    ("Mami", "Ti: Pridem v nedeljo na kosilo", "16:10"),
    ("Fakulteta – seminar", "Žiga: kdo ima zapiske?", "14:33"),
    ("Neža P.", "Se vidiva jutri ob osmih", "včeraj"),
    ("Luka", "Haha, točno tako", "včeraj"),
    ("Odbojka ob četrtkih", "Špela: kdo pride v četrtek?", "tor."),
    ("Tomaž K.", "Hvala še enkrat!", "pon."),
    ("Matej R.", "Ti: Pošljem ti zvečer", "pon."),
)


def slovenian_messages() -> Image.Image:
    """The sister's laptop: the same account goes on, with an account number; in Slovenian."""
    canvas, top = new_desktop(
        Window(
            clock="čet. 19. nov.   18:30",
            tab="(1) Sporočila",
            address="instagram.example.com/sporocila/lena_marlow.ex4471",
            other_tabs=("Urnik predavanj", "Vreme – Ljubljana"),
            keyboard="sl",
        ),
        page=DAY.ground,
    )
    left = 396.0
    entries = (*story.SLOVENIAN_PHONE, *story.SLOVENIAN_DESKTOP)
    thread = Thread(canvas, _DESK, entries, width=WIDTH - left - 24)
    thread.draw_above(HEIGHT - 82, left=left + 12)
    _conversations(canvas, top)
    canvas.box((left - 1, top, left, HEIGHT), DAY.line)
    abstract_avatar(canvas, (left + 44, top + 36), 22)
    canvas.text((left + 80, top + 33), story.DISPLAY_NAME, size=17, fill=DAY.ink, style="bold")
    canvas.text((left + 80, top + 52), story.HANDLE, size=13.5, fill=DAY.soft)
    for place, name in enumerate(("phone", "video", "info")):
        canvas.icon(name, (WIDTH - 118 + place * 44, top + 36), DAY.ink, size=23)
    canvas.rule(left, WIDTH, top + 72, DAY.line)
    foot = HEIGHT - 64
    canvas.frame(
        (left + 24, foot, WIDTH - 24, foot + 44), DAY.line, fill=DAY.ground, radius=22, width=1
    )
    canvas.icon("smile", (left + 50, foot + 22), DAY.soft, size=21)
    canvas.text((left + 74, foot + 27.5), "Napiši sporočilo …", size=15.5, fill=DAY.soft)
    canvas.icon("picture", (WIDTH - 92, foot + 22), DAY.soft, size=21)
    canvas.icon("mic", (WIDTH - 54, foot + 22), DAY.soft, size=21)
    return canvas.image


def email_page() -> Image.Image:
    """The e-mail as the victim's webmail shows it."""
    ink, soft, line, accent = "#1b222b", "#66717d", "#dde2e7", "#2b5f8f"
    canvas, top = new_desktop(
        Window(
            clock="Thu 19 Nov   21:48",
            tab="Last chance, Jo – Mail",
            address="mail.example.com/inbox/4471",
        ),
        page="#f3f5f7",
    )
    _mail_folders(canvas, top)
    left = 236.0
    canvas.box((left, top + 16, WIDTH - 16, HEIGHT - 16), "#ffffff", radius=14)
    for place, name in enumerate(("arrow-left", "paper", "warning", "bin", "more")):
        canvas.icon(name, (left + 40 + place * 44, top + 46), "#45505c", size=20)
    canvas.text((WIDTH - 48, top + 51), "1 of 214", size=14, fill=soft, align="right")
    canvas.rule(left, WIDTH - 16, top + 74, line)
    canvas.text((left + 36, top + 120), story.EMAIL_SUBJECT, size=25, fill=ink, style="bold")
    avatar(canvas, (left + 58, top + 172), 22, "Lena M", colour="#8d6a9f")
    x = left + 96
    width = canvas.text((x, top + 168), story.DISPLAY_NAME, size=16, fill=ink, style="bold")
    canvas.text((x + width + 8, top + 168), f"<{story.EMAIL}>", size=15, fill=soft)
    canvas.text((x, top + 190), f"to {story.VICTIM_EMAIL}", size=14.5, fill=soft)
    canvas.text(
        (WIDTH - 48, top + 168), "Thu, 19 Nov 2026, 21:44", size=14.5, fill=soft, align="right"
    )
    canvas.box((left + 36, top + 212, WIDTH - 48, top + 252), "#fff4df", radius=10)
    canvas.icon("warning", (left + 60, top + 231), "#8f6411", size=19)
    canvas.text(
        (left + 80, top + 237.5),
        "You have not received mail from this address before.",
        size=15,
        fill="#5e430f",
    )
    y = top + 294.0
    for text in story.EMAIL_LINES:
        y = canvas.paragraph((left + 36, y), text, 880, size=17, fill=ink, leading=26) + 37
    canvas.frame(
        (left + 36, HEIGHT - 82, left + 146, HEIGHT - 42), line, fill="#ffffff", radius=20, width=1
    )
    canvas.icon("reply", (left + 66, HEIGHT - 62), accent, size=18)
    canvas.text((left + 82, HEIGHT - 56.5), "Reply", size=15.5, fill=accent, style="bold")
    return canvas.image


def _qr_code(canvas: Canvas, text: str, corner: tuple[float, float], side: float) -> None:
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = code.getModuleCount()
    module = side // (count + 2)
    margin = (side - module * count) / 2
    for row in range(count):
        for column in range(count):
            if code.isDark(row, column):
                x = corner[0] + margin + column * module
                y = corner[1] + margin + row * module
                canvas.box((x, y, x + module, y + module), "#000000")


def _conversations(canvas: Canvas, top: float) -> None:
    canvas.text((24, top + 44), "Sporočila", size=23, fill=DAY.ink, style="bold")
    canvas.icon("plus", (362, top + 37), DAY.ink, size=23)
    canvas.box((20, top + 64, 376, top + 102), DAY.theirs, radius=10)
    canvas.icon("search", (40, top + 83), DAY.soft, size=18)
    canvas.text((58, top + 88.5), "Iskanje", size=15, fill=DAY.soft)
    for place, (name, last, when) in enumerate(_CONVERSATIONS):
        y = top + 118 + place * 74
        if place == 0:
            canvas.box((10, y, 386, y + 70), "#efedfb", radius=12)
            abstract_avatar(canvas, (48, y + 35), 24)
        else:
            avatar(canvas, (48, y + 35), 24, name, colour=AVATAR_COLOURS[place % 7])
        canvas.text((86, y + 31), name, size=16, fill=DAY.ink, style="bold")
        canvas.text((86, y + 52), last, size=14.5, fill=DAY.soft)
        canvas.text((374, y + 31), when, size=13, fill=DAY.soft, align="right")


def _mail_folders(canvas: Canvas, top: float) -> None:
    canvas.box((20, top + 22, 212, top + 70), "#2b5f8f", radius=24)
    canvas.icon("plus", (62, top + 46), "#ffffff", size=20)
    canvas.text((80, top + 51.5), "New message", size=15.5, fill="#ffffff", style="bold")
    folders = (
        ("inbox", "Inbox", "3"),
        ("star", "Starred", ""),
        ("send", "Sent", ""),
        ("paper", "Drafts", "1"),
        ("warning", "Spam", "12"),
        ("bin", "Bin", ""),
    )
    for place, (name, title, count) in enumerate(folders):
        y = top + 92 + place * 42
        ink = "#1b222b" if place == 0 else "#45505c"
        style = "bold" if place == 0 else "regular"
        if place == 0:
            canvas.box((12, y, 220, y + 38), "#d9e5f0", radius=19)
        canvas.icon(name, (38, y + 19), ink, size=18)
        canvas.text((58, y + 24.5), title, size=15.5, fill=ink, style=style)
        canvas.text((206, y + 24.5), count, size=14.5, fill=ink, style=style, align="right")
