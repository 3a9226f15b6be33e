import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_kit import errors
from evidence_kit.errors import EvidenceKitError
from tests.fakes import ROOT_PATH


def descendants(kind: type[EvidenceKitError]) -> Iterator[type[EvidenceKitError]]:
    for child in kind.__subclasses__():
        yield child
        yield from descendants(child)


EVERY = sorted(
    (kind for kind in descendants(EvidenceKitError) if kind.__module__.startswith(errors.__name__)),
    key=lambda kind: kind.__name__,
)
CONCRETE = [kind for kind in EVERY if "code" in vars(kind)]
BY_NAME = {kind.__name__: kind for kind in CONCRETE}


def placeholders(kind: type[EvidenceKitError]) -> set[str]:
    texts = (kind.summary, kind.remedy)
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def class_name(node: ast.expr) -> str:
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return node.attr
        case _:
            return ""


def makings(path: Path) -> Iterator[tuple[int, type[EvidenceKitError], set[str | None]]]:
    """Every place that makes an error: line, class, and the names of the facts it gives."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and class_name(node.func) in BY_NAME:
            given = {keyword.arg for keyword in node.keywords}
            yield node.lineno, BY_NAME[class_name(node.func)], given
        elif isinstance(node, ast.Raise) and node.exc and class_name(node.exc) in BY_NAME:
            yield node.lineno, BY_NAME[class_name(node.exc)], set()


MAKINGS = [
    pytest.param(kind, given, id=f"{path.relative_to(ROOT_PATH)}:{line}")
    for path in sorted((ROOT_PATH / "evidence_kit").rglob("*.py"))
    for line, kind, given in makings(path)
]


def test_no_code_stands_for_two_errors() -> None:
    codes = [kind.code for kind in CONCRETE]

    assert len(set(codes)) == len(codes)


def test_no_exit_status_stands_for_two_errors() -> None:
    statuses = [kind.exit_code for kind in CONCRETE]

    assert len(set(statuses)) == len(statuses)


@pytest.mark.parametrize("kind", CONCRETE)
def test_every_error_has_a_code_a_status_and_words(kind: type[EvidenceKitError]) -> None:
    assert re.fullmatch(r"EK-[1-9][0-9]{2}", kind.code)
    assert 3 <= kind.exit_code <= 125
    assert kind.summary.endswith(".")
    assert kind.remedy.endswith(".")


@pytest.mark.parametrize("kind", CONCRETE)
def test_every_error_is_named_an_error_and_explained(kind: type[EvidenceKitError]) -> None:
    assert kind.__name__.endswith("Error")
    assert (kind.__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize("kind", [kind for kind in EVERY if kind not in CONCRETE])
def test_a_family_of_errors_has_members_and_no_words_of_its_own(
    kind: type[EvidenceKitError],
) -> None:
    assert list(descendants(kind))
    assert not {"code", "summary", "remedy", "exit_code"} & vars(kind).keys()


@pytest.mark.parametrize("kind", CONCRETE)
def test_no_words_blame_promise_or_shout(kind: type[EvidenceKitError]) -> None:
    words = f"{kind.summary} {kind.remedy}".lower()

    assert "!" not in words
    for banned in ("your fault", "admissible", "forensic", "certified", "offender", "guarantee"):
        assert banned not in words.replace("not your fault", "")


@pytest.mark.parametrize(("kind", "given"), MAKINGS)
def test_whoever_makes_an_error_gives_every_fact_its_words_name(
    kind: type[EvidenceKitError], given: set[str | None]
) -> None:
    assert None not in given, "facts given with ** cannot be checked"
    assert placeholders(kind) <= given


@pytest.mark.parametrize("kind", CONCRETE)
def test_every_error_is_made_somewhere(kind: type[EvidenceKitError]) -> None:
    made = {param.values[0] for param in MAKINGS}

    assert kind in made


def test_the_tree_at_the_top_lists_every_class_under_its_family() -> None:
    text = errors.__doc__ or ""
    tree = text.split("::", 1)[1].split("The rules are", 1)[0]
    listed: dict[str, str] = {}
    family = ""
    for line in tree.splitlines():
        names = re.findall(r"[A-Za-z]+", line)
        if line.lstrip().startswith(("├", "└")):
            family = names.pop(0)
            listed[family] = "EvidenceKitError"
        if names != ["EvidenceKitError"]:
            listed.update({f"{name}Error": family for name in names})

    assert listed == {kind.__name__: kind.__base__.__name__ for kind in EVERY if kind.__base__}


def test_the_log_line_has_code_class_and_facts() -> None:
    problem = errors.VaultTooNewError(found=9, known=1)

    assert str(problem) == "EK-103 VaultTooNewError(found=9, known=1)"


def test_control_characters_in_facts_cannot_forge_a_log_line() -> None:
    problem = errors.SourceMissingError(name="a\nEK-101 forged\x1b[2J")

    assert "\n" not in str(problem)
    assert "\x1b" not in str(problem)


def test_braces_in_a_file_name_do_not_break_the_words() -> None:
    problem = errors.SourceMissingError(name="{0} {missing} {name}")

    assert "{0} {missing} {name}" in problem.summary.format(**problem.facts)
