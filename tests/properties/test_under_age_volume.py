"""Nothing intimate leaves a case of somebody who is or may be under 18, and a leak is noticed."""

from dataclasses import replace

import pytest

from evidence_kit.errors import SensitiveUnderAgeError
from evidence_kit.handover import volumes
from evidence_kit.handover.contents import open_contents
from evidence_kit.handover.editions import intimate_items
from evidence_kit.handover.selection import exhibit_of
from evidence_kit.handover.wrapping import locked
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.progress import Cancel, silent
from tests.replacing import replaced
from tests.unit.handover.conftest import make_world

PASSPHRASE = "purple lantern seven kayak"
UNDER_AGE = [
    Ages(now=now, in_picture=in_picture)
    for now in (None, 0, 15, 17, 18, 40)
    for in_picture in AgeInPicture
    if Ages(now=now, in_picture=in_picture).is_under_18_case
]


@pytest.fixture(scope="module")
def world():
    return make_world()


def leaked(world, ages, target_path):
    """Ask for the volume, and return the intimate originals that lie in the target afterwards."""
    case = replace(world.case_file.case, ages=ages)
    order = replace(world.order, case_file=replace(world.case_file, case=case))
    try:
        volumes.write_sensitive(
            order,
            open_item=world.open_item,
            wrapping=locked(PASSPHRASE),
            target_path=target_path,
            report=silent,
            cancel=Cancel(),
        )
    except SensitiveUnderAgeError:
        assert list(target_path.iterdir()) == []
        return []
    (zip_path,) = target_path.iterdir()
    with open_contents(zip_path, PASSPHRASE) as contents:
        found = [b"".join(contents.read(name)) for name in contents.entries]
    intimate = [world.originals[item.id] for item in intimate_items(world.case_file)]
    return [data for data in intimate if data in found]


@pytest.mark.parametrize("ages", UNDER_AGE)
def test_nothing_intimate_leaves_whatever_the_ages_are(world, tmp_path, ages):
    assert leaked(world, ages, tmp_path) == []


@pytest.mark.twin("doors that forgot to ask")
def test_a_door_that_forgot_to_ask_is_caught(world, tmp_path):
    def unguarded(case_file):
        return tuple(map(exhibit_of, intimate_items(case_file)))

    with replaced(volumes, "sensitive_exhibits", unguarded):
        assert leaked(world, UNDER_AGE[0], tmp_path) != []
