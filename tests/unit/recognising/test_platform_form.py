import re

from evidence_kit.recognising.platform_form import CODE, asked, own


def test_an_account_is_found_wherever_in_the_query_it_stands():
    pattern = re.compile(asked("/x", "id", CODE))

    assert [pattern.fullmatch(text)["handle"] for text in ("/x?id=a1", "/x?k=1&id=a1&b#c")] == [
        "a1",
        "a1",
    ]


def test_own_paths_are_told_apart():
    assert own("help search") == {"help", "search"}
