"""How the window looks: colours, faces, sizes, icons, and the style sheet made of them.

One :class:`Theme` is made where the program is put together and handed to every widget that draws.
The rules are:

* Every size is given in pixels at 100 % and multiplied by the text size; spaces and radii are not.
* A colour is asked for by its token; no widget names a colour of its own.
* Nothing is written to disk: marks that a style sheet could only load from files are painted.
* Whoever drew something with a theme draws it again when :attr:`Theme.changed` is sent.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPalette, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from evidence_kit import resources
from evidence_kit.i18n import Words

SMALLEST_TEXT_PERCENT: Final = 100
LARGEST_TEXT_PERCENT: Final = 200
TEXT_STEP_PERCENT: Final = 10

LIGHT: Final = {
    "canvas": "#F7F3EC",
    "surface": "#FFFDF9",
    "sunken": "#EFE8DD",
    "line": "#DFD6C8",
    "border": "#857A6C",
    "ink": "#2A2520",
    "soft": "#5A5148",
    "primary": "#1E5B5A",
    "primary_hover": "#174948",
    "on_primary": "#FFFFFF",
    "primary_tint": "#E2EEEB",
    "primary_line": "#9DC3BD",
    "keep": "#2F6440",
    "keep_tint": "#E6F0E4",
    "soon": "#81490A",
    "soon_tint": "#FAEEDA",
    "soon_line": "#D9B27A",
    "danger": "#9E2B20",
    "danger_tint": "#FBEAE6",
    "danger_line": "#DDA59D",
    "focus": "#2C5AA0",
    "cover": "#DDD4C7",
    "cover_ink": "#4F473F",
    "paper": "#FFFFFF",
    "paper_ink": "#1A1A1A",
}
"""Token → colour by day; every pair used for text holds 5.3 : 1 or more (WCAG 2.2)."""

DARK: Final = {
    "canvas": "#1B1917",
    "surface": "#252220",
    "sunken": "#151312",
    "line": "#3B3632",
    "border": "#8F867B",
    "ink": "#F0EAE2",
    "soft": "#C2B8AC",
    "primary": "#83C8BF",
    "primary_hover": "#9AD6CE",
    "on_primary": "#0C2423",
    "primary_tint": "#1E3735",
    "primary_line": "#3F6F6A",
    "keep": "#9CCFA3",
    "keep_tint": "#203325",
    "soon": "#EBBE79",
    "soon_tint": "#3A2D17",
    "soon_line": "#7A6033",
    "danger": "#F4A297",
    "danger_tint": "#422320",
    "danger_line": "#8A4A43",
    "focus": "#A5C6FF",
    "cover": "#39342F",
    "cover_ink": "#C2B8AC",
    "paper": "#E9E4DC",
    "paper_ink": "#1A1A1A",
}
"""Token → colour by night; paper stays paper."""

FACE: Final = "Atkinson Hyperlegible Next"
FACE_MONO: Final = "Atkinson Hyperlegible Mono"
_FONT_FILES = {
    FACE: ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-SemiBold.ttf"),
    FACE_MONO: ("AtkinsonHyperlegibleMono-Regular.ttf", "AtkinsonHyperlegibleMono-SemiBold.ttf"),
}

STEPS: Final = {
    "display": (30, 600, FACE),
    "title": (22, 600, FACE),
    "lead": (18, 400, FACE),
    "body": (16, 400, FACE),
    "strong": (16, 600, FACE),
    "small": (14, 400, FACE),
    "label": (14, 600, FACE),
    "caption": (13, 400, FACE),
    "mono": (16, 400, FACE_MONO),
    "mono_small": (14, 400, FACE_MONO),
}
"""Step of the type scale → pixels at 100 %, weight, face. Nothing is smaller than a caption."""

_GROWING_ENDS_AT = 1.5
"""Up to this text size a control grows with the text; then only as far as its line needs."""
_LINE_HEIGHT = 1.3
"""Of a single line, in its font's pixel size."""
_PAUSE_MS = 100
"""Wishes for a look that follow each other faster belong together: a key held down, quick hands."""
_WIDE_LETTERS, _WIDE_WORDS = 0.125, 0.1875
"""Of the size of the text, more than usual; at least 0.12 and 0.16 (WCAG 2.2 §1.4.12)."""
_WIDE_LINES = 1.2
"""Times the usual distance of lines, which is 1.5 in paragraphs already."""

