import pytest

from evidence_kit.errors import CancelledError, ReadBackError, TargetExistsError
from evidence_kit.handover.finishing import finish
from evidence_kit.handover.wrapping import BagOrder, Form, Wrapping, locked, write_bag
from evidence_kit.progress import Cancel, silent


def write(world, target_path, wrapping, fill=None):
    def filled(writer):
        writer.add("data/index/exhibits.csv", b"exhibit\r\n")
        return finish(writer, world.order)

    order = BagOrder(
        name="EK-X",
        made_at=world.order.facts.made_at,
        originals_bytes=0,
        fill=fill or filled,
    )
    return write_bag(order, wrapping, target_path=target_path, report=silent, cancel=Cancel())


def test_a_lock_has_a_passphrase_and_nothing_else_has():
    with pytest.raises(ValueError, match="passphrase"):
        Wrapping(form=Form.LOCKED_ZIP)
    with pytest.raises(ValueError, match="passphrase"):
        Wrapping(form=Form.FOLDER, passphrase="x")


def test_a_passphrase_is_in_no_log():
    assert "kayak" not in repr(locked("purple lantern seven kayak"))


def test_what_an_officer_would_find_wrong_is_never_given_a_name(world, tmp_path):
    # A bag without a custody log is not one of ours.
    for wrapping in (Wrapping(form=Form.FOLDER), Wrapping(form=Form.ZIP), locked("x" * 12)):
        with pytest.raises(ReadBackError):
            write(world, tmp_path, wrapping)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["EK-X.zip", "EK-X.zip.partial"])
def test_a_name_that_is_taken_is_left_alone(world, tmp_path, name):
    (tmp_path / name).mkdir()

    with pytest.raises(TargetExistsError):
        write(world, tmp_path, locked("x" * 12))

    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_stop_leaves_no_half_made_zip(world, tmp_path):
    def fill(writer):
        writer.add("data/x", b"1")
        raise CancelledError

    with pytest.raises(CancelledError):
        write(world, tmp_path, locked("x" * 12), fill)

    assert list(tmp_path.iterdir()) == []
