"""What a script was given stays as it is, whatever it is told to write."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

import fetch


class Distinct(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.given = self.folder / "synthetic-training.json.gz"
        self.given.write_text("[]")
        os.link(self.given, self.folder / "hard.json.gz")
        (self.folder / "link").symlink_to(self.given)

    def refused(self, script, *arguments):
        done = subprocess.run([sys.executable, SCRIPTS / script, *map(str, arguments)], capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("are the same file, and one would be lost", done.stderr)
        self.assertIn("--output", done.stderr)
        self.assertEqual(self.given.read_text(), "[]")

    def test_no_script_writes_over_its_input(self):
        for output in (self.given, self.folder / "hard.json.gz", self.folder / "link",
                       self.folder / ".." / self.folder.name / self.given.name):
            self.refused("shrink_strokes.py", self.given, "--output", output)
            self.refused("convert_model.py", self.given, "--output", output)
        self.refused("convert_model.py", "weights.pt", "--architecture", self.given, "--output", self.given)
        self.refused("make_synthetic_glyphs.py", "--pen", self.given, "--output", self.folder)

    def test_a_link_stays_one_when_it_is_written_to(self):
        link = self.folder / "other"
        link.symlink_to("new")
        fetch.write_whole(link, b"bytes")
        self.assertTrue(link.is_symlink())
        self.assertEqual((self.folder / "new").read_bytes(), b"bytes")

    def test_links_in_a_circle_are_told(self):
        (self.folder / "a").symlink_to("b")
        (self.folder / "b").symlink_to("a")
        with self.assertRaisesRegex(fetch.FetchError, "a: its links lead round in a circle"):
            fetch.write_whole(self.folder / "a", b"bytes")


if __name__ == "__main__":
    unittest.main()
