"""Collect the words for translators, take their work, and build what the program reads.

Usage: python packaging/words.py update|compile|check|add LANGUAGE|preview LANGUAGE FOLDER

One file a language: ``assets/locale/<language>/LC_MESSAGES/evidence_kit.po``. The rules are:

* Words come from the markers in the code, the help of the verbs and the guidance data; nobody
  writes a list by hand.
* A language is built, and so offered, once every one of its words is there: half a language would
  fall back to English in front of somebody who cannot read it.
* A changed English sentence is a new one. A guess at the old translation is never kept.
"""

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE_PATH = ROOT / "assets" / "locale"
GUIDANCE_PATH = ROOT / "assets" / "guidance"
SOURCE_PATH = ROOT / "evidence_kit"

COMMENT_TAG = "Translators:"
"""What stands before a comment that translators are to read."""

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "NN_": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
"""The markers, and which of their arguments are words."""

_CODES = frozenset(
    {
        "age_now", "also_in", "audience", "backed_by", "checked_on", "claim", "codes", "confidence",
        "contacts", "email", "id", "jurisdiction", "languages", "methods", "not_in", "not_known",
        "offender_known", "only_in", "paid", "phase", "phone", "picture", "published",
        "recorded_on", "review_after", "slots", "source", "source_date", "url", "vanishing",
    }
)  # fmt: skip
"""Fields of the guidance data that hold no words for people."""

_NOT_FOR_PEOPLE = frozenset({"seeds.toml"})
"""Guidance files that nothing is shown of."""

_HELP_COMMENT = "Help of the command line. Names of verbs, options and VALUES stay as they are."
"""What translators are told of such a sentence."""

_QUOTES = re.compile("[«»„“”‹›「」]")
_PLACEHOLDER = re.compile(r"\{(\w*)(?:![ars])?\}")


def main(asked: Sequence[str] | None = None) -> int:
    """Do what was asked, or what the terminal asks; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lists", type=Path, default=LOCALE_PATH, metavar="FOLDER")
    orders = parser.add_subparsers(dest="order", required=True)
    orders.add_parser("update", help="bring every language's list up to date")
    orders.add_parser("compile", help="build the complete languages")
    orders.add_parser("check", help="say what lacks; 1 when a list is not up to date, or wrong")
    orders.add_parser("add", help="begin a language").add_argument("language")
    preview_order = orders.add_parser("preview", help="build a language that is not whole")
    preview_order.add_argument("language")
    preview_order.add_argument("folder", type=Path)
    chosen = parser.parse_args(asked)
    match chosen.order:
        case "add":
            begin(chosen.lists, chosen.language)
        case "preview":
            preview(chosen.lists, chosen.language, chosen.folder)
        case "update":
            update(chosen.lists)
        case "compile":
            build(chosen.lists)
        case _:
            return check(chosen.lists)
    return 0


def begin(folder: Path, language: str) -> None:
    """Write the list of a new language, with nothing translated."""
    path = list_of(folder, language)
    path.parent.mkdir(parents=True)
    _write(Catalog(locale=language.replace("-", "_")), path)
    update(folder)


def update(folder: Path) -> None:
    """Add what is new and drop what is gone in every list."""
    template = collected()
    for path in lists(folder):
        catalogue = read(path)
        begun_at = catalogue.creation_date
        catalogue.update(template, no_fuzzy_matching=True)
        # A list in which no sentence changed stays as it is, and two branches do not differ in it.
        catalogue.creation_date = begun_at
        catalogue.obsolete.clear()
        _write(catalogue, path)


def build(folder: Path) -> None:
    """Build the complete languages, and take away what was built of others.

    A wheel is built where the program is not installed: the help of the command line, which only it
    can be asked for, is then not among what a complete language must have.
    """
    template = written()
    for path in lists(folder):
        built = path.with_suffix(".mo")
        catalogue = read(path)
        if lacking(template, catalogue) or faults(catalogue):
            built.unlink(missing_ok=True)
        else:
            with built.open("wb") as file:
                write_mo(file, catalogue)


def preview(folder: Path, language: str, out_path: Path) -> None:
    """Build a language as far as it is into a folder of its own, to be looked at."""
    built = list_of(out_path, language).with_suffix(".mo")
    built.parent.mkdir(parents=True, exist_ok=True)
    with built.open("wb") as file:
        write_mo(file, read(list_of(folder, language)))


def check(folder: Path) -> int:
    """Print what lacks in each language; returns 1 when a list is out of date or wrong."""
    template = collected()
    status = 0
    for path in lists(folder):
        catalogue = read(path)
        missing = lacking(template, catalogue)
        wrong = [*stale(template, catalogue), *faults(catalogue)]
        print(f"{language_of(path)}: {len(template) - len(missing)} of {len(template)}")  # noqa: T201 - a script
        for each in wrong:
            print(f"  {each}", file=sys.stderr)  # noqa: T201 - a script
            status = 1
    return status


@cache
def collected() -> Catalog:
    """Return every marked sentence of the code, and every one of the help and the guidance data."""
    from evidence_kit.cli.help_words import help_sentences  # noqa: PLC0415 - a build has neither
    from evidence_kit.cli.main import evidence_kit  # noqa: PLC0415 - see above

    catalogue = written()
    for module, sentence in help_sentences(evidence_kit):
        place = f"{module.replace('.', '/')}.py"
        catalogue.add(sentence, locations=[(place, 0)], auto_comments=[_HELP_COMMENT])
    return catalogue


def written() -> Catalog:
    """Return every marked sentence of the code and every one of the guidance data."""
    catalogue = Catalog(project="Evidence Kit", charset="utf-8")
    for name, _line, message, comments, context in extract_from_dir(
        SOURCE_PATH, [("**.py", "python")], keywords=KEYWORDS, comment_tags=(COMMENT_TAG,)
    ):
        place = f"evidence_kit/{name}"
        catalogue.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    for path in sorted(GUIDANCE_PATH.glob("*.toml")):
        if path.name not in _NOT_FOR_PEOPLE:
            for words in sentences(tomllib.loads(path.read_text("utf-8"))):
                catalogue.add(words, locations=[(f"assets/guidance/{path.name}", 0)])
    return catalogue


def sentences(value: object, field: str = "") -> Iterator[str]:
    """Yield the words for people in a piece of guidance data.

    >>> list(sentences({"id": "ST01", "do": "Stop here.", "names": ["a", "b"], "text": "50101"}))
    ['Stop here.', 'a', 'b']
    """
    match value:
        case str() if field not in _CODES and any(map(str.isalpha, value)):
            yield value
        case list():
            for each in value:
                yield from sentences(each, field)
        case dict():
            for name, each in value.items():
                yield from sentences(each, str(name))
        case _:
            return


def lists(folder: Path) -> list[Path]:
    """Return the file of every language that was begun."""
    return sorted(folder.glob("*/LC_MESSAGES/evidence_kit.po"))


def list_of(folder: Path, language: str) -> Path:
    """Return where a language's words stand; ``language`` is a BCP 47 tag."""
    return folder / language.replace("-", "_") / "LC_MESSAGES" / "evidence_kit.po"


