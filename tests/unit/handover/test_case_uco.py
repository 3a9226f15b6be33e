import json
import re
import uuid
from dataclasses import replace

import pytest

from evidence_kit.handover.case_uco import ELSEWHERE_TAG, case_jsonld
from evidence_kit.hashing import MultiHash
from evidence_kit.model import IdentifierKind


@pytest.fixture(scope="module")
def digests(world):
    found = {}
    for item in world.case_file.items:
        hashes = MultiHash()
        hashes.update(world.originals[item.id])
        found[item.id] = hashes.digests()
    return found


@pytest.fixture(scope="module")
def data(world, digests):
    return case_jsonld(world.case_file, digests, world.order.facts)


@pytest.fixture(scope="module")
def graph(data):
    return json.loads(data)["@graph"]


def of_type(graph, name):
    return [
        node
        for node in graph
        if name in (node["@type"] if isinstance(node["@type"], list) else [node["@type"]])
    ]


def every_node(value):
    if isinstance(value, list):
        return [node for each in value for node in every_node(each)]
    if isinstance(value, dict):
        inner = [node for each in value.values() for node in every_node(each)]
        return [value, *inner] if "@type" in value and "@id" in value else inner
    return []


def test_every_node_has_a_name_of_its_own_that_ends_in_a_uuid(graph):
    names = [node["@id"] for node in every_node(graph)]

    assert len(set(names)) == len(names)
    assert all(uuid.UUID(name[-36:]).version == 5 for name in names)


def test_every_reference_leads_to_a_node(data, graph):
    names = {node["@id"] for node in every_node(graph)}

    used = set(re.findall(r'"@id": "(kb:[^"]+)"', data.decode()))

    assert used == names


def test_the_same_case_gives_the_same_bytes_and_another_case_other_names(world, digests, data):
    again = case_jsonld(world.case_file, digests, world.order.facts)
    other_case = replace(world.case_file.case, id="0" * 32)

    other = case_jsonld(replace(world.case_file, case=other_case), digests, world.order.facts)

    assert again == data
    assert other != data


def test_only_what_goes_out_is_described_as_a_file(graph):
    files = of_type(graph, "uco-observable:File")

    paths = [node["uco-core:hasFacet"][0]["uco-observable:filePath"] for node in files]

    assert paths == [
        "data/exhibits/JS-001.png",
        "data/exhibits/JS-002.txt",
        "data/exhibits/JS-006.mp4",
    ]


def test_a_file_carries_its_three_digests_with_plain_method_names(world, digests, graph):
    file = of_type(graph, "uco-observable:File")[0]

    hashes = {
        each["uco-types:hashMethod"]: each["uco-types:hashValue"]["@value"]
        for each in file["uco-core:hasFacet"][1]["uco-observable:hash"]
    }

    expected = digests[world.case_file.items[0].id]
    assert hashes == {"SHA256": expected.sha256, "SHA1": expected.sha1, "MD5": expected.md5}


def test_every_identifier_is_there_exactly(world, graph):
    names = {node.get("uco-core:name") for node in graph}

    assert {each.value for each in world.case_file.identifiers} <= names


def test_coins_are_digital_addresses_and_the_chain_is_named(graph):
    (address,) = of_type(graph, "uco-observable:DigitalAddress")

    assert address["uco-core:hasFacet"][0]["uco-observable:addressValue"].startswith("bc1q")
    assert address["uco-core:description"].startswith("bitcoin of account S1, as reported")


def test_every_kind_of_identifier_can_be_written(world, digests):
    for kind in IdentifierKind:
        identifier = replace(world.case_file.identifiers[0], kind=kind, value="x\udcff")
        case_file = replace(world.case_file, identifiers=(identifier,))
        written = case_jsonld(case_file, digests, world.order.facts)
        assert b"x\\\\udcff" in written


def test_an_identifier_is_tied_to_the_exhibit_it_was_found_in(world, graph):
    relations = of_type(graph, "uco-observable:ObservableRelationship")

    told = [each for each in world.case_file.identifiers if each.item_id is not None]

    assert len(relations) == len(told)


def test_the_person_and_what_they_kept_back_have_no_words_here(world, data):
    text = data.decode()

    assert "not named in this file" in text
    for private in ("of me.png", "private holiday", "483920", "could not sleep", 'JS"', "my phone"):
        assert private not in text
    assert world.case_file.case.id not in text


def test_what_is_not_in_this_bag_says_where_it_is_to_a_machine(world, digests):
    first, second = (item for item in world.case_file.items if item.label in {"JS-001", "JS-005"})
    notes = {first.id: "in part 2 of 3: EK-1-part-2-of-3.zip", second.id: "intimate; it is in X"}

    data = case_jsonld(world.case_file, digests, world.order.facts, notes)

    records = of_type(json.loads(data)["@graph"], "case-investigation:ProvenanceRecord")
    said = {
        each["case-investigation:exhibitNumber"]: each.get("uco-core:description")
        for each in records
        if each.get("uco-core:tag") == ELSEWHERE_TAG
    }
    assert said["JS-001"] == notes[first.id]
    assert said["JS-005"] == notes[second.id]
    assert said.keys() == {"JS-001", "JS-003", "JS-004", "JS-005"}
