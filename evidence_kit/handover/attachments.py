"""What travels inside the report's PDF for machines: the exhibits' hashes, and the case as data.

The rules are: nothing here depends on the report itself, so that a report can hold it (the
package's own manifest names the report's hash and can therefore not stand in it); the file names
are those in the package; the same data as in the package, and no more.
"""

from collections.abc import Mapping

from evidence_kit.handover.case_uco import case_jsonld
from evidence_kit.handover.selection import select
from evidence_kit.hashing import Digests
from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, ExportFacts, ItemId
from evidence_kit.report.document import Attachment

HASH_LIST_NAME = "exhibits-sha256.txt"
CASE_DATA_NAME = "case.jsonld"


def report_attachments(
    case_file: CaseFile,
    digests: Mapping[ItemId, Digests],
    facts: ExportFacts,
    words: Words,
    elsewhere: Mapping[ItemId, str] | None = None,
) -> tuple[Attachment, ...]:
    """Return the files that a report carries.

    Args:
        case_file: The case.
        digests: The digests of each exhibit's bytes, as just computed.
        facts: What is said of this export.
        words: The report's language.
        elsewhere: Items that are not in the bag the report lies in, and where they are instead.
    """
    return (
        Attachment(
            file_name=HASH_LIST_NAME,
            data=hash_list(case_file, digests),
            media_type="text/plain",
            says=words.gettext("SHA-256 of each exhibit, as sha256sum reads it"),
        ),
        Attachment(
            file_name=CASE_DATA_NAME,
            data=case_jsonld(case_file, digests, facts, elsewhere),
            media_type="application/ld+json",
            says=words.gettext("The case as data, in CASE/UCO"),
        ),
    )


def hash_list(case_file: CaseFile, digests: Mapping[ItemId, Digests]) -> bytes:
    """Return the exhibits' SHA-256 as a list that ``sha256sum -c`` reads inside a package."""
    return "".join(
        f"{digests[exhibit.item.id].sha256}  {exhibit.file}\n"
        for exhibit in select(case_file).exhibits
        if exhibit.item.id in digests
    ).encode("utf-8")
