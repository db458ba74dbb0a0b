"""What is on disk when train is ended, or when a write, fsync or rename fails: always the old or the new file, whole.

Needs build/release/bin/train (SCRAWL_BINARIES names another folder). SCRAWL_FAULTS=long tries every call of a run and kills
it at 50 random moments; without it, some of the calls and 5 moments.
"""

import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import unittest

from faults_support import BINARIES, LONG, NETWORK, OLD, built_shim, each_call, environment, rows

KILLS = 50 if LONG else 5
CALLS = ("write", "fsync", "rename")


def is_whole(model):
    """Whether a safetensors file is as long as its header says."""
    length = int.from_bytes(model[:8], "little")
    tensors = [about for name, about in json.loads(model[8:8 + length]).items() if name != "__metadata__"]
    return len(model) == 8 + length + max(tensor["data_offsets"][1] for tensor in tensors)


class Training(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.here = cls.folder / "run"
        cls.shim = built_shim(cls.folder)
        (cls.folder / "tiny.json").write_text(NETWORK)
        (cls.folder / "train.csv").write_text(rows(120))
        cls.emptied()
        cls.train("--checkpoint", "run.checkpoint", check=True)
        cls.expected = (cls.here / "out.safetensors").read_bytes()

    @classmethod
    def emptied(cls):
        """The folder of a run with files of before in it."""
        shutil.rmtree(cls.here, ignore_errors=True)
        cls.here.mkdir()
        for name in ("out.safetensors", "run.csv"):
            (cls.here / name).write_bytes(OLD)

    @classmethod
    def command(cls, *options, epochs=3):
        return [BINARIES / "train", "--architecture", "../tiny.json", "--data", "../train.csv", "--threads", "1", "--batch-size", "8",
                "--epochs", str(epochs), "--checkpoint-every", "0", "--output", "out.safetensors", *options]

    @classmethod
    def train(cls, *options, check=False, epochs=3, **faults):
        return subprocess.run(cls.command(*options, epochs=epochs), cwd=cls.here, capture_output=True, text=True, check=check,
                              env=environment(cls.shim, log=cls.folder / "struck", **faults))

    def resumed(self, epochs=3):
        """Goes on with what is on disk, to the end; returns what it said."""
        begun = (self.here / "run.checkpoint").exists()
        return self.train("--resume" if begun else "--checkpoint", "run.checkpoint", "--history", "run.csv", epochs=epochs)

    def check_disk(self, why, drafts=0):
        """The output is the old or the new one, and no more drafts lie there than a killed program leaves."""
        self.assertIn((self.here / "out.safetensors").read_bytes(), (OLD, self.expected), why)
        names = {path.name for path in self.here.iterdir()}
        left = names - {"out.safetensors", "run.csv", "run.checkpoint"}
        self.assertLessEqual(len(left), drafts, f"{why}: {left}")

    def check_goes_on(self, why):
        """It ends with the same bits, and tidies up what was left."""
        done = self.resumed()
        self.assertEqual(done.returncode, 0, f"{why}: {done.stderr}")
        self.assertEqual((self.here / "out.safetensors").read_bytes(), self.expected, why)
        head, *epochs = (self.here / "run.csv").read_text().splitlines()
        # Where the write of the last epoch's line failed, which was said, it is not made up for.
        self.assertIn(len(epochs), (3,) if "kill" in why else (2, 3), why)
        self.assertEqual({line.count(",") for line in epochs}, {head.count(",")}, why)
        self.check_disk(why)

    def each_call(self, how):
        """Lets each call of a run go wrong; yields each that did."""
        def run(fault):
            self.emptied()
            return self.train("--checkpoint", "run.checkpoint", "--history", "run.csv", fault=fault)
        return each_call(CALLS, how, run, self.folder / "struck", first=4, often=7, least=4)

    def test_a_call_that_fails_leaves_old_or_new_files(self):
        tried = 0
        for why, done in self.each_call("fail"):
            tried += 1
            self.assertIn(done.returncode, (0, 1), f"{why}: {done.stderr}")
            self.check_disk(why)
            if done.returncode == 0:
                self.assertEqual((self.here / "out.safetensors").read_bytes(), self.expected, why)
            else:
                self.assertTrue(done.stderr.startswith("train: "), why)
            self.assertTrue(done.stderr, f"{why}: nothing was said")
            self.check_goes_on(why)
        print(f"\n{tried} calls failed")

    def test_a_program_killed_in_a_call_leaves_old_or_new_files(self):
        tried = 0
        for why, done in self.each_call("kill"):
            tried += 1
            self.assertEqual(done.returncode, -signal.SIGKILL, why)
            self.check_disk(why, drafts=1)
            self.check_goes_on(why)
        print(f"\nkilled in {tried} calls")

    def interrupted(self, number, times, epochs):
        """Sends a signal once the first checkpoint is there, so many times; returns the exit code."""
        self.emptied()
        program = subprocess.Popen(self.command("--checkpoint", "run.checkpoint", epochs=epochs), cwd=self.here,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not (self.here / "run.checkpoint").exists() and program.poll() is None:
            os.sched_yield()
        for _ in range(times):
            program.send_signal(number)
        return program.wait()

    def test_signals_once_and_twice(self):
        epochs = 100
        self.emptied()
        self.train("--checkpoint", "run.checkpoint", check=True, epochs=epochs)
        expected = (self.here / "out.safetensors").read_bytes()
        for number in (signal.SIGINT, signal.SIGTERM):
            for times in (1, 2):
                why = f"{number.name}, {times}"
                # The second one may end it at once, by the signal itself; otherwise it saves and ends as after Ctrl-C.
                self.assertIn(self.interrupted(number, times, epochs), (130, -number), why)
                written = (self.here / "out.safetensors").read_bytes()
                self.assertTrue(written == OLD or is_whole(written), why)
                self.assertNotEqual(written, expected, why)
                names = {path.name for path in self.here.iterdir()} - {"out.safetensors", "run.csv", "run.checkpoint"}
                self.assertLessEqual(len(names), times - 1, f"{why}: {names}")
                done = self.resumed(epochs)
                self.assertEqual(done.returncode, 0, f"{why}: {done.stderr}")
                self.assertEqual((self.here / "out.safetensors").read_bytes(), expected, why)

    def test_killed_at_random_moments_it_ends_with_the_same_bits(self):
        epochs = 20 * KILLS
        self.emptied()
        self.train("--checkpoint", "run.checkpoint", check=True, epochs=epochs)
        expected = (self.here / "out.safetensors").read_bytes()
        self.emptied()
        seed = random.randrange(1 << 32)
        moments = random.Random(seed)
        for kill in range(KILLS):
            begun = (self.here / "run.checkpoint").exists()
            program = subprocess.Popen(self.command("--resume" if begun else "--checkpoint", "run.checkpoint", epochs=epochs), cwd=self.here,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                program.wait(moments.uniform(0.02, 0.4))
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()
            self.assertIn(program.returncode, (0, -signal.SIGKILL), f"kill {kill}, seed {seed}")
            self.assertIn((self.here / "out.safetensors").read_bytes(), (OLD, expected), f"kill {kill}, seed {seed}")
        done = self.resumed(epochs)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.here / "out.safetensors").read_bytes(), expected, f"seed {seed}")
        print(f"\nkilled {KILLS} times, seed {seed}")

    def test_clocks_that_jump_change_no_bit(self):
        self.emptied()
        done = self.train("--checkpoint", "run.checkpoint", "--history", "run.csv", clock_jumps=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.check_disk("clock")
        self.assertEqual((self.here / "out.safetensors").read_bytes(), self.expected)
        self.emptied()
        rare = self.command("--checkpoint", "run.checkpoint")
        rare[rare.index("--checkpoint-every") + 1] = "3600"
        subprocess.run(rare, cwd=self.here, env=environment(self.shim, clock_jumps=True), check=True, capture_output=True)
        self.assertEqual((self.here / "out.safetensors").read_bytes(), self.expected)

    def test_a_checkpoint_of_another_version_is_refused_and_kept(self):
        self.emptied()
        self.train("--checkpoint", "run.checkpoint", check=True)
        checkpoint = self.here / "run.checkpoint"
        for version in (b"scrawl checkpoint 1", b"scrawl checkpoint 3", b"other text of bytes"):
            other = checkpoint.read_bytes().replace(b"scrawl checkpoint 2", version)
            checkpoint.write_bytes(other)
            (self.here / "out.safetensors").write_bytes(OLD)
            done = self.train("--resume", "run.checkpoint")
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn("run.checkpoint", done.stderr)
            self.assertEqual(checkpoint.read_bytes(), other)
            self.assertEqual((self.here / "out.safetensors").read_bytes(), OLD)
            checkpoint.write_bytes(other.replace(version, b"scrawl checkpoint 2"))
        self.assertEqual(self.resumed().returncode, 0)


if __name__ == "__main__":
    unittest.main()
