"""The fonts' list, and the downloader with an npm of our own."""

import base64
import hashlib
import io
import os
import pathlib
import stat
import subprocess
import sys
import tarfile
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

from fonts import manifest

LICENCE = b"Copyright somebody\nSIL OPEN FONT\n  LICENSE Version 1.1 - 26 February 2007\n"
FONT = b"outlines"
HEADER = "writer\tkind\tpackage\tversion\tlicence\tfile\tsha256\tintegrity\n"


def package(licence=LICENCE):
    """A package with one font, as bytes."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name, content in (("package/LICENSE", licence), ("package/files/hand.woff", FONT)):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def row(content, font=FONT):
    """The list's line about a package."""
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    return f"1001\thand\t@some/hand\t1.2.3\tOFL-1.1\tfiles/hand.woff\t{hashlib.sha256(font).hexdigest()}\t{integrity}\n"


class TheList(unittest.TestCase):
    def test_every_font_is_open_and_has_a_writer_of_its_own(self):
        entries = manifest.read()
        self.assertGreaterEqual(len(entries), 100)
        self.assertEqual({entry.licence for entry in entries}, {"OFL-1.1"})
        self.assertEqual({entry.kind for entry in entries}, {"hand", "script", "print"})
        parts = {entry.writer // 1000 for entry in entries}
        self.assertEqual(parts, {1, 2})  # learned from, held out

    def test_no_kind_is_held_out_or_learned_whole(self):
        for kind in ("hand", "script", "print"):
            parts = {entry.writer // 1000 for entry in manifest.read() if entry.kind == kind}
            self.assertEqual(parts, {1, 2}, kind)

    def test_two_fonts_that_are_one_writer_are_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "fonts.tsv"
            line = row(package())
            path.write_text(HEADER + line + line.replace("@some/hand", "@some/other"))
            with self.assertRaisesRegex(ValueError, "same writer"):
                manifest.read(path)


class Download(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def download(self, served, listed, *options, data=None):
        """Runs the downloader with an npm that packs `served`; the list has the one line `listed`."""
        (self.folder / "served.tgz").write_bytes(served)
        npm = self.folder / "npm"
        npm.write_text(f"#!/bin/sh\n[ \"$1 $2\" = 'pack @some/hand@1.2.3' ] || exit 1\nfor last; do :; done\n"
                       f"cp '{self.folder}/served.tgz' \"$last/some-hand-1.2.3.tgz\"\n")
        npm.chmod(npm.stat().st_mode | stat.S_IEXEC)
        (self.folder / "fonts.tsv").write_text(HEADER + listed)
        environment = {**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"}
        environment.pop("SCRAWL_DATA", None)
        if data:
            environment["SCRAWL_DATA"] = str(data)
        return subprocess.run(
            [sys.executable, SCRIPTS / "download_fonts.py", "--list", self.folder / "fonts.tsv", "--output",
             self.folder / "fonts", *options], capture_output=True, text=True, env=environment, check=False)

    def test_a_font_comes_with_its_licence_and_once(self):
        done = self.download(package(), row(package()))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.folder / "fonts" / "hand.woff").read_bytes(), FONT)
        self.assertIn("SIL OPEN FONT", (self.folder / "fonts" / "hand.woff.licence.txt").read_text())
        again = self.download(b"no package at all", row(package()))
        self.assertIn("hand.woff is there", again.stdout)

    def test_another_package_than_the_listed_one_is_refused(self):
        done = self.download(package(LICENCE + b"!"), row(package()))
        self.assertIn("its hash differs", done.stderr)
        self.assertFalse((self.folder / "fonts").exists())

    def test_a_font_under_another_licence_is_refused(self):
        closed = package(b"All rights reserved")
        done = self.download(closed, row(closed))
        self.assertIn("does not come with the SIL Open Font License", done.stderr)

    def test_another_font_than_the_listed_one_is_refused(self):
        done = self.download(package(), row(package(), b"other outlines"))
        self.assertIn("hand.woff is not the font that was listed", done.stderr)

    def test_a_folder_serves_instead_of_npm(self):
        self.download(package(), row(package()))
        (self.folder / "fonts").rename(self.folder / "kept")
        done = self.download(b"", row(package()), "--from", self.folder / "kept")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.folder / "fonts" / "hand.woff").read_bytes(), FONT)

    def test_a_folder_of_other_data_does_not_stand_in_the_way(self):
        (self.folder / "data" / "mnist").mkdir(parents=True)
        done = self.download(package(), row(package()), data=self.folder / "data")
        self.assertIn("hand.woff downloaded", done.stdout)


if __name__ == "__main__":
    unittest.main()
