"""Rules of the house that no linter knows, read from the source itself."""

import ast
import builtins
import functools
import io
import re
import tokenize
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from evidence_kit import errors
from tests.fakes import ROOT_PATH

SOURCES = sorted((ROOT_PATH / "evidence_kit").rglob("*.py"))
TESTS = sorted((ROOT_PATH / "tests").rglob("*.py"))
LARGEST_FILE_LINES = 800

Rule = Callable[[Path], None]
"""Asserts something of one file."""


def of_every(paths: Sequence[Path]) -> Callable[[Rule], Callable[[], None]]:
    """Turn a rule about one file into one test, which names every file that breaks it.

    As tests of their own, six thousand looks of a millisecond took a minute to be asked for.
    """

    def as_one_test(rule: Rule) -> Callable[[], None]:
        def test() -> None:
            assert list(broken_by(rule, paths)) == []

        test.__doc__ = rule.__doc__
        return test

    return as_one_test


def broken_by(rule: Rule, paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        try:
            rule(path)
        except AssertionError as problem:
            yield f"{path}: {problem}"


each_source = of_every(SOURCES)
each_test = of_every(TESTS)


def test_a_rule_for_every_file_names_each_one_that_breaks_it(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("good.py", "bad.py", "worse.py")]

    def rule(path: Path) -> None:
        assert path.stem == "good", "a name"

    assert [line.split(": ")[0] for line in broken_by(rule, paths)] == [*map(str, paths[1:])]
    with pytest.raises(AssertionError):
        of_every(paths)(rule)()


@functools.cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@functools.cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """All that a file consists of; walking through it once for each rule took ten seconds."""
    return tuple(ast.walk(tree_of(path)))


def comments_and_strings(path: Path) -> Iterator[tuple[int, str]]:
    source = io.StringIO(path.read_text(encoding="utf-8"))
    for token in tokenize.generate_tokens(source.readline):
        if token.type in {tokenize.COMMENT, tokenize.STRING}:
            yield token.start[0], token.string


def dotted(node: ast.AST) -> str:
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{dotted(node.value)}.{node.attr}"
        case _:
            return ""


def catches_everything(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or dotted(kind) == "Exception" for kind in kinds)


def test_everything_is_caught_in_two_places_at_most() -> None:
    found = [
        f"{path.relative_to(ROOT_PATH)}:{node.lineno}"
        for path in SOURCES
        for node in nodes_of(path)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    ]

    assert len(found) <= 2, found


RAISES_IT_ELSEWHERE = ("evidence_kit/store/reading_back.py",)
"""What ends a thread is raised by whoever waits for it."""


def test_whoever_catches_even_an_interrupt_raises_it_again() -> None:
    swallowed = [
        f"{path.relative_to(ROOT_PATH)}:{node.lineno}"
        for path in SOURCES
        if path.relative_to(ROOT_PATH).as_posix() not in RAISES_IT_ELSEWHERE
        for node in nodes_of(path)
        if isinstance(node, ast.ExceptHandler)
        and node.type is not None
        and dotted(node.type) == "BaseException"
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
    ]

    assert swallowed == []


@each_source
def test_nothing_is_left_for_later(path: Path) -> None:
    later = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")

    assert [line for line, text in comments_and_strings(path) if later.search(text)] == []


@each_source
def test_a_file_reads_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LARGEST_FILE_LINES


@each_source
def test_every_module_class_and_public_function_says_what_it_is_for(path: Path) -> None:
    tree = tree_of(path)
    silent = [] if ast.get_docstring(tree) else ["the module"]
    silent += [
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]

    assert silent == []


def named_under_raises(path: Path) -> Iterator[str]:
    for node in nodes_of(path):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
            text = ast.get_docstring(node) or ""
            _, found, section = text.partition("Raises:\n")
            if found:
                block = re.split(r"\n\S", section)[0]
                yield from re.findall(r"^    ([\w.]+):", block, re.MULTILINE)


@each_source
def test_every_error_named_under_raises_exists(path: Path) -> None:
    local = {node.name for node in nodes_of(path) if isinstance(node, ast.ClassDef)}
    known = vars(errors).keys() | vars(builtins).keys() | local | defined_anywhere()

    # A name with a dot belongs to somebody else's library, and says so.
    ours = [name for name in named_under_raises(path) if "." not in name]

    assert [name for name in ours if name not in known] == []


@functools.cache
def defined_anywhere() -> frozenset[str]:
    """Internal exceptions that one module defines and its neighbours mention."""
    return frozenset(
        node.name
        for path in SOURCES
        for node in nodes_of(path)
        if isinstance(node, ast.ClassDef)
        and any(dotted(base).endswith(("Exception", "Error")) for base in node.bases)
    )


def test_the_check_above_would_notice_an_error_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    docstring = "Do.\n\n    Raises:\n        GoneError: Never.\n        x.OldError: No.\n    "
    path.write_text(f'def f():\n    """{docstring}"""\n')

    assert list(named_under_raises(path)) == ["GoneError", "x.OldError"]


@each_source
def test_no_name_says_nothing(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


@functools.cache
def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return found


@functools.cache
def calls_in(path: Path) -> set[str]:
    return {dotted(node.func) for node in nodes_of(path) if isinstance(node, ast.Call)}


@each_test
def test_no_test_replaces_a_part_by_a_mock(path: Path) -> None:
    # Another folder or environment is the world outside; another attribute would be our code.
    replacing = {f"monkeypatch.{verb}" for verb in ("setattr", "delattr", "setitem", "delitem")}

    assert not imported(path) & {"unittest.mock", "mock", "pytest_mock"}
    assert not calls_in(path) & replacing


MAY_REPLACE = (
    "living.py",
    "test_vault_life.py",
    "test_damage_twins.py",
    "test_backup_twins.py",
    "test_under_age_volume.py",
)
"""Benches and twins; see ``tests/replacing.py``."""


MAY_SAVE_ON_KEYS = ("conftest.py", "forked.py")
"""Deriving a key is made to be slow: what was derived may be remembered, and be cheap."""


@each_test
def test_only_benches_and_their_twins_put_another_part_in_a_place(path: Path) -> None:
    is_bench = path.name in MAY_REPLACE and path.parent.name in {"properties", "store"}
    saves_on_keys = path.parent == ROOT_PATH / "tests" and path.name in MAY_SAVE_ON_KEYS

    assert is_bench or saves_on_keys or "tests.replacing" not in imported(path)


@each_test
def test_no_test_sleeps(path: Path) -> None:
    assert not {call for call in calls_in(path) if call.split(".")[-1] == "sleep"}
    assert "time.sleep" not in imported(path)


@each_test
def test_every_test_can_fail(path: Path) -> None:
    checks = (ast.Assert, ast.With, ast.Raise)
    silent = [
        node.name
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not any(isinstance(inner, (*checks, ast.Call)) for inner in ast.walk(node))
    ]

    assert silent == []


@each_test
def test_no_two_tests_of_a_file_share_a_name(path: Path) -> None:
    names = [
        node.name
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]

    assert len(set(names)) == len(names)


def test_whatever_is_counted_is_marked_where_it_stands() -> None:
    """A translator's list is made by reading: what is handed over as a name is not on it."""
    found = [
        f"{path.name}:{call.lineno}"
        for path in SOURCES
        for call in nodes_of(path)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).rpartition(".")[2] == "ngettext"
        and not isinstance(call.args[0], ast.Starred)
        and not all(isinstance(each, ast.Constant) for each in call.args[:2])
    ]

    assert found == []
