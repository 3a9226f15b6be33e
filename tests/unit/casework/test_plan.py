import dataclasses
from pathlib import Path

import pytest

from evidence_kit.casework.facts import record_payment
from evidence_kit.casework.plan import (
    checklist_pdf_of,
    coverage_of,
    guidance_problems,
    plan_for,
    situation_of,
    write_checklist,
)
from evidence_kit.clock import SystemClock
from evidence_kit.errors import TargetExistsError
from evidence_kit.guidance.situation import PaidState, Situation
from evidence_kit.i18n import words_in
from evidence_kit.model import PaymentStatus
from evidence_kit.store import Vault

CLOCK = SystemClock()
WORDS = words_in("en", Path("nowhere"))


def pay(vault: Vault, status: PaymentStatus) -> None:
    record_payment(vault, status=status, method="bitcoin", amount="1", currency="BTC")


def test_a_situation_says_what_the_case_knows_and_no_more(adult_vault: Vault) -> None:
    situation = situation_of(adult_vault.case_file())

    assert (situation.country, situation.paid) == ("GB-SCT", PaidState.NOT_SURE)


def test_a_payment_that_was_made_changes_the_situation(adult_vault: Vault) -> None:
    pay(adult_vault, PaymentStatus.DEMANDED)
    assert situation_of(adult_vault.case_file()).paid is PaidState.NOT_SURE

    pay(adult_vault, PaymentStatus.MADE)
    situation = situation_of(adult_vault.case_file())
    assert (situation.paid, situation.methods) == (PaidState.PAID, ("bitcoin",))


def test_a_childs_plan_has_no_tool_for_adults(minor_vault: Vault) -> None:
    plan = plan_for(situation_of(minor_vault.case_file()), CLOCK)

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


@pytest.mark.parametrize(
    ("country", "expected", "name"),
    [
        ("SI", True, "Slovenia"),
        ("GB-EW", True, "England and Wales"),
        ("DE", False, "Germany"),
        ("US", False, "United States"),
        ("", False, ""),
    ],
)
def test_the_guidance_says_whether_it_has_numbers_for_a_country(
    country: str, expected: object, name: str
) -> None:
    covered = coverage_of(country)

    assert (covered.is_own, covered.country_name) == (expected, name)
    assert {"Slovenia", "Italy", "Scotland"} <= set(covered.known_names)
    assert not {"European Union", "Any other country"} & set(covered.known_names)


def test_the_packages_checklist_names_the_language_it_is_written_in(adult_vault: Vault) -> None:
    adult_vault.change_case(dataclasses.replace(adult_vault.case, language="sl"))

    pdf = checklist_pdf_of(adult_vault.case_file(), WORDS, CLOCK)

    assert b"/Lang (en)" in pdf
