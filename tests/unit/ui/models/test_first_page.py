from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evidence_kit.i18n import Words
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    IdentifierKind,
    ItemStatus,
    PaymentStatus,
    Provenance,
)
from evidence_kit.ui.models.first_page import Line, first_page
from tests.fakes import new_case
from tests.unit.ui.seen import identifier, item, payment, seen, statement, threat

ENGLISH = Words()
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def line(lines: tuple[Line, ...], name: str) -> Line:
    return next(each for each in lines if each.name == name)


def test_an_empty_case_says_what_is_not_said() -> None:
    lines = first_page(seen(), NOW, ENGLISH)

    assert not line(lines, "The threat").is_said
    assert line(lines, "Original device").value == "Not said"
    assert line(lines, "Evidence").value == "0 pieces kept"


def test_the_person_is_named_by_initials_alone() -> None:
    assert line(first_page(seen(), NOW, ENGLISH), "Person").value == "JS, 18 or over. No name."


@pytest.mark.parametrize(
    ("ages", "said"),
    [
        (Ages(now=24, in_picture=AgeInPicture.ADULT), "No: everyone was 18 or over"),
        (Ages(now=15, in_picture=AgeInPicture.ADULT), "Yes: the person is under 18"),
        (Ages(now=24, in_picture=AgeInPicture.NOT_SURE), "Not known. Handled as if yes"),
        (Ages(now=None, in_picture=AgeInPicture.ADULT), "Not known. Handled as if yes"),
        (
            Ages(now=24, in_picture=AgeInPicture.UNDER_18),
            "Yes: someone was under 18 when a picture was taken",
        ),
    ],
)
def test_not_sure_is_never_a_no(ages: Ages, said: str) -> None:
    case = replace(new_case(), ages=ages)

    assert line(first_page(seen(case=case), NOW, ENGLISH), "Child involved").value == said


def test_having_been_safe_leaves_the_answer_about_danger_open() -> None:
    case = seen(answers={"safe-at": "2026-11-21T00:40:00+00:00"})

    found = line(first_page(case, NOW, ENGLISH), "In danger now")

    assert found.value.startswith("Left open; “I am safe right now”, 21 Nov 2026")


@pytest.mark.parametrize(
    ("answer", "said"),
    [("", "Left open"), ("yes", "Yes"), ("no", "No"), ("dont-know", "I don’t know")],
)
def test_danger_is_said_as_it_was_answered(answer: str, said: str) -> None:
    found = line(first_page(seen(answers={"danger": answer}), NOW, ENGLISH), "In danger now")

    assert (found.value, found.is_said) == (said, bool(answer))


def test_a_threat_word_for_word_stands_before_the_account_of_it() -> None:
    told = seen(statement=statement(), threats=(threat("I send it to everyone."),))

    assert line(first_page(told, NOW, ENGLISH), "The threat").value == "I send it to everyone."


def test_threats_and_deadlines_that_are_not_named_are_counted() -> None:
    told = seen(
        threats=(
            threat("I send it to everyone.", deadline_text="by 8"),
            *(threat(f"I find you, {n}", number=n, deadline_text=f"by {n}") for n in range(9, 12)),
            threat("", number=12, deadline_text="by 12"),
        )
    )

    said = line(first_page(told, NOW, ENGLISH), "The threat").value

    assert "and 3 more threats, further down in the report" in said
    assert said.endswith("and 2 more")


def test_one_threat_alone_has_nothing_more() -> None:
    told = seen(threats=(threat("I send it to everyone."), threat("", number=2)))

    assert "more" not in line(first_page(told, NOW, ENGLISH), "The threat").value


def test_sums_are_never_formed_over_two_currencies() -> None:
    payments = (payment(), payment(amount="0.02", currency="BTC"), payment(amount="100.00"))

    said = line(first_page(seen(payments=payments), NOW, ENGLISH), "Money").value

    assert said == "Asked: 0.02 BTC, €600.00"


def test_an_amount_that_is_not_known_is_counted() -> None:
    payments = (payment(), payment(amount=""))

    said = line(first_page(seen(payments=payments), NOW, ENGLISH), "Money").value

    assert said == "Asked: €500.00, 1 amount not known"


