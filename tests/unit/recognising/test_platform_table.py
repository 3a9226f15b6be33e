import re

from evidence_kit.recognising.platform_table import PLATFORMS

ROUTES = [
    (platform.name, path, plain)
    for platform in PLATFORMS
    for site in platform.sites
    for _leads, path, plain in site.routes
]


def test_every_path_names_the_account_once():
    assert [path for _name, path, _plain in ROUTES if path.count("(?P<handle>") != 1] == []
    assert all(re.compile(path) for _name, path, _plain in ROUTES)


def test_every_plain_address_has_one_place_for_the_account():
    assert [plain for _name, _path, plain in ROUTES if plain.count("{}") != 1] == []
    assert [plain for _name, _path, plain in ROUTES if not plain.startswith("https://")] == []


def test_no_host_belongs_to_two_platforms():
    hosts = [host for platform in PLATFORMS for site in platform.sites for host in site.hosts]

    assert len(hosts) == len(set(hosts))
    assert [host for host in hosts if host != host.lower() or host.startswith("www.")] == []


def test_no_name_is_given_to_two_platforms():
    words = [word for platform in PLATFORMS for word in platform.words.split("|") if word]

    assert len(words) == len(set(words))
    assert len({platform.name for platform in PLATFORMS}) == len(PLATFORMS)
