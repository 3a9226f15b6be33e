"""What is withheld is told by no word that somebody wrote elsewhere."""

from dataclasses import replace

import pytest
from typing_extensions import override

from evidence_kit.i18n import Words
from evidence_kit.model import (
    Activity,
    CaseFile,
    Disclosure,
    DisclosureChoice,
    FileTimes,
    ItemKind,
    Provenance,
    Route,
    Sighting,
    Statement,
)
from evidence_kit.questions import Remark, remark_on
from evidence_kit.report.going_out import as_it_goes_out
from evidence_kit.store import Vault
from tests.fakes import (
    CHEAP_KDF,
    PASSPHRASE,
    STARTED_AT,
    BytesSource,
    StoppedClock,
    new_case,
    new_item,
)
from tests.vaults import every_fact

NAME = "Ana und ich, Piran 2026.png"
SHOWS = "Ana of my class, in her room"
MARK = "[withheld with exhibit JS-001]"


@pytest.fixture(scope="module")
def case_file(tmp_path_factory: pytest.TempPathFactory) -> CaseFile:
    """Two pictures; every kind of fact was taken from the first."""
    path = tmp_path_factory.mktemp("keeping back") / "vault"
    with Vault.create(path, new_case(), PASSPHRASE, clock=StoppedClock(), kdf=CHEAP_KDF) as vault:
        items = [
            vault.add_item(BytesSource(name.encode() * 99), new_item(name)).item
            for name in (NAME, "Screenshot.png")
        ]
        vault.amend_item(items[0], Provenance(shows=SHOWS))
        for fact in every_fact(items[0]):
            vault.record(fact)
        return vault.case_file()


def withheld(case_file: CaseFile) -> CaseFile:
    item = case_file.items[0]
    said = Disclosure(
        item_id=item.id, choice=DisclosureChoice.WITHHELD, why="", changed_at=STARTED_AT
    )
    return as_it_goes_out(replace(case_file, disclosures={item.id: said}))


def with_account(case_file: CaseFile, facts: str) -> CaseFile:
    return replace(case_file, statement=Statement(facts=facts, feelings="", written_at=STARTED_AT))


def test_a_threat_that_was_read_off_it_goes_out_without_its_words(case_file: CaseFile) -> None:
    (before,), (after,) = case_file.threats, withheld(case_file).threats

    assert (after.text, after.audience, after.note) == (MARK, MARK, MARK)
    assert (after.subject, after.platform, after.demand) == (
        before.subject,
        before.platform,
        before.demand,
    )
    assert (after.at_text, after.deadline_text) == (before.at_text, before.deadline_text)


def test_an_event_that_was_read_off_it_keeps_its_time_alone(case_file: CaseFile) -> None:
    (before,), (after,) = case_file.events, withheld(case_file).events

    assert (after.text, after.at, after.at_text) == (MARK, before.at, before.at_text)


def test_accounts_and_payments_that_were_taken_from_it_are_found_all_the_same(
    case_file: CaseFile,
) -> None:
    seen = withheld(case_file)

    assert [each.value for each in seen.identifiers] == [
        each.value for each in case_file.identifiers
    ]
    assert [each.note for each in seen.identifiers] == [MARK]
    assert [(each.to, each.amount) for each in seen.payments] == [
        (each.to, each.amount) for each in case_file.payments
    ]


def test_where_an_account_is_known_from_stays_behind_with_it(case_file: CaseFile) -> None:
    number = case_file.identifiers[0].number
    sighting = Sighting(
        number=number,
        first_seen_text="in May",
        last_seen_text="",
        how_known="in the picture from the party",
        activity=Activity.ACTIVE,
        changed_at=STARTED_AT,
    )

    seen = withheld(replace(case_file, sightings={number: sighting})).sightings[number]

    assert (seen.first_seen_text, seen.how_known) == ("in May", MARK)