def test_what_was_asked_and_what_was_paid_stand_apart() -> None:
    case = seen(payments=(payment(), payment(PaymentStatus.MADE, amount="150.00")))

    said = line(first_page(case, NOW, ENGLISH), "Money").value

    assert said == ("Asked: €500.00 · Paid: €150.00 – Bank transfer, SI56 0510 0801 0486 080")


def test_what_was_paid_says_how_and_to_whom_each_way_once() -> None:
    made = PaymentStatus.MADE
    case = seen(
        payments=(
            payment(made, amount="150.00", method="postepay", to="Mario •••• 1112"),
            payment(made, amount="50.00", method="postepay", to="Mario •••• 1112"),
            payment(made, amount="20.00", method="not known", to=""),
            payment(PaymentStatus.ATTEMPTED, amount="5.00", method="not known", to="a" * 99),
        )
    )

    said = line(first_page(case, NOW, ENGLISH), "Money").value

    assert said == (f"Paid: €220.00 – Postepay, Mario •••• 1112 · Tried: €5.00 – {'a' * 60} …")


def test_one_card_in_two_spellings_is_one_receiver() -> None:
    made = PaymentStatus.MADE
    case = seen(
        payments=(
            payment(made, amount="350.00", method="unknown", to="••••••••••••5677"),
            payment(made, amount="400.00", method="postepay", to="•••• •••• •••• 5677"),
        )
    )

    said = line(first_page(case, NOW, ENGLISH), "Money").value

    assert said == "Paid: €750.00 – Postepay, •••• •••• •••• 5677"


def test_names_of_accounts_come_before_wallets() -> None:
    case = seen(
        identifiers=(
            identifier(IdentifierKind.BITCOIN, "bc1q"),
            identifier(IdentifierKind.IBAN, "SI56"),
            identifier(IdentifierKind.EMAIL, "a@example.org"),
            identifier(IdentifierKind.USERNAME, "lena.9"),
        )
    )

    said = line(first_page(case, NOW, ENGLISH), "Accounts").value

    assert said == "a@example.org · lena.9 · bc1q · and 1 more"


def test_a_long_account_of_what_happened_is_cut_and_marked() -> None:
    case = seen(statement=statement("word " * 200))

    assert line(first_page(case, NOW, ENGLISH), "The threat").value.endswith("word …")


def test_a_device_is_named_once() -> None:
    phone = Provenance(device="my phone")
    case = seen(items=(item(1, provenance=phone), item(2, provenance=phone)))

    assert line(first_page(case, NOW, ENGLISH), "Original device").value == "my phone"


def test_what_is_described_or_withdrawn_is_counted_apart() -> None:
    case = seen(
        items=(
            item(1),
            item(2, status=ItemStatus.NOT_HELD),
            item(3, status=ItemStatus.WITHDRAWN),
        )
    )

    said = line(first_page(case, NOW, ENGLISH), "Evidence").value

    assert said == "1 piece kept, 1 described, 1 withdrawn"


def test_the_deadline_of_a_threat_stands_beside_it() -> None:
    told = seen(threats=(threat("I send it to everyone.", deadline_text="in  24 hours"),))
    alone = seen(threats=(threat("", deadline_text="by Friday"),))

    said = "I send it to everyone. · Deadline: in 24 hours"
    assert line(first_page(told, NOW, ENGLISH), "The threat").value == said
    assert line(first_page(alone, NOW, ENGLISH), "The threat").value == "Deadline: by Friday"


def test_the_deadline_that_still_presses_is_first_and_says_when_it_was_written() -> None:
    told = seen(
        threats=(
            threat("altri 500", at_text="28/11/26, 22:47:55", deadline_text="entro stasera"),
            threat("pubblico il video", at_text="29/11/26, 09:12:33", deadline_text="entro le 20"),
        )
    )

    said = line(first_page(told, NOW, ENGLISH), "The threat").value

    assert said == (
        "pubblico il video · and 1 more threat, further down in the report · "
        "Deadline: entro le 20 (written or said: 29/11/26, 09:12:33) · "
        "entro stasera (written or said: 28/11/26, 22:47:55)"
    )
