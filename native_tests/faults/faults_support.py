"""What the tests of faults share: programs, a small network, and the library that makes calls of a program fail."""

import os
import pathlib
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[2]
BINARIES = pathlib.Path(os.environ.get("SCRAWL_BINARIES", PROJECT / "build/release/bin"))
LONG = os.environ.get("SCRAWL_FAULTS") == "long"
NETWORK = """{"input": [28, 28, 1], "head": "softmax", "layers": [{"type": "conv2d", "filters": 2, "stride": [2, 2]},
 {"type": "relu"}, {"type": "flatten"}, {"type": "dropout", "rate": 0.2}, {"type": "dense", "units": 10}]}"""
OLD = b"what was there before"


def rows(count):
    """A train.csv in which a bright row of pixels tells the digit."""
    lines = ["label," + ",".join(f"pixel{i}" for i in range(784))]
    for row in range(count):
        lines.append(f"{row % 10}," + ",".join("250" if i // 28 == 2 * (row % 10) + 4 else "0" for i in range(784)))
    return "\n".join(lines) + "\n"


def built_shim(folder):
    """failing_calls.cpp as a library in the folder."""
    shim = folder / "failing_calls.so"
    compiler = os.environ.get("CXX", "c++")
    source = PROJECT / "native_tests/faults/failing_calls.cpp"
    subprocess.run([compiler, "-std=c++20", "-O1", "-shared", "-fPIC", source, "-o", shim, "-ldl"], check=True)
    return shim


def environment(shim, fault="", log="", clock_jumps=False):
    """That of a program whose calls go wrong so."""
    result = os.environ | {"SCRAWL_FAULT": fault, "SCRAWL_FAULT_LOG": str(log)}
    if clock_jumps:
        result["SCRAWL_CLOCK_JUMPS"] = "1"
    if fault or clock_jumps:
        result["LD_PRELOAD"] = str(shim)
    return result


def each_call(calls, how, run, struck, first, often, least):
    """Lets the first, second, ... call of each kind go wrong, until a run of a program has fewer.

    `run` runs it with a fault, and the file `struck` is there afterwards if the fault came to pass. The short form tries the
    `first` calls and then every `often`-th. Yields the fault and how the program ended, wherever it came to pass; a
    kind with fewer than `least` calls fails.
    """
    for call in calls:
        at = 0
        while True:
            at += 1
            if not LONG and at > first and at % often:
                continue
            struck.unlink(missing_ok=True)
            fault = f"{call} {at} {how}"
            done = run(fault)
            if not struck.exists():
                assert done.returncode == 0, done.stderr
                assert at > least, f"{call}: too few to have tried anything"
                break
            yield fault, done
