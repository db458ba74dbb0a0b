"""The digits that the page learns with, made from files in MNIST's form."""

import gzip
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

import make_site_data

COUNT = 60000


class MakeSiteData(unittest.TestCase):
    def test_sets_do_not_meet_and_only_the_sample_was_learned_from(self):
        rows = make_site_data.choose(COUNT)
        everything = [row for chosen in rows.values() for row in chosen]
        self.assertEqual(len(everything), len(set(everything)))
        self.assertEqual({name: len(chosen) for name, chosen in rows.items()},
                         {"replay": 1000, "check": 1000, "sample": 10000})
        self.assertTrue(all(row >= COUNT - 5000 for row in rows["replay"] + rows["check"]))
        self.assertTrue(all(row < COUNT - 5000 for row in rows["sample"]))
        self.assertEqual(rows, make_site_data.choose(COUNT))

    def test_files_hold_the_chosen_rows(self):
        pictures = [struct.pack(">I", row) + bytes(780) for row in range(COUNT)]
        unpacked = {
            "train-images-idx3-ubyte": struct.pack(">IIII", 0x803, COUNT, 28, 28) + b"".join(pictures),
            "train-labels-idx1-ubyte": struct.pack(">II", 0x801, COUNT) + bytes(row % 10 for row in range(COUNT)),
        }
        packed = lambda folder, name, sha256: gzip.compress(unpacked[name], 1)
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(make_site_data, "take_from", packed):
            output = pathlib.Path(folder)
            listed = make_site_data.make(None, output)
            images = gzip.decompress((output / "check-images.gz").read_bytes())
            labels = gzip.decompress((output / "check-labels.gz").read_bytes())
            size = sum((output / f"check-{part}.gz").stat().st_size for part in ("images", "labels"))
        self.assertEqual(listed["check"], {"count": 1000, "bytes": size})
        self.assertEqual(struct.unpack(">IIII", images[:16]), (0x803, 1000, 28, 28))
        rows = [struct.unpack(">I", images[16 + 784 * i : 20 + 784 * i])[0] for i in range(1000)]
        self.assertEqual(rows, make_site_data.choose(COUNT)["check"])
        self.assertEqual(list(labels[8:]), [row % 10 for row in rows])

    def test_wrong_files_are_refused_in_one_line(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "train-images-idx3-ubyte.gz").write_bytes(b"no gzip")
            done = subprocess.run([sys.executable, SCRIPTS / "make_site_data.py", f"{folder}/site"],
                                  env={**os.environ, "SCRAWL_DATA": folder}, capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertRegex(done.stderr, r"^error: .*checksum differs\n$")

    def test_without_mnist_the_list_is_empty(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(make_site_data, "PROJECT", pathlib.Path(folder)), \
                mock.patch.dict(os.environ), mock.patch.object(sys, "argv", ["make_site_data", f"{folder}/site"]):
            os.environ.pop("SCRAWL_DATA", None)
            make_site_data.main()
            self.assertEqual(json.loads(pathlib.Path(folder, "site/data.json").read_text()), {})


if __name__ == "__main__":
    unittest.main()
