#!/usr/bin/env python3
"""Measures an epoch of the notebook's network in this project, in Keras and in PyTorch, on this machine.

    scripts/bench_training.py --data train.csv                 # 33,600 pictures, batch 32, Adam, two threads
    scripts/bench_training.py --data train.csv --accuracy --seeds 1-5   # accuracy on the 8,400 other rows

Installs pinned versions of both into a temporary folder (some GB; --environment keeps it for the next run). The three
programs take turns, so that the state of the machine is the same for all. scripts/prepare_bench.sh native builds ours.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PEERS = {name: PROJECT / f"scripts/pinned/{name}.txt" for name in ("keras", "pytorch")}
LEARNED, HELD_OUT = 33_600, 8_400


class Failure(Exception):
    """One line for a person."""


def installed(folder, peer):
    """The Python of an environment that has this framework."""
    python = folder / peer / "bin/python"
    stamp = folder / peer / "installed"
    if not stamp.exists() or stamp.read_text() != PEERS[peer].read_text():
        print(f"installing {peer} into {folder / peer}", file=sys.stderr)
        venv.create(folder / peer, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", PEERS[peer]], check=True)
        stamp.write_text(PEERS[peer].read_text())
    return python


def split(data, folder, learned, held_out):
    """Splits a train.csv into three files: the rows for training, the rows held out, and both."""
    lines = data.read_bytes().splitlines(keepends=True)
    rows = lines[1 : 1 + learned + held_out]
    if not lines or not lines[0].startswith(b"label,pixel0,") or len(rows) < learned + held_out:
        raise Failure(f"{data}: is no train.csv of Kaggle's with {learned + held_out:,} rows")
    files = {"learned": rows[:learned], "held out": rows[learned:], "both": rows}
    for name, part in files.items():
        files[name] = folder / f"{name}.csv"
        files[name].write_bytes(b"".join([lines[0], *part]))
    return files


def epochs_of(command):
    """The figures that a training printed, epoch by epoch."""
    outcome = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if outcome.returncode:
        raise Failure(f"{command[0]} failed: {outcome.stderr.strip()[-500:]}")
    lines = [json.loads(line) for line in outcome.stdout.splitlines() if line.startswith("{")]
    return [line for line in lines if "epoch" in line]


class Bench:
    """Runs all programs on the same files."""

    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.held_out = HELD_OUT if options.accuracy else 0
        self.files = split(options.data, folder, options.samples, self.held_out)
        self.pythons = {peer: installed(options.environment or folder, peer) for peer in options.peers}

    def run(self, program, seed, epochs):
        """Runs one program; returns its epochs."""
        options = ["--epochs", epochs, "--batch-size", 32, "--threads", self.options.threads, "--seed", seed]
        if program == "scrawl":  # it takes the held-out rows from the end of the same file
            options += ["--validation-last", self.held_out] if self.held_out else ["--validation-split", 0]
            return epochs_of([self.options.train, "--data", self.files["both"], "--architecture", "seed", "--json",
                              "--output", self.folder / "bench.safetensors", *options])
        if self.held_out:
            options += ["--held-out", self.files["held out"]]
        return epochs_of([self.pythons[program], PROJECT / "scripts/bench/peer.py", program, self.files["learned"],
                          *options])

    def speed(self):
        """Seconds for an epoch of each program, over all rounds, without the first epoch of each round (warm-up)."""
        seconds = {program: [] for program in ("scrawl", *self.pythons)}
        for _ in range(self.options.rounds):
            for program, values in seconds.items():
                turn = [epoch["seconds"] for epoch in self.run(program, 1, self.options.epochs + 1)[1:]]
                print(f"{program}: {', '.join(f'{value:.2f}' for value in turn)} s", file=sys.stderr)
                values += turn
        return seconds

    def accuracy(self, seeds):
        """Each program's accuracy on the rows held out, after the last epoch, for each seed."""
        reached = {program: [] for program in ("scrawl", *self.pythons)}
        for seed in seeds:
            for program, values in reached.items():
                values.append(self.run(program, seed, self.options.epochs)[-1]["validation"][0]["accuracy"])
                print(f"seed {seed}, {program}: {values[-1]:.2%}", file=sys.stderr)
        return reached


def tell_speed(seconds, samples):
    ours = statistics.median(seconds["scrawl"])
    print(f"{'':10}{'s an epoch':>12}{'range':>16}{'images/s':>12}{'to ours':>10}")
    for program, values in seconds.items():
        middle = statistics.median(values)
        spread = f"{min(values):.2f} – {max(values):.2f}"
        print(f"{program:10}{middle:12.2f}{spread:>16}{samples / middle:12,.0f}{middle / ours:10.2f}")
    return {"seconds_an_epoch": {program: statistics.median(values) for program, values in seconds.items()},
            "all": seconds}


def tell_accuracy(reached, seeds):
    for program, values in reached.items():
        spread = statistics.stdev(values) if len(values) > 1 else 0
        print(f"{program:10}{statistics.mean(values):9.2%} ± {spread:.2%}   "
              + " ".join(f"{value:.2%}" for value in values))
    return {"seeds": seeds, "accuracy": reached}


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="Kaggle's train.csv")
    parser.add_argument("--samples", type=int, default=LEARNED, help="pictures an epoch (default: %(default)s)")
    parser.add_argument("--epochs", type=int, help="to be measured in a round (default: 3; with --accuracy 10)")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each program (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="(default: %(default)s)")
    parser.add_argument("--peers", nargs="*", default=list(PEERS), choices=list(PEERS), help="(default: all)")
    parser.add_argument("--accuracy", action="store_true", help=f"instead, on the {HELD_OUT:,} rows after the samples")
    parser.add_argument("--seeds", default="1-5", metavar="FIRST-LAST", help="for --accuracy (default: %(default)s)")
    parser.add_argument("--environment", type=Path, help="where the peers are installed, and stay")
    parser.add_argument("--train", type=Path, default=PROJECT / "build/release/bin/train", help="our binary")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    options.epochs = options.epochs or (10 if options.accuracy else 3)
    first, _, last = options.seeds.partition("-")
    if not (first + last).isdigit():
        parser.error("--seeds: such as 1-5")
    options.seeds = list(range(int(first), int(last or first) + 1))
    return options


def main():
    options = parse()
    try:
        if not options.train.exists():
            raise Failure(f"{options.train} is missing: run scripts/prepare_bench.sh native first")
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            bench = Bench(options, Path(folder))
            if options.accuracy:
                result = tell_accuracy(bench.accuracy(options.seeds), options.seeds)
            else:
                result = tell_speed(bench.speed(), options.samples)
        if options.json:
            options.json.write_text(json.dumps(result, indent=1) + "\n")
    except (Failure, OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"bench_training.py: {error}")


if __name__ == "__main__":
    main()
