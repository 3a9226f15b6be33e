"""What the terminal says to a person is said in their language, and in no other.

The program runs in a language that nobody speaks and that knows every sentence of the translators'
lists: what is still plain English was never on one.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.mofile import write_mo

from evidence_kit.cli.main import evidence_kit
from evidence_kit.resources import assets_path
from tests import languages
from tests.fakes import ROOT_PATH
from tests.journeys.program import Run
from tests.pictures.pseudo import pseudo

NOBODYS = "xx"

AS_FROZEN = "import sys; sys._MEIPASS = sys.argv[1]; "
"""As a frozen program finds its own assets."""

SERVING = AS_FROZEN + "from tests.journeys.starter import serve; serve(sys.stdin, sys.stdout)"
HELPING = (
    AS_FROZEN + "from evidence_kit.cli.main import main; "
    "print(*(main([*each.split(), '--help']) for each in sys.argv[2:]))"
)

PLAIN = re.compile(r"(?<![\w~@./\\$-])(?=[a-z]*[aeiounscz])[A-Za-z][a-z]{3,}(?![\w@/\\=-]|\.\w)")
"""A word that the language would have put accents on; addresses and file names are none."""

PROPER = re.compile(
    r"evidence-kit(?: [a-z-]+)*|Evidence Kit"
    r"|'[^']*'|“[^”]*”|\[[^]]*\|[^]]*\]|\{[^}]*\|[^}]*\}"  # what was typed, and what may be
    r"|^  [a-z-]+(?=  )"  # a verb in a list
    r"|\binteger\b"  # click has this word from the name of a class
    r"|--[a-z-]+|N\|not-sure|[A-Z]{2,}\S*"
    r"|https?://\S+|\S+\.(?:png|txt|pdf|zip|md|csv|html|toml|Z)\b",
    re.MULTILINE,
)
"""The program's name, verbs, options, values, codes, addresses and files."""


NAMES = re.compile(
    r"\b(?:identifier|payment|threat|event|answer|statement)(?:/[\w-]+)?\b|\b[0-9a-f]{16,}\b"
    r"|text/plain|pasted text|WEST"
)
"""What other verbs take, hashes, types and what a pasted text is called in the case."""


@pytest.fixture(scope="module")
def nobodys_assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The assets of the program, with one language more."""
    folder = tmp_path_factory.mktemp("frozen")
    assets = folder / "assets"
    assets.mkdir()
    for path in assets_path().iterdir():
        if path.name != "locale":
            (assets / path.name).symlink_to(path)
    shutil.copytree(assets_path() / "locale", assets / "locale")
    catalogue = languages.collected()
    spoken = type(catalogue)(locale="en", charset="utf-8")
    for message in catalogue:
        if message.id:
            said = (
                pseudo(message.id)
                if isinstance(message.id, str)
                else tuple(map(pseudo, message.id))
            )
            spoken.add(message.id, said, context=message.context)
    built = assets / "locale" / NOBODYS / "LC_MESSAGES" / "evidence_kit.mo"
    built.parent.mkdir(parents=True)
    with built.open("wb") as file:
        write_mo(file, spoken)
    return folder


@pytest.fixture(scope="module")
def starter(nobodys_assets: Path) -> Iterator[subprocess.Popen[str]]:
    """Takes the place of the one that speaks English."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVING, str(nobodys_assets)],
        cwd=ROOT_PATH,
        env={**os.environ, "LC_ALL": NOBODYS},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process


def plain(text: str) -> list[str]:
    """Return the lines in which English is left."""
    return [line for line in PROPER.sub("", text).split("\n") if PLAIN.search(line)]


