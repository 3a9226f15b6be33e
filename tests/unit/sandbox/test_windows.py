import ctypes
import shutil
import subprocess
import sys
from ctypes import c_int32, c_uint32, c_void_p

import pytest

from evidence_kit.sandbox import windows
from evidence_kit.sandbox.windows import (
    PROTOTYPES,
    CallError,
    Prototype,
    RefusedCallError,
    Success,
    has_succeeded,
)
from tests.fake_windows import FakeWindows

SIZES = {
    windows.IoCounters: ("IO_COUNTERS", 48),
    windows.BasicLimits: ("JOBOBJECT_BASIC_LIMIT_INFORMATION", 64),
    windows.ExtendedLimits: ("JOBOBJECT_EXTENDED_LIMIT_INFORMATION", 144),
    windows.UiRestrictions: ("JOBOBJECT_BASIC_UI_RESTRICTIONS", 4),
    windows.SecurityCapabilities: ("SECURITY_CAPABILITIES", 24),
    windows.StartupInfo: ("STARTUPINFOW", 104),
    windows.StartupInfoEx: ("STARTUPINFOEXW", 112),
    windows.ProcessInformation: ("PROCESS_INFORMATION", 24),
}
"""As mingw-w64's compiler for 64-bit Windows has them."""

OFFSETS = {
    windows.BasicLimits: {
        "LimitFlags": ("limit_flags", 16),
        "MinimumWorkingSetSize": ("minimum_working_set_size", 24),
        "ActiveProcessLimit": ("active_process_limit", 40),
        "Affinity": ("affinity", 48),
    },
    windows.ExtendedLimits: {
        "ProcessMemoryLimit": ("process_memory_limit", 112),
        "JobMemoryLimit": ("job_memory_limit", 120),
    },
    windows.SecurityCapabilities: {"CapabilityCount": ("capability_count", 16)},
    windows.StartupInfo: {
        "dwFlags": ("flags", 60),
        "hStdInput": ("standard_input", 80),
        "hStdError": ("standard_error", 96),
    },
    windows.StartupInfoEx: {"lpAttributeList": ("attributes", 104)},
    windows.ProcessInformation: {"dwProcessId": ("process_id", 16)},
}

COMPILER = "x86_64-w64-mingw32-gcc"
ALL_ONES_64, ALL_ONES_32 = 2**64 - 1, 2**32 - 1


def prototype(result, success):
    return Prototype(library="x", result=result, arguments=(), success=success)


@pytest.mark.parametrize("structure", SIZES, ids=lambda each: each.__name__)
def test_a_structure_has_the_layout_of_64_bit_windows(structure):
    _, size = SIZES[structure]
    assert ctypes.sizeof(structure) == size
    for field, offset in OFFSETS.get(structure, {}).values():
        assert getattr(structure, field).offset == offset


def as_c():
    """Return the expectations above as C, which does not compile when one of them is wrong."""
    lines = [
        "#define _WIN32_WINNT 0x0A00",
        "#include <windows.h>",
        "#include <userenv.h>",
        "#include <sddl.h>",
    ]
    for structure, (name, size) in SIZES.items():
        lines.append(f'_Static_assert(sizeof({name}) == {size}, "{name}");')
        lines += [
            f'_Static_assert(offsetof({name}, {field}) == {offset}, "{name}.{field}");'
            for field, (_, offset) in OFFSETS.get(structure, {}).items()
        ]
    # As many arguments as the header says, and all of a kind that a zero can be.
    lines.append("void all(void) {")
    lines += [
        f"  (void){name}({', '.join('0' for _ in each.arguments)});"
        for name, each in PROTOTYPES.items()
    ]
    return "\n".join([*lines, "}"])


@pytest.mark.skipif(shutil.which(COMPILER) is None, reason="no compiler for Windows here")
def test_windowss_own_headers_agree():
    done = subprocess.run(
        [COMPILER, "-x", "c", "-fsyntax-only", "-"],
        input=as_c(),
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("each", "result", "is_success"),
    [
        (prototype(c_int32, Success.NOT_ZERO), 0, False),
        (prototype(c_int32, Success.NOT_ZERO), 1, True),
        (prototype(c_void_p, Success.NOT_ZERO), 0, False),
        (prototype(c_int32, Success.NOT_NEGATIVE), 0, True),
        (prototype(c_int32, Success.NOT_NEGATIVE), -2147024713, False),
        (prototype(c_uint32, Success.NOT_ALL_ONES), ALL_ONES_32, False),
        (prototype(c_uint32, Success.NOT_ALL_ONES), 0, True),
        (prototype(c_void_p, Success.NOT_ALL_ONES), ALL_ONES_64, False),
        (prototype(c_void_p, Success.NOT_ALL_ONES), 4, True),
        (prototype(c_uint32, Success.ALWAYS), 0, True),
    ],
)
def test_a_function_says_in_its_own_way_that_it_did_it(each, result, is_success):
    assert has_succeeded(each, result) is is_success


def test_a_call_that_did_nothing_is_an_error_with_its_name_and_number():
    calls = FakeWindows(denied={"CreateJobObjectW": 8}).calls()
    with pytest.raises(CallError) as caught:
        calls.do("CreateJobObjectW", None, None)
    assert (caught.value.call, caught.value.number) == ("CreateJobObjectW", 8)
    assert not isinstance(caught.value, PermissionError)


@pytest.mark.parametrize("number", [5, 1655, 1816])
def test_what_a_lock_answers_is_a_refusal(number):
    calls = FakeWindows(denied={"CreateFileW": number}).calls()
    with pytest.raises(RefusedCallError) as caught:
        calls.do("CreateFileW", "x", 1, 7, None, 3, 0, None)
    assert isinstance(caught.value, PermissionError)


def test_a_call_with_too_few_arguments_is_noticed():
    with pytest.raises(TypeError):
        FakeWindows().calls().do("CreateJobObjectW", None)


@pytest.mark.skipif(sys.platform == "win32", reason="everywhere else")
def test_elsewhere_there_is_no_windows_to_load():
    with pytest.raises(OSError, match="not Windows"):
        windows.load()
