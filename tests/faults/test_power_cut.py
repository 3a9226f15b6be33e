"""The power goes at any moment of any flow; what was told as saved is there when it comes back.

A recording of each flow, call by call, is played on a disk that keeps what was synced and any part
of the rest; every content that differs is opened with the passphrase and read to the end. The
sabotaged twins lose something, and the same comparison must say so.
"""

import pytest

from tests.faults.conftest import Laboratory

STATES = 300
TWIN_STATES = 300
RENEWAL_STATES = 60
"""With 40, one twin in three went by: few cuts fall where making a vault hangs on its folder."""
DEEP_STATES = 100_000
PARTS = 4


def test_a_power_cut_at_any_moment_loses_nothing(laboratory: Laboratory) -> None:
    outcome = laboratory("power cuts", bench="power", count=STATES, without_slow=True)

    assert outcome["losses"] == []
    assert outcome["built"] >= STATES
    assert outcome["told"] > outcome["built"]


def test_a_power_cut_while_the_key_is_renewed_leaves_one_key_that_opens(
    laboratory: Laboratory,
) -> None:
    flows = ("renew the key", "open after a cut renewal")
    outcome = laboratory("power cuts", bench="power", count=RENEWAL_STATES, seed=3, flows=flows)

    assert outcome["losses"] == []
    assert outcome["built"] >= RENEWAL_STATES


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_five_thousand_contents_of_a_disk_lose_nothing(laboratory: Laboratory) -> None:
    outcome = laboratory("power cuts", bench="power", count=5_000, seed=5)

    assert outcome["losses"] == []
    assert outcome["built"] >= 5_000


@pytest.mark.deep
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(PARTS))
def test_a_hundred_thousand_contents_of_a_disk_lose_nothing(
    laboratory: Laboratory, part: int
) -> None:
    count = DEEP_STATES // PARTS
    outcome = laboratory("power cuts", bench="power", count=count, seed=100 + part)

    assert outcome["losses"] == []
    assert outcome["built"] >= count


@pytest.mark.parametrize(
    ("sabotage", "flow"),
    [
        ("use_the_settings_of_sqlite", "import one by one"),
        ("skip_the_sync_of_folders", "import a group"),
        ("skip_the_sync_of_folders", "create"),
        ("skip_the_sync_of_files", "import a group"),
        ("skip_the_sync_of_files", "mend what was never synced"),
        ("skip_the_sync_of_folders", "mend what was never synced"),
        ("acknowledge_before_the_commit", "import one by one"),
    ],
)
def test_a_vault_that_loses_something_in_a_power_cut_is_caught(
    laboratory: Laboratory, sabotage: str, flow: str
) -> None:
    outcome = laboratory(
        "sabotaged twins", bench="power", count=TWIN_STATES, flows=(flow,), sabotage=sabotage
    )

    assert any("told" in loss for loss in outcome["losses"])


def test_a_vault_that_commits_what_is_not_proven_to_be_kept_is_caught(
    laboratory: Laboratory,
) -> None:
    outcome = laboratory(
        "sabotaged twins",
        bench="power",
        count=2 * RENEWAL_STATES,
        flows=("import a group",),
        sabotage="commit_what_is_not_proven",
    )

    assert any("told" in loss for loss in outcome["losses"])


@pytest.mark.parametrize(
    "sabotage", ["write_the_header_before_the_database", "skip_the_sync_of_files"]
)
def test_a_renewal_of_the_key_that_loses_something_in_a_power_cut_is_caught(
    laboratory: Laboratory, sabotage: str
) -> None:
    outcome = laboratory(
        "sabotaged twins",
        bench="power",
        count=2 * RENEWAL_STATES,
        flows=("renew the key",),
        sabotage=sabotage,
    )

    assert any("told" in loss for loss in outcome["losses"])


def test_a_deletion_that_ends_with_the_keys_is_caught(laboratory: Laboratory) -> None:
    outcome = laboratory(
        "sabotaged twins",
        bench="power",
        count=60,
        flows=("delete",),
        sabotage="delete_the_files_before_the_keys",
    )

    assert any("is missing" in loss for loss in outcome["losses"])
