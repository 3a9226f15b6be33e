import pytest

from evidence_kit.errors import PartTooSmallError
from evidence_kit.handover.editions import whole
from evidence_kit.handover.profiles import Limits, split, stopped_by_mail
from tests.unit.handover.test_editions import digests_of


def parts_of(world, limits, papers_bytes=1000):
    return split(
        whole(world.case_file),
        world.case_file,
        limits,
        papers_bytes=papers_bytes,
        digests=digests_of(world),
        name="EK",
        is_locked=False,
    )


def labels(part):
    return [each.item.label for each in part.exhibits]


def test_what_fits_is_one_part_and_names_no_other(world):
    (part,) = parts_of(world, Limits())

    assert labels(part) == ["JS-001", "JS-002", "JS-006"]
    assert (part.suffix, part.beside, dict(part.elsewhere)) == ("", (), {})


def test_few_files_a_part_make_several_parts_that_know_each_other(world):
    first, second = parts_of(world, Limits(most_files=27))

    assert (labels(first), labels(second)) == (["JS-001"], ["JS-002", "JS-006"])
    assert first.suffix == "-part-1-of-2"
    assert second.more_info == (("Bag-Count", "2 of 2"),)
    assert [(each.name, each.labels) for each in second.beside] == [("EK-part-1-of-2", ("JS-001",))]
    elsewhere = first.elsewhere[second.exhibits[0].item.id]
    assert elsewhere == "in part 2 of 2: EK-part-2-of-2.zip"
    assert second.known.keys() >= {first.exhibits[0].item.id}


def test_a_small_part_holds_what_fits_into_it(world):
    first, second = parts_of(world, Limits(most_mb=4), papers_bytes=2_000_000)

    assert (labels(first), labels(second)) == (["JS-001", "JS-002"], ["JS-006"])


@pytest.mark.parametrize(
    ("limits", "papers_bytes", "name"),
    [
        (Limits(most_mb=2), 1000, "JS-006"),
        (Limits(most_mb=2), 5_000_000, "EK-2026-000123-report.pdf"),
        (Limits(most_files=5), 1000, "EK-2026-000123-report.pdf"),
    ],
)
def test_a_file_is_never_cut_in_two(world, limits, papers_bytes, name):
    with pytest.raises(PartTooSmallError) as refused:
        parts_of(world, limits, papers_bytes)

    assert refused.value.facts["name"] == name


def test_pictures_and_recordings_may_go_by_mail(world):
    assert stopped_by_mail(world.case_file) == {}
