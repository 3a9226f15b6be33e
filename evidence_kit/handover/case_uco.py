"""case.jsonld: the same facts in CASE 1.5 / UCO 1.5, for programs that exchange case data.

The rules are: plain JSON-LD written without a library; every node's name is derived from the case
and what it stands for (UUID version 5), so that the same case always gives the same file; the
person concerned has no name here; accounts are "as reported"; only what goes out is described, and
what stays behind is named by its exhibit number alone; what is not in this very bag carries a tag
and, word for word as in ``exhibits.csv``, where it is. UCO 1.5 has no class for a coin's address or
a bank account: they are a ``DigitalAddress`` and an ``Account`` whose name says what they are.
"""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeAlias

from evidence_kit.clock import utc_text
from evidence_kit.handover.selection import LEFT_OUT_WORDS, Exhibit, select
from evidence_kit.hashing import Digests
from evidence_kit.model import (
    CaseFile,
    ExportFacts,
    Identifier,
    IdentifierKind,
    Item,
    ItemId,
    PictureFacts,
    Route,
)

CASE_NAME = "data/index/case.jsonld"

_Node: TypeAlias = dict[str, Any]

_UCO = "https://ontology.unifiedcyberontology.org/uco/"
_CONTEXT = {
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    # Required to be an address of some kind; nothing lies there and nothing fetches it.
    "kb": "http://example.org/kb/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        f"uco-{part}": f"{_UCO}{part}/"
        for part in ("action", "core", "identity", "observable", "tool", "types", "victim")
    },
}

_FORMS = {
    IdentifierKind.USERNAME: ("DigitalAccount", "DigitalAccount", "accountLogin"),
    IdentifierKind.DISPLAY_NAME: ("DigitalAccount", "DigitalAccount", "displayName"),
    IdentifierKind.NUMERIC_ID: ("DigitalAccount", "Account", "accountIdentifier"),
    IdentifierKind.PAYMENT_HANDLE: ("DigitalAccount", "DigitalAccount", "accountLogin"),
    IdentifierKind.IBAN: ("Account", "Account", "accountIdentifier"),
    IdentifierKind.BANK_ACCOUNT: ("Account", "Account", "accountIdentifier"),
    IdentifierKind.PROFILE_URL: ("URL", "URL", "fullValue"),
    IdentifierKind.URL: ("URL", "URL", "fullValue"),
    IdentifierKind.EMAIL: ("EmailAddress", "EmailAddress", "addressValue"),
    IdentifierKind.PHONE: ("PhoneAccount", "PhoneAccount", "phoneNumber"),
    IdentifierKind.BITCOIN: ("DigitalAddress", "DigitalAddress", "addressValue"),
    IdentifierKind.ETHEREUM: ("DigitalAddress", "DigitalAddress", "addressValue"),
    IdentifierKind.TRON: ("DigitalAddress", "DigitalAddress", "addressValue"),
    IdentifierKind.LITECOIN: ("DigitalAddress", "DigitalAddress", "addressValue"),
    IdentifierKind.MONERO: ("DigitalAddress", "DigitalAddress", "addressValue"),
    IdentifierKind.SOLANA: ("DigitalAddress", "DigitalAddress", "addressValue"),
    IdentifierKind.XRP: ("DigitalAddress", "DigitalAddress", "addressValue"),
    IdentifierKind.TON: ("DigitalAddress", "DigitalAddress", "addressValue"),
}
"""Kind → UCO class, facet and property. A kind that is not here has no form in UCO 1.5."""


ELSEWHERE_TAG = "not-in-this-bag"
"""The tag of an exhibit whose file is in another part, in a locked volume or kept back."""


