"""Why a report is made again: kept from the second version on, and never waited for."""

from datetime import UTC, datetime

import pytest

from evidence_kit.cli.reason import take_reason
from evidence_kit.store import Export, Vault


@pytest.fixture
def exported(vault: Vault) -> Vault:
    made_at = datetime(2026, 11, 21, tzinfo=UTC)
    vault.record_export(Export(version=1, kind="report", made_at=made_at, code="0" * 64), detail={})
    return vault


def test_a_first_report_needs_no_reason(vault: Vault) -> None:
    take_reason(vault, "two more screenshots", "file")
    assert vault.contents().answers == {}


def test_a_reason_is_kept_for_the_second_one(exported: Vault) -> None:
    take_reason(exported, "two more screenshots", "file")
    assert exported.contents().answers == {"report/2/reason": "two more screenshots"}


def test_without_one_what_was_said_before_stays(exported: Vault) -> None:
    take_reason(exported, "two more screenshots", "file")
    take_reason(exported, None, "file")
    assert exported.contents().answers == {"report/2/reason": "two more screenshots"}