_STROKE_OF_DRAWING = 'stroke-width="1.75"'
_MIRRORED = frozenset({"arrow-left", "arrow-right", "left", "right", "undo", "hide", "external"})
"""Icons that point along the line of reading, and turn with it."""


class Look(NamedTuple):
    """What a person chose, or their system says, about how the window looks."""

    is_dark: bool = False
    text_percent: int = SMALLEST_TEXT_PERCENT
    """100 to 200, in steps of 10."""
    has_more_contrast: bool = False
    """The system asks for more contrast: hairlines become edges, second text becomes ink."""
    is_spaced: bool = False
    """Letters, words and lines stand wider apart, as WCAG 2.2 §1.4.12 has them at least."""


class Theme(QObject):
    """The look in force, and everything drawn from it.

    Args:
        application: Whose palette, font and style sheet are kept in step.
        look: The look to begin with.
        words: The window's language, for the few words that widgets bring along themselves.
    """

    changed = Signal()
    """Another look is in force; the palette, font and style sheet are those of it already."""

    def __init__(self, application: QApplication, look: Look, words: Words | None = None) -> None:
        super().__init__(application)
        self.words: Words = Words() if words is None else words
        self._application = application
        self._system_family = QFontDatabase.systemFont(
            QFontDatabase.SystemFont.GeneralFont
        ).family()
        self._drawings: dict[str, str] = {}
        self._icons: dict[tuple[str, str, int, int, float, bool], QPixmap] = {}
        self._assets_path = resources.assets_path()
        sheet_path = self._assets_path / "theme" / "window.qss"
        self._sheet = sheet_path.read_text(encoding="utf-8")
        _load(FACE)
        self._look = self._wanted = look
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.set_look(self._wanted))
        self._colours: dict[str, str] = {}
        self._fonts: dict[str, QFont] = {}
        self._apply()

    @property
    def look(self) -> Look:
        """The look in force."""
        return self._look

    @property
    def wanted(self) -> Look:
        """The look wished for last; a step larger or smaller is counted from it."""
        return self._wanted

    def wish_look(self, look: Look) -> None:
        """Put another look in force once no more wishes come: all pages take long to dress."""
        if look != self._wanted:
            self._wanted = look
            self._pause.start()

    def set_look(self, look: Look) -> None:
        """Put another look in force, at once and everywhere."""
        self._wanted = look
        self._pause.stop()
        if look == self._look:
            return
        self._look = look
        self._fonts.clear()
        self._apply()
        self.changed.emit()

    @property
    def text_scale(self) -> float:
        """How much larger than normal text is: 1.0 to 2.0."""
        return self._look.text_percent / 100

    def px(self, size: float) -> int:
        """Return a size in pixels at 100 %, at the text size in force."""
        return round(size * self.text_scale)

    def control_height(self, size: float = 40) -> int:
        """Return the height of a button or field that is ``size`` pixels high at 100 %."""
        if self.text_scale <= _GROWING_ENDS_AT:
            return round(size * self.text_scale)
        line = 16 * self.text_scale * _LINE_HEIGHT
        return round(max(size * _GROWING_ENDS_AT, line + size / 2))

    def colour(self, token: str) -> QColor:
        """Return the colour of a token.

        Raises:
            KeyError: There is no such token.
        """
        return QColor(self._colours[token])

    def font(self, step: str = "body") -> QFont:
        """Return the font of a step of the type scale; scripts it lacks come from the system.

        Raises:
            KeyError: There is no such step.
        """
        if step not in self._fonts:
            self._fonts[step] = self._made_font(step)
        # A copy: whoever asked may change it.
        return QFont(self._fonts[step])

    def _made_font(self, step: str) -> QFont:
        size, weight, face = STEPS[step]
        if face == FACE_MONO:
            load_mono()
        font = QFont()
        font.setFamilies([face, self._system_family])
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        # An exact value is compared sign by sign: it stays in its own even width.
        is_wide = self._look.is_spaced and face == FACE
        # Said in both cases: a font that says nothing begins with what the application's font has.
        font.setLetterSpacing(
            QFont.SpacingType.AbsoluteSpacing, self.px(size) * _WIDE_LETTERS if is_wide else 0
        )
        font.setWordSpacing(self.px(size) * _WIDE_WORDS if is_wide else 0)
        return font

    @property
    def line_spacing(self) -> float:
        """How much further than usual the lines of a paragraph stand apart: 1.0 or more."""
        return _WIDE_LINES if self._look.is_spaced else 1.0

    def icon(
        self,
        name: str,
        token: str = "ink",  # noqa: S107 - the name of a colour
        size: int = 20,
        gap: int = 0,
    ) -> QPixmap:
        """Return an icon in the colour of a token.

        Args:
            name: As the file in ``assets/icons`` is called, without its ending.
            token: The colour's token.
            size: Its side in pixels at 100 %.
            gap: Empty pixels on the side where words follow; a button's own gap cannot be set.

        Raises:
            FileNotFoundError: There is no such icon.
        """
        ratio = self._application.devicePixelRatio()
        is_mirrored = self._application.layoutDirection() is Qt.LayoutDirection.RightToLeft
        key = (name, self._colours[token], self.px(size), gap, ratio, is_mirrored)
        found = self._icons.get(key)
        if found is None:
            found = self._draw(name, token, size, gap, is_mirrored=is_mirrored)
            self._icons[key] = found
        return found

    def _draw(self, name: str, token: str, size: int, gap: int, *, is_mirrored: bool) -> QPixmap:
        ratio = self._application.devicePixelRatio()
        side = self.px(size)
        pixmap = QPixmap(round((side + gap) * ratio), round(side * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = gap if is_mirrored else 0
        if is_mirrored and name in _MIRRORED:
            painter.setTransform(QTransform(-1, 0, 0, 1, 2 * left + side, 0), combine=True)
        drawing = QSvgRenderer(QByteArray(self._drawing(name, token, size).encode()))
        drawing.render(painter, QRectF(left, 0, side, side))
        painter.end()
        return pixmap

    def _drawing(self, name: str, token: str, size: int) -> str:
        if name not in self._drawings:
            path = self._assets_path / "icons" / f"{name}.svg"
            self._drawings[name] = path.read_text(encoding="utf-8")
        tinted = self._drawings[name].replace("currentColor", self._colours[token])
        # A line of the same width would look thin in a small icon and heavy in a large one.
        stroke = 2.0 if size <= 16 else 1.5 if size >= 32 else 1.75  # noqa: PLR2004 - spec of the drawn set
        return tinted.replace(_STROKE_OF_DRAWING, f'stroke-width="{stroke}"')

    def _apply(self) -> None:
        self._colours = dict(DARK if self._look.is_dark else LIGHT)
        if self._look.has_more_contrast:
            self._colours["line"] = self._colours["border"]
            self._colours["soft"] = self._colours["ink"]
        # In the place of another sheet, Qt would dress every widget once for each that it lies in:
        # with all pages of a case made, for seconds. Taken off first, each is dressed once.
        self._application.setStyleSheet("")
        self._application.setPalette(self._palette())
        self._application.setFont(self.font("body"))
        self._application.setStyleSheet(self._rendered_sheet())

    def _rendered_sheet(self) -> str:
        sizes = {f"px{size}": str(self.px(size)) for size in (13, 14, 16, 18, 20, 22, 30)}
        heights = {
            # What remains inside the edges: 1 px on either side, 2 px where it is thick.
            f"inside{size}_{edge}": str(self.control_height(size) - 2 * edge)
            for size in (32, 40, 48)
            for edge in (1, 2)
        }
        return self._sheet % (self._colours | sizes | heights)

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for token, roles in {
            "canvas": (role.Window,),
            "surface": (role.Base, role.Button, role.ToolTipBase),
            "sunken": (role.AlternateBase, role.Midlight),
            "line": (role.Mid,),
            "border": (role.Dark,),
            "ink": (role.Text, role.WindowText, role.ButtonText, role.ToolTipText),
            # Qt's own is half transparent, and too faint to be read.
            "soft": (role.PlaceholderText,),
            "primary": (role.Highlight, role.Link, role.LinkVisited, role.Accent),
            "on_primary": (role.HighlightedText,),
        }.items():
            for each in roles:
                palette.setColor(each, self.colour(token))
        for each in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, self.colour("soft"))
        return palette


def load_mono() -> None:
    """Make the face of exact values known to Qt, for whoever draws without a theme.

    The first page has no exact value, and is shown before this is needed.
    """
    if FACE_MONO not in QFontDatabase.families():
        _load(FACE_MONO)


def _load(face: str) -> None:
    for name in _FONT_FILES[face]:
        QFontDatabase.addApplicationFont(str(resources.assets_path() / "fonts" / name))


def repolish(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again after one of them changed."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # It was never looked at, and will be before it is shown.
        return
    font = widget.font()
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.setFont(font)
    widget.update()
