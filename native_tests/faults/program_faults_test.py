"""Faults under the programs that read models and write reports, submissions and converted models.

A write, fsync, rename or read fails, is killed or finds its file cut off; folders are read-only; files are gone. What was
to be written is then as before or finished, to the byte, and the program says what was wrong. Needs build/release/bin.
"""

import os
import pathlib
import subprocess
import tempfile
import unittest

from faults_support import BINARIES, NETWORK, OLD, built_shim, each_call, environment, rows

COMMANDS = {  # what each writes, and its arguments
    "report": (("report/index.html",), "evaluate", "--model", "m.safetensors", "--data", "digits.csv", "--report", "report", "--threads", "1"),
    "submission": (("submission.csv",), "predict", "--model", "m.safetensors", "--csv", "pictures.csv", "--output", "submission.csv"),
    "safetensors": (("other.safetensors",), "convert", "m.safetensors", "other.safetensors", "--weights", "int8"),
    "onnx": (("m.onnx",), "convert", "m.safetensors", "m.onnx"),
    "tfjs": (("model.json", "model.weights.bin"), "convert", "m.safetensors", "model.json"),
}


class Programs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.here = cls.folder / "here"
        cls.here.mkdir()
        cls.shim = built_shim(cls.folder)
        (cls.here / "tiny.json").write_text(NETWORK)
        (cls.here / "digits.csv").write_text(rows(60))
        (cls.here / "pictures.csv").write_text("\n".join(line.partition(",")[2] for line in rows(60).splitlines()) + "\n")
        subprocess.run([BINARIES / "train", "--architecture", "tiny.json", "--data", "digits.csv", "--epochs", "1", "--threads", "1",
                        "--output", "m.safetensors"], cwd=cls.here, check=True, capture_output=True)
        cls.expected = {}
        for name, (written, *_) in COMMANDS.items():
            cls.run_program(name, check=True)
            cls.expected[name] = [(cls.here / path).read_bytes() for path in written]
        cls.inputs = {path.name for path in cls.here.iterdir()}

    @classmethod
    def run_program(cls, name, check=False, **faults):
        _, program, *arguments = COMMANDS[name]
        return subprocess.run([BINARIES / program, *arguments], cwd=cls.here, capture_output=True, text=True, check=check,
                              env=environment(cls.shim, log=cls.folder / "struck", **faults))

    def before(self, name):
        """The files of before."""
        for path in COMMANDS[name][0]:
            (self.here / path).write_bytes(OLD)

    def figures(self, name):
        """What is written, without the times that a report tells."""
        return [(self.here / path).read_bytes() for path in COMMANDS[name][0]]

    def is_finished(self, name, content, place):
        expected = self.expected[name][place]
        # A report tells times, so that no two are the same to the byte: its end is.
        return content == expected if name != "report" else content[-100:] == expected[-100:] and b"</html>" in content[-100:]

    def check_disk(self, name, why, drafts=0):
        """Each file is the old or the new one, whole; nothing else lies there but at most so many drafts."""
        for place, content in enumerate(self.figures(name)):
            self.assertTrue(content == OLD or self.is_finished(name, content, place), why)
        left = {path for path in self.here.rglob("*") if path.is_file() and path.name.startswith(".")}
        self.assertLessEqual(len(left), drafts, f"{why}: {left}")
        for path in left:
            path.unlink()

    def each_call(self, name, calls, how):
        """Lets each call of a program go wrong; yields each that did."""
        def run(fault):
            self.before(name)
            return self.run_program(name, fault=fault)
        for fault, done in each_call(calls, how, run, self.folder / "struck", first=3, often=5, least=1):
            yield f"{name}, {fault}", done

    def test_a_call_that_fails_leaves_old_or_new_files(self):
        tried = 0
        for name in COMMANDS:
            for why, done in self.each_call(name, ("write", "fsync", "rename", "read"), "fail"):
                tried += 1
                self.check_disk(name, why)
                self.assertIn(done.returncode, (0, 1), f"{why}: {done.stderr}")
                if done.returncode == 1:
                    self.assertRegex(done.stderr, r"^\w+: .", why)
                else:  # only where the call was one that may fail: to sync a folder
                    self.assertNotIn(OLD, self.figures(name), why)
        print(f"\n{tried} calls failed")

    def test_killed_in_a_call_it_leaves_old_or_new_files(self):
        for name in COMMANDS:
            for why, done in self.each_call(name, ("write", "fsync", "rename"), "kill"):
                self.assertLess(done.returncode, 0, why)
                self.check_disk(name, why, drafts=1)

    def test_a_file_that_is_cut_off_while_it_is_read_is_told(self):
        told = 0
        for name in COMMANDS:
            for why, done in self.each_call(name, ("read",), "end"):
                self.check_disk(name, why)
                if done.returncode == 0:  # the file had been read to its end
                    self.assertNotIn(OLD, self.figures(name), why)
                    continue
                told += 1
                self.assertEqual(done.returncode, 1, f"{why}: {done.stderr}")
                self.assertRegex(done.stderr, r"^\w+: [\w.]+: became shorter while it was read\n$", why)
                self.assertEqual(self.figures(name), [OLD] * len(COMMANDS[name][0]), why)
        self.assertGreaterEqual(told, 2 * len(COMMANDS))

    def test_files_that_are_gone_are_named(self):
        for name in COMMANDS:
            for missing in ("m.safetensors", "digits.csv", "pictures.csv"):
                if missing not in COMMANDS[name]:
                    continue
                self.before(name)
                (self.here / missing).rename(self.folder / "aside")
                done = self.run_program(name)
                (self.folder / "aside").rename(self.here / missing)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(missing, done.stderr)
                self.assertEqual(self.figures(name), [OLD] * len(COMMANDS[name][0]))

    @unittest.skipIf(os.geteuid() == 0, "root writes into any folder")
    def test_a_read_only_folder_is_told_before_the_work(self):
        self.check_read_only(lambda folder: folder.chmod(0o500), lambda folder: folder.chmod(0o700))

    @unittest.skipIf(os.geteuid() != 0 or subprocess.run(["mount", "--version"], capture_output=True).returncode != 0, "needs root")
    def test_a_read_only_file_system_is_told_before_the_work(self):
        def mount(folder):
            subprocess.run(["mount", "--bind", folder, folder], check=True, capture_output=True)
            subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True, capture_output=True)

        try:
            self.check_read_only(mount, lambda folder: subprocess.run(["umount", folder], check=True))
        except subprocess.CalledProcessError as error:
            self.skipTest(f"no mounts here: {error.stderr}")

    def check_read_only(self, close, open_again):
        folder = self.folder / "closed"
        folder.mkdir(exist_ok=True)
        close(folder)
        try:
            model, out = self.here / "m.safetensors", folder / "out"
            for program, *arguments in (
                    ("convert", model, f"{out}.onnx"), ("convert", model, f"{out}.json"), ("convert", model, f"{out}.safetensors"),
                    ("predict", "--model", model, "--csv", self.here / "pictures.csv", "--output", f"{out}.csv"),
                    ("evaluate", "--model", model, "--data", self.here / "digits.csv", "--report", folder / "report"),
                    ("train", "--architecture", self.here / "tiny.json", "--data", self.here / "digits.csv", "--epochs", "1",
                     "--output", f"{out}.safetensors")):
                done = subprocess.run([BINARIES / program, *arguments], cwd=self.here, capture_output=True, text=True)
                self.assertEqual(done.returncode, 1, f"{program}: {done.stderr}")
                self.assertRegex(done.stderr, "closed/(out|report).*(Read-only file system|Permission denied)")
                self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        finally:
            open_again(folder)


if __name__ == "__main__":
    unittest.main()
