"""READ-ME-FIRST.txt of a contact sheet's bag and of the locked volume.

The rules are those of :mod:`evidence_kit.handover.readme`. It says where the report and the
evidence are, and where the code of this volume stands, because it was made before them.
"""

from evidence_kit.handover.editions import Kind, Main
from evidence_kit.handover.readme_checking import ASK, how_to_check, other_ways, seal
from evidence_kit.handover.readme_page import Page
from evidence_kit.i18n import N_, Words
from evidence_kit.model import CaseFile, Digest, ExportFacts


def volume_readme(
    case_file: CaseFile,
    facts: ExportFacts,
    kind: Kind,
    *,
    folder_name: str,
    main: Main,
    other_name: str,
    exhibits: int,
    certificate_fingerprint: Digest,
    words: Words,
) -> bytes:
    """Write the text for a contact sheet's bag or for the locked volume."""
    page = Page(words)
    _begin(page, case_file, facts, kind, exhibits)
    page.gap()
    _say_main(page, main, other_name)
    how_to_check(page, folder_name, ASK, has_page=False, is_stamped=False)
    seal(page, certificate_fingerprint)
    other_ways(page, folder_name, has_case_data=False)
    return page.encoded()


def _say_main(page: Page, main: Main, name: str) -> None:
    """Say where the report, the evidence and this volume's code are."""
    match main:
        case Main.WHOLE:
            page.say(N_("The report and the evidence are in another package: {name}."), name=name)
            page.say(
                N_(
                    "The hand-over code of this volume stands in data/index/volumes.csv of that "
                    "package."
                )
            )
        case Main.PARTS:
            page.say(
                N_(
                    "The report and the evidence are in another package, whole or in parts. Its "
                    "name begins with {name}."
                ),
                name=name,
            )
            page.say(
                N_(
                    "The hand-over code of this volume stands in data/index/volumes.csv of that "
                    "package, or of its part 1."
                )
            )
        case Main.PAPER:
            page.say(
                N_(
                    "The report was made apart from this, for paper. No package with the evidence "
                    "was made with it, so the hand-over code of this volume stands in no file."
                )
            )


def _begin(page: Page, case_file: CaseFile, facts: ExportFacts, kind: Kind, exhibits: int) -> None:
    title = (
        N_("SENSITIVE VOLUME {reference}, version {version}")
        if kind is Kind.SENSITIVE
        else N_("CONTACT SHEET, CONFIDENTIAL {reference}, version {version}")
    )
    page.heading(title, reference=case_file.case.reference, version=facts.version)
    if case_file.case.is_sample:
        page.heading(N_("SAMPLE CASE: NOTHING IN IT IS REAL"))
        page.say(N_("Person, accounts and evidence are made up. Nobody has to act on it."))
    page.heading(N_("WHAT THIS IS"))
    if kind is Kind.CONFIDENTIAL:
        page.say(
            N_(
                "Who the person is, who helps, and how to reach them, as they wrote it with "
                "Evidence Kit {app_version}. Nobody checked it. It is in data/contact. Please keep "
                "it apart from the evidence: what is in that package may be read by the defence."
            ),
            app_version=facts.app_version,
        )
        return
    page.say(
        N_(
            "{count} exhibits that the person, an adult, marked as intimate, byte for byte as they "
            "were added with Evidence Kit {app_version}. By the answers in the case nobody in any "
            "picture was under 18. Open them only where that is needed, and keep no copy in the "
            "open."
        ),
        count=exhibits,
        app_version=facts.app_version,
    )
