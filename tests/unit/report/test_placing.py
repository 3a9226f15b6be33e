from dataclasses import replace

from evidence_kit.model import MONEY_KINDS, IdentifierKind, PaymentStatus
from evidence_kit.report.placing import _METHODS, platforms_of, ways_of


def platforms(order):
    return platforms_of(order.case_file, order.guidance, order.today)


def ways(order):
    return ways_of(order.case_file, order.guidance, order.situation, order.today)


def test_every_identifier_and_every_payment_has_a_paper(case_file, make_order):
    order = make_order()
    placed = {
        account.value for each in (*platforms(order), *ways(order)) for account in each.accounts
    }
    paid = {payment.number for way in ways(order) for payment in way.payments}
    assert {each.value for each in case_file.identifiers} <= placed
    assert paid == {payment.number for payment in case_file.payments}


def test_two_spellings_of_an_app_are_one_platform(case_file, make_order, make_identifier):
    kind = IdentifierKind.USERNAME
    named = (
        make_identifier(1, kind, "anna", platform="Insta"),
        make_identifier(2, kind, "rose", platform=" instagram "),
    )
    (found,) = platforms(make_order(replace(case_file, identifiers=named, threats=())))
    assert found.name == "Insta"
    assert [account.value for account in found.accounts] == ["anna", "rose"]


def test_what_has_no_platform_comes_last_and_is_not_lost(make_order):
    assert [each.name for each in platforms(make_order())] == ["Instagram", "Telegram", ""]


def test_a_platform_where_only_a_threat_was_said_has_a_sheet(case_file, make_order):
    only = replace(case_file, identifiers=(), payments=())
    (found,) = platforms(make_order(only))
    assert (found.name, len(found.threats), found.accounts) == ("Telegram", 2, ())


def test_a_wallet_that_was_seen_in_a_chat_goes_to_the_exchange(
    case_file, make_order, make_identifier
):
    wallet = make_identifier(1, IdentifierKind.BITCOIN, "bc1q", platform="Telegram")
    order = make_order(replace(case_file, identifiers=(wallet,), payments=(), threats=()))
    (way,) = ways(order)
    assert platforms(order) == ()
    assert (way.name, [each.value for each in way.accounts]) == ("Crypto", ["bc1q"])


def test_where_money_went_comes_before_where_it_was_only_wanted(make_order):
    first, *_others = ways(make_order())
    assert any(each.status is PaymentStatus.MADE for each in first.payments)


def test_a_way_that_the_guidance_does_not_know_keeps_its_own_name(
    case_file, make_order, make_payment
):
    odd = make_payment(1, PaymentStatus.MADE, "5", "EUR", method="hawala", to="")
    (way,) = ways(make_order(replace(case_file, identifiers=(), payments=(odd,))))
    assert (way.name, way.money.rails) == ("hawala", ())


def test_a_way_that_is_used_elsewhere_alone_is_called_what_the_window_calls_it(
    case_file, make_order, make_payment
):
    paid = make_payment(1, PaymentStatus.MADE, "50", "GBP", method="postepay")
    order = make_order(replace(case_file, identifiers=(), payments=(paid,)))
    order = replace(order, situation=replace(order.situation, country="GB-SCT"))

    assert [way.name for way in ways(order)] == ["Postepay"]


def test_every_kind_that_belongs_to_money_has_its_way():
    assert set(_METHODS) == MONEY_KINDS


def test_what_lasts_stands_above_what_is_renamed_in_a_minute(make_order):
    instagram = platforms(make_order())[0]
    kinds = [account.identifier.kind for account in instagram.accounts]
    assert kinds == [
        IdentifierKind.NUMERIC_ID,
        IdentifierKind.PROFILE_URL,
        IdentifierKind.USERNAME,
        IdentifierKind.DISPLAY_NAME,
    ]
