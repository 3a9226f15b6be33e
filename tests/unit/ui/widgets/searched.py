"""A search in a short list, for tests and pictures: every part of the words finds them."""

from collections.abc import Sequence

from evidence_kit.ui.widgets.searching import Search

NOTHING = "None is called like this."
SEVERAL = "Several are."


def search_in(choices: Sequence[tuple[str, str]]) -> Search:
    """Return a search that knows no other names than the words shown."""

    def find(typed: str) -> list[str]:
        return [identity for identity, words in choices if typed.casefold() in words.casefold()]

    def find_meant(typed: str) -> str | None:
        found = find(typed)
        return found[0] if len(found) == 1 else None

    return Search(find=find, find_meant=find_meant, nothing=NOTHING, several=SEVERAL)
