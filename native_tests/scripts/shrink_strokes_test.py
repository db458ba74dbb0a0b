"""The baseline's pictures: where the ink is, and how much."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

import shrink_strokes


class Shrink(unittest.TestCase):
    def test_a_line_stays_where_it_was_drawn_and_as_thick(self):
        # On a canvas of 280, pixel (x, y) of the picture is the square from (10x, 10y).
        pixels = shrink_strokes.shrunk([[[105, 50], [105, 90]]], 280, 10)
        self.assertEqual(pixels[7 * 28 + 10], 255)
        self.assertEqual(pixels[7 * 28 + 9], 0)
        self.assertEqual(pixels[12 * 28 + 10], 0)
        self.assertEqual(sum(map(bool, pixels)), 6)

    def test_a_dot_is_a_disc_and_the_border_cuts(self):
        pixels = shrink_strokes.shrunk([[[140, 140]], [[0, 0]]], 280, 20)
        self.assertAlmostEqual(pixels[13 * 28 + 13] / 255, 3.1416 / 4, delta=0.03)
        self.assertAlmostEqual(pixels[0] / 255, 3.1416 / 4, delta=0.03)
        self.assertEqual(sum(map(bool, pixels)), 5)

    def test_only_digits_of_the_writers_are_written(self):
        with tempfile.TemporaryDirectory() as folder:
            glyphs = [{"label": label, "writer": writer, "strokes": [[[1, 2], [300, 400]]]}
                     for label, writer in ((3, 1), ("x", 1), (4, 2))]
            path = pathlib.Path(folder) / "pen.json"
            path.write_text(json.dumps(glyphs))
            csv = pathlib.Path(folder) / "shrunk.csv"
            subprocess.run([SCRIPTS / "shrink_strokes.py", path, "--writers", "1", "--output", csv], check=True)
            rows = csv.read_text().splitlines()
            self.assertEqual([row.split(",")[0] for row in rows], ["label", "3"])
            self.assertEqual(len(rows[1].split(",")), 785)


if __name__ == "__main__":
    unittest.main()
