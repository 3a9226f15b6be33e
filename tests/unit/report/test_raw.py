import zlib

from evidence_kit.report.raw import Stream, dictionary, name, number, text_string


def test_no_text_can_end_its_string_early():
    assert text_string(")>>endobj") == "<FEFF" + ")>>endobj".encode("utf-16-be").hex().upper() + ">"
    assert text_string("half\udcff").endswith("003F>")


def test_a_name_holds_nothing_but_letters_and_digits():
    assert name("a/b (c)é") == "/a#2Fb#20#28c#29#C3#A9"


def test_a_stream_ends_with_a_line_feed_of_its_own():
    written = Stream(b"data", {"Type": "/Metadata"}, compress=False).format(None)
    assert written == b"<</Type /Metadata /Length 4>>\nstream\ndata\nendstream\n"


def test_a_stream_is_compressed_and_says_so():
    written = Stream(b"a" * 900).format(None)
    head, _, rest = written.partition(b"\nstream\n")
    assert b"/Filter /FlateDecode" in head
    assert zlib.decompress(rest.removesuffix(b"\nendstream\n")) == b"a" * 900


def test_numbers_are_short_and_plain():
    assert [number(value) for value in (1, -0.0001, 0.5, 1e6, 2.12349)] == [
        "1", "0", "0.5", "1000000", "2.123"
    ]  # fmt: skip


def test_a_dictionary_keeps_its_order():
    assert dictionary({"B": "1", "A": "(x)"}) == "<</B 1 /A (x)>>"
