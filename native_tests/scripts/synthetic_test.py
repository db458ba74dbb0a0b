"""Synthetic glyphs: each habit and trouble does what it is named for, and the files hold what they promise."""

import gzip
import json
import math
import pathlib
import random
import sys
import tempfile
import unittest
from unittest import mock

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

import make_synthetic_glyphs
from synthetic import habits, hershey, ink, other_variants, variants
from synthetic.hand import box

TIMES = 300


def times(make):
    """What `make` gives for many random generators."""
    return [make(random.Random(seed)) for seed in range(TIMES)]


class Habits(unittest.TestCase):
    def test_a_slash_is_added_to_the_oval_that_stays(self):
        def slashed(rng):
            oval = habits.oval(rng)
            result = habits.slash_through(oval, rng)
            self.assertEqual(result[0][:len(oval[0])], oval[0])
            self.assertNotEqual(result, oval)
            return len(result), oval, result

        drawn = times(slashed)
        self.assertEqual({count for count, _, _ in drawn}, {1, 2})  # drawn on from the oval, or by itself
        reach = [(box(after)[3] - box(after)[1]) / (box(before)[3] - box(before)[1]) for _, before, after in drawn]
        self.assertTrue(any(r == 1 for r in reach))  # inside
        self.assertTrue(any(r > 1.3 for r in reach))  # crossing far out
        self.assertLess(max(reach), 3)

    def test_the_flag_of_a_1_falls_more_steeply_than_the_roof_of_a_7(self):
        def slope(strokes):
            (x0, y0), top = strokes[0][0], min(strokes[0], key=lambda point: point[1])
            return (y0 - top[1]) / max(abs(top[0] - x0), 1e-6)

        flagged = [strokes for strokes in times(habits.one) if box([strokes[0][:5]])[0] < -0.05 or strokes[0][0][1] > 0.1]
        self.assertGreater(len(flagged), TIMES / 2)
        self.assertGreater(min(map(slope, flagged)), 0.3)

    def test_a_6_has_its_loop_at_its_foot(self):
        for strokes in times(habits.six):
            (line,) = strokes
            left, top, right, bottom = box(strokes)
            lowest = line.index(max(line, key=lambda point: point[1]))
            self.assertGreater(lowest, len(line) / 5)
            rightmost = max(line[len(line) // 4:], key=lambda point: point[0])
            self.assertGreater(rightmost[1], (top + bottom) / 2.2)

    def test_the_pen_goes_on_upwards_but_for_a_6(self):
        for label, rises in ((3, True), (6, False)):
            stroke = [(0.0, 0.0), (0.3, 0.4), (0.2, 1.0)]
            for after in times(lambda rng, label=label, stroke=stroke: habits.lead_out(label, [stroke], rng)):
                self.assertEqual(after[0][:2], stroke[:2])
                (x0, y0), (x1, y1) = stroke[-1], after[0][-1]
                self.assertEqual(y1 < y0, rises)
                self.assertTrue(0.05 < math.dist((x0, y0), (x1, y1)) < 0.55)
                self.assertGreater(x1, x0)

    def test_the_pen_comes_down_near_the_beginning(self):
        stroke = [(0.0, 0.0), (0.3, 0.4), (0.2, 1.0)]
        for after in times(lambda rng: habits.lead_in([stroke], rng)):
            self.assertEqual(after[0][-3:], stroke)
            self.assertLess(math.dist(after[0][0], stroke[0]), 0.23)

    def test_some_1s_have_a_foot_and_some_7s_a_bar(self):
        self.assertEqual({len(strokes) for strokes in times(habits.one)}, {1, 2})
        for strokes in times(habits.seven):
            for bar in strokes[1:]:
                self.assertTrue(0.1 < sum(y for _, y in bar) / len(bar) < 0.9)


class Ink(unittest.TestCase):
    LINE = [[(0.0, 0.0), (0.6, 0.8), (1.0, 1.0)]]

    def test_spacing_keeps_the_way_and_both_ends(self):
        points = ink.spaced(self.LINE[0], 0.1)
        self.assertEqual((points[0], points[-1]), (self.LINE[0][0], self.LINE[0][-1]))
        self.assertAlmostEqual(ink.length(points), ink.length(self.LINE[0]), delta=0.03)
        self.assertTrue(all(math.dist(a, b) < 0.1001 for a, b in zip(points, points[1:])))

    def test_a_staircase_moves_along_one_axis_at_a_time(self):
        stairs = ink.stairs(self.LINE[0], 0.05)
        self.assertGreater(len(stairs), 20)
        for (x0, y0), (x1, y1) in zip(stairs, stairs[1:]):
            self.assertEqual((x0 != x1) + (y0 != y1), 1)

    def test_cut_strokes_are_shorter_and_overshot_ones_longer(self):
        before = ink.length(self.LINE[0])
        for rng in map(random.Random, range(20)):
            self.assertTrue(0.88 * before < ink.length(ink.cut_short(self.LINE, rng)[0]) <= before)
            self.assertTrue(before <= ink.length(ink.overshot(self.LINE, rng)[0]) < before + 0.15)

    def test_stray_dots_are_small_and_leave_the_rest(self):
        for rng in map(random.Random, range(20)):
            first, *dots = ink.with_dots(self.LINE, rng)
            self.assertEqual(first, self.LINE[0])
            self.assertTrue(1 <= len(dots) <= 2 and all(ink.length(dot) < 0.1 for dot in dots))

    def test_most_strokes_have_no_trouble(self):
        same = sum(ink.troubled(self.LINE, rng) == self.LINE for rng in map(random.Random, range(TIMES)))
        self.assertTrue(0.4 < same / TIMES < 0.75)


class Files(unittest.TestCase):
    def made(self, folder, name):
        """Both files of a small run with made pens and letters."""
        stroke = [[10 + i, 10 + (i * i) % 40] for i in range(30)]
        pens = [{"label": label, "writer": writer, "strokes": [stroke, stroke[::-1]]}
                for writer in (1, 30) for label in range(10)]
        pen = pathlib.Path(folder) / "pen.json.gz"
        pen.write_bytes(gzip.compress(json.dumps(pens).encode()))
        output = pathlib.Path(folder) / name
        arguments = ["make_synthetic_glyphs.py", "--pen", str(pen), "--output", str(output)]
        cross = [[(0, 0), (10, 10)], [(10, 0), (0, 10)]]
        with mock.patch.object(hershey, "letters", return_value=[[cross]]), mock.patch.object(sys, "argv", arguments), \
                mock.patch.object(make_synthetic_glyphs, "COUNTS", {"training": (300, 300), "validation": (100, 100)}), \
                mock.patch("builtins.print"):
            make_synthetic_glyphs.main()
        return [output / f"synthetic-{part}.json.gz" for part in ("training", "validation")]

    def test_every_kind_is_there_and_the_same_seed_gives_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            first, second = self.made(folder, "a"), self.made(folder, "b")
            for one, other, count in zip(first, second, (600, 200)):
                self.assertEqual(one.read_bytes(), other.read_bytes())
                glyphs = json.loads(gzip.decompress(one.read_bytes()))
                self.assertEqual(len(glyphs), count)
                kinds = {**make_synthetic_glyphs.DIGIT_PARTS, **make_synthetic_glyphs.OTHER_PARTS}
                self.assertEqual({glyph["writer"] for glyph in glyphs}, set(kinds))
                for glyph in glyphs:
                    self.assertEqual(glyph["label"] >= 0, glyph["writer"] in make_synthetic_glyphs.DIGIT_PARTS)
                    self.assertTrue(all(0 <= c <= 490 for stroke in glyph["strokes"] for point in stroke for c in point))

    def test_validation_has_ways_of_its_own_for_every_digit(self):
        learned = {json.dumps(way) for one_digit in variants.VARIANTS.values() for way in one_digit}
        other = {json.dumps(way) for some in other_variants.VARIANTS.values() for way in some}
        self.assertEqual({label for label, _ in other_variants.VARIANTS}, set(range(10)))
        self.assertFalse(learned & other)


if __name__ == "__main__":
    unittest.main()
