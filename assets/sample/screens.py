"""The telephone screenshots that are not chats: each function draws one."""

import math

import story
from canvas import Canvas, Point
from phone import (
    AVATAR_COLOURS,
    DAY,
    HEIGHT,
    WIDTH,
    Scene,
    Status,
    abstract_avatar,
    avatar,
    landscape,
    navigation,
    new_screen,
    status_line,
)
from PIL import Image


def profile() -> Image.Image:
    """The page of the account that makes the threat."""
    canvas = new_screen(DAY.ground)
    status_line(canvas, Status(clock="23:19", battery_percent=41), ink=DAY.ink, ground=DAY.ground)
    canvas.icon("back", (24, 72), DAY.ink, weight=2)
    canvas.text((48, 78), story.HANDLE, size=18, fill=DAY.ink, style="bold")
    canvas.icon("bell", (WIDTH - 62, 72), DAY.ink)
    canvas.icon("more", (WIDTH - 23, 72), DAY.ink)
    abstract_avatar(canvas, (60, 145), 42)
    for place, (count, what) in enumerate(
        (("6", "posts"), ("214", "followers"), ("1,902", "following"))
    ):
        x = 160 + place * 88
        canvas.text((x, 142), count, size=18, fill=DAY.ink, style="bold", align="centre")
        canvas.text((x, 161), what, size=14, fill=DAY.ink, align="centre")
    canvas.text((18, 213), story.DISPLAY_NAME, size=15.5, fill=DAY.ink, style="bold")
    canvas.text((18, 234), "Artist", size=14.5, fill=DAY.soft)
    canvas.text((18, 255), "Edinburgh · hills, paint and too much coffee", size=15, fill=DAY.ink)
    canvas.icon("link", (26, 271), DAY.accent, size=15)
    canvas.text((38, 276), "instagram.example.com/lena_marlow.ex4471", size=14.5, fill=DAY.accent)
    canvas.text(
        (18, 301),
        "Joined November 2026 · Not followed by anyone you follow",
        size=13.5,
        fill=DAY.soft,
    )
    _buttons(canvas)
    _tabs(canvas)
    _posts(canvas)
    navigation(canvas, ink=DAY.ink)
    return canvas.image


def followers() -> Image.Image:
    """The victim's own list of followers, with rings the sender drew around some."""
    canvas = new_screen(DAY.ground)
    status_line(
        canvas, Status(clock="22:40", battery_percent=77, bars=2), ink=DAY.ink, ground=DAY.ground
    )
    canvas.icon("back", (24, 72), DAY.ink, weight=2)
    canvas.text((48, 78), story.VICTIM_HANDLE, size=18, fill=DAY.ink, style="bold")
    for place, title in enumerate(("287 followers", "341 following")):
        x = WIDTH * (0.25 + 0.5 * place)
        ink = DAY.soft if place else DAY.ink
        canvas.text((x, 124), title, size=15, fill=ink, style="bold", align="centre")
    canvas.rule(0, WIDTH, 140, DAY.line)
    canvas.box((0, 138.4, WIDTH / 2, 140.4), DAY.ink)
    canvas.box((16, 152, WIDTH - 16, 190), DAY.theirs, radius=11)
    canvas.icon("search", (35, 171), DAY.soft, size=19)
    canvas.text((52, 176), "Search", size=15.5, fill=DAY.soft)
    canvas.text((16, 220), "All followers", size=15.5, fill=DAY.ink, style="bold")
    for place, follower in enumerate(story.FOLLOWERS):
        _follower_row(canvas, follower, 263 + place * 60, AVATAR_COLOURS[place % 7])
    for place, follower in enumerate(story.FOLLOWERS):
        if follower.circled:
            _scribbled_ring(canvas, (150, 263 + place * 60), 126 + 5 * (place % 3), 26, turn=place)
    canvas.box((0, HEIGHT - 22, WIDTH, HEIGHT), DAY.ground)
    navigation(canvas, ink=DAY.ink)
    return canvas.image


