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
