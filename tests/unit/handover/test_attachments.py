import json
import subprocess

import pytest

from evidence_kit.handover.attachments import CASE_DATA_NAME, HASH_LIST_NAME, report_attachments
from evidence_kit.hashing import MultiHash
from evidence_kit.i18n import Words


@pytest.fixture
def attached(world):
    digests = {}
    for item in world.case_file.items:
        if item.id in world.originals:
            hasher = MultiHash()
            hasher.update(world.originals[item.id])
            digests[item.id] = hasher.digests()
    found = report_attachments(world.case_file, digests, world.order.facts, Words())
    return {each.file_name: each for each in found}


def test_the_hash_list_checks_the_exhibits_of_the_package(attached, package_path):
    (package_path / HASH_LIST_NAME).write_bytes(attached[HASH_LIST_NAME].data)
    run = ["sha256sum", "--check", "--strict", HASH_LIST_NAME]
    checked = subprocess.run(run, cwd=package_path, capture_output=True, text=True, check=True)
    assert checked.stdout.count(": OK") == len(list((package_path / "data/exhibits").iterdir()))


def test_the_case_as_data_is_the_packages_own(attached, package_path):
    (there,) = package_path.rglob("case.jsonld")
    assert attached[CASE_DATA_NAME].data == there.read_bytes()
    assert json.loads(attached[CASE_DATA_NAME].data)["@graph"]
