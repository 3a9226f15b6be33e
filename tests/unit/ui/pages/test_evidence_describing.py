import pytest

from evidence_kit.ui.pages.evidence_describing import Description, as_draft, from_draft


def test_a_description_comes_back_from_its_draft() -> None:
    description = Description(what="a picture he sent", device="my phone", app="", when="Friday")

    assert from_draft(as_draft(description)) == description


def test_nothing_typed_is_no_draft() -> None:
    assert as_draft(Description(what="  ")) == ""


@pytest.mark.parametrize("text", ["", "null", "[]", '["a", 1, "", ""]', "{", '"x"'])
def test_what_cannot_be_read_is_an_empty_description(text: str) -> None:
    assert from_draft(text) == Description()


def test_where_the_thing_is_goes_to_where_the_model_keeps_it() -> None:
    provenance = Description(device="my phone", app="Snapchat", when="Friday").provenance()

    assert (provenance.device, provenance.app, provenance.seen_at_text) == (
        "my phone",
        "Snapchat",
        "Friday",
    )
