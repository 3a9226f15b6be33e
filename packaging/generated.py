"""Write anew what is made from the code: the JSON schemas and README's table of errors.

Usage: python packaging/generated.py [--check]
"""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

import msgspec

from evidence_kit import errors
from evidence_kit.cli.documents import DOCUMENTS

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS_PATH = ROOT / "assets" / "schemas" / "command-line.json"
README_PATH = ROOT / "README.md"

_TABLE = re.compile(r"(<!-- errors: .*? -->\n)(.*?)(\n## )", re.DOTALL)


def main() -> int:
    """Write the files, or with --check compare them; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    is_check: bool = parser.parse_args().check
    wanted = {SCHEMAS_PATH: schemas(), README_PATH: readme(README_PATH.read_text("utf-8"))}
    stale = [path for path, text in wanted.items() if _found(path) != text]
    for path in stale:
        if is_check:
            print(f"stale: {path.relative_to(ROOT)}", file=sys.stderr)  # noqa: T201 - a script
        else:
            path.write_text(wanted[path], encoding="utf-8")
    return 1 if is_check and stale else 0


def schemas() -> str:
    """Return the JSON Schema of every document that ``--json`` prints."""
    found: dict[str, Any] = msgspec.json.schema_components(DOCUMENTS)[1]
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": found}
    text = json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False)
    return text + "\n"


def readme(text: str) -> str:
    """Return the README with the table of errors as the catalogue has it."""
    rows = ["| status | code | what happened |", "|---|---|---|"]
    rows += [f"| {kind.exit_code} | {kind.code} | {kind.summary} |" for kind in catalogue()]
    return _TABLE.sub(lambda found: found[1] + "\n" + "\n".join(rows) + "\n" + found[3], text)


def catalogue() -> list[type[errors.EvidenceKitError]]:
    """Return every error a person can meet, in order of exit status."""
    waiting = [errors.EvidenceKitError]
    found = []
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if "code" in vars(kind):
            found.append(kind)
    return sorted(found, key=lambda each: each.exit_code)


def _found(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
