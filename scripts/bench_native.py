#!/usr/bin/env python3
"""Measures the shipped networks natively, beside ONNX Runtime with the same weights, on MNIST's test images: as built for
this machine's processor and, portable, for any.

    scripts/bench_native.py                      # a table, and build/bench_native.json

One picture on one thread, and all 10,000 on two. The programs take turns, so that the state of the machine is the same
for both; prints the median of the rounds. Installs a pinned ONNX Runtime into a temporary folder (--environment keeps
it). scripts/prepare_bench.sh native installs and builds what it needs.
"""

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
OURS = {name: PROJECT / "build" / preset / "bin/scrawl_inference_bench"
        for name, preset in (("scrawl", "release"), ("portable", "portable"))}
CONVERT = PROJECT / "build/release/bin/convert"
PEER = PROJECT / "scripts/pinned/onnxruntime.txt"
FILES = ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")


def run_in_environment(folder):
    """Runs this script again with the Python of an environment that has ONNX Runtime."""
    python = folder / "bin/python"
    if not python.exists():
        print(f"installing ONNX Runtime into {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", PEER], check=True)
    again = [python, __file__, *sys.argv[1:]]
    return subprocess.run(again, env=os.environ | {"SCRAWL_BENCH_PEER": "installed"}).returncode


def seconds_of(work, seconds):
    """The median time of a call of work(run) in seconds, over as many calls as fill the given time."""
    times = []
    while len(times) < 3 or sum(times) < seconds:
        begin = time.perf_counter()
        work(len(times))
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def peer_times(onnx_file, pictures, threads, seconds):
    import onnxruntime

    def session(count):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = count, 1
        return onnxruntime.InferenceSession(onnx_file, options, providers=["CPUExecutionProvider"])

    one, many, count = session(1), session(threads), len(pictures)
    return {"one": seconds_of(lambda run: one.run(None, {"pixels": pictures[run % count :][:1]}), seconds) * 1e6,
            "batch": seconds_of(lambda _: many.run(None, {"pixels": pictures}), seconds) * 1e6 / count}


def measure(model, options, folder):
    import numpy
    files = []
    for name in FILES:
        files.append(folder / name)
        files[-1].write_bytes(gzip.decompress((options.data / f"{name}.gz").read_bytes()))
    pictures = numpy.frombuffer(files[0].read_bytes()[16:], "u1").reshape(-1, 28, 28, 1).astype("float32") / 255
    onnx_file = folder / f"{model.stem}.onnx"
    subprocess.run([CONVERT, model, onnx_file], check=True, stdout=subprocess.DEVNULL)
    rounds = {**{name: [] for name in OURS}, "onnxruntime": []}
    for _ in range(options.rounds):
        for name, program in OURS.items():
            said = subprocess.run([program, model, *files, str(options.threads), str(options.seconds)], check=True,
                                  stdout=subprocess.PIPE, text=True).stdout
            rounds[name].append(json.loads(said))
        rounds["onnxruntime"].append(peer_times(onnx_file, pictures, options.threads, options.seconds))
    differ = sum(a != b for a, b in zip(*(rounds[name][0]["read_as"] for name in OURS)))
    print(f"{model.stem}: {differ} of {len(pictures)} pictures are read otherwise by the portable build")
    return {name: {what: statistics.median(r[what] for r in results) for what in ("one", "batch")}
            for name, results in rounds.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PROJECT / "build/data/mnist", help="folder with the IDX files")
    parser.add_argument("--environment", type=Path, help="where the peer is, or shall be, installed")
    parser.add_argument("--threads", type=int, default=2, help="for the batch")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1, help="for each figure of each round")
    parser.add_argument("--output", type=Path, default=PROJECT / "build/bench_native.json")
    parser.add_argument("models", nargs="*", type=Path, default=sorted(PROJECT.glob("web/models/*.safetensors")))
    options = parser.parse_args()
    for program in (*OURS.values(), CONVERT):
        if not program.exists():
            sys.exit(f"{program} is missing: run scripts/prepare_bench.sh native first")
    for name in FILES:
        if not (options.data / f"{name}.gz").exists():
            sys.exit(f"{options.data / name}.gz is missing: run scripts/download_mnist.py --output {options.data}")
    with tempfile.TemporaryDirectory() as folder:
        if "SCRAWL_BENCH_PEER" not in os.environ:
            sys.exit(run_in_environment(options.environment or Path(folder) / "peer"))
        results = {model.stem: measure(model, options, Path(folder)) for model in options.models}
    options.output.write_text(json.dumps(results, indent=2) + "\n")
    print(f"{'us a picture':10} {'':14} {'scrawl':>8} {'portable':>9} {'ONNX Runtime':>13} {'ratio':>6} {'portable':>9}")
    for name, result in results.items():
        for what, title in (("one", "1, 1 thread"), ("batch", f"10,000, {options.threads} threads")):
            ours, portable, peer = (result[who][what] for who in ("scrawl", "portable", "onnxruntime"))
            print(f"{name:9} {title:17} {ours:8.1f} {portable:9.1f} {peer:13.1f} {peer / ours:6.2f} {peer / portable:9.2f}")


if __name__ == "__main__":
    main()
