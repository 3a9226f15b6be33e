from dataclasses import replace

import pytest

from evidence_kit.model import Build, Digest, ItemStatus
from evidence_kit.report.annexes import glossary_section, hashes_section, software_section
from evidence_kit.report.document import Table
from evidence_kit.visible import visible


def hash_tables(case_file, digests, words):
    section = hashes_section(case_file, digests, (), words)
    return [block for block in section.blocks if isinstance(block, Table)]


def test_sha_256_is_printed_in_full_and_in_one_piece(case_file, digests, words):
    identity, _look_up = hash_tables(case_file, digests, words)
    assert [row[1][0].text for row in identity.rows] == [
        item.sha256 for item in case_file.items if item.status is ItemStatus.HELD
    ]


def test_a_withdrawn_exhibit_has_no_hash_in_the_annex(case_file, digests, words, all_texts):
    said = all_texts(hashes_section(case_file, digests, (), words))
    assert case_file.items[23].sha256 not in said
    assert "JS-024" not in said
    assert "Withdrawn and withheld exhibits, and what is not held, have no hash here." in said


def test_sha_1_and_md5_are_headed_for_look_up_only(case_file, digests, words, all_texts):
    said = all_texts(hashes_section(case_file, digests, (), words))
    assert "SHA-1 and MD5 – for database look-up, not integrity" in said


def test_sealed_and_withdrawn_exhibits_have_no_look_up_digests(case_file, digests, words):
    _identity, look_up = hash_tables(case_file, digests, words)
    labels = {row[0][0].text for row in look_up.rows}
    assert labels == {item.label for item in case_file.items} - {"JS-022", "JS-023", "JS-024"}


def test_without_computed_digests_only_the_identity_is_printed(case_file, words):
    assert len(hash_tables(case_file, {}, words)) == 1


def test_the_software_is_named(case_file, facts, words, all_texts):
    said = all_texts(software_section(case_file, facts, words))
    assert "Evidence Kit 0.1.0" in said
    assert facts.system in said


def test_the_glossary_shows_how_a_hidden_character_is_printed(words, all_texts):
    terms = all_texts(glossary_section(words))
    assert "⟦U+202E⟧" in [visible(term, is_exact=False) for term in terms]


@pytest.mark.parametrize(
    ("build", "printed"),
    [
        (Build(sha256=Digest("ab" * 32), is_one_file=True), "SHA-256 of the program’s file:"),
        (Build(sha256=Digest("ab" * 32), is_one_file=False), "SHA-256 of the list of its modules:"),
        (None, "Its files could not be read, so it has no hash here."),
    ],
)
def test_the_build_is_told_by_a_hash_or_said_to_have_none(  # noqa: PLR0917 - pytest gives them
    case_file, facts, words, all_texts, build, printed
):
    said = all_texts(software_section(case_file, replace(facts, build=build), words))
    assert printed in said
    line = " ".join(["abababab"] * 4)
    assert said.count(line) == (0 if build is None else 2)


def test_the_counter_of_the_computer_is_printed_or_said_to_be_unknown(
    case_file, facts, words, all_texts
):
    said = " ".join(all_texts(software_section(case_file, facts, words)))
    assert "stood at 86400 seconds" in said
    unknown = replace(facts, counter_ms=None)
    assert "not known" in all_texts(software_section(case_file, unknown, words))