def language_of(path: Path) -> str:
    """Return the BCP 47 tag of a list."""
    return path.parent.parent.name.replace("_", "-")


def read(path: Path) -> Catalog:
    """Return a language's words."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def lacking(template: Catalog, catalogue: Catalog) -> list[str]:
    """Return what has no translation yet."""
    return [
        _name(message)
        for message in _messages(template)
        if not _is_whole(_found(catalogue, message), catalogue.num_plurals)
    ]


def stale(template: Catalog, catalogue: Catalog) -> list[str]:
    """Return what the list and the sources do not have in common, in words."""
    wanted = {(each.context, _name(each)) for each in _messages(template)}
    found = {(each.context, _name(each)) for each in _messages(catalogue)}
    return [
        *(f"new, run update: {name}" for _context, name in sorted(wanted - found, key=str)),
        *(f"gone, run update: {name}" for _context, name in sorted(found - wanted, key=str)),
    ]


def faults(catalogue: Catalog) -> list[str]:
    """Return what is wrong with the translations that are there, in words."""
    found = []
    for message in _messages(catalogue):
        if message.fuzzy:
            found.append(f"a guess: {_name(message)}")
        originals = _texts(message.id)
        for text in filter(None, _texts(message.string)):
            if blanks(text) not in map(blanks, originals):
                found.append(f"other blanks: {text}")
            if _is_spaced(text) and not any(map(_is_spaced, originals)):
                found.append(f"stray spaces: {text!r}")
    return [*found, *_other_quotes(catalogue)]


def _other_quotes(catalogue: Catalog) -> list[str]:
    """Name what is not quoted as the rest is: a language has one pair of marks, not English's."""
    quoted = [
        (frozenset(_QUOTES.findall(text)), text)
        for message in _messages(catalogue)
        for text in _texts(message.string)
        if _QUOTES.search(text)
    ]
    counted = Counter(marks for marks, _text in quoted)
    usual = counted.most_common(1)[0][0] if counted else frozenset()
    return [f"other quotation marks: {text}" for marks, text in quoted if not marks <= usual]


def blanks(text: str) -> frozenset[str]:
    """Return the names of a sentence's placeholders.

    >>> sorted(blanks("{count} of {total} files"))
    ['count', 'total']
    """
    return frozenset(_PLACEHOLDER.findall(text))


def _is_spaced(text: str) -> bool:
    """Whether a text begins or ends with a space, or has two in a row."""
    return text != text.strip() or "  " in text


def _messages(catalogue: Catalog) -> Iterator[Message]:
    """Every message but the head of the file."""
    return (message for message in catalogue if message.id)


def _found(catalogue: Catalog, message: Message) -> Message | None:
    return catalogue.get(message.id, message.context)


def _is_whole(message: Message | None, forms: int) -> bool:
    if message is None:
        return False
    texts = _texts(message.string)
    return len(texts) == (forms if message.pluralizable else 1) and all(texts)


def _name(message: Message) -> str:
    return _texts(message.id)[0]


def _texts(value: str | Sequence[str] | None) -> tuple[str, ...]:
    """A message's text, or the text of each of its plural forms."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _write(catalogue: Catalog, path: Path) -> None:
    # A list is sorted by the first place of each sentence: that must be the same every time.
    for message in catalogue:
        message.locations.sort()
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, include_lineno=False, sort_by_file=True)


if __name__ == "__main__":
    sys.exit(main())
