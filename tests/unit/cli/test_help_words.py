"""The help of every verb is on the translators' lists, and so is what the parser says."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from evidence_kit.cli.help_words import (
    PARSER_COUNTING_WORDS,
    PARSER_WORDS,
    SpokenContext,
    Verbs,
    help_sentences,
    paragraphs,
)
from evidence_kit.cli.main import evidence_kit
from tests import languages

CLICK_PATH = Path(click.__file__).parent


def marked_by_click() -> Iterator[str]:
    for path in CLICK_PATH.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
                yield from (
                    each.value
                    for each in node.args
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )


def every_verb(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for each in command.commands.values():
            yield from every_verb(each)


def test_the_parsers_words_are_those_of_the_installed_click() -> None:
    ours = {*PARSER_WORDS, *(each for pair in PARSER_COUNTING_WORDS for each in pair)}

    # “required” is looked up from a variable.
    assert ours - set(marked_by_click()) == {"required"}


def test_every_verb_lays_its_help_out_in_the_terminals_language() -> None:
    assert [
        each.name for each in every_verb(evidence_kit) if each.context_class is not SpokenContext
    ] == []


def test_every_sentence_of_the_help_is_on_the_lists() -> None:
    listed = {message.id for message in languages.collected()}

    said = [sentence for _module, sentence in help_sentences(evidence_kit)]

    assert len(said) > 200
    assert [each for each in said if each not in listed] == []


@pytest.mark.parametrize("width", [40, 80])
def test_the_list_of_verbs_shows_the_first_sentence_of_each(width: int) -> None:
    @click.command()
    def wave() -> None:
        """Wave to somebody. Then go on.

        The rest is for another day.
        """

    verbs = Verbs("greet")
    verbs.add_command(wave)

    said = verbs.get_help(SpokenContext(verbs, terminal_width=width, max_content_width=width))

    assert said.endswith("wave  Wave to somebody")
    assert "Then" not in said


def test_a_paragraph_is_one_sentence_of_the_lists() -> None:
    assert list(paragraphs("\n    Do it.\n    Now.\n\n    Later too.\n    ")) == [
        "Do it. Now.",
        "Later too.",
    ]


ASK_THE_PARSER = """
import gettext, os
from evidence_kit.cli.help_words import let_the_parser_speak

let_the_parser_speak(os.environ)
print(gettext.gettext("Options"))
"""


@pytest.mark.parametrize("locale", ["it", "it_IT.UTF-8", "it_CH"])
def test_the_parser_speaks_the_language_of_a_country_too(locale: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("L")}

    # In a process of its own: the system, too, says afterwards what it said once in a language.
    said = subprocess.run(
        [sys.executable, "-c", ASK_THE_PARSER],
        env={**kept, "LANG": locale},
        capture_output=True,
        check=True,
        text=True,
    )

    assert said.stdout == "Opzioni\n"
