"""Forms that somebody began and did not keep: what is in them is a draft and in no report.

The rules are: whoever reads that everything is saved may hand the case over, so it is not said
while such a form waits; a form that was opened and left as it was is none; what is typed waits
where it was typed, over a lock and over the end of the program, until it is kept or emptied.
"""

from collections.abc import Mapping

from evidence_kit.i18n import N_, Words
from evidence_kit.ui.models.parts import PARTS

_PAGES = {
    "evidence/covering": "evidence",
    "evidence/description": "evidence",
    "evidence/several": "evidence",
    "evidence/withdraw/": "evidence",
    "people/form": "people",
    "people/joining": "people",
    "people/parting/": "people",
    "people/seen/": "people",
    "people/withdraw/": "people",
    "money/form": "money",
    "money/correct/": "money",
    "money/more/": "money",
    "money/withdraw/": "money",
    "story/entry": "story",
    "story/told": "story",
    "story/withdraw/": "story",
    "steps/removal": "steps",
    "steps/withdraw/": "steps",
    "settings/anchors": "settings",
}
"""How the names of such drafts begin, and on which page their form stands.

What is written under «What happened» is not among them: leaving the page records it.
"""

_TITLES = {part.page: part.title for part in PARTS} | {"settings": N_("Settings")}
"""What the pages are called, in the order of the navigation."""


def half_made_on(drafts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the pages on which a form waits, in the order of the navigation.

    >>> half_made_on({"steps/removal": "x", "money/correct/1": "{}", "people/form": ""})
    ('money', 'steps')
    """
    found = {
        page
        for name, text in drafts.items()
        for beginning, page in _PAGES.items()
        if text and name.startswith(beginning)
    }
    return tuple(page for page in _TITLES if page in found)


def half_made_words(page: str, words: Words) -> str:
    """Say where a form waits, in one sentence."""
    title = _TITLES.get(page, "")
    # Translators: {page} is the name of a part of the case, such as “Money”.
    said = words.gettext("What you began on “{page}” waits there and is not in your case yet.")
    return said.format(page=words.gettext(title))
