from evidence_kit.i18n import Words
from evidence_kit.model import IdentifierKind
from evidence_kit.ui.models.threat_source import account_choices, source_of
from tests.unit.ui.seen import identifier, seen, threat

ENGLISH = Words()
LENA = identifier(IdentifierKind.USERNAME, "lena.9")
LINK = identifier(IdentifierKind.URL, "https://a.example/x")


def test_accounts_are_offered_and_links_are_not() -> None:
    case = seen(identifiers=(LENA, LINK))
    name = ", ".join(part for part in (LENA.platform, "lena.9") if part)

    assert [each for each, _ in account_choices(case, ENGLISH)] == ["", name]
    assert source_of(case, name) == {"subject": LENA.subject, "platform": name}
    assert source_of(case, "") == {}


def test_an_account_that_a_threat_names_stays_in_the_list_when_it_is_withdrawn() -> None:
    case = seen(threats=(threat("I send it", platform="Snapchat, gone"),))

    assert ("Snapchat, gone", "Snapchat, gone") in account_choices(case, ENGLISH)
    assert source_of(case, "Snapchat, gone") == {"subject": "", "platform": "Snapchat, gone"}
