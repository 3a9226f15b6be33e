"""The telephone screenshots of chats: each function draws one, from the words of the story."""

import story
from canvas import Canvas
from phone import (
    DAY,
    HEIGHT,
    NIGHT,
    SKY,
    STATUS_HEIGHT,
    WIDTH,
    Head,
    Look,
    Status,
    abstract_avatar,
    chat_header,
    composer,
    navigation,
    new_screen,
    status_line,
)
from PIL import Image
from screens import followers
from thread import Thread

LENA = Head(title=story.DISPLAY_NAME, subtitle=story.HANDLE)


def threat() -> Image.Image:
    """The thread with the threat and the first demand."""
    canvas = new_screen(DAY.ground)
    thread = Thread(canvas, DAY, story.THREAT)
    thread.draw_above(_end_of_thread() - 14)
    _chat_chrome(canvas, DAY, LENA, Status(clock="23:11", battery_percent=43), "Message…")
    return canvas.image


def continued() -> Image.Image:
    """The thread a little later: the list of followers, the account to pay, the deadline."""
    canvas = new_screen(DAY.ground)
    thread = Thread(canvas, DAY, story.CONTINUED)
    thread.show_picture(story.FOLLOWERS_FILE, _as_sent(followers()))
    thread.draw_above(_end_of_thread() - 14)
    _chat_chrome(canvas, DAY, LENA, Status(clock="23:16", battery_percent=42), "Message…")
    return canvas.image


def next_day() -> Image.Image:
    """The second account, on another app, the morning after."""
    canvas = new_screen(NIGHT.ground)
    thread = Thread(canvas, NIGHT, story.NEXT_DAY)
    thread.draw_above(_end_of_thread() - 12)
    head = Head(title=story.PHONE, subtitle="not in your contacts", unread="2")
    _chat_chrome(
        canvas, NIGHT, head, Status(clock="07:52", battery_percent=96), "Message", face=False
    )
    return canvas.image


def italian() -> Image.Image:
    """What a friend in Italy was sent; her telephone speaks Italian."""
    canvas = new_screen(SKY.ground)
    thread = Thread(canvas, SKY, story.ITALIAN)
    thread.draw_above(_end_of_thread() - 10)
    head = Head(
        title=story.DISPLAY_NAME, subtitle=f"@{story.SECOND_HANDLE}", unread="4", calls=False
    )
    _chat_chrome(canvas, SKY, head, Status(clock="12:41", battery_percent=68, bars=3), "Messaggio")
    return canvas.image


def slovenian() -> Image.Image:
    """What the sister was sent, as a request she has not accepted; in Slovenian."""
    canvas = new_screen(DAY.ground)
    thread = Thread(canvas, DAY, story.SLOVENIAN_PHONE)
    status = Status(clock="18:14", battery_percent=57, bars=3, silent=True)
    status_line(canvas, status, ink=DAY.ink, ground=DAY.bar)
    head = Head(title=story.DISPLAY_NAME, subtitle=story.HANDLE, calls=False)
    chat_header(canvas, DAY, head)
    middle = WIDTH / 2
    abstract_avatar(canvas, (middle, 148), 32)
    canvas.text(
        (middle, 203), story.DISPLAY_NAME, size=18, fill=DAY.ink, style="bold", align="centre"
    )
    for place, line in enumerate(
        (f"@{story.HANDLE}", "214 sledilcev · 6 objav", "Nimata skupnih sledilcev")
    ):
        canvas.text((middle, 224 + 19 * place), line, size=14, fill=DAY.soft, align="centre")
    thread.draw(264)
    _request_footer(canvas)
    navigation(canvas, ink=DAY.ink)
    return canvas.image


def scrolled_thread(offset: float, *, clock: str) -> Image.Image:
    """The whole first evening, scrolled: one frame of the screen recording."""
    canvas = new_screen(DAY.ground)
    thread = whole_evening(canvas)
    thread.draw(STATUS_HEIGHT + 58 + 6 - offset)
    _chat_chrome(
        canvas, DAY, LENA, Status(clock=clock, battery_percent=93, recording=True), "Message…"
    )
    return canvas.image


def whole_evening(canvas: Canvas) -> Thread:
    """Return the thread of the first evening from the greeting to the night after it."""
    entries = (*story.GREETING, *story.THREAT, *story.CONTINUED[1:], *story.LATER)
    thread = Thread(canvas, DAY, entries)
    thread.show_picture(story.FOLLOWERS_FILE, _as_sent(followers()))
    return thread


def _end_of_thread() -> float:
    return HEIGHT - 26 - 56


def _chat_chrome(
    canvas: Canvas, look: Look, head: Head, status: Status, prompt: str, *, face: bool = True
) -> None:
    """Draw what stands over the thread, last, so that scrolled messages disappear beneath it."""
    status_line(canvas, status, ink=look.ink, ground=look.bar)
    chat_header(canvas, look, head, face=face)
    composer(canvas, look, prompt)
    navigation(canvas, ink=look.ink)


def _as_sent(picture: Image.Image) -> Image.Image:
    """Return the picture as a thread shows it: small, and cut to a calmer shape."""
    width = 540
    small = picture.resize(
        (width, width * picture.height // picture.width), Image.Resampling.LANCZOS
    )
    return small.crop((0, 90, width, 780))


def _request_footer(canvas: Canvas) -> None:
    top = 664
    canvas.box((0, top, WIDTH, HEIGHT), DAY.bar)
    canvas.rule(0, WIDTH, top, DAY.line)
    middle = WIDTH / 2
    canvas.text(
        (middle, top + 29),
        "Želiš prejemati sporočila te osebe?",
        size=16,
        fill=DAY.ink,
        style="bold",
        align="centre",
    )
    canvas.paragraph(
        (middle, top + 50),
        "Dokler zahteve ne sprejmeš, druga stran ne vidi, ali je sporočilo prebrano.",
        WIDTH - 60,
        size=13.5,
        fill=DAY.soft,
        leading=18,
        align="centre",
    )
    for place, (label, ink) in enumerate(
        (("Blokiraj", "#b3261e"), ("Izbriši", "#b3261e"), ("Sprejmi", DAY.ink))
    ):
        left = 16 + place * 121
        canvas.box((left, top + 84, left + 114, top + 126), DAY.theirs, radius=11)
        canvas.text(
            (left + 57, top + 110.4), label, size=15.5, fill=ink, style="bold", align="centre"
        )
