import subprocess
import sys


def test_telling_the_caller_what_to_do_loads_nothing_that_could_call():
    code = (
        "import sys; import evidence_kit.timestamping.asking; "
        "print(sorted({'http.client', 'ssl', 'socket'} & set(sys.modules)))"
    )
    run = [sys.executable, "-I", "-c", code]
    loaded = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60)
    assert "http.client" not in loaded.stdout
    assert "ssl" not in loaded.stdout
