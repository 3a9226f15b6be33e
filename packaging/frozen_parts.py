"""Say what goes into the frozen folder and what stays out; the recipe for PyInstaller asks.

The rules are: of Qt only the parts that a window without network, video and QML uses; of Pillow
only the formats that the decoder accepts; no library under the GPL (readline, gdbm); and no file
that serves the building alone.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

IDENTIFIER = "org.evidencekit.EvidenceKit"
"""How the systems' own lists call the program."""

INFO_PLIST: dict[str, object] = {
    "LSMinimumSystemVersion": "12.0",
    "NSHighResolutionCapable": True,
    # One program is the command line too; without this line it would have no place in the Dock.
    "LSBackgroundOnly": False,
    # No document types: nothing is registered, and no list of recent files is kept for it.
    "CFBundleDocumentTypes": [],
    "NSRequiresAquaSystemAppearance": False,
    "ITSAppUsesNonExemptEncryption": True,
}
"""What macOS is told about the program."""

_PILLOW_READS = frozenset({"Bmp", "Gif", "Jpeg", "Mpo", "Png", "Ppm", "Tiff", "WebP"})
"""The decoder's formats, and those that these stand on; Pillow loads PPM by itself."""

NEVER = (
    "tkinter", "_tkinter", "idlelib", "lib2to3", "test", "pydoc_data", "ensurepip", "venv",
    "setuptools", "pkg_resources", "pip", "wheel", "_distutils_hack", "distutils", "hatchling",
    "babel", "numpy", "IPython", "matplotlib",
    "sqlite3", "_sqlite3",  # one database driver, and it is SQLCipher's
    "readline", "_curses", "curses", "dbm.gnu", "_gdbm", "_dbm",  # GPL, or unused
    "phonenumbers.carrierdata", "phonenumbers.geodata", "phonenumbers.tzdata",
    "phonenumbers.carrier", "phonenumbers.geocoder", "phonenumbers.timezone",
    "PIL.ImageTk", "PIL._tkinter_finder", "PIL.ImageQt", "PIL._avif", "PIL._imagingcms",
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtSql", "PySide6.QtXml",
    "PySide6.QtTest", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools",
    "PySide6.QtConcurrent",
    # pyHanko's other ways into the network, and what reads lists of trust; none is ever called.
    "requests", "urllib3", "charset_normalizer", "lxml",
    # aiohttp is loaded with pyHanko and never used; these parts of it have a twin in Python.
    "aiohttp._http_parser", "aiohttp._http_writer", "aiohttp._websocket.mask",
    "aiohttp._websocket.reader_c", "multidict._multidict", "frozenlist._frozenlist",
    "propcache._helpers_c", "yarl._quoting_c",
    "pygments", "markdown_it", "PIL._imagingft",  # colours of code, set text: nothing shows them
    "reportlab.graphics", "cffi.recompiler", "cffi.verifier", "cffi.setuptools_ext",
    "unittest", "doctest", "multiprocessing", "_multiprocessing", "_posixshmem", "tarfile",
    # Readers of what others wrote that nobody asks: what is not there needs no patch (vex.json).
    "bz2", "_bz2", "lzma", "_lzma", "pyexpat", "_elementtree", "xml.dom", "xml.etree",
    "xml.parsers", "xml.sax.expatreader", "ftplib", "http.server", "socketserver", "webbrowser",
)  # fmt: skip
"""Modules that something names but nothing here runs."""

_QT_PLUGINS = frozenset({
    "platforms/qxcb", "platforms/qwayland", "platforms/qoffscreen",
    "platforms/qwindows", "platforms/qcocoa",
    "imageformats/qjpeg",  # previews come as JPEG from our own encoder
    "platforminputcontexts/composeplatforminputcontextplugin",
    "platforminputcontexts/ibusplatforminputcontextplugin",
    "platformthemes/qxdgdesktopportal",
    "printsupport/cupsprintersupport",
    "wayland-shell-integration/xdg-shell", "wayland-decoration-client/bradient",
    "styles/qmodernwindowsstyle", "styles/qmacstyle",
})  # fmt: skip
"""Plugins that stay, on whichever system they exist."""

_QT_LIBRARIES_LEFT = re.compile(
    r"(lib)?Qt6?(Network|Qml\w*|Quick\w*|VirtualKeyboard\w*|Pdf\w*|OpenGL\w*|Egl[Ff][Ss]\w*"
    r"|WaylandEgl\w*|Sql|Test|Xml|Designer\w*|Concurrent|Labs\w*)(\.|$)"
)
"""Libraries that only plugins of the left-out kind asked for."""

_DATA_LEFT = re.compile(
    r"stdnum/(?!iban\.dat$).+\.dat$"  # lists of books, banks and network cards
    # A locked ZIP asks for the first nine of these, the check digits of a wallet for the last.
    r"|Cryptodome/(?!(Cipher/_(raw_aes|raw_aesni|raw_ctr|Salsa20)|Protocol/_scrypt"
    r"|Util/_(cpuid_c|strxor)|Hash/_(BLAKE2s|SHA1|SHA256|keccak))\.)"
    r"|certifi/"  # the one connection asks the system which authorities it trusts
)
"""Files of libraries of which a small part is used."""

