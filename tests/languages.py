"""The languages there are, as the sources have them now: nothing has to be built first."""

import functools
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from evidence_kit.i18n import Words
from tests.fakes import ROOT_PATH
from tests.scripts import script

LOCALE_PATH = ROOT_PATH / "assets" / "locale"

TAGS = tuple(
    sorted(
        path.parent.parent.name.replace("_", "-")
        for path in LOCALE_PATH.glob("*/LC_MESSAGES/evidence_kit.po")
    )
)
"""Every language but English."""


@functools.cache
def spoken(tag: str) -> Words:
    """Return a language's words; one that is not translated yet stands in English."""
    built = BytesIO()
    with path_of(tag).open("rb") as file:
        write_mo(built, read_po(file, locale=tag.replace("-", "_")))
    built.seek(0)
    return GNUTranslations(built)


def path_of(tag: str) -> Path:
    """Return where a language's words stand."""
    return LOCALE_PATH / tag.replace("-", "_") / "LC_MESSAGES" / "evidence_kit.po"


def collected() -> Catalog:
    """Return every sentence there is to translate, as the translators' lists get it."""
    return script("words").collected()
