import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.handover.spreadsheet import read_table, write_table

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def raw_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "value", ["58912345678901234", "007", "12-34-56", "12.05", "1/3", "5e10", "12 34"]
)
def test_digits_that_a_spreadsheet_would_rewrite_are_kept_as_text(value):
    data = write_table(("number", "value"), [("1", value)])

    assert raw_rows(data)[1] == ["1", "'" + value]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("350.00", "350.00"),
        ("0.00012345", "0.00012345"),
        ("12", "12"),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("-5", "'-5"),
        ("+5", "'+5"),
        ("1e5", "'1e5"),
        ("007.5", "'007.5"),
        ("1.234.567", "'1.234.567"),
        ("1,5", "'1,5"),
        ("1.", "'1."),
        ("12345678901234567", "'12345678901234567"),
    ],
)
def test_a_number_is_a_number_in_its_own_column_and_a_formula_nowhere(value, written):
    data = write_table(("amount", "note"), [(value, "12.05")], numbers=frozenset({"amount"}))

    assert raw_rows(data)[1] == [written, "'12.05"]
    assert read_table(data)[0] == {"amount": value, "note": "12.05"}


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'"]
)
def test_what_could_be_a_formula_gets_an_apostrophe_in_front(start):
    data = write_table(("value",), [(start + "1",)])

    assert raw_rows(data)[1] == ["'" + start + "1"]


@given(st.tuples(TEXTS, TEXTS))
def test_every_text_reads_back_exactly(cells):
    (row,) = read_table(write_table(("first", "second"), [cells]))

    assert (row["first"], row["second"]) == cells


@pytest.mark.parametrize("data", [b"\xff\xfe", b"", b"a,b\r\n1\r\n", b'a\r\n"open'])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(ValueError, match=r".+"):
        read_table(data)
