"""Write docs/manual from the same words as the manual in the window.

Usage: python packaging/screen_manual.py [--check]

One page for each screen and language that words exist in; --check only says what is stale.
"""

import argparse
import sys
from pathlib import Path

from evidence_kit.i18n import Words, words_in
from evidence_kit.resources import assets_path
from evidence_kit.ui.models.languages import languages_in
from evidence_kit.ui.models.manual import EVERYWHERE, MANUAL, ManualPage, said

ROOT = Path(__file__).resolve().parent.parent
MANUAL_PATH = ROOT / "docs" / "manual"


def main() -> int:
    """Write the files, or with --check compare them; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    is_check: bool = parser.parse_args().check
    wanted = files()
    found = {path for path in MANUAL_PATH.glob("*/*.md") if path not in wanted}
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


def files() -> dict[Path, str]:
    """Return every page of the manual as it should be, by its path."""
    wanted = {}
    for language in languages_in(assets_path() / "locale"):
        words = words_in(language.tag, assets_path() / "locale")
        folder = MANUAL_PATH / language.tag
        wanted[folder / "README.md"] = contents(words)
        wanted |= {folder / f"{page.name}.md": markdown(page, words) for page in MANUAL}
    return wanted


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


def _found(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
