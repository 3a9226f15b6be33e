"""Write the manual page and the shells' completions from the verbs themselves.

Usage: python packaging/manual.py OUT

The completions are fixed lists. Click's own ask the program each time, without arguments and in
the dark, and that would open the window.
"""

import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from evidence_kit import __version__
from evidence_kit.cli.main import evidence_kit

_NAME = "evidence-kit"


def main(arguments: list[str]) -> None:
    """Write all four files into the folder."""
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{_NAME}.1").write_text(manual_page(_day()), encoding="utf-8")
    (out / f"{_NAME}.bash").write_text(bash_completion(), encoding="utf-8")
    (out / f"_{_NAME}").write_text(zsh_completion(), encoding="utf-8")
    (out / f"{_NAME}.fish").write_text(fish_completion(), encoding="utf-8")


def manual_page(day: str) -> str:
    """Return the manual page of all verbs, for ``man``."""
    context = click.Context(evidence_kit, info_name=_NAME)
    lines = [
        f'.TH EVIDENCE-KIT 1 "{day}" "Evidence Kit {__version__}" "User Commands"',
        # No even right edge: long words would tear holes into it.
        ".ad l",
        ".SH NAME",
        r"evidence\-kit \- keep what proves online blackmail exactly as it was",
        ".SH SYNOPSIS",
        r".B evidence\-kit",
        r"[\fIVERB\fR] [\fIOPTIONS\fR]",
        ".PP",
        "Without a verb the window opens.",
        ".SH DESCRIPTION",
        *_paragraphs(evidence_kit.help or ""),
        ".SH OPTIONS",
        *_options(evidence_kit, context),
        ".SH VERBS",
    ]
    for path, verb in verbs():
        lines += [f'.SS "{_plain(" ".join(path))}"', *_usage(path, verb)]
        lines += _paragraphs(verb.help or "")
        lines += _options(verb, click.Context(verb, info_name=path[-1], parent=context))
    lines += [
        ".SH EXIT STATUS",
        "0: done, or intact. 1: the question was answered and the answer is bad. 2: usage.",
        "3 and up: one for each error; the table stands in README.",
    ]
    return "\n".join(lines) + "\n"


def bash_completion() -> str:
    """Return bash's completion: verbs first, then a verb's options, else files."""
    return f"""\
# Made from the verbs; bash reads it when it is first needed.
_evidence_kit() {{
  local options verb=${{COMP_WORDS[1]-}} word=${{COMP_WORDS[COMP_CWORD]-}}
  if [ "$COMP_CWORD" -eq 1 ]; then
    options="{_first()}"
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    return
  fi
  case "$verb" in
    {_groups()}) [ "$COMP_CWORD" -eq 2 ] || verb=${{verb}}_${{COMP_WORDS[2]}} ;;
  esac
  case "$verb" in
{_cases("options")}
    *) options="" ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
}}
complete -o default -o bashdefault -F _evidence_kit evidence-kit
"""


def zsh_completion() -> str:
    """Return zsh's completion, in its own terms: bash's, bridged, misses the first key."""
    return f"""\
#compdef evidence-kit
# Made from the verbs.
local offers verb=${{words[2]-}}
if (( CURRENT == 2 )); then
  offers="{_first()}"
else
  case $verb in
    {_groups()}) (( CURRENT == 3 )) || verb=${{verb}}_${{words[3]}} ;;
  esac
  case $verb in
{_cases("offers")}
    *) offers="" ;;
  esac
  [[ $PREFIX == -* ]] || _files
fi
compadd -- ${{=offers}}
"""


def fish_completion() -> str:
    """Return fish's completion, with each verb's first sentence."""
    lines = ["# Made from the verbs."]
    for path, verb in verbs():
        told = verb.get_short_help_str(100).replace("'", "’")
        condition = (
            "__fish_use_subcommand" if len(path) == 1 else f"__fish_seen_subcommand_from {path[0]}"
        )
        lines.append(f"complete -c {_NAME} -n '{condition}' -a {path[-1]} -d '{told}'")
        lines += [
            f"complete -c {_NAME} -n '__fish_seen_subcommand_from {path[-1]}' -l {option[2:]}"
            for option in option_names(verb)
        ]
    return "\n".join(lines) + "\n"


def verbs() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every verb with its path, a group before what is in it."""
    waiting: list[tuple[tuple[str, ...], click.Command]] = [((), evidence_kit)]
    while waiting:
        path, verb = waiting.pop(0)
        if path:
            yield path, verb
        if isinstance(verb, click.Group):
            within = [((*path, name), verb.commands[name]) for name in sorted(verb.commands)]
            waiting = [*within, *waiting]


def inner(verb: click.Command) -> list[str]:
    """Return the names of the verbs within one."""
    return sorted(verb.commands) if isinstance(verb, click.Group) else []


def option_names(verb: click.Command) -> list[str]:
    """Return a verb's long options."""
    return sorted(
        name
        for parameter in verb.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name.startswith("--")
    )


def _first() -> str:
    return " ".join([*inner(evidence_kit), *option_names(evidence_kit)])


def _groups() -> str:
    return " | ".join(path[0] for path, verb in verbs() if isinstance(verb, click.Group))


def _cases(variable: str) -> str:
    return "\n".join(
        f'    {"_".join(path)}) {variable}="{" ".join([*inner(verb), *option_names(verb)])}" ;;'
        for path, verb in verbs()
    )


def _usage(path: tuple[str, ...], verb: click.Command) -> list[str]:
    context = click.Context(verb, info_name=path[-1])
    pieces = " ".join(verb.collect_usage_pieces(context))
    return [rf"\fB{_plain(_NAME)} {_plain(' '.join(path))}\fR {_plain(pieces)}", ".PP"]


def _options(verb: click.Command, context: click.Context) -> list[str]:
    lines: list[str] = []
    for parameter in verb.params:
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record is not None:
            names, told = record
            lines += [".TP", rf"\fB{_plain(names)}\fR", _plain(told) or r"\ "]
    return lines


def _paragraphs(text: str) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += [_plain(" ".join(paragraph.split())), ".PP"]
    return lines


def _plain(text: str) -> str:
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("\b", "")
    # A line that begins with a point or an apostrophe is a command there.
    return rf"\&{text}" if text.startswith((".", "'")) else text


def _day() -> str:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return dt.datetime.now(tz=dt.UTC).date().isoformat()
    return dt.datetime.fromtimestamp(int(given), tz=dt.UTC).date().isoformat()


if __name__ == "__main__":
    main(sys.argv[1:])
