from dataclasses import replace

import pytest

from evidence_kit.i18n import Words
from evidence_kit.model import (
    CaseFile,
    Disclosure,
    DisclosureChoice,
    Item,
    ItemStatus,
    Provenance,
    Sensitivity,
)
from evidence_kit.questions import Quality, quality_of
from evidence_kit.report.document import Exhibit, Placeholder
from evidence_kit.report.exhibits import exhibits_section
from evidence_kit.report.going_out import as_it_goes_out
from evidence_kit.report.money import payments_section
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
from tests.vaults import COVER, PICTURE, every_fact

SECRET = "Ana is in the class photograph"


@pytest.fixture(scope="module")
def case_file(tmp_path_factory: pytest.TempPathFactory) -> CaseFile:
    """Three pictures; facts name the first, which has a covered copy."""
    path = tmp_path_factory.mktemp("going out") / "vault"
    clock = StoppedClock()
    with Vault.create(path, new_case(), PASSPHRASE, clock=clock, kdf=CHEAP_KDF) as vault:
        return filled(vault)


def filled(vault: Vault) -> CaseFile:
    items = [
        vault.add_item(BytesSource(name.encode() * 99), new_item(name)).item
        for name in ("one.png", "two.png", "three.png")
    ]
    for item in items:
        vault.amend_item(item, Provenance(shows=SECRET, seen_at_text="yesterday"))
        vault.keep_preview(item, PICTURE, b"\xff\xd8 preview")
    for fact in every_fact(items[0]):
        vault.record(fact)
    vault.keep_copy(items[0], BytesSource(b"covered"), COVER)
    return vault.case_file()


def said(case_file: CaseFile, number: int, choice: DisclosureChoice) -> CaseFile:
    item = case_file.items[number]
    each = Disclosure(item_id=item.id, choice=choice, why=SECRET, changed_at=STARTED_AT)
    return replace(case_file, disclosures={**case_file.disclosures, item.id: each})


def test_where_nothing_was_said_the_case_is_what_it_is(case_file: CaseFile) -> None:
    plain = replace(case_file, disclosures={})
    assert as_it_goes_out(plain) == plain


def test_a_covered_copy_stands_in_the_place_of_its_exhibit(case_file: CaseFile) -> None:
    seen = as_it_goes_out(case_file)

    original = case_file.items[0]
    assert [item.label for item in seen.items] == ["JS-001-C1", "JS-002", "JS-003"]
    assert original.id not in {item.id for item in seen.items} | seen.pictures.keys()
    assert seen.items[0].provenance.shows == SECRET
    assert seen.covered_from == {seen.items[0].id: original}


def test_what_is_said_of_the_picture_is_not_printed_on_its_covered_copy(
    case_file: CaseFile,
) -> None:
    name = quality_of(case_file.items[0].id, Quality.USERNAME)
    seen = as_it_goes_out(replace(case_file, answers={**case_file.answers, name: "yes"}))

    shown = next(
        block
        for block in exhibits_section(seen, Words()).blocks
        if isinstance(block, Exhibit) and block.label == "JS-001-C1"
    )

    assert "In the picture, as stated" not in [field.label for field in shown.fields]


def test_of_an_intimate_exhibit_the_copy_goes_out_with_nothing_that_was_said_of_it(
    case_file: CaseFile,
) -> None:
    intimate = replace(case_file.items[0], sensitivity=Sensitivity.INTIMATE)
    changed = replace(case_file, items=(intimate, *case_file.items[1:]))

    seen = as_it_goes_out(changed)

    assert seen.items[0].label == "JS-001-C1"
    assert seen.items[0].provenance == Provenance()
    section = exhibits_section(seen, Words())
    shown = next(
        block
        for block in section.blocks
        if isinstance(block, Exhibit) and block.label == "JS-001-C1"
    )
    assert isinstance(shown.picture, Placeholder)


def test_facts_that_name_the_exhibit_name_the_copy(case_file: CaseFile) -> None:
    seen = as_it_goes_out(case_file)

    facts = (*seen.identifiers, *seen.payments, *seen.events, *seen.threats)
    assert {seen.label_of(fact.item_id) for fact in facts} == {"JS-001-C1"}


