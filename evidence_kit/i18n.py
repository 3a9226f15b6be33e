"""Words for people: mark them, and look them up in one language.

Every visible sentence is marked where it stands, and translated where it is shown. The window's
language and the report's language are chosen apart, so nothing here is global: whoever shows words
asks for the :class:`Words` of the language they speak.
"""

import gettext
from pathlib import Path

Words = gettext.NullTranslations
"""The sentences of one language: ``words.gettext("…")``, ``words.ngettext("…", "…", n)``."""


def N_(message: str) -> str:  # noqa: N802 - the marker name every gettext tool knows
    """Mark a constant for translation and give it back unchanged."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - see above
    """Mark a constant that counts, for one and for several: ``ngettext(*constant, count)``."""
    return one, many


def words_in(language: str, catalogue_path: Path) -> Words:
    """Return the sentences in a language, in English where a translation is missing.

    Args:
        language: A BCP 47 tag such as ``en`` or ``sl``.
        catalogue_path: The folder that holds ``<language>/LC_MESSAGES/evidence_kit.mo``.
    """
    if language == "en":
        # What is marked in the sources is English; looking for more delays the first page.
        return Words()
    candidates = [language.replace("-", "_"), language.partition("-")[0]]
    return gettext.translation(
        "evidence_kit", localedir=catalogue_path, languages=candidates, fallback=True
    )
