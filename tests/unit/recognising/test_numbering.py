import pytest

from evidence_kit.recognising.numbering import judge, plan_of, region_of


@pytest.mark.parametrize(
    ("country", "region"),
    [("SI", "SI"), ("GB-SCT", "GB"), ("gb", "GB"), ("", ""), ("XX", ""), ("-", ""), ("001", "")],
)
def test_a_case_s_country_gives_its_region(country, region):
    assert region_of(country) == region


def test_a_plan_tells_numbers_at_a_glance():
    slovenia = plan_of("SI")

    assert slovenia.needs_trunk
    assert slovenia.has_trunk("040123456")
    assert not slovenia.has_trunk("40123456")
    assert not slovenia.has_trunk("00123456")
    assert slovenia.may_be_in_use("040123456")
    assert slovenia.may_be_in_use("38640123456")
    assert not slovenia.may_be_in_use("099999999999")


def test_italy_dials_nothing_before_a_number():
    italy = plan_of("IT")

    assert not italy.needs_trunk
    assert italy.has_length("3471234567")


def test_no_country_has_no_numbers():
    nowhere = plan_of("")

    assert not nowhere.has_trunk("040123456")
    assert not nowhere.has_length("040123456")
    assert not nowhere.may_be_in_use("040123456")


@pytest.mark.parametrize("written", ["", "+", "+0", "+999123456", "1", "+4" + "4" * 30, "abc"])
def test_what_cannot_be_a_number_is_judged_none(written):
    assert judge(written) is None


def test_a_number_kept_for_drama_can_exist_but_is_not_in_use():
    judged = judge("+447700900123")

    assert judged is not None
    assert (judged.e164, judged.is_in_use) == ("+447700900123", False)
