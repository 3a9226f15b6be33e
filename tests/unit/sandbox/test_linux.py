import ctypes
import errno
import sys

import pytest

from evidence_kit.sandbox import linux

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these are Linux's calls")


def test_a_property_of_this_process_can_be_read():
    assert linux.prctl(linux.PR_GET_DUMPABLE) in {0, 1}


def test_an_unknown_operation_is_an_error_not_a_return_value():
    with pytest.raises(OSError, match="Invalid argument") as caught:
        linux.prctl(999_999)
    assert caught.value.errno == errno.EINVAL


def test_an_unknown_call_is_an_error_not_a_return_value():
    with pytest.raises(OSError, match="not implemented") as caught:
        linux.system_call(999_999, ctypes.c_uint(0))
    assert caught.value.errno == errno.ENOSYS
