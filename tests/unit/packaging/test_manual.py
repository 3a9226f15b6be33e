"""Every verb is in the manual page and in the shells' completions."""

import shutil
import subprocess

import pytest

from evidence_kit.cli.main import evidence_kit
from tests.scripts import script

manual = script("manual")


def test_every_verb_has_its_place_in_the_manual_page():
    page = manual.manual_page("2026-11-28")

    told = {line.removeprefix('.SS "').rstrip('"') for line in page.splitlines() if ".SS" in line}
    assert told == {" ".join(path).replace("-", r"\-") for path, _ in manual.verbs()}


def test_no_sentence_is_taken_for_a_command():
    lines = manual.manual_page("2026-11-28").splitlines()

    commands = {line.split()[0] for line in lines if line.startswith((".", "'"))}
    assert commands <= {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".ad"}


def test_bash_completes_verbs_and_their_options(tmp_path):
    path = tmp_path / "completion"
    path.write_text(manual.bash_completion())
    asked = (
        f". {path}; COMP_WORDS=(evidence-kit pack); COMP_CWORD=1; _evidence_kit; "
        'echo "${COMPREPLY[@]}"; COMP_WORDS=(evidence-kit anchor paper --o); COMP_CWORD=3; '
        '_evidence_kit; echo "${COMPREPLY[@]}"'
    )

    told = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True).stdout

    assert told.splitlines() == ["package", "--out"]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is absent")
@pytest.mark.parametrize(
    ("words", "told"), [("anchor paper --o", "--out"), ("verify --", "--code"), ("pack", "package")]
)
def test_zsh_completes_verbs_and_their_options_the_first_time(tmp_path, words, told):
    path = tmp_path / "completion"
    path.write_text(manual.zsh_completion())
    asked = (
        "compadd() { shift; print -l -- $@ }; _files() { : }; "
        f"words=(evidence-kit {words}); CURRENT=$#words; PREFIX=$words[-1]; . {path}"
    )

    done = subprocess.run(["zsh", "-fc", asked], capture_output=True, text=True, check=True)

    assert told in done.stdout.splitlines()


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is absent")
@pytest.mark.parametrize(("words", "told"), [("anchor pa", "paper"), ("verify --c", "--code")])
def test_fish_completes_verbs_and_their_options(tmp_path, words, told):
    path = tmp_path / "completion"
    path.write_text(manual.fish_completion())

    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source {path}; complete -C 'evidence-kit {words}'"],
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )

    assert told in [line.partition("\t")[0] for line in done.stdout.splitlines()]


def test_completing_never_starts_the_program():
    texts = manual.bash_completion() + manual.zsh_completion() + manual.fish_completion()

    assert "_COMPLETE=" not in texts


@pytest.mark.skipif(shutil.which("man") is None, reason="man-db is absent")
def test_man_shows_the_page(tmp_path):
    path = tmp_path / "evidence-kit.1"
    path.write_text(manual.manual_page("2026-11-28"), encoding="utf-8")

    shown = subprocess.run(
        ["man", "-l", str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "90", "MANPAGER": "cat"},
    ).stdout

    assert all(name in shown for name in evidence_kit.commands)
