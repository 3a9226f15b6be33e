import msgspec

from evidence_kit.found_groups import FoundGroup
from evidence_kit.messages import FactsFound, FoundAmount, FoundIdentifier
from evidence_kit.model import IdentifierKind, Spoken, Validity
from evidence_kit.ui.pages.paste_finds import KIND_ICONS, Finds, Sureness, in_groups
from tests.unit.ui.pages.paste_samples import ACCOUNT, DEADLINE, NAME, SUM, THREAT


def found(*identifiers: FoundIdentifier, amounts: tuple[FoundAmount, ...] = ()) -> Finds:
    return Finds.of(FactsFound(identifiers=identifiers, amounts=amounts, odd_characters=0))


def moved(identifier: FoundIdentifier, start: int) -> FoundIdentifier:
    return msgspec.structs.replace(identifier, start=start, end=start + len(identifier.value))


def test_the_same_value_twice_is_one_find_seen_twice() -> None:
    finds = found(NAME, moved(NAME, 100))

    assert len(finds.all) == 1
    assert finds.all[0].places == ((0, 5), (100, 105))


def test_finds_stand_group_by_group_and_in_reading_order_there() -> None:
    finds = found(moved(ACCOUNT, 60), moved(NAME, 100), amounts=(SUM,))

    assert [find.value for find in finds.all] == ["@lena", "500 eur", "SI56 2633 0001 2039 086"]
    assert in_groups(finds.all) == {FoundGroup.ACCOUNTS: (0,), FoundGroup.MONEY: (1, 2)}


def test_what_is_kept_is_kept_in_reading_order() -> None:
    finds = found(ACCOUNT, moved(NAME, 100))

    assert finds.identifiers_as_found() == (ACCOUNT, moved(NAME, 100))


def test_a_find_stays_where_it_was_found_when_it_is_taken_for_something_else() -> None:
    finds = found(NAME, ACCOUNT).taken_for(0, IdentifierKind.PAYMENT_HANDLE)

    assert in_groups(finds.all) == {FoundGroup.ACCOUNTS: (0,), FoundGroup.MONEY: (1,)}


def test_one_group_is_ticked_or_not_and_the_others_stay_as_they_are() -> None:
    finds = found(NAME, ACCOUNT, amounts=(SUM,)).group_ticked(FoundGroup.MONEY, is_ticked=False)

    assert [find.value for find in finds.chosen] == ["@lena"]
    assert len(finds.group_ticked(FoundGroup.MONEY, is_ticked=True).chosen) == 3


def test_what_is_likely_or_clear_is_ticked() -> None:
    finds = found(NAME, ACCOUNT, amounts=(SUM,))

    assert [find.sureness for find in finds.all] == [
        Sureness.LIKELY,
        Sureness.CLEAR,
        Sureness.LIKELY,
    ]
    assert len(finds.chosen) == 3


def test_what_may_as_well_be_something_else_is_not_ticked() -> None:
    finds = found(msgspec.structs.replace(NAME, confidence="possible"))

    assert finds.all[0].sureness is Sureness.PLEASE_CHECK
    assert finds.chosen == ()


def test_wrong_check_digits_are_please_check_however_sure_the_form_is() -> None:
    finds = found(msgspec.structs.replace(ACCOUNT, validity=Validity.INVALID))

    assert finds.all[0].sureness is Sureness.PLEASE_CHECK


def test_a_value_with_a_look_alike_letter_is_please_check() -> None:
    finds = found(msgspec.structs.replace(NAME, value="@len\u0430", confidence="certain"))

    assert finds.all[0].sureness is Sureness.PLEASE_CHECK
    assert not finds.all[0].is_ticked


def test_a_sum_whose_currency_is_not_known_is_please_check() -> None:
    finds = found(amounts=(msgspec.structs.replace(SUM, currency=""),))

    assert finds.all[0].sureness is Sureness.PLEASE_CHECK


def test_one_sum_named_three_times_is_one_demand() -> None:
    again = msgspec.structs.replace(SUM, start=80, end=87)

    assert len(found(amounts=(SUM, again)).amounts()) == 1


def test_only_what_is_ticked_is_kept() -> None:
    finds = found(NAME, ACCOUNT).ticked(0, is_ticked=False)

    assert finds.identifiers_as_found() == (ACCOUNT,)


def test_a_find_taken_for_another_kind_is_kept_as_that_and_not_as_found() -> None:
    finds = found(NAME, ACCOUNT).taken_for(0, IdentifierKind.PAYMENT_HANDLE)

    assert finds.identifiers_as_found() == (ACCOUNT,)
    assert [find.kind for find in finds.taken_differently()] == [IdentifierKind.PAYMENT_HANDLE]


def test_a_find_is_known_by_any_of_its_places() -> None:
    finds = found(NAME, moved(NAME, 100), ACCOUNT)

    assert [finds.at(offset) for offset in (2, 25, 102, 5, 70)] == [0, 1, 0, None, None]


