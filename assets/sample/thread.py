"""A conversation, laid out in bubbles as chat apps do, on a telephone or a desktop."""

from canvas import Box, Canvas
from phone import WIDTH, Look, abstract_avatar
from PIL import Image
from story import Card, Divider, Entry, Notice, Said, Sent


class Thread:
    """A laid-out conversation: it knows its height before it is drawn."""

    def __init__(
        self, canvas: Canvas, look: Look, entries: tuple[Entry, ...], *, width: float = WIDTH
    ) -> None:
        self._canvas = canvas
        self._look = look
        self._entries = entries
        self._width = width
        self._pictures: dict[str, Image.Image] = {}

    def show_picture(self, name: str, picture: Image.Image) -> None:
        """Give the thread the picture that a sent file is shown as."""
        self._pictures[name] = picture

    def height(self) -> float:
        """Return the height of the whole conversation."""
        return sum(
            self._gap(place) + self._height_of(each) for place, each in enumerate(self._entries)
        )

    def draw(self, top: float, *, left: float = 0) -> float:
        """Draw the conversation from a height downwards; return where it ended."""
        y = top
        for place, entry in enumerate(self._entries):
            y += self._gap(place)
            height = self._height_of(entry)
            if y + height > 0 and y < self._canvas.height:
                self._draw_entry(entry, left, y, last=self._closes_group(place))
            y += height
        return y

    def draw_above(self, bottom: float, *, left: float = 0) -> None:
        """Draw the conversation so that it ends at a height, as an app opens it."""
        self.draw(bottom - self.height(), left=left)

    def _gap(self, place: int) -> float:
        if place == 0:
            return 12
        here, before = self._entries[place], self._entries[place - 1]
        if isinstance(here, Divider | Notice) or isinstance(before, Divider | Notice):
            return 14
        return 4 if _is_mine(here) == _is_mine(before) else 13

    def _closes_group(self, place: int) -> bool:
        if place + 1 == len(self._entries):
            return True
        here, after = self._entries[place], self._entries[place + 1]
        return isinstance(after, Divider | Notice) or _is_mine(here) != _is_mine(after)

    def _height_of(self, entry: Entry) -> float:
        match entry:
            case Divider():
                return 26
            case Notice(text=text):
                lines = self._canvas.wrap(text, self._width - 120, size=13)
                return 16 + 17.5 * len(lines)
            case Card():
                return 58
            case Sent(picture=name):
                return self._pictures[name].height / self._canvas.scale + 8
            case Said(text=text):
                lines, _, under = self._set(text, entry.at)
                return 17 + 21 * len(lines) + (15 if under else 0)

    def _set(self, text: str, at: str) -> tuple[tuple[str, ...], float, bool]:
        """Return the lines of a bubble, its width, and whether the time needs a line below."""
        most = self._width * self._look.widest - (16 if self._look.faces_beside else 0)
        lines = self._canvas.wrap(text, most - 28, size=16)
        widths = [self._canvas.width_of(line, size=16) for line in lines]
        if not self._look.times_inside:
            return lines, max(widths) + 28, False
        clock = self._canvas.width_of(at, size=11.5) + 30
        if widths[-1] + clock <= most - 28:
            return lines, max(*widths, widths[-1] + clock) + 28, False
        return lines, max(*widths, clock) + 28, True

    def _draw_entry(self, entry: Entry, left: float, y: float, *, last: bool) -> None:
        match entry:
            case Divider(text=text):
                self._draw_divider(text, left, y)
            case Notice(text=text):
                self._draw_notice(text, left, y)
            case Card():
                self._draw_card(entry, left, y, last=last)
            case Sent():
                self._draw_picture(entry, left, y, last=last)
            case Said():
                self._draw_said(entry, left, y, last=last)

    def _draw_divider(self, text: str, left: float, y: float) -> None:
        canvas, look = self._canvas, self._look
        middle = left + self._width / 2
        half = canvas.width_of(text, size=12.5) / 2 + 12
        if look.ground != look.bar:
            canvas.box((middle - half, y + 1, middle + half, y + 25), look.bar, radius=12)
        canvas.text((middle, y + 17.3), text, size=12.5, fill=look.soft, align="centre")

    def _draw_notice(self, text: str, left: float, y: float) -> None:
        canvas, look = self._canvas, self._look
        box = (left + 44, y, left + self._width - 44, y + self._height_of(Notice(text=text)))
        canvas.box(box, look.theirs if look.ground == look.bar else look.bar, radius=12)
        canvas.paragraph(
            (left + self._width / 2, y + 20.5),
            text,
            self._width - 120,
            size=13,
            fill=look.soft,
            leading=17.5,
            align="centre",
        )

    def _bubble(self, entry: Entry, left: float, y: float, width: float, *, last: bool) -> Box:
        look = self._look
        height = self._height_of(entry)
        margin = 12.0
        inset = 34 if look.faces_beside else 0
        tail = 5 if last else look.radius
        if _is_mine(entry):
            right = left + self._width - margin
            box = (right - width, y, right, y + height)
            corners = (look.radius, look.radius, tail, look.radius)
        else:
            x = left + margin + inset
            box = (x, y, x + width, y + height)
            corners = (look.radius, look.radius, look.radius, tail)
            if look.faces_beside and last:
                abstract_avatar(self._canvas, (left + margin + 13, y + height - 13), 13)
        self._canvas.box(box, look.mine if _is_mine(entry) else look.theirs, radius=corners)
        return box

    def _draw_said(self, entry: Said, left: float, y: float, *, last: bool) -> None:
        canvas, look = self._canvas, self._look
        lines, width, _ = self._set(entry.text, entry.at)
        box = self._bubble(entry, left, y, width, last=last)
        ink = look.mine_ink if entry.mine else look.theirs_ink
        for row, line in enumerate(lines):
            place = (box[0] + 14, y + 23.5 + 21 * row)
            is_link = line.startswith("https://")
            colour = look.accent if is_link else ink
            width_drawn = canvas.text(place, line, size=16, fill=colour)
            if is_link:
                canvas.rule(place[0], place[0] + width_drawn, place[1] + 2.6, look.accent)
        if look.times_inside:
            self._draw_clock(entry, box)

    def _draw_clock(self, entry: Said, box: Box) -> None:
        canvas, look = self._canvas, self._look
        soft = look.mine_soft if entry.mine else look.soft
        right = box[2] - 12
        if entry.mine:
            canvas.icon("ticks", (right - 6, box[3] - 12), soft, size=16, weight=2.1)
            right -= 18
        canvas.text((right, box[3] - 8.4), entry.at, size=11.5, fill=soft, align="right")

    def _draw_card(self, entry: Card, left: float, y: float, *, last: bool) -> None:
        canvas, look = self._canvas, self._look
        box = self._bubble(entry, left, y, 208, last=last)
        canvas.circle((box[0] + 31, y + 29), 18, look.ground)
        canvas.icon(entry.icon, (box[0] + 31, y + 29), look.theirs_ink, size=21)
        canvas.text(
            (box[0] + 60, y + 26), entry.title, size=15.5, fill=look.theirs_ink, style="bold"
        )
        canvas.text((box[0] + 60, y + 44), entry.detail, size=12.5, fill=look.soft)
        canvas.text((box[2] - 12, box[3] - 9), entry.at, size=11.5, fill=look.soft, align="right")

    def _draw_picture(self, entry: Sent, left: float, y: float, *, last: bool) -> None:
        canvas = self._canvas
        picture = self._pictures[entry.picture]
        width = picture.width / canvas.scale
        box = self._bubble(entry, left, y, width + 8, last=last)
        canvas.picture((box[0] + 4, y + 4), picture, radius=self._look.radius - 4)
        label = (box[2] - 54, box[3] - 30, box[2] - 11, box[3] - 11)
        canvas.box(label, "#000000", radius=9, opacity=0.55)
        canvas.text(
            (box[2] - 32.5, box[3] - 16.4), entry.at, size=11.5, fill="#ffffff", align="centre"
        )


def _is_mine(entry: Entry) -> bool:
    return isinstance(entry, Said) and entry.mine
