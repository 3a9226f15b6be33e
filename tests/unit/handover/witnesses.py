"""Two other checks of a package: the page's scripts, and the script for experts."""

import hashlib
import json
import re
from typing import Any

from PySide6.QtQml import QJSEngine

from evidence_kit.handover import bag
from evidence_kit.resources import asset_path
from tests.unit.handover.tampering import SEAL, STAMP

NOT_THE_PAGES = {
    "seal",
    SEAL,
    STAMP,
    "custody chain",
    "manifest-md5.txt",
    "exhibits.csv and the exhibits",
    "custody log and the exhibits",
    "signature of the report",
    "files inside the report",
}
"""What the page says that it does not check."""


class Script:
    """The page's own scripts, as far as they need no page."""

    def __init__(self, *names):
        self._engine = QJSEngine()
        for name in names:
            text = asset_path("verify", name).read_text("utf-8")
            # This engine forgets a const with the evaluation it stands in.
            self.run(re.sub(r"^const (\w+) = \(", r"var \1 = (", text, flags=re.MULTILINE))

    def run(self, code):
        found = self._engine.evaluate(code)
        assert not found.isError(), found.toString()
        return found

    def told(self, code):
        return json.loads(self.run(f"JSON.stringify({code})").toString())


def answers_of_the_page(lists, path, code):
    """What the scripts say of a folder; only reading it is done here."""
    files = {
        each.relative_to(path).as_posix(): each.read_bytes()
        for each in sorted(path.rglob("*"))
        if each.is_file()
    }
    found = [
        [name, {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "problem": None}]
        for name, data in files.items()
    ]
    info = bag.read_info(files.get("bag-info.txt", b""))
    said = {"oxum": info.get("Payload-Oxum"), "isStamped": info.get("Time-Stamp") == STAMP}
    made = {"seal": octets(files.get(SEAL)), "stamp": octets(files.get(STAMP))}
    declaration = files.get("bagit.txt")
    arguments = ", ".join(
        (
            f"new Map({json.dumps(found)})",
            read_list(files.get(bag.PAYLOAD_MANIFEST_NAME)),
            read_list(files.get(bag.TAG_MANIFEST_NAME)),
            json.dumps(None if declaration is None else declaration == bag.DECLARATION),
            json.dumps(said),
            json.dumps(made),
        )
    )
    computed = (
        hashlib.sha256(files[bag.TAG_MANIFEST_NAME]).hexdigest()
        if bag.TAG_MANIFEST_NAME in files
        else None
    )
    return lists.told(
        f"(function (findings) {{ return {{ findings: findings, overall: Lists.overall(findings,"
        f" Lists.compare(Lists.readCode({json.dumps(code)}), {json.dumps(computed)})) }}; }})"
        f"(Lists.judge({arguments}))"
    )


def octets(data):
    """Bytes as a script gets them."""
    return None if data is None else list(data)


def read_list(data):
    if data is None:
        return "null"
    *lines, rest = data.split(b"\n")
    said = []
    for line in lines:
        try:
            said.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            said.append(None)
    return f"Lists.readManifest({json.dumps(said)}, {json.dumps(rest == b'')})"


def checker() -> dict[str, Any]:
    """The script for experts, as the names it defines."""
    path = asset_path("verify", "check_package.py")
    names: dict[str, Any] = {"__name__": "check_package"}
    exec(compile(path.read_text("utf-8"), str(path), "exec"), names)  # noqa: S102 - it is ours
    return names
