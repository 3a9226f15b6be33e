import pytest

from evidence_kit.report.document import Blanks, Table
from evidence_kit.report.hash_statement import hash_statement_blocks


@pytest.fixture
def blocks_of(case_file, facts, words):
    def blocks(file_of, elsewhere=None):
        return tuple(hash_statement_blocks(case_file, facts, file_of, words, elsewhere))

    return blocks


def test_each_exhibit_of_the_package_has_a_line_and_no_other(blocks_of, case_file):
    chosen = case_file.items[1:3]
    (table,) = [
        block
        for block in blocks_of({each.id: f"data/exhibits/{each.label}.png" for each in chosen})
        if isinstance(block, Table)
    ]
    assert [row[0][0].text for row in table.rows] == [each.label for each in chosen]
    hashes = ["".join(text.text for text in row[1][1:]).replace(" ", "") for row in table.rows]
    assert hashes == [each.sha256 for each in chosen]


def test_a_case_without_exhibits_says_so(blocks_of, all_texts):
    blocks = blocks_of({})
    assert not any(isinstance(block, Table) for block in blocks)
    assert any("no exhibit" in text for text in all_texts(blocks))


def test_nobody_certifies_anything_and_the_signature_is_blank(blocks_of, all_texts):
    blocks = blocks_of({})
    text = " ".join(all_texts(blocks)).casefold()
    assert not any(word in text for word in ("certif", "forensic", "admissib"))
    (blanks,) = [block for block in blocks if isinstance(block, Blanks)]
    assert blanks.labels[-1] == "Signature"


def test_a_covered_copy_is_not_said_to_be_of_the_day_its_exhibit_was_added(blocks_of, all_texts):
    text = " ".join(all_texts(blocks_of({})))
    assert "each exhibit was added or, for a covered copy, made." in text
    assert "added to the case or, for a covered copy, made." in text


def test_a_file_may_lie_in_another_part_of_the_package(blocks_of, case_file, all_texts):
    text = " ".join(all_texts(blocks_of({case_file.items[1].id: "data/exhibits/JS-002.png"})))
    assert "in the package or in one of its parts" in text


def test_what_is_in_another_part_says_so_in_its_own_row(blocks_of, case_file):
    here, there = case_file.items[1:3]
    files = {each.id: f"data/exhibits/{each.label}.png" for each in (here, there)}

    blocks = blocks_of(files, {there.id: "in part 2 of 3: EK-1-part-2-of-3.zip"})

    (table,) = [block for block in blocks if isinstance(block, Table)]
    said = [[text.text for text in row[1]] for row in table.rows]
    assert "in part 2 of 3: EK-1-part-2-of-3.zip" not in said[0]
    assert "in part 2 of 3: EK-1-part-2-of-3.zip" in said[1]


def test_nobody_signs_that_the_value_of_the_first_day_cannot_have_been_written_anew(
    blocks_of, all_texts
):
    text = " ".join(all_texts(blocks_of({})))

    assert "A match shows that this file has the value printed here." in text
    assert "could have written that log anew, unless an earlier head of it was noted" in text
    assert "the file has not changed since" not in text
