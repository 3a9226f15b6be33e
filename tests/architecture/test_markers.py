"""Every sentence for people is where the translators' lists are made from can see it.

A marker under another name works in English and is never collected: in every other language the
sentence stays English, on a page that is otherwise translated.
"""

import ast
import re
from collections.abc import Iterator

from tests.fakes import ROOT_PATH

MARKERS = frozenset({"_", "N_", "NN_", "gettext", "ngettext", "pgettext", "npgettext"})
LOOK_UPS = frozenset({"gettext", "ngettext", "pgettext", "npgettext"})
SAYING = frozenset({"say", "heading", "steps"})
"""Calls that look up what they are given."""


def hidden(source: str) -> Iterator[str]:
    """Yield the calls of a file that say a sentence which no list can hold."""
    tree = ast.parse(source)
    aliases = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target, value in pairs(node)
        if isinstance(value, ast.Attribute) and value.attr in LOOK_UPS
    } - MARKERS
    # What the lists are made with reads an f-string as one text, and no call in it.
    within = {
        id(each)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for each in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        if id(node) in within and called in MARKERS and any(map(is_text, node.args)):
            yield f"line {node.lineno}: {called} in an f-string"
        has_words = any(is_sentence(argument) for argument in node.args)
        if has_words and (called in aliases or called in SAYING):
            yield f"line {node.lineno}: {called}"


def pairs(node: ast.Assign) -> Iterator[tuple[ast.Name, ast.expr]]:
    for target in node.targets:
        match target, node.value:
            case ast.Name(), value:
                yield target, value
            case ast.Tuple(elts=names), ast.Tuple(elts=values):
                yield from (
                    (name, value)
                    for name, value in zip(names, values, strict=True)
                    if isinstance(name, ast.Name)
                )


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_sentence(node: ast.expr) -> bool:
    return is_text(node) and has_letters(node.value)


def has_letters(text: str) -> bool:
    return " " in text and any(map(str.isalpha, re.sub(r"\{\w*\}", "", text)))


def test_no_sentence_is_hidden_from_the_lists() -> None:
    found = {
        path.relative_to(ROOT_PATH).as_posix(): calls
        for path in sorted((ROOT_PATH / "evidence_kit").rglob("*.py"))
        if (calls := list(hidden(path.read_text("utf-8"))))
    }

    assert found == {}


def test_a_look_up_under_another_name_is_seen() -> None:
    source = '_, many = words.gettext, words.ngettext\nmany("One piece.", "Some pieces.", 2)\n'

    assert list(hidden(source)) == ["line 2: many"]


def test_a_bare_sentence_that_is_said_is_seen() -> None:
    assert list(hidden('say("Nothing was changed.")\nsay(N_("Nothing was changed."))\n')) == [
        "line 1: say"
    ]


def test_a_sentence_within_an_f_string_is_seen() -> None:
    source = 'f"{words.gettext(\'papers\')} {number}"\nf"{words.gettext(name)} {number}"\n'

    assert list(hidden(source)) == ["line 1: gettext in an f-string"]