def test_as_many_deadlines_are_left_as_boxes_stand_empty_also_inside_a_sentence() -> None:
    inside = msgspec.structs.replace(DEADLINE, start=65, end=70)
    apart = msgspec.structs.replace(DEADLINE, start=300, end=309, value="by Friday", normalised="")
    finds = Finds.of(
        FactsFound(identifiers=(), amounts=(), passages=(THREAT, inside, apart), odd_characters=0)
    )

    assert (finds.count_unticked, finds.count_unticked_deadlines) == (1, 2)
    ticked = finds.said(0, is_ticked=True)
    assert (ticked.count_unticked, ticked.count_unticked_deadlines) == (0, 2)
    assert ticked.said(1, is_ticked=True).count_unticked_deadlines == 1


def test_one_address_with_two_tags_is_two_finds() -> None:
    address = msgspec.structs.replace(NAME, kind=IdentifierKind.XRP, tag="4471")
    other = msgspec.structs.replace(moved(address, 100), tag="12")

    assert len(found(address, other, moved(address, 200)).all) == 2


def test_the_same_words_said_twice_are_one_saying_where_they_stood_first() -> None:
    again = msgspec.structs.replace(THREAT, start=200, end=216)
    finds = Finds.of(
        FactsFound(identifiers=(), amounts=(), passages=(THREAT, DEADLINE, again), odd_characters=0)
    )

    assert [saying.passage for saying in finds.sayings] == [THREAT, DEADLINE]
    assert finds.sayings[0].places == ((60, 76), (200, 216))


def test_sayings_stand_group_by_group_too() -> None:
    later = msgspec.structs.replace(THREAT, start=200, end=216, value="I post it")
    finds = Finds.of(
        FactsFound(identifiers=(), amounts=(), passages=(THREAT, DEADLINE, later), odd_characters=0)
    )

    assert [saying.passage for saying in finds.sayings] == [THREAT, later, DEADLINE]
    assert in_groups(finds.sayings) == {FoundGroup.THREATS: (0, 1), FoundGroup.DEADLINES: (2,)}


def test_what_is_said_is_kept_only_after_a_yes() -> None:
    finds = Finds.of(
        FactsFound(identifiers=(), amounts=(), passages=(THREAT, DEADLINE), odd_characters=0)
    )

    assert (finds.passages(), finds.count_chosen) == ((), 0)
    assert finds.said(1, is_ticked=True).passages() == (DEADLINE,)
    assert finds.said(1, is_ticked=True).count_chosen == 1


def test_every_kind_that_is_no_name_has_an_icon_of_its_own() -> None:
    names = {IdentifierKind.USERNAME, IdentifierKind.DISPLAY_NAME, IdentifierKind.NUMERIC_ID}

    assert set(KIND_ICONS) == set(IdentifierKind) - names


PAID = msgspec.structs.replace(SUM, start=100, end=107, spoken=Spoken.PAID)
OPEN = msgspec.structs.replace(SUM, start=100, end=107, spoken=Spoken.CANNOT_TELL)


def test_only_a_sum_that_was_asked_for_is_ticked_beforehand() -> None:
    ticks = [
        (find.spoken, find.is_ticked, find.sureness)
        for find in found(amounts=(SUM, PAID, OPEN)).all
    ]

    assert ticks == [
        (Spoken.ASKED, True, Sureness.LIKELY),
        (Spoken.PAID, False, Sureness.PLEASE_CHECK),
        (Spoken.CANNOT_TELL, False, Sureness.PLEASE_CHECK),
    ]


def test_a_sum_nobody_spoke_for_is_ticked_by_no_tick() -> None:
    finds = found(amounts=(PAID,))

    assert not finds.ticked(0, is_ticked=True).all[0].is_ticked
    assert not finds.group_ticked(FoundGroup.MONEY, is_ticked=True).all[0].is_ticked
    assert not finds.corrected(0, "700 eur").all[0].is_ticked


def test_an_answer_is_what_the_sum_is_kept_as() -> None:
    finds = found(amounts=(PAID,)).answered(0, Spoken.PAID)
    assert [each.spoken for each in finds.amounts()] == [Spoken.PAID]

    changed = finds.answered(0, Spoken.ASKED)
    assert [each.spoken for each in changed.amounts()] == [Spoken.ASKED]


def test_an_answer_overrules_what_the_text_says() -> None:
    finds = found(amounts=(SUM,)).answered(0, Spoken.PAID)

    assert [each.spoken for each in finds.amounts()] == [Spoken.PAID]


def test_one_sentence_is_one_row_and_a_threat_before_a_demand() -> None:
    demand = msgspec.structs.replace(THREAT, kind="demand")
    other = msgspec.structs.replace(demand, start=200, end=216, value="pay me now")
    finds = Finds.of(
        FactsFound(identifiers=(), amounts=(), passages=(demand, THREAT, other), odd_characters=0)
    )

    assert [saying.passage for saying in finds.sayings] == [THREAT, other]


def test_what_is_recorded_already_is_ticked_by_nobody_but_the_person() -> None:
    finds = found(NAME, ACCOUNT, amounts=(SUM,)).unticked()

    assert finds.chosen == ()
    assert finds.ticked(0, is_ticked=True).identifiers_as_found() == (NAME,)
