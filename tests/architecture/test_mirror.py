"""Every module has its tests where one looks for them, or a reason why not."""

from pathlib import Path

from tests.fakes import ROOT_PATH

PACKAGE_PATH = ROOT_PATH / "evidence_kit"
UNIT_PATH = ROOT_PATH / "tests" / "unit"
SCREEN_PATH = ROOT_PATH / "tests" / "ui"
"""Where what is shown is tried on a real vault."""

_JOURNEYS = "told as a whole story through the program, in tests/journeys"
_DRILLS = "as drills on damaged vaults, in tests/faults/test_repair.py"

_DOCUMENTS = "with all documents, in tests/unit/cli/test_documents.py and the journeys"

_ALERTS = "with every alert, in tests/unit/ui/test_alerts.py"

TESTED_ELSEWHERE: dict[str, str] = {
    "__main__.py": _JOURNEYS,
    "casework/demo.py": _JOURNEYS,
    "casework/repairing.py": _DRILLS,
    "cli/backup_verbs.py": _JOURNEYS,
    "cli/backup_documents.py": _DOCUMENTS,
    "cli/case_verbs.py": _JOURNEYS,
    "cli/comparing.py": _JOURNEYS,
    "cli/cover_documents.py": _DOCUMENTS,
    "cli/cover_verb.py": _JOURNEYS,
    "cli/deletion_verb.py": _JOURNEYS,
    "cli/evidence_verbs.py": _JOURNEYS,
    "cli/fact_verbs.py": _JOURNEYS,
    "cli/register_verbs.py": _JOURNEYS,
    "cli/stamping.py": _JOURNEYS,
    "cli/threat_verbs.py": _JOURNEYS,
    "cli/finding_documents.py": _DOCUMENTS,
    "cli/hand_over_verbs.py": _JOURNEYS,
    "cli/key_verbs.py": _JOURNEYS,
    "cli/order_verb.py": _JOURNEYS,
    "cli/list_documents.py": _DOCUMENTS,
    "cli/package_verbs.py": _JOURNEYS,
    "cli/paper_documents.py": _DOCUMENTS,
    "cli/paper_verbs.py": _JOURNEYS,
    "cli/paste_documents.py": _DOCUMENTS,
    "cli/sum_documents.py": _DOCUMENTS,
    "cli/program_verbs.py": _JOURNEYS,
    "cli/repair_verb.py": _JOURNEYS,
    "cli/self_test_verb.py": _JOURNEYS,
    "service/main.py": "with real processes, in tests/journeys/test_vault_process.py",
    "store/backup_target.py": "with what it is for, in tests/unit/store/test_backup_writing.py",
    "store/carrying.py": _DRILLS,
    "store/repairing.py": _DRILLS,
    "store/said.py": "as what a vault does, in tests/unit/store/test_vault.py",
    "store/salvaging.py": _DRILLS,
    "store/restoring.py": "with what it is for, in tests/unit/casework/test_backing_up.py",
    "store/migrations.py": "with frozen vaults and real steps, in tests/store",
    "ui/alert_words/anchors.py": _ALERTS,
    "ui/alert_words/incoming.py": _ALERTS,
    "ui/alert_words/opening.py": _ALERTS,
    "ui/alert_words/outgoing.py": _ALERTS,
    "ui/alert_words/program.py": _ALERTS,
    "ui/alert_words/said.py": _ALERTS,
    "ui/alert_words/whole_cases.py": _ALERTS,
}
"""Module → why it has no test file of its own."""

TESTS_OF_SOMETHING_ELSE = {
    "test_sample.py": "the sample case in assets/sample",
    "handover/test_independent_check.py": "the stand-alone script in assets/verify",
    "report/test_words_on_paper.py": "every PDF, read back in a language that nobody speaks",
}
"""Test files outside the mirror → what they test."""

MIRRORED_ROOTS = ("bench", "packaging")
"""Folders beside the package whose scripts are tested under their own name."""


def modules() -> list[str]:
    return sorted(
        path.relative_to(PACKAGE_PATH).as_posix()
        for path in PACKAGE_PATH.rglob("*.py")
        if path.name != "__init__.py"
    )


def places_of(module: str) -> set[Path]:
    """Where a module's tests may lie; underscores around a name may be left out."""
    path = Path(module)
    names = {path.name, f"{path.stem.strip('_')}.py"}
    alone = {UNIT_PATH / path.parent / f"test_{name}" for name in names}
    return alone | package_tests_of(path) | screen_tests_of(path)


def package_tests_of(path: Path) -> set[Path]:
    """A package of one kind of value may be tried as one: ``messages/``, every message alike."""
    return {UNIT_PATH / f"test_{path.parts[0]}.py"} if len(path.parts) > 1 else set()


def screen_tests_of(path: Path) -> set[Path]:
    """A page may be tried whole, with its parts: ``pages/story_time.py`` in ``test_story.py``."""
    if path.parts[0] != "ui" or path.parts[1] in {"widgets", "models"}:
        return set()
    words = path.stem.split("_")
    names = {"_".join(words[:count]) for count in range(1, len(words) + 1)}
    names |= set(path.parts[2:-1])
    return {SCREEN_PATH / f"test_{name}.py" for name in names}


def test_every_module_has_its_tests_or_a_reason() -> None:
    untested = [
        module for module in modules() if not any(path.exists() for path in places_of(module))
    ]

    assert set(untested) - TESTED_ELSEWHERE.keys() == set()


def test_every_test_file_has_its_module() -> None:
    mirrored = {path for module in modules() for path in places_of(module)}
    found = {
        path
        for path in UNIT_PATH.rglob("test_*.py")
        if path.relative_to(UNIT_PATH).parts[0] not in MIRRORED_ROOTS
    }

    lost = {path.relative_to(UNIT_PATH).as_posix() for path in found - mirrored}

    assert lost - TESTS_OF_SOMETHING_ELSE.keys() == set()


def test_no_reason_outlives_its_module() -> None:
    assert TESTED_ELSEWHERE.keys() <= set(modules())
    assert all((UNIT_PATH / name).exists() for name in TESTS_OF_SOMETHING_ELSE)