def case_jsonld(
    case_file: CaseFile,
    digests: Mapping[ItemId, Digests],
    facts: ExportFacts,
    elsewhere: Mapping[ItemId, str] | None = None,
) -> bytes:
    """Write the case as JSON-LD.

    Args:
        case_file: The case.
        digests: The digests of the bytes that were copied into the package.
        facts: When and by which version the package was made.
        elsewhere: Items that are not in this very bag, and where they are instead; as in the table.
    """
    notes = elsewhere or {}
    graph = _Graph(uuid.UUID(hex=case_file.case.id))
    tool = graph.add(
        "tool",
        "evidence-kit",
        "uco-tool:Tool",
        {
            "uco-core:name": "Evidence Kit",
            "uco-tool:version": facts.app_version,
            "uco-tool:toolType": "Evidence preservation outside the police",
        },
    )
    person = _add_person(graph)
    exhibits = {}
    for exhibit in select(case_file).exhibits:
        picture = case_file.pictures.get(exhibit.item.id)
        file = _add_file(graph, exhibit, digests[exhibit.item.id], picture)
        note = notes.get(exhibit.item.id, "")
        _add_import(graph, exhibit, file, performer=person, tool=tool, note=note)
        exhibits[exhibit.item.id] = file
        original = case_file.covered_from.get(exhibit.item.id)
        if original is not None:
            _add_derived_from(graph, exhibit, file, original)
    by_label = {item.label: notes.get(item.id, "") for item in case_file.items}
    for left_out in select(case_file).left_out:
        graph.add(
            "provenance",
            left_out.label,
            "case-investigation:ProvenanceRecord",
            {
                "case-investigation:exhibitNumber": left_out.label,
                **_whereabouts(by_label[left_out.label] or LEFT_OUT_WORDS[left_out.reason]),
            },
        )
    for identifier in case_file.identifiers:
        node = _add_identifier(graph, identifier)
        if identifier.item_id in exhibits:
            _add_found_in(graph, identifier, node, exhibits[identifier.item_id])
    return _document(graph, case_file.case.reference, facts.made_at)


_COPIED = "The file was chosen in Evidence Kit; its bytes were copied."
_COVERED = "Parts of an exhibit of the case were covered by opaque boxes; metadata was left out."


class _Graph:
    """Nodes under construction; each gets its name from the case and its own key."""

    def __init__(self, namespace: uuid.UUID) -> None:
        self._namespace = namespace
        self.nodes: list[_Node] = []

    def iri(self, kind: str, key: str) -> str:
        """Return the name of a node, the same for the same case, kind and key."""
        # Labels and numbers are the keys; a stranger's text never becomes part of a name.
        return f"kb:{kind}-{uuid.uuid5(self._namespace, f'{kind}/{key}')}"

    def add(self, kind: str, key: str, type_name: str | list[str], content: _Node) -> str:
        """Add a node and return its name."""
        name = self.iri(kind, key)
        self.nodes.append({"@id": name, "@type": type_name, **content})
        return name

    def facet(self, owner: str, facet_type: str, content: _Node) -> _Node:
        """Return a facet of a node that is about to be added."""
        name = self.iri(f"{facet_type.lower()}-facet", owner)
        return {"@id": name, "@type": f"uco-observable:{facet_type}Facet", **content}


def _add_person(graph: _Graph) -> str:
    person = graph.add(
        "person",
        "reporting",
        "uco-identity:Person",
        {"uco-core:name": "Person concerned (not named in this file)"},
    )
    role = graph.add("role", "victim", "uco-victim:Victim", {"uco-core:name": "Victim"})
    graph.add(
        "relationship",
        "victim",
        "uco-core:Relationship",
        _relation(person, role, "Has_Role"),
    )
    return person


def _add_file(
    graph: _Graph, exhibit: Exhibit, digests: Digests, picture: PictureFacts | None
) -> str:
    item = exhibit.item
    types = ["uco-observable:File"]
    size = item.size_bytes
    file_facet: _Node = {
        "uco-observable:fileName": _text(item.original_name),
        "uco-observable:filePath": exhibit.file,
        "uco-observable:sizeInBytes": size,
    }
    if item.times.modified_at is not None:
        file_facet["uco-observable:modifiedTime"] = _instant(item.times.modified_at)
    facets = [
        graph.facet(item.label, "File", file_facet),
        graph.facet(
            item.label,
            "ContentData",
            {
                "uco-observable:mimeType": item.media_type,
                "uco-observable:sizeInBytes": size,
                "uco-observable:hash": [
                    _hash(graph, item.label, method, value)
                    for method, value in (
                        ("SHA256", digests.sha256),
                        ("SHA1", digests.sha1),
                        ("MD5", digests.md5),
                    )
                ],
            },
        ),
    ]
    if picture is not None:
        types.append("uco-observable:RasterPicture")
        size_px = {
            "uco-observable:pictureWidth": picture.width_px,
            "uco-observable:pictureHeight": picture.height_px,
        }
        facets.append(graph.facet(item.label, "RasterPicture", size_px))
    return graph.add("file", item.label, types, {"uco-core:hasFacet": facets})


def _whereabouts(note: str) -> _Node:
    """Say that something is not in this bag, for programs and for people."""
    return {"uco-core:tag": ELSEWHERE_TAG, "uco-core:description": note} if note else {}


