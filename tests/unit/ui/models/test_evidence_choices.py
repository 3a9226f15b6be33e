from dataclasses import replace

from evidence_kit.i18n import Words
from evidence_kit.model import ItemStatus, Provenance
from evidence_kit.ui.models.evidence_choices import evidence_choices, item_id_of
from tests.unit.ui.seen import item, seen


def choices(*items):
    return evidence_choices(seen(items=items), Words())


def test_from_memory_comes_first():
    assert choices() == (("", "From memory"),)


def test_a_piece_is_found_by_its_label_and_what_it_shows():
    shown = replace(item(), provenance=Provenance(shows="the\nthreat"))

    assert choices(shown, item(2))[1:] == (
        (shown.id, "JS-001: the threat"),
        (item(2).id, "JS-002"),
    )


def test_long_words_are_shortened_and_odd_ones_made_visible():
    shown = replace(item(), provenance=Provenance(shows="\u202e" + "x" * 80))

    words = choices(shown)[1][1]

    assert words.startswith("JS-001: ⟦U+202E⟧xxx")
    assert words.endswith("…")


def test_what_was_withdrawn_is_not_offered():
    assert len(choices(replace(item(), status=ItemStatus.WITHDRAWN))) == 1


def test_the_choice_becomes_the_item_again():
    assert item_id_of("") is None
    assert item_id_of(str(item().id)) == item().id
