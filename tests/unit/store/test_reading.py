from evidence_kit.store import Vault, reading
from tests.vaults import fill


def test_a_case_is_read_as_the_vault_tells_it(vault: Vault) -> None:
    fill(vault)
    contents = reading.contents(vault._session)

    assert contents == vault.contents()
    assert contents.case == vault.case
    assert contents.items == vault.items()


def test_what_a_report_is_made_from_is_what_a_person_works_with(vault: Vault) -> None:
    fill(vault)
    contents, case_file = vault.contents(), vault.case_file()

    assert case_file.identifiers == contents.identifiers
    assert case_file.details == contents.details == {1: {"transaction": "TX-1 \udc80"}}
    assert case_file.copies == contents.copies
    assert reading.NOT_IN_A_FILE.isdisjoint(dir(case_file))
