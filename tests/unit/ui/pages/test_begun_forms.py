from evidence_kit.i18n import Words
from evidence_kit.ui.pages.begun_forms import find_half_made, half_made

DRAFTS = {"money/form": "begun", "people/form": "begun", "steps/removal": ""}


def test_each_page_tells_of_its_own_forms_alone(words: Words) -> None:
    assert [each.page for each in half_made(DRAFTS, words)] == ["people", "money"]
    found = find_half_made("money", DRAFTS, words)
    assert found is not None
    assert found.is_form
    assert "“Money”" in found.line
    assert find_half_made("steps", DRAFTS, words) is None
