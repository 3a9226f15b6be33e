import pytest

from evidence_kit.cli.backup_verbs import choose_again_sentence, restored_sentence
from evidence_kit.model import Origin


@pytest.mark.parametrize("origin", [None, Origin.DATABASE, Origin.NEWER_COPY])
def test_where_the_newest_rows_came_back_nothing_is_called_missing(origin: Origin | None) -> None:
    said = restored_sentence(origin)

    assert "missing" not in said
    assert "What came after the backup is not in it." in said


def test_an_older_copy_and_exhibits_without_rows_are_called_that() -> None:
    assert "what was said after it is missing" in restored_sentence(Origin.BACKUP)
    assert "with new numbers" in restored_sentence(Origin.SEALED_FILES)
    assert "was withheld or covered after that" in choose_again_sentence(Origin.BACKUP)
    assert "was withheld or covered must" in choose_again_sentence(Origin.SEALED_FILES)
    assert len({restored_sentence(origin) for origin in Origin}) == len(Origin)
