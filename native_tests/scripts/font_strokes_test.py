"""Centre lines become strokes: crossings stay crossings, roughness goes, rings close."""

import importlib.util
import math
import pathlib
import sys
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

from fonts.trace import strokes_along


def line(start, end):
    """The pixels of a line."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    return {tuple(round(a + (b - a) * i / steps) for a, b in zip(start, end)) for i in range(steps + 1)}


def ring(radius, middle):
    """The pixels of a circle, each touching the next."""
    pixels = set()
    corners = [(round(middle + radius * math.cos(i / 20 * math.tau)), round(middle + radius * math.sin(i / 20 * math.tau)))
               for i in range(21)]
    for start, end in zip(corners, corners[1:]):
        pixels |= line(start, end)
    return pixels


def traced(pixels, half_width=4):
    """The strokes of a line that was everywhere as thick as that."""
    return strokes_along(pixels, lambda point: half_width)


class Trace(unittest.TestCase):
    def test_a_line_is_one_stroke_from_its_upper_end(self):
        strokes = traced(line((40, 10), (10, 90)))
        self.assertEqual(len(strokes), 1)
        self.assertEqual(strokes[0][0], [40, 10])
        self.assertEqual(strokes[0][-1], [10, 90])

    def test_two_lines_that_cross_are_two_straight_strokes(self):
        strokes = traced(line((10, 10), (90, 90)) | line((90, 10), (10, 90)))
        ends = sorted((stroke[0], stroke[-1]) for stroke in strokes)
        self.assertEqual(ends, [([10, 10], [90, 90]), ([90, 10], [10, 90])])

    def test_a_crossing_that_thinning_drew_out_is_a_crossing(self):
        # Where thick lines cross askew, their centre lines run together for a while.
        pixels = (line((10, 10), (50, 45)) | line((90, 10), (50, 45)) | line((50, 45), (50, 52))
                  | line((50, 52), (10, 90)) | line((50, 52), (90, 90)))
        strokes = traced(pixels)
        self.assertEqual(sorted((stroke[0], stroke[-1]) for stroke in strokes),
                         [([10, 10], [90, 90]), ([90, 10], [10, 90])])
        self.assertEqual(len(traced(pixels, half_width=1)), 3)  # of thin lines that is an H of sorts

    def test_short_spurs_go_and_long_arms_stay(self):
        stem = line((50, 10), (50, 90))
        self.assertEqual(len(traced(stem | line((50, 50), (54, 50)))), 1)
        self.assertEqual(len(traced(stem | line((50, 50), (70, 50)))), 2)

    def test_a_ring_closes_and_starts_at_its_top(self):
        strokes = traced(ring(30, 50))
        self.assertEqual(len(strokes), 1)
        self.assertEqual(strokes[0][0], strokes[0][-1])
        self.assertEqual(min(y for _, y in strokes[0]), strokes[0][0][1])
        self.assertGreater(len(strokes[0]), 20)

    def test_a_slashed_zero_is_an_oval_and_its_slash(self):
        strokes = traced(ring(30, 50) | line((80, 15), (20, 85)))
        self.assertIn(([80, 15], [20, 85]), [(stroke[0], stroke[-1]) for stroke in strokes])

    def test_a_dot_is_a_stroke_of_one_point(self):
        self.assertIn([[50, 50]], traced(ring(30, 50) | {(50, 50)}))


def pen_of(*boxes):
    """A glyph's outline of upright rectangles (left, bottom, right, top)."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for left, bottom, right, top in boxes:
        pen.moveTo((left, bottom))
        for point in ((left, top), (right, top), (right, bottom)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def save_font(path):
    """A font whose zero is a bar, or two bars with the feature "zero", and whose plus is a plus."""
    from fontTools.fontBuilder import FontBuilder

    glyphs = {".notdef": pen_of(), "zero": pen_of((300, 0, 360, 700)), "plus": pen_of((0, 320, 600, 380), (270, 50, 330, 650)),
              "zero.slash": pen_of((300, 0, 360, 700), (500, 0, 560, 700))}
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap({ord("0"): "zero", ord("+"): "plus"})
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics({name: (700, 0) for name in glyphs})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupOS2()
    font.setupNameTable({"familyName": "Bars", "styleName": "Regular"})
    font.setupPost()
    font.addOpenTypeFeatures("feature zero { sub zero by zero.slash; } zero;")
    font.save(path)


PACKAGES = all(importlib.util.find_spec(name) for name in ("fontTools", "freetype", "scipy", "skimage"))


@unittest.skipUnless(PACKAGES, "needs the packages of scripts/fonts/requirements.txt")
class WholeFonts(unittest.TestCase):
    def strokes_of(self, character):
        """The strokes of each way in which the font above writes a character."""
        from fonts.glyphs import Font
        from fonts.thin import thinned

        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "bars.ttf"
            save_font(path)
            return [strokes_along(*thinned(picture)) for picture in Font(path).pictures(character)]

    def test_a_font_gives_the_forms_of_its_features_too(self):
        self.assertEqual([len(strokes) for strokes in self.strokes_of("0")], [1, 2])
        self.assertEqual(self.strokes_of("1"), [])

    def test_thick_lines_that_cross_are_two_strokes_through_the_middle(self):
        (strokes,) = self.strokes_of("+")
        self.assertEqual(len(strokes), 2)
        lengths = [math.dist(stroke[0], stroke[-1]) for stroke in strokes]
        self.assertLess(abs(lengths[0] - lengths[1]), 5)


if __name__ == "__main__":
    unittest.main()
