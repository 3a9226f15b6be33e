import ctypes
import sys

import pytest

from evidence_kit.sandbox.macos import PROFILE, PROTOTYPES, is_denied, load

DENIED = (
    "file-read-data",
    "file-read-metadata",
    "file-write-data",
    "file-write-create",
    "file-ioctl",
    "network-outbound",
    "network-inbound",
    "network-bind",
    "process-exec",
    "process-fork",
    "mach-lookup",
    "mach-register",
    "ipc-posix-shm-read-data",
    "iokit-open",
    "system-socket",
    "sysctl-write",
    "job-creation",
    "appleevent-send",
    "signal",
)
"""Operations of Apple's sandbox that a taken-over decoder would want."""
MAY = ("sysctl-read",)


def parsed(text):
    """Return the rules of a profile: nested lists of words."""
    stack = [[]]
    for token in text.replace("(", " ( ").replace(")", " ) ").split():
        if token == "(":
            stack.append([])
        elif token == ")":
            rule = stack.pop()
            stack[-1].append(rule)
        else:
            stack[-1].append(token)
    (rules,) = stack
    return rules


def answer(profile, operation):
    """Return what the last rule that fits says, for an operation on anything but oneself."""
    version, *rules = parsed(profile)
    assert version == ["version", "1"]
    found = "allow"  # a profile that says nothing allows
    for verb, *operations in rules:
        assert verb in {"allow", "deny"}
        filters = [each for each in operations if isinstance(each, list)]
        names = [each for each in operations if isinstance(each, str)]
        is_for_others = ["target", "self"] not in filters
        if is_for_others and any(fits(name, operation) for name in names):
            found = verb
    return found


def fits(name, operation):
    return name in {"default", operation} or operation.startswith(name.rstrip("*") + "-")


@pytest.mark.parametrize("operation", DENIED)
def test_the_profile_denies(operation):
    assert answer(PROFILE, operation) == "deny"


@pytest.mark.parametrize("operation", MAY)
def test_the_profile_allows_only_looking_at_the_processor(operation):
    assert answer(PROFILE, operation) == "allow"


@pytest.mark.parametrize(
    ("twin", "operation"),
    [
        (PROFILE.replace("(deny default)\n", ""), "file-read-data"),
        (PROFILE + "(allow file*)\n", "file-write-data"),
        (PROFILE + "(allow network-outbound)\n", "network-outbound"),
        (PROFILE.replace("(target self)", ""), "signal"),
        (PROFILE + "(allow default)\n", "process-exec"),
    ],
)
def test_a_profile_with_a_hole_is_noticed(twin, operation):
    assert answer(twin, operation) == "allow"


class FakeMac:
    """The three functions, called through ctypes with their prototypes."""

    def __init__(self, *, status=0, is_confined=1):
        self.status, self.is_confined = status, is_confined
        self.profile, self.flags, self.freed = b"", None, []
        self.functions = {}
        for name, prototype in PROTOTYPES.items():
            kind = ctypes.CFUNCTYPE(prototype.result, *prototype.arguments)
            self.functions[name] = kind(getattr(self, f"_{name}"))

    def _sandbox_init(self, profile, flags, problem):
        self.profile, self.flags = profile, flags
        if self.status:
            problem[0] = 0x1234
        return self.status

    def _sandbox_free_error(self, problem):
        self.freed.append(problem)

    def _sandbox_check(self, _process_id, operation, _kind):
        assert operation is None
        return self.is_confined


def test_the_profile_is_given_as_a_text_and_confirmed():
    mac = FakeMac()
    assert is_denied(mac.functions)
    assert mac.profile == PROFILE.encode("ascii")
    assert mac.flags == 0


def test_a_refusal_is_said_and_its_words_are_freed():
    mac = FakeMac(status=-1)
    assert not is_denied(mac.functions)
    assert mac.freed == [0x1234]


def test_a_system_that_accepts_it_and_confines_nobody_is_not_believed():
    assert not is_denied(FakeMac(is_confined=0).functions)


@pytest.mark.skipif(sys.platform == "darwin", reason="everywhere else")
def test_elsewhere_the_functions_are_not_there():
    with pytest.raises(AttributeError):
        load()
