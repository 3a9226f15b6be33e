"""Where a piece stands, in words, and where it can go from there."""

import msgspec
import pytest

from evidence_kit.exhibit_order import EXHIBIT_ORDER
from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.ui.models.piece_order import Place, find_place
from tests.pictures.sample_case import sample_case


def ordered(said: str) -> CaseSeen:
    case = msgspec.structs.replace(sample_case(), exports=())
    return msgspec.structs.replace(case, answers={EXHIBIT_ORDER: said})


def test_without_an_order_the_number_is_the_place() -> None:
    case = ordered("")

    found = find_place(case, case.items[2])

    assert found == Place(at=3, of=len(case.items))


def test_an_order_moves_the_place_and_leaves_the_number() -> None:
    case = ordered("3")

    assert find_place(case, case.items[2]) == Place(at=1, of=len(case.items), is_chosen=True)
    assert case.items[2].label.endswith("3")


def test_one_piece_alone_has_no_place() -> None:
    case = msgspec.structs.replace(sample_case(), items=sample_case().items[:1])

    assert find_place(case, case.items[0]) is None


@pytest.mark.parametrize(
    ("place", "earlier", "later", "says"),
    [
        (Place(at=1, of=3), False, True, "1 of 3. The report and the package follow this order."),
        (Place(at=3, of=3), True, False, "3 of 3. The report"),
        (Place(at=2, of=3, is_settled=True), False, False, "2 of 3. The order stays"),
    ],
)
def test_it_goes_as_far_as_it_can_and_nowhere_once_something_went_out(
    place: Place, earlier: object, later: object, says: str
) -> None:
    assert (place.may_be_earlier, place.may_be_later) == (earlier, later)
    assert place.sentence(Words()).startswith(says)