def test_the_help_of_every_verb_is_translated(nobodys_assets: Path) -> None:
    verbs = ["", *(path for path, _verb in every_verb(evidence_kit))]

    ran = subprocess.run(
        [sys.executable, "-c", HELPING, str(nobodys_assets), *verbs],
        cwd=ROOT_PATH,
        env={**os.environ, "LC_ALL": NOBODYS},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.count("~~~]") > len(verbs)
    assert plain(ran.stdout) == []


def every_verb(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every verb with all the words that call it."""
    for name, verb in group.commands.items():
        yield before + name, verb
        if isinstance(verb, click.Group):
            yield from every_verb(verb, f"{before}{name} ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--json",),
        ("nonsense",),
        ("list",),
        ("list", "case", "--sideways"),
        ("list", "case"),
        ("list", "case", "m", "n"),
        ("slots", "case", "--remove", "one"),
        ("create", "case", "--age-in-picture", "perhaps"),
        ("check", "case", "--against", "other", "--full"),
        ("checklist", "--card"),
        ("verify", "nowhere"),
        ("add", "nowhere", "a.png", "--passphrase-file", "nowhere.txt"),
    ],
)
def test_a_refusal_is_translated(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)

    assert ran.status != 0
    assert plain(ran.words) == []


def test_what_a_verb_says_is_translated(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    picture = tmp_path / "a.png"
    shutil.copyfile(next(assets_path().glob("sample/**/*.png")), picture)
    said = [
        run("add", adult_case, picture, "--no-nudity-visible", *key),
        run("add", adult_case, picture, "--no-nudity-visible", *key),
        run("paste", adult_case, "GB82 WEST 1234 5698 7654 32", "--yes", *key),
        run("paste", adult_case, "nothing in it", *key),
        run("payment", adult_case, "--method", "bank", "--amount", "many", *key),
        run("ages", adult_case, "--age-in-picture", "under-18", *key),
        run("keep-until", adult_case, "yesterday", *key),
        run("search", adult_case, "moon", *key),
        run("withdraw", adult_case, "JS-009", *key),
        run("slots", adult_case, "--remove", "1", *key),
        run("anchor", "check", adult_case, *key),
        run("delete-vault", adult_case, *key),
    ]

    assert any(ran.words for ran in said)
    assert [line for ran in said for line in plain(ran.words)] == []


def test_what_goes_out_and_what_a_check_finds_is_translated(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    made = run("package", adult_case, "-o", tmp_path, *key)
    (package,) = tmp_path.glob("EK-*")
    (package / "bagit.txt").write_text("BagIt-Version: 7\n", encoding="utf-8")
    (package / "new.txt").write_text("new", encoding="utf-8")

    checked = run("verify", package)

    assert made.words
    assert plain(made.words) == []
    lines = NAMES.sub("", checked.out).split("\n")
    assert len(lines) > 8
    assert [line for line in lines if plain(line)] == []


def test_what_a_case_holds_is_told_in_words(
    run: Run, adult_case: Path, passphrase_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    paid = ("--method", "bank", "--amount", "1300", "--currency", "EUR", "--status", "made")
    told = [
        run("not-held", adult_case, "--describe", "x", *key),
        run("paste", adult_case, "@e_1 GB82 WEST 1234 5698 7654 32", "--yes", *key),
        run("withhold", adult_case, "2", *key),
        run("payment", adult_case, *paid, *key),
        run("threat", adult_case, "x", "--demand", "money", *key),
        run("answer", adult_case, "device", "with-police", *key),
    ]
    assert [each.status for each in told] == [0] * len(told)

    shown = [
        run(verb, adult_case, *words, *key)
        for verb, words in {
            "list": (),
            "log": (),
            "search": ("e_1",),
            "slots": (),
            "check": (),
        }.items()
    ]

    assert [each.status for each in shown] == [0] * len(shown)
    lines = [line for each in shown for line in NAMES.sub("", each.out).split("\n")]
    assert len(lines) > 30
    assert [line for line in lines if plain(line)] == []


def test_a_plain_sentence_is_seen() -> None:
    assert plain(f"{pseudo('Nothing was changed.')} The rest was never marked.") != []
    assert plain(pseudo("Nothing was changed.")) == []