def _add_import(
    graph: _Graph, exhibit: Exhibit, file: str, *, performer: str, tool: str, note: str
) -> None:
    label = exhibit.item.label
    is_copy = exhibit.item.route is Route.COVERING
    provenance = graph.add(
        "provenance",
        label,
        "case-investigation:ProvenanceRecord",
        {
            "case-investigation:exhibitNumber": label,
            **_whereabouts(note),
            "uco-core:object": [_ref(file)],
        },
    )
    graph.add(
        "action",
        label,
        "case-investigation:InvestigativeAction",
        {
            "uco-core:name": "covered copy made" if is_copy else "added to the case",
            "uco-core:description": _COVERED if is_copy else _COPIED,
            "uco-action:endTime": _instant(exhibit.item.imported_at),
            "uco-action:performer": _ref(performer),
            "uco-action:instrument": [_ref(tool)],
            "uco-action:object": [_ref(file)],
            "uco-action:result": [_ref(provenance)],
        },
    )


def _add_derived_from(graph: _Graph, exhibit: Exhibit, file: str, original: Item) -> None:
    """Name the exhibit whose place a covered copy has: its number and digest, no name, no bytes."""
    content = graph.facet(
        original.label,
        "ContentData",
        {
            "uco-observable:sizeInBytes": original.size_bytes,
            "uco-observable:hash": [_hash(graph, original.label, "SHA256", original.sha256 or "")],
        },
    )
    kept = graph.add(
        "file", original.label, "uco-observable:File", {"uco-core:hasFacet": [content]}
    )
    graph.add(
        "provenance",
        original.label,
        "case-investigation:ProvenanceRecord",
        {
            "case-investigation:exhibitNumber": original.label,
            **_whereabouts("not in this package: kept whole in the vault"),
            "uco-core:object": [_ref(kept)],
        },
    )
    graph.add(
        "derived-from",
        exhibit.item.label,
        "uco-observable:ObservableRelationship",
        _relation(file, kept, "Derived_From"),
    )


def _add_identifier(graph: _Graph, identifier: Identifier) -> str:
    key = str(identifier.number)
    value = _text(identifier.value)
    # The kind names the chain of a coin; UCO has no other place for it.
    about = f"{identifier.kind.value} of account {identifier.subject or '?'}, as reported"
    where = f" ({identifier.platform})" if identifier.platform else ""
    content: _Node = {
        "uco-core:name": value,
        "uco-core:description": _text(about + where),
    }
    if identifier.subject:
        content["uco-core:tag"] = _text(identifier.subject)
    form = _FORMS.get(identifier.kind)
    if form is None:
        return graph.add("identifier", key, "uco-observable:ObservableObject", content)
    class_name, facet_name, property_name = form
    facet = graph.facet(f"identifier/{key}", facet_name, {f"uco-observable:{property_name}": value})
    content["uco-core:hasFacet"] = [facet]
    return graph.add("identifier", key, f"uco-observable:{class_name}", content)


def _add_found_in(graph: _Graph, identifier: Identifier, node: str, file: str) -> None:
    graph.add(
        "found-in",
        str(identifier.number),
        "uco-observable:ObservableRelationship",
        _relation(node, file, "Contained_Within"),
    )


def _document(graph: _Graph, reference: str, made_at: datetime) -> bytes:
    everything = [_ref(node["@id"]) for node in graph.nodes]
    graph.add(
        "investigation",
        "case",
        "case-investigation:Investigation",
        {
            "uco-core:name": reference,
            "case-investigation:focus": "Online sexual extortion, as entered in Evidence Kit",
            "uco-core:objectCreatedTime": _instant(made_at),
            "uco-core:object": everything,
        },
    )
    document = {"@context": _CONTEXT, "@graph": graph.nodes}
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode("utf-8") + b"\n"


def _hash(graph: _Graph, owner: str, method: str, value: str) -> _Node:
    return {
        "@id": graph.iri("hash", f"{owner}/{method}"),
        "@type": "uco-types:Hash",
        # A plain string: the vocabulary's own typed literal makes case_validate warn and fail.
        "uco-types:hashMethod": method,
        "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": value},
    }


def _relation(source: str, target: str, kind: str) -> _Node:
    return {
        "uco-core:source": _ref(source),
        "uco-core:target": _ref(target),
        "uco-core:kindOfRelationship": kind,
        "uco-core:isDirectional": True,
    }


def _ref(name: str) -> _Node:
    return {"@id": name}


def _instant(at: datetime) -> _Node:
    return {"@type": "xsd:dateTime", "@value": utc_text(at)}


def _text(text: str) -> str:
    r"""Return a text that UTF-8 can hold: bytes that were no text become ``\udcXX``."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
