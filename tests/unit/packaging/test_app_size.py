"""A folder that grew too large is named, with what is large in it."""

from tests.scripts import script

app_size = script("app_size")


def test_a_folder_that_is_too_large_is_told(tmp_path, capsys):
    (tmp_path / "_internal" / "Qt").mkdir(parents=True)
    with (tmp_path / "_internal" / "Qt" / "large").open("wb") as file:
        file.truncate(app_size.MOST_BYTES + 1)

    assert app_size.main([str(tmp_path)]) == 1
    assert "_internal/Qt" in capsys.readouterr().out


def test_links_are_not_counted_twice(tmp_path):
    (tmp_path / "program").write_bytes(b"1234")
    (tmp_path / "link").symlink_to("program")

    assert app_size.sizes(tmp_path) == {"program": 4}
