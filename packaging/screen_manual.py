"""Write docs/manual from the same words as the manual in the window.

Usage: python packaging/screen_manual.py [--check]

One page for each screen in every language that has all words of the manual, whether or not it is
built; --check only says what is stale.
"""

import argparse
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo

sys.path.insert(0, str(Path(__file__).resolve().parent))

import words as lists

from evidence_kit.formats import own_name
from evidence_kit.i18n import Words
from evidence_kit.ui.models.manual import EVERYWHERE, MANUAL, ManualPage, said

ROOT = Path(__file__).resolve().parent.parent
MANUAL_PATH = ROOT / "docs" / "manual"
_SOURCES = ("evidence_kit/ui/models/manual.py", "evidence_kit/ui/pages/help_manual.py")
"""Where the words of the manual stand."""


def main() -> int:
    """Write the files, or with --check compare them; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    is_check: bool = parser.parse_args().check
    wanted = files()
    found = {path for path in MANUAL_PATH.rglob("*.md") if path not in wanted}
    stale = [path for path, text in wanted.items() if _found(path) != text]
    for path in (*stale, *found):
        if is_check:
            print(f"stale: {path.relative_to(ROOT)}", file=sys.stderr)  # noqa: T201 - a script
        elif path in found:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
    return 1 if is_check and (stale or found) else 0


def files(locale_path: Path = lists.LOCALE_PATH) -> dict[Path, str]:
    """Return every page of the manual as it should be, by its path."""
    spoken = dict(languages(locale_path))
    wanted = {MANUAL_PATH / "README.md": overview(spoken)}
    for tag, words in spoken.items():
        folder = MANUAL_PATH / tag
        wanted[folder / "README.md"] = contents(words)
        wanted |= {folder / f"{page.name}.md": markdown(page, words) for page in MANUAL}
    return wanted


def languages(locale_path: Path) -> Iterator[tuple[str, Words]]:
    """Yield English and each language that has every word of the manual, with its words.

    A page that is half in English would stand before somebody who cannot read it.
    """
    yield "en", Words()
    needed = words_of_the_manual()
    for path in lists.lists(locale_path):
        catalogue = lists.read(path)
        if not lists.lacking(needed, catalogue):
            yield lists.language_of(path), _spoken(catalogue)


def words_of_the_manual() -> Catalog:
    """Return the part of the translators' list that the manual is made of."""
    needed = Catalog()
    for path in _SOURCES:
        found = extract_from_file("python", ROOT / path, keywords=lists.KEYWORDS)
        for _line, message, _comments, context in found:
            needed.add(message, context=context)
    return needed


def overview(spoken: dict[str, Words]) -> str:
    """Return the page that leads to each language, by what its speakers call it and the manual."""
    lines = ["# Evidence Kit", ""]
    lines += [
        f"- [{own_name(tag)}: {words.gettext('How this page works')}]({tag}/README.md)"
        for tag, words in spoken.items()
    ]
    return "\n".join(lines) + "\n"


def contents(words: Words) -> str:
    """Return the list of all pages, and the keys that work on each of them."""
    _ = words.gettext
    lines = [f"# {_('How this page works')}", ""]
    lines += [f"- [{_(page.title)}]({page.name}.md)" for page in MANUAL]
    lines += ["", f"## {_('Keys')}", ""]
    lines += [f"- **{_(key)}**: {_(what)}" for key, what in EVERYWHERE]
    return "\n".join(lines) + "\n"


def markdown(page: ManualPage, words: Words) -> str:
    """Return one page of the manual as Markdown."""
    _ = words.gettext
    filled = said(page, words)
    lines = [f"# {filled.title}", "", filled.what, ""]
    lines += [f"{number}. {step}" for number, step in enumerate(filled.steps, 1)]
    if filled.good:
        lines += ["", f"## {_('Good to know')}", "", *(f"- {each}" for each in filled.good)]
    if filled.keys:
        lines += ["", f"## {_('Keys')}", ""]
        lines += [f"- **{key}**: {what}" for key, what in filled.keys]
    return "\n".join(lines) + "\n"


def _spoken(catalogue: Catalog) -> Words:
    """Return a list as words to look up; nothing has to be built for it."""
    built = BytesIO()
    write_mo(built, catalogue)
    built.seek(0)
    return GNUTranslations(built)


def _found(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
