"""What every face of the evidence page scrolls in."""

from PySide6.QtWidgets import QWidget

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.scroll import PageScroll


class FaceScroll(PageScroll):
    """A scroll area whose content is as high as its words are at this width."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        content = self.widget()
        if content is not None:
            # Without a height of its own Qt takes the one that words need at their narrowest.
            content.setMinimumHeight(1)
