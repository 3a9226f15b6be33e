import pytest

from evidence_kit.guidance.choosing import chain_for
from evidence_kit.guidance.countries import (
    WITH_NUMBERS,
    find_country,
    find_meant,
    matching,
    name_in,
    name_of,
)
from evidence_kit.guidance.loading import load
from evidence_kit.i18n import Words
from evidence_kit.resources import asset_path
from tests.languages import spoken


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("SI", "SI"),
        (" si ", "SI"),
        ("Slovenia", "SI"),
        ("SLOVENIJA", "SI"),
        ("Italia", "IT"),
        ("italija", "IT"),
        ("UK", "GB"),
        ("United Kingdom", "GB"),
        ("the united kingdom", "GB"),
        ("Združeno kraljestvo", "GB"),
        ("Zdruzeno kraljestvo", "GB"),
        ("Scotland", "GB-SCT"),
        ("Škotska", "GB-SCT"),
        ("England", "GB-EW"),
        ("Wales", "GB-EW"),
        ("england & wales", "GB-EW"),
        ("Northern Ireland", "GB-NIR"),
        ("Ireland", "IE"),
        ("EL", "GR"),
        ("Österreich", "AT"),
        ("O\u0308sterreich", "AT"),
        ("Cote d'Ivoire", "CI"),
        ("Bosnia and Herzegovina", "BA"),
        ("gb-sct", "GB-SCT"),
        ("GB_SCT", "GB-SCT"),
        ("UK-SCT", "GB-SCT"),
        ("FR-75", "FR-75"),
        ("DE-BY", "DE-BY"),
    ],
)
def test_a_code_or_name_is_understood_as_people_type_it(typed: str, code: str) -> None:
    assert find_country(typed) == code


@pytest.mark.parametrize(
    "typed",
    ["", "XX", "Sloveni", "Atlantis", "Congo", "Korea", "S", "SIX", "XX-AB", "GB-", "../.."],
)
def test_what_is_no_country_or_several_is_not_guessed(typed: str) -> None:
    assert find_country(typed) is None


def test_every_country_of_the_guidance_is_known_by_code_and_by_name() -> None:
    guidance = load(asset_path("guidance"))

    for jurisdiction in guidance.jurisdictions:
        for code in (*jurisdiction.codes, jurisdiction.id):
            if code not in {"INT", "EU"}:
                found = find_country(code)
                assert found is not None
                assert chain_for(guidance, found)[0] == jurisdiction.id
        if not jurisdiction.generic:
            assert find_country(jurisdiction.name) == jurisdiction.id


def test_a_country_and_its_parts_have_names() -> None:
    assert [name_of(code) for code in ("IT", "GB-EW", "US")] == [
        "Italy",
        "England and Wales",
        "United States",
    ]


def test_the_first_letters_of_any_name_find_a_country() -> None:
    assert matching("sloveni")[0] == "SI"
    assert matching("ÖSTER") == ("AT",)
    assert matching("škot") == ("GB-SCT",)
    assert matching("gb")[0] == "GB"
    assert "GB-NIR" in matching("irel")
    assert matching("atlantis") == ()


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("sl", "sl", "SI"),
        ("sl", "slo", "SI"),
        ("sl", "slova", "SK"),
        ("sl", "i", "IE"),
        ("it", "slo", "SI"),
        ("it", "it", "IT"),
        ("en", "slo", "SI"),
        ("en", "no", "GB-NIR"),
        ("en", "norw", "NO"),
    ],
)
def test_a_country_that_has_numbers_comes_before_one_that_has_none(
    language: str, typed: str, first: str
) -> None:
    words = Words() if language == "en" else spoken(language)

    assert matching(typed, words)[0] == first


def test_the_countries_that_have_numbers_are_those_of_the_guidance() -> None:
    jurisdictions = load(asset_path("guidance")).jurisdictions

    assert {each.id for each in jurisdictions if not each.generic} == WITH_NUMBERS


def test_before_anything_is_typed_every_country_is_offered_once_in_order() -> None:
    everywhere = matching("")

    assert len(everywhere) == len(set(everywhere))
    assert {"SI", "GB-SCT", "US", "AX"} <= set(everywhere)
    assert everywhere[0] == "AF"
    assert everywhere.index("AX") < everywhere.index("ZW")


def test_a_country_is_called_as_its_reader_calls_it() -> None:
    slovenian = spoken("sl")

    assert name_in("DE", slovenian) == "Nemčija"
    assert name_in("GB-SCT", slovenian) == "Škotska"
    assert name_in("DE", Words()) == "Germany"


def test_a_country_is_found_by_the_name_its_reader_types() -> None:
    assert matching("nemč", spoken("sl")) == ("DE",)
    assert matching("germ", spoken("sl"))[0] == "DE"


def test_countries_stand_in_the_order_of_the_names_that_are_shown() -> None:
    english, italian = matching(""), matching("", spoken("it"))

    assert english.index("NL") < english.index("NO")
    assert italian.index("NO") < italian.index("NL")


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("England", "GB-EW"),
        ("uk", "GB"),
        ("USA", "US"),
        ("united k", "GB"),
        ("ireland", "IE"),
        ("georgia", "GE"),
        ("GB-SCT", "GB-SCT"),
    ],
)
def test_the_country_that_is_called_so_or_alone_begins_so_is_meant(
    typed: str, country: str
) -> None:
    assert find_meant(typed) == country


@pytest.mark.parametrize("typed", ["", " ", "un", "sl", "au", "Atlantis"])
def test_a_beginning_that_several_share_means_none_of_them(typed: str) -> None:
    assert find_meant(typed) is None


def test_the_reader_s_own_name_of_a_country_is_meant() -> None:
    assert find_meant("nemčija", spoken("sl")) == "DE"
