"""A telephone's screen: status line, header, writing line, and the people as initials.

The look is nobody's: it has what every chat app has, and no maker's colours, marks or shapes.
"""

from dataclasses import dataclass

from canvas import Canvas, Colour, Point
from PIL import Image

WIDTH = 390
HEIGHT = 844
SCALE = 3
"""390 × 844 points of three pixels each: 1170 × 2532 pixels."""

STATUS_HEIGHT = 46
HEADER_HEIGHT = 58
NAVIGATION_HEIGHT = 26

AVATAR_COLOURS = ("#7b6fd0", "#2f8f83", "#c9744f", "#3f7fb5", "#a3588f", "#6d8a3c", "#b0892f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The colours and manners of one invented app."""

    ground: Colour
    bar: Colour
    ink: Colour
    soft: Colour
    line: Colour
    accent: Colour
    theirs: Colour
    theirs_ink: Colour
    mine: Colour
    mine_ink: Colour
    mine_soft: Colour
    radius: float = 19
    times_inside: bool = True
    """Whether each bubble carries its time; otherwise it stands below the last of a group."""
    widest: float = 0.79
    """The widest a bubble may be, as a part of the thread's width."""
    faces_beside: bool = False
    """Whether the sender's avatar stands beside the last bubble of a group."""


DAY = Look(
    ground="#ffffff",
    bar="#ffffff",
    ink="#15171a",
    soft="#6c727b",
    line="#e4e6ea",
    accent="#5a49c8",
    theirs="#eff0f3",
    theirs_ink="#15171a",
    mine="#5a49c8",
    mine_ink="#ffffff",
    mine_soft="#d6d0f7",
    times_inside=True,
    faces_beside=True,
)
NIGHT = Look(
    ground="#101418",
    bar="#191f25",
    ink="#eef1f3",
    soft="#98a3ad",
    line="#262e36",
    accent="#58b7a6",
    theirs="#222b33",
    theirs_ink="#eef1f3",
    mine="#1d5a50",
    mine_ink="#f1faf8",
    mine_soft="#a6cfc6",
    radius=13,
)
SKY = Look(
    ground="#d9e6e6",
    bar="#ffffff",
    ink="#16202a",
    soft="#64757f",
    line="#dde3e6",
    accent="#1f7a99",
    theirs="#ffffff",
    theirs_ink="#16202a",
    mine="#cdeccb",
    mine_ink="#16301c",
    mine_soft="#5c8a63",
    radius=15,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What the line at the very top says."""

    clock: str
    battery_percent: int
    bars: int = 4
    silent: bool = False
    recording: bool = False
    """Whether the telephone is recording its own screen."""


def new_screen(ground: Colour) -> Canvas:
    """Return an empty screen."""
    return Canvas(WIDTH, HEIGHT, scale=SCALE, ground=ground)


def status_line(canvas: Canvas, status: Status, *, ink: Colour, ground: Colour) -> None:
    """Draw clock, reception, Wi-Fi and battery."""
    canvas.box((0, 0, WIDTH, STATUS_HEIGHT), ground)
    canvas.text((24, 31), status.clock, size=15.5, fill=ink, style="bold")
    if status.silent:
        canvas.icon("bell", (84, 25.5), ink, size=15, weight=2)
        canvas.stroke([(78, 19), (90, 32)], ink, width=1.4)
    if status.recording:
        canvas.circle((80, 25.5), 5.5, "#d7263d")
    left = 268.0
    for bar in range(4):
        height = 4 + 2.6 * bar
        opacity = 1 if bar < status.bars else 0.3
        x = left + bar * 4.8
        canvas.box((x, 31.5 - height, x + 3.2, 31.5), ink, radius=1, opacity=opacity)
    _wifi(canvas, (303, 31), ink)
    canvas.text((337, 31), f"{status.battery_percent}", size=12.5, fill=ink, align="right")
    canvas.frame((340, 19.8, 364, 31.6), ink, fill=ground, radius=3.6, width=1.1)
    canvas.box((364.6, 23.6, 366.4, 27.8), ink, radius=0.9)
    full = 20.4 * status.battery_percent / 100
    canvas.box((341.9, 21.6, 341.9 + full, 29.8), ink, radius=1.9)


def navigation(canvas: Canvas, *, ink: Colour) -> None:
    """Draw the short bar that closes the screen."""
    canvas.box((135, HEIGHT - 13, 255, HEIGHT - 8.5), ink, radius=2.2)


def avatar(canvas: Canvas, centre: Point, radius: float, name: str, *, colour: Colour) -> None:
    """Draw a person as initials; there is no face in this sample."""
    canvas.circle(centre, radius, colour)
    initials = "".join(word[0] for word in name.split()[:2] if word[0].isalpha())
    size = radius * (0.82 if len(initials) > 1 else 0.98)
    canvas.text(
        (centre[0], centre[1] + size * 0.34),
        initials.upper(),
        size=size,
        fill="#ffffff",
        style="bold",
        align="centre",
    )


def abstract_avatar(canvas: Canvas, centre: Point, radius: float) -> None:
    """Draw the picture the reported account uses: a hill and a sun, no person."""
    canvas.picture(
        (centre[0] - radius, centre[1] - radius),
        landscape(round(2 * radius * canvas.scale), ACCOUNT_PICTURE),
        radius=radius,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A landscape of one sun and two lines of hills, on a picture of 100 by 100."""

    sky: str
    sun: str
    hill: str
    sun_at: Point = (64, 40)
    sun_radius: float = 20
    phase: float = 0.4
    """How far the hills are shifted to the side."""
    level: float = 66
    """How far down the farther hills begin."""


ACCOUNT_PICTURE = Scene(sky="#f3c9a3", sun="#d97b6c", hill="#6b4a7d")


def landscape(size_px: int, scene: Scene) -> Image.Image:
    """Return a small abstract landscape, with nobody in it."""
    picture = Canvas(100, 100, scale=size_px / 100, ground=scene.sky)
    picture.circle(scene.sun_at, scene.sun_radius, scene.sun)
    picture.polygon(_ridge(scene.level, 13, 0.055, scene.phase), scene.hill, opacity=0.72)
    picture.polygon(_ridge(scene.level + 14, 9, 0.075, scene.phase + 1.7), scene.hill)
    return picture.image


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Who a thread is with."""

    title: str
    subtitle: str
    unread: str = ""
    calls: bool = True


def chat_header(canvas: Canvas, look: Look, head: Head, *, face: bool = True) -> float:
    """Draw the bar above a thread; return where the thread may begin."""
    top, bottom = STATUS_HEIGHT, STATUS_HEIGHT + HEADER_HEIGHT
    middle = top + HEADER_HEIGHT / 2 - 1
    canvas.box((0, top, WIDTH, bottom), look.bar)
    canvas.icon("back", (24, middle), look.ink, size=24, weight=2)
    x = 40.0
    if head.unread:
        x += 4 + canvas.text((x, middle + 5), head.unread, size=15, fill=look.accent, style="bold")
    if face:
        abstract_avatar(canvas, (x + 20, middle), 18)
    else:
        canvas.circle((x + 20, middle), 18, look.line)
        canvas.icon("person", (x + 20, middle), look.soft, size=21)
    canvas.text((x + 48, middle - 2.5), head.title, size=16, fill=look.ink, style="bold")
    canvas.text((x + 48, middle + 14.5), head.subtitle, size=12.5, fill=look.soft)
    if head.calls:
        canvas.icon("phone", (WIDTH - 92, middle), look.ink, size=23)
        canvas.icon("video", (WIDTH - 57, middle), look.ink, size=25)
    canvas.icon("more", (WIDTH - 23, middle), look.ink, size=22)
    canvas.rule(0, WIDTH, bottom, look.line)
    return bottom


def composer(canvas: Canvas, look: Look, prompt: str) -> float:
    """Draw the line one writes in; return where the thread must end."""
    bottom = HEIGHT - NAVIGATION_HEIGHT
    top = bottom - 56
    canvas.box((0, top, WIDTH, HEIGHT), look.bar)
    canvas.rule(0, WIDTH, top, look.line)
    middle = (top + bottom) / 2
    canvas.icon("plus", (25, middle), look.accent, size=25, weight=2)
    canvas.frame(
        (48, middle - 19, WIDTH - 56, middle + 19), look.line, fill=look.ground, radius=19, width=1
    )
    canvas.text((64, middle + 5.3), prompt, size=15.5, fill=look.soft)
    canvas.icon("smile", (WIDTH - 76, middle), look.soft, size=22)
    canvas.icon("mic", (WIDTH - 28, middle), look.accent, size=24)
    return top


def _wifi(canvas: Canvas, foot: Point, ink: Colour) -> None:
    x, y = foot
    for radius in (10.5, 7, 3.5):
        canvas.stroke(_fan(x, y, radius), ink, width=1.7)
    canvas.circle((x, y - 0.4), 1.4, ink)


def _fan(x: float, y: float, radius: float) -> list[Point]:
    step = 0.7071
    points = []
    for part in range(-8, 9):
        across = step * part / 8
        points.append((x + radius * across, y - radius * (1 - across * across) ** 0.5))
    return points


def _ridge(level: float, height: float, rate: float, phase: float) -> list[Point]:
    """Return a hill line across a picture of 100 by 100, made of two parabolic waves."""
    points: list[Point] = []
    for x in range(-4, 105, 2):
        turn = (x * rate + phase) % 4
        wave = (turn - 1) * (turn - 1) if turn < 2 else 2 - (turn - 3) * (turn - 3)
        points.append((x, level - height * (wave - 1)))
    return [*points, (104, 104), (-4, 104)]
