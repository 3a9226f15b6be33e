import dataclasses
from pathlib import Path

import pytest

from evidence_kit.casework.plan import (
    checklist_pdf_of,
    coverage_of,
    guidance_problems,
    plan_for,
    unreadable_guidance,
    write_checklist,
)
from evidence_kit.clock import SystemClock
from evidence_kit.errors import TargetExistsError
from evidence_kit.guidance.countries import name_of
from evidence_kit.guidance.situation import Situation, situation_of
from evidence_kit.i18n import words_in
from evidence_kit.store import Vault

CLOCK = SystemClock()
WORDS = words_in("en", Path("nowhere"))


def test_a_childs_plan_has_no_tool_for_adults(minor_vault: Vault) -> None:
    case_file = minor_vault.case_file()
    plan = plan_for(situation_of(case_file.case, case_file.payments), CLOCK)

    names = {tool.name for step in plan.steps for tool in step.tools}
    assert "Report Remove" in " ".join(names)
    assert "StopNCII" not in " ".join(names)


def test_the_packages_checklist_is_a_pdf(adult_vault: Vault) -> None:
    assert checklist_pdf_of(adult_vault.case_file(), WORDS, CLOCK).startswith(b"%PDF")


def test_a_checklist_never_replaces_a_file(tmp_path: Path) -> None:
    plan = plan_for(Situation(), CLOCK)
    path = tmp_path / "steps.pdf"
    write_checklist(plan, path, WORDS, CLOCK)

    with pytest.raises(TargetExistsError):
        write_checklist(plan, path, WORDS, CLOCK)


def test_the_guidance_that_ships_has_no_defect() -> None:
    assert [each for each in guidance_problems(CLOCK) if not each.is_review_note] == []


def test_nothing_of_the_guidance_that_ships_is_missing() -> None:
    assert unreadable_guidance() == ()


@pytest.mark.parametrize(
    ("country", "expected", "name"),
    [
        ("SI", True, "Slovenia"),
        ("GB-EW", True, "England and Wales"),
        ("DE", True, "Germany"),
        ("PT", False, "Portugal"),
        ("BR", False, "Brazil"),
        ("", False, ""),
    ],
)
def test_the_guidance_says_whether_it_has_numbers_for_a_country(
    country: str, expected: object, name: str
) -> None:
    covered = coverage_of(country)

    assert (covered.is_own, name_of(covered.country)) == (expected, name)
    assert {"Slovenia", "Italy", "Scotland"} <= set(covered.known_names)
    assert not {"European Union", "Any other country"} & set(covered.known_names)


def test_the_packages_checklist_names_the_language_it_is_written_in(adult_vault: Vault) -> None:
    adult_vault.change_case(dataclasses.replace(adult_vault.case, language="sl"))

    pdf = checklist_pdf_of(adult_vault.case_file(), WORDS, CLOCK)

    assert b"/Lang (en)" in pdf
