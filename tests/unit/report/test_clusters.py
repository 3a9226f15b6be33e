import pytest

from evidence_kit.report.clusters import asks_for_a_pictograph, clusters


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        ("ab", ["a", "b"]),
        ("n\u030c\u0301o", ["n\u030c\u0301", "o"]),
        ("👨\u200d👩\u200d👧a", ["👨\u200d👩\u200d👧", "a"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("🇸🇮🇮🇹", ["🇸🇮", "🇮🇹"]),
        ("❤\ufe0f!", ["❤\ufe0f", "!"]),
        ("می\u200cخواهم"[:4], ["م", "ی\u200c", "خ"]),
    ],
)
def test_what_belongs_together_is_not_cut(text, cut):
    assert list(clusters(text)) == cut


@pytest.mark.parametrize(
    ("cluster", "is_asked"), [("❤", False), ("❤\ufe0f", True), ("👨\u200d👩", True), ("a", False)]
)
def test_a_sign_is_a_pictograph_only_when_asked(cluster, is_asked):
    assert asks_for_a_pictograph(cluster) is is_asked