@pytest.mark.parametrize(
    "name",
    [NAME, "ana UND ich,  piran 2026.PNG", "Ana und ich, Piran 2026", SHOWS, SHOWS.upper()],
)
def test_its_name_and_description_stand_nowhere_else(case_file: CaseFile, name: str) -> None:
    seen = withheld(with_account(case_file, f"I sent ({name}) to him."))

    assert seen.statement is not None
    assert seen.statement.facts == f"I sent ({MARK}) to him."
    assert seen.has_gaps


def test_an_everyday_word_is_no_name(case_file: CaseFile) -> None:
    facts = "Screenshot after screenshot, and a class in her room."
    plain = replace(case_file.items[0], original_name="Screenshot.jpeg", provenance=Provenance())
    changed = replace(case_file, items=(plain, case_file.items[1]))

    seen = withheld(with_account(changed, facts))

    assert seen.statement is not None
    assert seen.statement.facts == facts


def test_a_name_that_goes_out_anyway_is_no_secret(case_file: CaseFile) -> None:
    same = replace(case_file.items[0], original_name="Screenshot.png")
    changed = replace(case_file, items=(same, case_file.items[1]))

    seen = withheld(with_account(changed, "It is Screenshot.png."))

    assert seen.statement is not None
    assert seen.statement.facts == "It is Screenshot.png."


def test_letters_that_are_composed_are_found_composed_and_not(case_file: CaseFile) -> None:
    named = replace(case_file.items[0], original_name="Žana \u010d.png")
    changed = replace(case_file, items=(named, case_file.items[1]))

    seen = withheld(with_account(changed, "It was Z\u030cana c\u030c.png."))

    assert seen.statement is not None
    assert seen.statement.facts == f"It was {MARK}."


def test_what_is_said_of_another_exhibit_does_not_name_it(case_file: CaseFile) -> None:
    other = replace(case_file.items[1], provenance=Provenance(how=f"cut out of {NAME}"))

    seen = withheld(replace(case_file, items=(case_file.items[0], other)))

    assert seen.items[1].provenance.how == f"cut out of {MARK}"


def test_the_mark_is_in_the_language_of_what_goes_out(case_file: CaseFile) -> None:
    class Other(Words):
        @override
        def gettext(self, message: str) -> str:
            return message.replace("withheld", "zadržano")

    item = case_file.items[0]
    said = Disclosure(
        item_id=item.id, choice=DisclosureChoice.WITHHELD, why="", changed_at=STARTED_AT
    )

    seen = as_it_goes_out(replace(case_file, disclosures={item.id: said}), Other())

    assert seen.events[0].text == "[zadržano with exhibit JS-001]"


def test_where_nothing_stays_behind_nothing_is_left_out(case_file: CaseFile) -> None:
    assert not as_it_goes_out(case_file).has_gaps


@pytest.mark.parametrize("kind", [ItemKind.TEXT, ItemKind.FILE])
def test_what_the_program_itself_called_it_is_no_name(case_file: CaseFile, kind: ItemKind) -> None:
    named = replace(
        case_file.items[0],
        original_name="pasted text",
        kind=kind,
        route=Route.PASTE,
        times=FileTimes(modified_at=None, created_at=None),
    )
    whole = replace(case_file, items=(named, *case_file.items[1:]))

    told = withheld(with_account(whole, "I kept it as a pasted text that evening."))

    assert told.statement is not None
    assert told.statement.facts == "I kept it as a pasted text that evening."


def test_the_title_of_a_link_that_was_taken_from_it_stays_behind(case_file: CaseFile) -> None:
    number = case_file.identifiers[0].number
    title, outcome = (
        remark_on(number, remark) for remark in (Remark.LINK_TITLE, Remark.LINK_OUTCOME)
    )
    answers = {title: "Ana, private folder", outcome: "taken down"}
    told = withheld(replace(case_file, answers=answers)).answers
    assert told == {title: MARK, outcome: "taken down"}
