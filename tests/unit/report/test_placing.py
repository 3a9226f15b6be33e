from dataclasses import replace

import pytest

from evidence_kit.model import MONEY_KINDS, IdentifierKind, PaymentStatus, Provenance
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
        # An address in an exhibit from there, of which nobody said that it is one of Instagram.
        IdentifierKind.EMAIL,
    ]


@pytest.fixture
def placed(case_file, make_order, make_identifier, make_item):
    """Return the platforms of a case with one exhibit and what was found in it."""

    def place(app, *found, threats=()):
        exhibit = make_item(1, provenance=Provenance(app=app))
        named = tuple(
            make_identifier(n, kind, value, item_id=exhibit.id, **more)
            for n, (kind, value, more) in enumerate(found, start=1)
        )
        of = replace(
            case_file,
            items=(exhibit,),
            identifiers=named,
            payments=(),
            threats=tuple(replace(each, item_id=exhibit.id) for each in threats),
        )
        return {
            each.name: [account.value for account in each.accounts]
            for each in platforms(make_order(of))
        }

    return place


@pytest.mark.parametrize("app", ["WhatsApp", "chat WhatsApp con Sofia", "Viber", "Signal, chat"])
def test_a_number_in_an_exhibit_of_an_app_of_numbers_is_on_the_sheet_of_that_app(placed, app):
    found = placed(app, (IdentifierKind.PHONE, "+39 351 234 5678", {}))
    assert list(found.values()) == [["+39 351 234 5678"]]
    assert next(iter(found)) in {"WhatsApp", "Viber", "Signal"}


def test_a_number_in_an_exhibit_of_another_app_stays_to_be_asked_about_too(placed):
    found = placed("Instagram", (IdentifierKind.PHONE, "+39 351 234 5678", {}))
    assert found == {"Instagram": ["+39 351 234 5678"], "": ["+39 351 234 5678"]}


@pytest.mark.parametrize("app", ["", "my phone", "WhatsApp and Instagram", "screenshot x 3"])
def test_an_exhibit_that_is_from_no_one_app_leads_to_no_sheet(placed, app):
    found = placed(app, (IdentifierKind.PHONE, "+39 351 234 5678", {}))
    assert found == {"": ["+39 351 234 5678"]}


def test_a_link_in_a_chat_is_no_account_there(placed):
    link = "https://drive-video.example/p/8Kd2x"
    assert placed("WhatsApp", (IdentifierKind.URL, link, {})) == {"": [link]}


def test_what_was_said_of_an_account_stands_above_its_exhibit(placed):
    found = placed("WhatsApp", (IdentifierKind.USERNAME, "@koffi", {"platform": "Telegram"}))
    assert found == {"Telegram": ["@koffi"]}


def test_a_threat_from_an_account_is_on_the_sheet_of_its_app(placed, make_threat):
    named = (IdentifierKind.USERNAME, "@koffi", {"platform": "Telegram"})
    number = (IdentifierKind.PHONE, "+39 351 234 5678", {})
    threats = (
        make_threat(1, "words", platform="Telegram, @koffi"),
        make_threat(2, "words", platform="+39 351 234 5678"),
        make_threat(3, "words", platform=""),
    )
    found = placed("WhatsApp", named, number, threats=threats)
    assert list(found) == ["Telegram", "WhatsApp"]
