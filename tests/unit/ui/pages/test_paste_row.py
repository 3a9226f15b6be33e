import msgspec
import pytest

from evidence_kit.i18n import Words
from evidence_kit.messages import FactsFound
from evidence_kit.ui.pages.paste_finds import Find, Finds
from evidence_kit.ui.pages.paste_row import spoken, why_words
from tests.unit.ui.pages.paste_samples import NAME

BESIDE = "The platform is named right beside it."


def find_of(**changes: object) -> Find:
    found = msgspec.structs.replace(NAME, **changes)
    return Finds.of(FactsFound(identifiers=(found,), amounts=(), odd_characters=0)).all[0]


def test_a_row_names_the_platform_that_was_read(words: Words) -> None:
    find = find_of(platform="Instagram", reason=BESIDE)

    assert why_words(find, words) == f"Instagram. {BESIDE}"
    assert f"Instagram. {BESIDE}" in spoken(find, words)


@pytest.mark.parametrize(
    "changes",
    [
        {"platform": "", "reason": BESIDE},
        {"platform": "Instagram", "value": "https://instagram.com/lena", "reason": BESIDE},
    ],
)
def test_a_platform_that_is_not_known_or_stands_there_already_is_not_added(
    words: Words, changes: dict[str, object]
) -> None:
    assert why_words(find_of(**changes), words) == BESIDE
