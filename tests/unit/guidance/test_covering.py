from dataclasses import replace
from datetime import date

import msgspec
import pytest

from evidence_kit.errors import GuidanceDataError
from evidence_kit.guidance.covering import (
    PERSONAS,
    SEED_IDS,
    Seed,
    Unshown,
    gaps,
    load_seeds,
    texts_of,
)
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import plan
from evidence_kit.resources import asset_path

GUIDANCE = load(asset_path("guidance"))
SEEDS = load_seeds(asset_path("guidance"))
TODAY = date(2026, 11, 28)


def missing(guidance=GUIDANCE, seeds=SEEDS):
    return {gap.id for gap in gaps(guidance, seeds, TODAY)}


def without(field, *names):
    """The guidance without some of its rows."""
    rows = tuple(row for row in getattr(GUIDANCE, field) if row.id not in names)
    assert len(rows) < len(getattr(GUIDANCE, field))
    return replace(GUIDANCE, **{field: rows})


def with_steps(**changes):
    return replace(GUIDANCE, steps=msgspec.structs.replace(GUIDANCE.steps, **changes))


def without_note(piece):
    steps = tuple(
        msgspec.structs.replace(
            step, notes=tuple(note for note in step.notes if piece not in note.text)
        )
        for step in GUIDANCE.steps.step
    )
    assert steps != GUIDANCE.steps.step
    return with_steps(step=steps)


def without_part(helper, title):
    pages = tuple(
        msgspec.structs.replace(page, part=tuple(p for p in page.part if p.title != title))
        if page.helper == helper
        else page
        for page in GUIDANCE.pages
    )
    assert pages != GUIDANCE.pages
    return replace(GUIDANCE, pages=pages)


def test_every_row_of_the_source_pages_is_listed_once():
    assert sorted(seed.id for seed in SEEDS) == sorted(SEED_IDS)
    assert len(SEED_IDS) == 149


def test_every_row_of_the_source_pages_is_said_to_somebody_or_left_out_for_a_reason():
    assert gaps(GUIDANCE, SEEDS, TODAY) == ()


def test_nothing_but_prevention_and_what_is_out_of_date_is_left_out():
    left_out = {seed.id: seed.unshown for seed in SEEDS if seed.unshown is not None}

    assert {name for name, why in left_out.items() if why is Unshown.PREVENTION} == {
        "A43", "A44", "A45", "A49", "A50", "A51", "A52", "A59", "A62", "O07",
    }  # fmt: skip
    assert {name for name, why in left_out.items() if why is Unshown.RETIRED} == {
        "F09", "F14", "K12", "K13", "K16", "K17", "O25", "O26",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("guidance", "expected"),
    [
        (without("signs", "W05"), {"W05"}),
        (without("signs", "W16", "W17"), {"W16", "W17"}),
        (without("contacts", "SI-5"), {"A32", "O04"}),
        (without("contacts", "UK-1"), {"O01"}),
        (without("contacts", "UK-2"), {"A28", "O02"}),
        (without("contacts", "UK-10", "UK-18"), {"A58", "O16"}),
        (without("contacts", "SC-5"), {"O17"}),
        (without("contacts", "EU-5"), {"A35", "A61", "K21", "O06"}),
        (without("tools", "INT-1"), {"A33", "O08"}),
        (without("tools", "UK-4"), {"A34", "O09"}),
        (without("tools", "INT-3"), {"K14"}),
        (without("capture", "CAP-05"), {"A18"}),
        (without("capture", "CAP-07"), {"A21"}),
        (without("capture", "CAP-10"), {"K22"}),
        (with_steps(about=GUIDANCE.steps.about[:-1]), {"F18"}),
        (with_steps(about=()), {"F01", "F02", "F03", "F04", "F06", "F07", "F10", "F11"}),
        (with_steps(closing=()), {"A60", "A63"}),
        (without_note("Too much right now"), {"K01"}),
        (without_note("Do not count on it"), {"A08"}),
        (without_note("Talk to a helpline first."), {"A31"}),
        (without_part("parent", "First"), {"A40"}),
        (without_part("parent", "Later, when it is calm"), {"A42"}),
    ],
)
def test_a_row_that_was_taken_out_is_missed(guidance, expected):
    assert expected <= missing(guidance)


@pytest.mark.parametrize("step_id", ["ST13", "ST14"])
def test_a_step_that_was_taken_out_is_missed(step_id):
    steps = tuple(step for step in GUIDANCE.steps.step if step.id != step_id)

    assert missing(with_steps(step=steps)) == {{"ST13": "K18", "ST14": "K11"}[step_id]}


@pytest.mark.parametrize(
    ("seeds", "expected"),
    [
        (SEEDS[1:], "F01"),
        ((*SEEDS, SEEDS[0]), "F01"),
        ((*SEEDS, Seed(id="Z99", shown="It is not your fault.")), "Z99"),
        ((Seed(id="F01"), *SEEDS[1:]), "F01"),
        ((Seed(id="F01", shown="crime", unshown=Unshown.RETIRED), *SEEDS[1:]), "F01"),
        ((Seed(id="F01", unshown=Unshown.RETIRED), *SEEDS[1:]), "F01"),
        ((Seed(id="F01", shown="This is said nowhere."), *SEEDS[1:]), "F01"),
    ],
)
def test_a_list_that_is_wrong_is_found(seeds, expected):
    assert expected in missing(seeds=seeds)


def test_a_list_that_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "seeds.toml").write_text('[[seed]]\nid = "F01"\nunshown = "boring"', "utf-8")

    with pytest.raises(GuidanceDataError):
        load_seeds(tmp_path)


def test_the_texts_of_a_plan_hold_what_is_said_and_the_sentences_about_it():
    said = texts_of(plan(GUIDANCE, PERSONAS[0], TODAY))

    assert "116 111" in said
    assert any(text.startswith("Recorded on 21 Nov 2026") for text in said)
