import pytest

from evidence_kit.errors import HandOverCodeError
from evidence_kit.handover.code import grouped, read_code
from evidence_kit.model import Digest

CODE = Digest("0123456789abcdef" * 4)


def test_a_grouped_code_reads_back():
    assert read_code(grouped(CODE)) == CODE
    assert [len(group) for group in grouped(CODE).split(" ")] == [8] * 8


@pytest.mark.parametrize(
    "text", [CODE.upper(), f"  {CODE}\n", CODE[:32] + "-" + CODE[32:], CODE.replace("0", "\t0")]
)
def test_capitals_spaces_and_hyphens_do_not_matter(text):
    assert read_code(text) == CODE


@pytest.mark.parametrize("text", ["", CODE[:8], CODE[:63], CODE + "0", CODE[:63] + "g", "０" * 64])
def test_anything_but_the_full_code_is_refused(text):
    with pytest.raises(HandOverCodeError) as refused:
        read_code(text)

    assert refused.value.facts == {"value": text, "digits": 64}
