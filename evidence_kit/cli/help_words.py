"""The help of the command line, and what its parser says, in the terminal's language.

Verbs and options are described once, in English, where they are written. Here those sentences are
found for the translators' lists, and said in another language as the help is laid out. The rules
are:

* Names of verbs and options, and what stands for a value, are the same in every language.
* What a verb's description says is one sentence of the lists per paragraph.
* The parser's own sentences come from click; they are listed here, so that they are translated too.
"""

import gettext
import inspect
import os
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping

import click

from evidence_kit.cli.output import terminal_language, words
from evidence_kit.i18n import N_, NN_
from evidence_kit.overriding import override
from evidence_kit.resources import assets_path

PARSER_WORDS = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Choose from:\n\t{choices}"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("default: {default}"),
    N_("required"),
    N_("Repeat for confirmation"),
    N_("Error: The two entered values do not match."),
)
"""What click says, as it asks for it; a test holds this to the installed click."""

PARSER_COUNTING_WORDS = (
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
)
"""The same, where it counts."""


def let_the_parser_speak(environment: Mapping[str, str]) -> None:
    """Give click the words of the terminal's language; it asks the standard library for them."""
    # Python looks at LANGUAGE first, and elsewhere only the terminal's locale decides.
    # It knows “it_IT” and with it “it”, where a tag has a hyphen.
    os.environ["LANGUAGE"] = terminal_language(environment).replace("-", "_")
    gettext.bindtextdomain("evidence_kit", assets_path() / "locale")
    gettext.textdomain("evidence_kit")


def help_sentences(command: click.Command) -> Iterator[tuple[str, str]]:
    """Yield every sentence of a verb's help and its verbs', with the module that it stands in."""
    module = "" if command.callback is None else command.callback.__module__
    for text in (command.help, command.epilog):
        yield from ((module, each) for each in paragraphs(text or ""))
    for parameter in command.params:
        said = getattr(parameter, "help", None)
        yield from ((module, each) for each in paragraphs(said or ""))
    if isinstance(command, click.Group):
        for each in command.commands.values():
            yield from help_sentences(each)


def paragraphs(text: str) -> Iterator[str]:
    r"""Yield the paragraphs of a description, each as one line.

    >>> list(paragraphs("Say one.\n\nSay\n  two."))
    ['Say one.', 'Say two.']
    """
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text)):
        flat = " ".join(paragraph.split())
        if flat:
            yield flat


class SpokenFormatter(click.HelpFormatter):
    """Lays out help with every sentence in the terminal's language."""

    @override
    def write_text(self, text: str) -> None:
        super().write_text("\n\n".join(map(words().gettext, paragraphs(text))))

    @override
    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        super().write_dl([(name, _said(about)) for name, about in rows], col_max, col_spacing)


class SpokenContext(click.Context):
    """A call of a verb whose help is laid out by :class:`SpokenFormatter`."""

    formatter_class = SpokenFormatter


class Verbs(click.Group):
    """Several verbs, listed with the first sentence of each."""

    context_class = SpokenContext

    @override
    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        cmd.context_class = SpokenContext
        super().add_command(cmd, name)

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        room = formatter.width - 6 - max(map(len, self.commands), default=0)
        rows = [
            (name, _first_sentence(self.commands[name].help or "", room))
            for name in self.list_commands(ctx)
        ]
        with formatter.section(words().gettext("Commands")):
            formatter.write_dl(rows)


def _said(about: str) -> str:
    """Say an option's description; what click adds to it in brackets is said already."""
    said, bracket, added = about.partition("  [")
    return f"{words().gettext(said)}{bracket}{added}" if said else about


def _first_sentence(text: str, room: int) -> str:
    paragraph = next(paragraphs(text), "")
    sentence = (
        re.split(r"(?<=[.!?])\s", words().gettext(paragraph), maxsplit=1)[0] if paragraph else ""
    )
    return textwrap.shorten(sentence.removesuffix("."), max(room, 20), placeholder="...")
