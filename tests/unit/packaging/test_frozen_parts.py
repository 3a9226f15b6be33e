"""What goes into the frozen folder, and what must not."""

import subprocess
import sys
from pathlib import Path

import phonenumbers
import PIL
import pytest
import stdnum

from tests.fakes import ROOT_PATH
from tests.scripts import script

frozen_parts = script("frozen_parts")


@pytest.mark.parametrize(
    "place",
    [
        "libreadline.so.8",
        "libgdbm.so.6",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
        "PySide6/Qt/lib/QtNetwork.framework/Versions/A/Resources/Info.plist",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "stdnum/oui.dat",
        "Cryptodome/Cipher/_raw_des3.abi3.so",
        "Cryptodome\\PublicKey\\_ed448.pyd",
        "certifi/cacert.pem",
        "libwayland-cursor.so.0",
    ],
)
def test_what_nothing_uses_or_must_not_travel_stays_out(place):
    assert not frozen_parts.is_kept(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6WaylandClient.so.6",
        "PySide6/Qt/lib/QtWidgets.framework/Versions/A/Resources/Info.plist",
        "pillow.libs/libfreetype-57f805ba.so.6.20.6",
        "stdnum/iban.dat",
        "Cryptodome/Hash/_keccak.abi3.so",
        "Cryptodome\\Cipher\\_raw_aes.pyd",
        "assets/fonts/NotoSans-Regular.ttf",
    ],
)
def test_what_is_used_stays(place):
    assert frozen_parts.is_kept(place)


def test_a_library_that_only_a_left_out_one_asked_for_goes_with_it():
    parts = [
        ("a.so", "/a", "EXTENSION"),
        ("libb.so.1", "/b", "BINARY"),
        ("libc.so.1", "/c", "BINARY"),
        ("libpython3.11.so.1.0", "/p", "BINARY"),
        ("libd.so.1", "/d", "BINARY"),
    ]
    needs = {
        "/a": ["libb.so.1"],
        "/b": ["libelsewhere.so"],
        "/c": [],
        "/p": ["libd.so.1"],
        "/d": [],
    }

    kept = [place for place, _, _ in frozen_parts.without_orphans(parts, needs.__getitem__)]

    assert kept == ["a.so", "libb.so.1", "libpython3.11.so.1.0", "libd.so.1"]


def test_all_assets_travel_but_what_they_were_made_from():
    sources = {source for source, _ in frozen_parts.assets(ROOT_PATH / "assets")}

    assert str(ROOT_PATH / "assets/fonts/NotoSans-Regular.ttf") in sources
    assert str(ROOT_PATH / "assets/verify/check_package.py") in sources
    assert not [name for name in sources if name.endswith((".po", "draw.py", ".pyc"))]


def test_the_decoders_formats_are_not_left_out():
    left_out = frozen_parts.left_out(Path(PIL.__file__).parent, Path(phonenumbers.__file__).parent)

    assert "PIL.PsdImagePlugin" in left_out
    assert "phonenumbers.shortdata.region_SI" in left_out
    formats = ("Bmp", "Gif", "Jpeg", "Png", "WebP")
    assert not {f"PIL.{name}ImagePlugin" for name in formats} & set(left_out)


LOCKS_AND_OPENS = """
import io
from Cryptodome.Util import _raw_api
plain = _raw_api.load_pycryptodome_raw_lib
def told(name, declared):
    print(name)
    return plain(name, declared)
_raw_api.load_pycryptodome_raw_lib = told
import pyzipper
from evidence_kit.recognising import checksums
stream = io.BytesIO()
how = {"compression": pyzipper.ZIP_STORED, "encryption": pyzipper.WZ_AES}
with pyzipper.AESZipFile(stream, "w", **how) as archive:
    archive.setpassword(b"words")
    archive.writestr("name", b"data")
with pyzipper.AESZipFile(stream) as archive:
    archive.setpassword(b"words")
    assert archive.read("name") == b"data"
"""


def test_whatever_a_locked_package_is_made_with_travels():
    done = subprocess.run(
        [sys.executable, "-c", LOCKS_AND_OPENS], capture_output=True, text=True, check=True
    )

    loaded = {f"{name.replace('.', '/')}.abi3.so" for name in done.stdout.split()}
    assert {"Cryptodome/Cipher/_raw_aes.abi3.so", "Cryptodome/Hash/_keccak.abi3.so"} <= loaded
    assert [place for place in sorted(loaded) if not frozen_parts.is_kept(place)] == []


def test_a_country_that_judges_its_own_account_numbers_goes_along():
    modules = frozen_parts.account_modules(Path(stdnum.__file__).parent)

    assert "stdnum.es.iban" in modules


def test_on_macos_a_program_with_a_terminal_still_has_a_window():
    assert frozen_parts.INFO_PLIST["LSBackgroundOnly"] is False
