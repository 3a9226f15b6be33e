"""What the foot says of forms that were begun and not kept; see :mod:`..models.half_made`."""

from collections.abc import Mapping

from evidence_kit.i18n import Words
from evidence_kit.ui.models.half_made import half_made_on, half_made_words
from evidence_kit.ui.pages.page import Unkept


def half_made(drafts: Mapping[str, str], words: Words) -> tuple[Unkept, ...]:
    """Return the forms that were begun and not kept, one for each page."""
    return tuple(
        Unkept(
            line=half_made_words(page, words),
            short=words.gettext("Something you began is not in your case yet."),
            is_form=True,
            page=page,
        )
        for page in half_made_on(drafts)
    )


def find_half_made(page: str, drafts: Mapping[str, str], words: Words) -> Unkept | None:
    """Return what was begun and not kept in the forms of one page; ``None`` for nothing."""
    return next((each for each in half_made(drafts, words) if each.page == page), None)
