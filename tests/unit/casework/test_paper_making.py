from evidence_kit.casework.facts import record_identifier
from evidence_kit.casework.hand_over import snapshot
from evidence_kit.casework.paper_making import package_papers
from evidence_kit.clock import SystemClock
from evidence_kit.model import IdentifierKind
from evidence_kit.store import Vault


def test_a_package_gets_every_paper_that_the_case_has_something_for(adult_vault: Vault) -> None:
    record_identifier(adult_vault, kind=IdentifierKind.USERNAME, value="anna", platform="Snapchat")
    case_file, facts = snapshot(adult_vault, SystemClock(), "en")

    assert sorted(package_papers(case_file, facts)) == [
        "form-text.pdf",
        "form-text.txt",
        "hash-statement.pdf",
        "preservation-request-01.pdf",
        "preservation-request-01.txt",
        "receipt.pdf",
    ]
