import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from evidence_kit.cli.documents import DOCUMENTS
from evidence_kit.cli.list_documents import RemovalDocument
from evidence_kit.resources import asset_path

ROOT = Path(__file__).resolve().parents[3]


def test_the_frozen_schemas_and_the_readme_are_what_the_code_makes() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "generated.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.__name__)
def test_every_document_names_its_format_and_version(document: type) -> None:
    schemas = json.loads(asset_path("schemas", "command-line.json").read_text("utf-8"))["$defs"]

    (version,) = schemas[document.__name__]["properties"]["format"]["enum"]
    assert version.startswith("evidence-kit/")
    assert version.rpartition("/")[2].isdigit()


def test_a_pin_has_no_place_in_a_document() -> None:
    assert "pin" not in {field.name for field in fields(RemovalDocument)}
