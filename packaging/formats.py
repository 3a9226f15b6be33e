"""Write how languages write dates and numbers, and what they call countries, from CLDR.

Usage: python packaging/formats.py write|check

The program itself carries no library for this: what it needs of CLDR is a page of JSON,
``assets/locale/formats.json``, and ``countries.json`` beside each list of words. A language that
was begun and is not there is added by ``write``.
"""

import argparse
import json
import re
import sys
from pathlib import Path

from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
LOCALE_PATH = ROOT / "assets" / "locale"

LANGUAGES = (
    "ar", "bg", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga",
    "gd", "he", "hi", "hr", "hu", "it", "ja", "ko", "lt", "lv", "mk", "mt", "nl", "no", "pl", "pt",
    "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
"""Those of the countries with guidance and their neighbours, and the most spoken ones."""

_AS_IN = {"en": "en_GB"}
"""Where the words are those of one country."""

_FOUR_TOGETHER = frozenset({"bg", "es", "pl", "sl"})
"""Where four digits are written together: CLDR's minimum of grouped digits, which Babel leaves out,
and in Slovenian the orthography."""

_COUNTRY = re.compile("[A-Z]{2}")
_LETTER = re.compile(r"\w")


def main() -> int:
    """Do what was asked; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("order", choices=("write", "check"))
    order = parser.parse_args().order
    wanted = files(LOCALE_PATH)
    if order == "write":
        for path, text in wanted.items():
            path.write_text(text, encoding="utf-8")
        return 0
    return int(
        any(not path.exists() or path.read_text("utf-8") != text for path, text in wanted.items())
    )


def files(locale_path: Path) -> dict[Path, str]:
    """Return every file and what stands in it."""
    names = {
        locale_path / tag.replace("-", "_") / "countries.json": _json(countries(tag))
        for tag in begun(locale_path)
    }
    return {locale_path / "formats.json": written(languages(locale_path)), **names}


def languages(locale_path: Path) -> list[str]:
    """Return the listed languages and those that were begun."""
    return sorted({*begun(locale_path), *LANGUAGES})


def begun(locale_path: Path) -> list[str]:
    """Return the languages that have a list of words."""
    lists = locale_path.glob("*/LC_MESSAGES/evidence_kit.po")
    return sorted(path.parent.parent.name.replace("_", "-") for path in lists)


def countries(tag: str) -> dict[str, str]:
    """Return what a language calls the countries, by their codes (ISO 3166-1 alpha-2)."""
    names = Locale.parse(tag.replace("-", "_")).territories
    return {code: name for code, name in names.items() if _COUNTRY.fullmatch(code)}


def written(tags: list[str]) -> str:
    """Return the file's text."""
    return _json({tag: formats(tag) for tag in tags})


def formats(tag: str) -> dict[str, object]:
    """Return how a language writes, from CLDR."""
    locale = Locale.parse(_AS_IN.get(tag, tag.replace("-", "_")))
    symbols = locale.number_symbols["latn"]
    last, others = locale.decimal_formats[None].grouping
    money = locale.currency_formats["standard"].pattern.partition(";")[0]
    return {
        "name": Locale.parse(tag.replace("-", "_")).get_display_name(),
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "groups": [last, others],
        "grouped_from": 5 if tag in _FOUR_TOGETHER else 4,
        "amount": _amount(money),
        "amount_in_code": _apart(_amount(money)),
        "day": _day(locale.datetime_skeletons["yMMMd"].pattern),
        "months": [locale.months["format"]["abbreviated"][month] for month in range(1, 13)],
        "between": _between(locale.list_patterns["standard"]["middle"], tag),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _amount(pattern: str) -> str:
    """Turn CLDR's ``#,##0.00 ¤`` into a form with two blanks."""
    return re.sub(r"[#0,.]+", "{number}", pattern).replace("¤", "{currency}")


def _apart(form: str) -> str:
    """Put a space between a number and a code, where a sign needs none (UTS #35, currencySpacing).

    A plain one: such amounts are copied out of the report and looked for in it.
    """
    return form.replace("}{", "} {").replace("\N{NO-BREAK SPACE}", " ")


def _day(pattern: str) -> str:
    """Turn CLDR's ``d. MMM y`` into a form with blanks; {count} is the month's number."""
    blanks = {
        "d": "{day}", "dd": "{day:02}", "y": "{year}",
        "M": "{count}", "MM": "{count:02}", "MMM": "{month}",
    }  # fmt: skip
    parts = re.split(r"'([^']*)'|(d+|M+|y+)", pattern)
    return "".join(blanks.get(part, part) for part in parts if part)


def _between(middle: str, tag: str) -> str:
    """Return what divides a list; a language that writes "and" each time has its own comma."""
    sign = middle.replace("{0}", "").replace("{1}", "")
    if not _LETTER.search(sign):
        return sign
    return "، " if tag in {"ar", "fa", "ur"} else ", "


if __name__ == "__main__":
    sys.exit(main())
