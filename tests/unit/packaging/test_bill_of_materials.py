"""The list of what the program is made of names all of it, and is the same every time."""

import json
import re

from tests.fakes import ROOT_PATH
from tests.scripts import script

bill_of_materials = script("bill_of_materials")


def test_every_locked_library_is_named_with_its_licence_and_hashes():
    locked = (ROOT_PATH / "packaging" / "requirements.txt").read_text(encoding="utf-8")

    libraries = list(bill_of_materials.libraries())

    assert len(libraries) == len(re.findall(r"^\S+==", locked, re.MULTILINE))
    assert all(part["licenses"][0]["license"]["name"] != "unknown" for part in libraries)
    assert sum(len(part["properties"]) for part in libraries) == locked.count("--hash=sha256:")


def test_every_font_is_named_by_its_hash():
    fonts = list(bill_of_materials.fonts())

    assert {part["name"] for part in fonts} == {
        path.name for path in (ROOT_PATH / "assets" / "fonts").glob("*.ttf")
    }


def test_what_the_folder_carries_is_named(tmp_path):
    internal = tmp_path / "_internal"
    internal.mkdir()
    (internal / "libown.so.1").write_bytes(b"x")
    (internal / "libown.so").symlink_to("libown.so.1")

    (part,) = bill_of_materials.carried(tmp_path)

    assert (part["name"], part["hashes"][0]["content"][:4]) == ("libown.so.1", "2d71")


def test_the_same_sources_give_the_same_list(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    first, second = (json.dumps(bill_of_materials.bill()) for _ in range(2))

    assert first == second
    assert '"2023-11-14T22:13:20Z"' in first


def test_no_reference_is_given_twice():
    names = [part["bom-ref"] for part in bill_of_materials.bill()["components"]]

    assert len(names) == len(set(names))