def payment_request() -> Image.Image:
    """A payment app asks for the money; the app's name is invented."""
    ink, soft, ground, accent = "#182420", "#66746e", "#f4f6f3", "#1d6b57"
    canvas = new_screen(ground)
    status_line(canvas, Status(clock="23:22", battery_percent=40), ink=ink, ground=ground)
    canvas.icon("close", (26, 74), ink, size=23)
    canvas.text((WIDTH / 2, 79), "ExamplePay", size=17, fill=ink, style="bold", align="centre")
    canvas.icon("info", (WIDTH - 28, 74), ink, size=23)
    canvas.box((16, 112, WIDTH - 16, 566), "#ffffff", radius=22)
    avatar(canvas, (WIDTH / 2, 172), 34, "L Marlow", colour="#8d6a9f")
    canvas.text((WIDTH / 2, 234), "L Marlow requests", size=17, fill=ink, align="centre")
    canvas.text((WIDTH / 2, 290), "£200.00", size=48, fill=ink, style="bold", align="centre")
    canvas.box((96, 312, WIDTH - 96, 346), ground, radius=17)
    canvas.text((WIDTH / 2, 334), "“gift. before 23:45”", size=15.5, fill=ink, align="centre")
    rows = (
        ("From", f"@{story.PAYMENT_HANDLE}"),
        ("Member since", "17 Nov 2026"),
        ("Requested", "18 Nov 2026, 23:21"),
        ("Expires", "25 Nov 2026"),
        ("Request no.", "EP-0918-4471-EX"),
    )
    for place, (name, value) in enumerate(rows):
        y = 388 + place * 37
        canvas.rule(36, WIDTH - 36, y - 24, "#e6eae6")
        canvas.text((36, y), name, size=15, fill=soft)
        canvas.text((WIDTH - 36, y), value, size=15, fill=ink, style="bold", align="right")
    canvas.box((16, 582, WIDTH - 16, 656), "#fbf0dc", radius=16)
    canvas.icon("warning", (42, 619), "#9a6a12", size=24)
    canvas.paragraph(
        (66, 612),
        "You have never paid this person before. Only pay people you know.",
        WIDTH - 66 - 34,
        size=14.5,
        fill="#5e430f",
        leading=19,
    )
    canvas.box((16, 692, WIDTH - 16, 744), accent, radius=26)
    canvas.text(
        (WIDTH / 2, 724), "Pay £200.00", size=17, fill="#ffffff", style="bold", align="centre"
    )
    canvas.text((WIDTH / 2, 783), "Decline", size=16.5, fill=accent, style="bold", align="centre")
    navigation(canvas, ink=ink)
    return canvas.image


def transfer() -> Image.Image:
    """The bank's confirmation that a transfer was made."""
    ink, soft, ground, blue = "#10213a", "#5f6d80", "#ffffff", "#16406f"
    canvas = new_screen(ground)
    canvas.box((0, 0, WIDTH, 290), blue)
    status_line(canvas, Status(clock="23:31", battery_percent=38), ink="#ffffff", ground=blue)
    canvas.icon("close", (26, 74), "#ffffff", size=23)
    canvas.text(
        (WIDTH / 2, 79), "Example Bank", size=17, fill="#ffffff", style="bold", align="centre"
    )
    canvas.circle((WIDTH / 2, 143), 30, "#ffffff")
    canvas.icon("check", (WIDTH / 2, 143), blue, size=38, weight=2.4)
    canvas.text((WIDTH / 2, 211), "Payment sent", size=19, fill="#ffffff", align="centre")
    canvas.text((WIDTH / 2, 259), "£200.00", size=42, fill="#ffffff", style="bold", align="centre")
    canvas.box((0, 290, WIDTH, 300), ground)
    rows = (
        ("To", story.PAYEE),
        ("IBAN", story.IBAN_FIRST),
        ("Reference", "gift"),
        ("From", "Everyday account ••2404"),
        ("Date and time", "18 November 2026, 23:31"),
        ("Payment type", "Faster transfer"),
        ("Payment ID", "EXB-20261118-0004471"),
    )
    for place, (name, value) in enumerate(rows):
        y = 322 + place * 53
        canvas.text((24, y), name, size=13.5, fill=soft)
        canvas.text((24, y + 20.5), value, size=16, fill=ink)
        canvas.rule(24, WIDTH - 24, y + 35, "#e3e8ef")
    canvas.icon("copy", (WIDTH - 36, 389), blue, size=20)
    canvas.paragraph(
        (24, 704),
        "Something not right? Call us at any time on 020 7946 0123. Tell us quickly and we may be "
        "able to stop a payment.",
        WIDTH - 48,
        size=13.5,
        fill=soft,
        leading=18,
    )
    canvas.frame((16, 766, 189, 812), blue, fill=ground, radius=23, width=1.4)
    canvas.icon("share", (62, 788), blue, size=19)
    canvas.text((77, 794.5), "Receipt", size=16, fill=blue, style="bold")
    canvas.box((201, 766, WIDTH - 16, 812), blue, radius=23)
    canvas.text((287.5, 794.5), "Done", size=16, fill="#ffffff", style="bold", align="centre")
    navigation(canvas, ink=ink)
    return canvas.image