_SYSTEM_LIBRARIES_LEFT = re.compile(
    r"lib(readline|gdbm|ncurses\w*|tinfo\w*"  # under the GPL, or unused
    # Every desktop has these, fits them to itself, and keeps them mended.
    r"|gtk-3|gdk-3|gdk_pixbuf\w*|cups|avahi\w*|systemd|dbus-1|glib-2|gthread-2|pcre2-8"
    r"|fontconfig|X11|X11-xcb|wayland-\w+)\."
    # The bare name: Pillow brings one of its own under a longer one.
    r"|libfreetype\.so"
)
"""Libraries of the building machine that stay there."""

_NEEDED = re.compile(r"^\s*NEEDED\s+(\S+)$", re.MULTILINE)

_SHARED_LIBRARY = re.compile(r"lib.+\.so\.\d")
"""What is loaded because another library names it; a plugin's name ends in ``.so``."""


def version(root: Path) -> str:
    """Return the program's version without loading it."""
    text = (root / "evidence_kit" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise LookupError("evidence_kit/__init__.py names no version")
    return found[1]


def assets(path: Path) -> list[tuple[str, str]]:
    """Return (file, folder in the program) for every asset that travels: no sources of any."""
    parts = []
    for file in sorted(path.rglob("*")):
        within = file.relative_to(path)
        is_source = (
            file.name.startswith(".git")
            or file.suffix in {".po", ".pot"}
            or (within.parts[0] == "sample" and file.suffix == ".py")
        )
        if file.is_file() and not is_source and "__pycache__" not in within.parts:
            parts.append((str(file), str(PurePosixPath("assets", *within.parent.parts))))
    return parts


def account_modules(stdnum: Path) -> list[str]:
    """Return the modules that python-stdnum finds by the country of an account number.

    Args:
        stdnum: The folder of that library.
    """
    return [f"stdnum.{file.parent.name}.iban" for file in sorted(stdnum.glob("*/iban.py"))]


def left_out(pillow: Path, phonenumbers: Path) -> list[str]:
    """Return the modules that do not travel.

    Args:
        pillow: Pillow's folder; its plugins are known by their files.
        phonenumbers: The folder of that library; nothing asks for the short numbers of a country.
    """
    regions = sorted((phonenumbers / "shortdata").glob("region_*.py"))
    plugins = [file.stem for file in sorted(pillow.glob("*ImagePlugin.py"))]
    unread = [name for name in plugins if name.removesuffix("ImagePlugin") not in _PILLOW_READS]
    return [
        *NEVER,
        *(f"PIL.{name}" for name in unread),
        *(f"phonenumbers.shortdata.{file.stem}" for file in regions),
    ]


def is_kept(destination: str) -> bool:
    """Say whether a collected file travels, by where it would lie in the folder.

    >>> is_kept("PySide6/Qt/plugins/platforms/libqxcb.so")
    True
    >>> is_kept("PySide6/Qt/plugins/platforms/libqvnc.so")
    False
    >>> is_kept("PySide6/Qt/lib/libQt6Network.so.6"), is_kept("libreadline.so.8")
    (False, False)
    """
    path = PurePosixPath(destination.replace("\\", "/"))
    if "translations" in path.parts and "PySide6" in path.parts:
        return False
    if "plugins" in path.parts and "PySide6" in path.parts:
        plugin = path.name.partition(".")[0]
        names = {f"{path.parent.name}/{name}" for name in (plugin, plugin.removeprefix("lib"))}
        return bool(names & _QT_PLUGINS)
    # On macOS a library is a folder, with more in it than the library.
    if any(map(_QT_LIBRARIES_LEFT.match, path.parts)) or _DATA_LEFT.match(path.as_posix()):
        return False
    return _SYSTEM_LIBRARIES_LEFT.match(path.name) is None


def without_orphans(
    binaries: Iterable[tuple[str, str, str]], names_needed: Callable[[str], Iterable[str]]
) -> list[tuple[str, str, str]]:
    """Return the collected files without the libraries that only left-out files asked for.

    Args:
        binaries: PyInstaller's triples: place in the folder, source, kind.
        names_needed: Tells which libraries a source names.

    >>> needs = {"/p": ["liba.so.1"], "/a": [], "/b": []}
    >>> parts = [("p.so", "/p", "EXTENSION"), ("liba.so.1", "/a", "BINARY"),
    ...          ("libb.so.1", "/b", "BINARY")]
    >>> [place for place, _, _ in without_orphans(parts, needs.__getitem__)]
    ['p.so', 'liba.so.1']
    """
    parts = list(binaries)
    libraries = {PurePosixPath(place).name: source for place, source, _ in parts}
    # The program itself needs Python, and is not among the parts.
    waiting = [
        name
        for name in libraries
        if not _SHARED_LIBRARY.match(name) or name.startswith("libpython")
    ]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in reached or name not in libraries:
            continue
        reached.add(name)
        waiting += names_needed(libraries[name])
    return [part for part in parts if PurePosixPath(part[0]).name in reached]


def names_needed(listing: str) -> list[str]:
    r"""Return the libraries that a file names by itself, from what ``objdump -p`` prints of it.

    >>> names_needed("Dynamic Section:\n  NEEDED               libc.so.6\n  SONAME   x")
    ['libc.so.6']
    """
    return _NEEDED.findall(listing)
