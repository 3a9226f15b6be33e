"""A desktop's screen, 1440 by 900: a line with the clock, and a browser window.

Like the telephone, it is nobody's: no system's marks, no browser's shapes.
"""

from dataclasses import dataclass

from canvas import Canvas, Colour

WIDTH = 1440
HEIGHT = 900

PANEL_HEIGHT = 30
CHROME_HEIGHT = 88
"""Tabs and address line together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the browser and the system around it say."""

    clock: str
    tab: str
    address: str
    """Without the ``https://``, as browsers show it."""
    other_tabs: tuple[str, ...] = ()
    keyboard: str = "en"


def new_desktop(window: Window, *, page: Colour) -> tuple[Canvas, float]:
    """Return a desktop with an open browser, and the height at which its page begins."""
    canvas = Canvas(WIDTH, HEIGHT, scale=1, ground=page)
    _panel(canvas, window)
    _tabs(canvas, window)
    _address_line(canvas, window)
    return canvas, PANEL_HEIGHT + CHROME_HEIGHT


def _panel(canvas: Canvas, window: Window) -> None:
    canvas.box((0, 0, WIDTH, PANEL_HEIGHT), "#20242b")
    ink = "#e9ecef"
    canvas.icon("grid", (20, 15), ink, size=16)
    canvas.text((WIDTH / 2, 20), window.clock, size=14, fill=ink, style="bold", align="centre")
    canvas.text((WIDTH - 132, 20), window.keyboard, size=14, fill=ink)
    for place in range(4):
        x = WIDTH - 96 + place * 5
        canvas.box((x, 20 - 3 - 2.5 * place, x + 3, 20), ink, radius=1)
    canvas.icon("bell", (WIDTH - 58, 15), ink, size=16)
    canvas.frame((WIDTH - 36, 10, WIDTH - 14, 20), ink, fill="#20242b", radius=3, width=1)
    canvas.box((WIDTH - 34, 12, WIDTH - 20, 18), ink, radius=1)


def _tabs(canvas: Canvas, window: Window) -> None:
    top = PANEL_HEIGHT
    canvas.box((0, top, WIDTH, top + 44), "#d9dde3")
    left = 12.0
    for place, title in enumerate((window.tab, *window.other_tabs)):
        if place == 0:
            canvas.box((left, top + 8, left + 236, top + 44), "#f6f7f9", radius=(10, 10, 0, 0))
        ink = "#1f2630" if place == 0 else "#515c69"
        canvas.circle((left + 20, top + 26), 6, "#7d8a99" if place else "#4a6fa5")
        canvas.text((left + 34, top + 31), _fitted(canvas, title, 168), size=14, fill=ink)
        canvas.icon("close", (left + 220, top + 26), "#515c69", size=14, weight=2.4)
        left += 240
    canvas.icon("plus", (left + 16, top + 26), "#515c69", size=17)
    for place, name in enumerate(("down", "copy", "close")):
        canvas.icon(name, (WIDTH - 92 + place * 34, top + 23), "#3a4450", size=16, weight=2.2)


def _fitted(canvas: Canvas, title: str, width: float) -> str:
    if canvas.width_of(title, size=14) <= width:
        return title
    while canvas.width_of(title + "…", size=14) > width:
        title = title[:-1]
    return title.rstrip() + "…"


def _address_line(canvas: Canvas, window: Window) -> None:
    top = PANEL_HEIGHT + 44
    canvas.box((0, top, WIDTH, top + 44), "#f6f7f9")
    for place, name in enumerate(("arrow-left", "arrow-right", "reload")):
        ink = "#a9b2bc" if name == "arrow-right" else "#3a4450"
        canvas.icon(name, (28 + place * 36, top + 22), ink, size=19)
    canvas.box((130, top + 6, WIDTH - 130, top + 38), "#e7eaee", radius=16)
    canvas.icon("lock", (150, top + 21.5), "#3a4450", size=15)
    canvas.text((166, top + 27), window.address, size=15, fill="#1f2630")
    canvas.icon("star", (WIDTH - 152, top + 22), "#5b6672", size=17)
    canvas.icon("menu", (WIDTH - 28, top + 22), "#3a4450", size=19)
    canvas.rule(0, WIDTH, top + 44, "#d3d8de")