def test_of_what_is_withheld_nothing_is_left_but_its_number(case_file: CaseFile) -> None:
    seen = as_it_goes_out(said(case_file, 1, DisclosureChoice.WITHHELD))

    item = seen.items[1]
    assert seen.is_withheld(item)
    assert (item.label, item.sha256, item.original_name) == ("JS-002", None, "")
    assert item.provenance == Provenance()
    assert item.id not in seen.pictures


def test_without_its_copy_what_was_to_go_out_covered_does_not_go(case_file: CaseFile) -> None:
    seen = as_it_goes_out(said(case_file, 2, DisclosureChoice.COVERED))

    assert seen.is_withheld(seen.items[2])


@pytest.mark.parametrize(
    "change",
    [{"status": ItemStatus.WITHDRAWN}, {"sensitivity": Sensitivity.INTIMATE}],
)
def test_a_copy_that_is_gone_or_intimate_stands_in_for_nothing(
    case_file: CaseFile, change: dict[str, object]
) -> None:
    (copy,) = case_file.copies
    gone = replace(copy, item=replace(copy.item, **change))  # type: ignore[arg-type]

    seen = as_it_goes_out(replace(case_file, copies=(gone,)))

    assert seen.is_withheld(seen.items[0])
    assert seen.covered_from == {}


def test_the_newest_copy_is_the_one(case_file: CaseFile) -> None:
    (copy,) = case_file.copies
    later: Item = replace(copy.item, label="JS-001-C2", number=copy.item.number + 1)
    second = replace(copy, item=later, covering=replace(copy.covering, number=2))

    seen = as_it_goes_out(replace(case_file, copies=(copy, second)))

    assert seen.items[0].label == "JS-001-C2"


def test_a_withdrawn_exhibit_stays_what_it_is(case_file: CaseFile) -> None:
    gone = replace(case_file.items[1], status=ItemStatus.WITHDRAWN)
    items = (case_file.items[0], gone, case_file.items[2])
    changed = said(replace(case_file, items=items), 1, DisclosureChoice.WITHHELD)

    assert as_it_goes_out(changed).items[1] == gone


def test_twice_is_as_once(case_file: CaseFile) -> None:
    once = as_it_goes_out(said(case_file, 1, DisclosureChoice.WITHHELD))
    assert as_it_goes_out(once) == once


def test_what_was_taken_from_an_exhibit_is_found_at_its_covered_copy(case_file: CaseFile) -> None:
    seen = as_it_goes_out(said(case_file, 0, DisclosureChoice.COVERED))

    block = next(
        each
        for each in exhibits_section(seen, Words()).blocks
        if isinstance(each, Exhibit) and each.label == seen.items[0].label
    )

    assert "Taken from it" in [field.label for field in block.fields]


def test_the_own_bank_and_wallet_stay_behind_where_the_person_said_so(
    case_file: CaseFile, words: Words
) -> None:
    known = {case_file.payments[0].number: {"own-bank": "My Bank", "receipt": "0042"}}
    whole = replace(case_file, details=known)
    asked = replace(whole, answers=case_file.answers | {"own-accounts-left-out": "yes"})

    assert as_it_goes_out(whole).details == known
    out = as_it_goes_out(asked)
    assert out.details == {case_file.payments[0].number: {"receipt": "0042"}}
    assert "own bank and wallet are left out" in repr(payments_section(out, words))
    assert "own bank and wallet are left out" not in repr(payments_section(whole, words))
    again = as_it_goes_out(out)
    assert "own bank and wallet are left out" in repr(payments_section(again, words))


def test_nothing_is_said_of_an_own_bank_where_none_was_written_down(
    case_file: CaseFile, words: Words
) -> None:
    known = {case_file.payments[0].number: {"receipt": "0042"}}
    asked = replace(
        case_file,
        details=known,
        answers=case_file.answers | {"own-accounts-left-out": "yes"},
    )

    out = as_it_goes_out(asked)

    assert "own bank and wallet are left out" not in repr(payments_section(out, words))
