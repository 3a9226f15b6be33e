"""Whatever travels brings its licence along."""

from tests.fakes import ROOT_PATH
from tests.scripts import script

licence_bundle = script("licence_bundle")


def test_every_library_and_font_has_its_text():
    text, missing = licence_bundle.bundle(is_debian=False)

    assert missing == ()
    assert "pyside6-essentials: LGPL-3.0" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "SIL OPEN FONT LICENSE" in text
    for path in (ROOT_PATH / "assets" / "fonts").glob("*Hyperlegible*-Regular.ttf"):
        assert path.name in text


def test_a_library_without_a_text_is_named():
    def texts_of(name):
        return [] if name == "click" else ["text"]

    _, missing = licence_bundle.bundle(is_debian=True, texts_of=texts_of)

    assert missing == ("click",)
