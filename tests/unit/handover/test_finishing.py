import json

from evidence_kit.handover.finishing import SOFTWARE_NAME, finish
from evidence_kit.handover.shelves import FolderShelf
from evidence_kit.handover.writing import BagWriter
from evidence_kit.hashing import sha256
from evidence_kit.progress import Cancel


def test_every_bag_says_what_made_it_and_ends_with_its_seal(world, tmp_path):
    at = world.order.facts.made_at
    writer = BagWriter(FolderShelf(tmp_path, made_at=at), made_at=at, cancel=Cancel())

    code = finish(writer, world.order, (("Bag-Count", "1 of 2"),))

    assert code == sha256((tmp_path / "tagmanifest-sha256.txt").read_bytes())
    assert (tmp_path / "seal/tagmanifest-sha256.txt.p7s").stat().st_size > 100
    assert json.loads((tmp_path / SOFTWARE_NAME).read_bytes())["integrity"] == "SHA-256"
    assert "Bag-Count: 1 of 2\n" in (tmp_path / "bag-info.txt").read_text()