def _buttons(canvas: Canvas) -> None:
    labels = ("Follow", "Message")
    for place, label in enumerate(labels):
        left = 16 + place * 164
        fill = DAY.accent if place == 0 else DAY.theirs
        ink = "#ffffff" if place == 0 else DAY.ink
        canvas.box((left, 318, left + 156, 354), fill, radius=10)
        canvas.text((left + 78, 341.5), label, size=15.5, fill=ink, style="bold", align="centre")
    canvas.box((344, 318, 374, 354), DAY.theirs, radius=10)
    canvas.icon("down", (359, 336), DAY.ink, size=19, weight=2.2)


def _tabs(canvas: Canvas) -> None:
    canvas.rule(0, WIDTH, 372, DAY.line)
    for place, name in enumerate(("grid", "play", "tag")):
        ink = DAY.ink if place == 0 else DAY.soft
        canvas.icon(name, (65 + place * 130, 394), ink, size=24)
    canvas.box((0, 414, 130, 415.6), DAY.ink)


_POSTS = (
    Scene(sky="#f4d7b4", sun="#e58d5b", hill="#53627c", sun_at=(30, 46), phase=0.4),
    Scene(sky="#cfe0e8", sun="#f5f0d8", hill="#38625e", sun_at=(72, 26), phase=2.3, level=52),
    Scene(sky="#2d3357", sun="#f1d58b", hill="#171a30", sun_at=(60, 30), phase=1.1, sun_radius=9),
    Scene(sky="#e9c9d1", sun="#c75c6c", hill="#7a3d5d", sun_at=(50, 58), phase=3.0, sun_radius=24),
    Scene(sky="#d8e3c4", sun="#f0c65b", hill="#5e7a3a", sun_at=(22, 24), phase=1.7, level=44),
    Scene(sky="#b9d3de", sun="#ffffff", hill="#4c6f8a", sun_at=(78, 38), phase=0.0, sun_radius=14),
)


def _posts(canvas: Canvas) -> None:
    """Draw the account's six pictures: hills and suns, nobody in them."""
    for place, scene in enumerate(_POSTS):
        column, row = place % 3, place // 3
        canvas.picture((column * 130 + column * 0.67, 417 + row * 130.67), landscape(388, scene))


def _follower_row(canvas: Canvas, follower: story.Follower, y: float, colour: str) -> None:
    avatar(canvas, (43, y), 23, follower.name, colour=colour)
    canvas.text((78, y - 3), follower.handle, size=15, fill=DAY.ink, style="bold")
    canvas.text((78, y + 16), follower.name, size=14, fill=DAY.soft)
    canvas.box((WIDTH - 98, y - 16, WIDTH - 16, y + 16), DAY.theirs, radius=9)
    canvas.text((WIDTH - 57, y + 5), "Remove", size=14, fill=DAY.ink, style="bold", align="centre")


def _scribbled_ring(
    canvas: Canvas, centre: Point, across: float, down: float, *, turn: int
) -> None:
    """Draw a ring as a finger does on a screen: not round, and overshooting."""
    x, y = centre
    points: list[Point] = []
    for step in range(201):
        part = step / 180
        across_part, down_part = _turn(part + 0.58 + turn * 0.04)
        _, sway = _turn(part * 1.7 + turn * 0.31)
        growth = 0.95 + 0.06 * part
        points.append(
            (
                x + turn * 1.5 - 4 + across * (across_part * growth + 0.02 * sway),
                y + down * (down_part * growth + 0.09 * sway),
            )
        )
    canvas.stroke(points, "#d7263d", width=3.2)


def _turn(part: float) -> Point:
    """Return a point of the unit circle; 1 is once around."""
    angle = math.tau * part
    return math.cos(angle), math.sin(angle)
