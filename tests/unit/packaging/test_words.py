"""A language is offered when it is whole, and what is wrong with it is named."""

import re
from pathlib import Path

import pytest
from babel.messages import Catalog

from evidence_kit.i18n import Words, words_in
from tests.fakes import ROOT_PATH
from tests.scripts import script

PLURAL = ("{count} file", "{count} files")


words = script("words")


def catalogue(**translations: object) -> Catalog:
    made = Catalog(locale="sl")
    made.add("Stop here.", translations.get("stop", "Tu se ustavi."))
    made.add(PLURAL, translations.get("files", tuple(f"{{count}} {n}" for n in "abcd")))
    return made


def template() -> Catalog:
    made = Catalog()
    made.add("Stop here.")
    made.add(PLURAL)
    return made


def test_markers_and_guidance_are_both_collected() -> None:
    found = {
        text for message in words.collected() if message.id for text in words._texts(message.id)
    }

    assert "This vault is open in another window or program." in found
    assert "It is not your fault." in found
    assert not any(text.startswith("https://") for text in found)


def test_a_whole_language_lacks_nothing() -> None:
    assert words.lacking(template(), catalogue()) == []
    assert words.faults(catalogue()) == []


def test_each_plural_form_of_the_language_counts() -> None:
    only_two = catalogue(files=("{count} a", "{count} b", "", ""))

    assert words.lacking(template(), only_two) == ["{count} file"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Tu se ustavi, {name}.", "other blanks"),
        ("Tu se ustavi. ", "stray spaces"),
        ("Tu  se ustavi.", "stray spaces"),
    ],
)
def test_what_is_wrong_with_a_translation_is_named(text: str, fault: str) -> None:
    assert [each.partition(":")[0] for each in words.faults(catalogue(stop=text))] == [fault]


def test_a_sentence_in_the_quotation_marks_of_another_language_is_named() -> None:
    mixed = catalogue(files=tuple(f"{{count}} »{n}«" for n in "abcd"))
    assert words.faults(mixed) == []

    mixed.add("Open “{name}”.", "Odprite „{name}“.")

    assert words.faults(mixed) == ["other quotation marks: Odprite „{name}“."]


def test_what_is_new_and_what_is_gone_is_named() -> None:
    other = catalogue()
    other.delete("Stop here.")
    other.add("Go on.", "Naprej.")

    assert words.stale(template(), other) == [
        "new, run update: Stop here.",
        "gone, run update: Go on.",
    ]


def test_a_language_is_begun_and_offered_once_it_is_whole(tmp_path: Path) -> None:
    words.begin(tmp_path, "sl")
    path = words.list_of(tmp_path, "sl")
    words.build(tmp_path)
    assert type(words_in("sl", tmp_path)) is Words

    begun = words.read(path)
    for message in words._messages(begun):
        text = f"č{words._texts(message.id)[-1]}"
        message.string = (text,) * begun.num_plurals if message.pluralizable else text
    words._write(begun, path)
    words.build(tmp_path)

    assert words.check(tmp_path) == 0
    assert words_in("sl", tmp_path).gettext("It is not your fault.") == "čIt is not your fault."


def test_a_language_that_lost_a_word_is_not_offered_any_more(tmp_path: Path) -> None:
    words.begin(tmp_path, "sl")
    built = words.list_of(tmp_path, "sl").with_suffix(".mo")
    built.write_bytes(b"as it was")

    words.build(tmp_path)

    assert not built.exists()


@pytest.mark.parametrize("path", words.lists(words.LOCALE_PATH), ids=words.language_of)
def test_every_language_has_every_word_and_no_other(path: Path) -> None:
    found = words.read(path)

    assert words.lacking(words.collected(), found) == []
    assert words.stale(words.collected(), found) == []
    assert words.faults(found) == []


PAGE_PATH = ROOT_PATH / "assets" / "locale" / "README.md"


def test_the_page_for_translators_names_orders_that_are_there(tmp_path: Path) -> None:
    steps = re.findall(r"packaging/words\.py (.+)", PAGE_PATH.read_text("utf-8"))
    orders = [step.split() for step in steps if step.split()[0] in {"add", "check", "preview"}]
    said = [
        [part.replace("build/preview", str(tmp_path / "preview")) for part in each]
        for each in orders
    ]

    ended = [words.main(["--lists", str(tmp_path), *each]) for each in said]

    assert [each[0] for each in orders] == ["add", "check", "preview"]
    assert ended == [0, 0, 0]


def test_a_language_with_no_word_yet_can_be_looked_at_and_is_not_offered(tmp_path: Path) -> None:
    words.begin(tmp_path, "hr")
    words.preview(tmp_path, "hr", tmp_path / "preview")
    words.build(tmp_path)

    seen = words_in("hr", tmp_path / "preview")

    assert seen.info()["language"] == "hr"
    assert seen.gettext("It is not your fault.") == "It is not your fault."
    assert type(words_in("hr", tmp_path)) is Words


ALONE = re.compile(r'\b(?:gettext|N_|_)\(\s*"([^"]*)"\s*\)')
COUNTED = re.compile(r'\b(?:ngettext|NN_)\(\s*"([^"]*)"\s*,')


def alone_and_counted(source_path: Path) -> set[str]:
    """The sentences that one place looks up alone, and another with a number."""
    source = "\n".join(path.read_text("utf-8") for path in sorted(source_path.rglob("*.py")))
    return set(ALONE.findall(source)) & set(COUNTED.findall(source))


def test_what_is_looked_up_without_its_number_says_the_same_for_each() -> None:
    once = alone_and_counted(words.SOURCE_PATH)
    told = [
        (words.language_of(path), message.string)
        for path in words.lists(words.LOCALE_PATH)
        for message in words.read(path)
        if message.pluralizable and message.id[0] in once
    ]

    assert once
    assert [each for each in told if len(set(each[1])) > 1] == []


def test_a_sentence_looked_up_alone_and_counted_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('gettext("{n} file")\nngettext("{n} file", "{n} files", 2)\n')

    assert alone_and_counted(tmp_path) == {"{n} file"}
