import pytest

from evidence_kit.ui.models.form_draft import packed, unpacked


@pytest.mark.parametrize(
    "fields",
    [
        {"to": "SI56 0510", "amount": "500"},
        {"to": 'quotes " and \\ and {braces}'},
        {"note": "line\nline\u202e\udc80 – ✓"},
    ],
)
def test_a_form_comes_back_as_it_was(fields):
    assert unpacked(packed(fields)) == fields


def test_an_empty_form_is_no_draft():
    assert packed({"to": "", "amount": ""}) == ""


@pytest.mark.parametrize("draft", ["", "{", "[]", "null", "5", '"words"'])
def test_what_is_no_form_is_an_empty_one(draft):
    assert unpacked(draft) == {}


def test_only_words_are_taken():
    assert unpacked('{"to": "SI56", "n": 5, "list": ["x"]}') == {"to": "SI56"}
