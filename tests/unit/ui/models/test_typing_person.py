from evidence_kit.ui.models.typing_person import TYPING_DRAFT, Typing


def test_what_cases_hold_of_who_types_is_read_by_later_versions_too() -> None:
    assert TYPING_DRAFT == "who-is-typing"
    assert [each.value for each in Typing] == ["self", "parent", "worker"]
