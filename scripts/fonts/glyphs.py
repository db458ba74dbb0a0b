"""Glyphs of a font file as black and white pictures, including those of OpenType features."""

import io

import freetype
import numpy
from fontTools.ttLib import TTFont

HEIGHT = 160  # of a capital letter or digit, pixels: so large that thinning hardly moves a line
MARGIN = 8

# Features with other variants of the same character: slashed zeros, stylistic sets, the
# alternates that keep repeated letters from looking alike. Not ligatures, fractions or small forms.
FEATURES = {"zero", "salt", "calt", "rand", "onum", "lnum", "aalt", *(f"ss{n:02}" for n in range(1, 21)),
            *(f"cv{n:02}" for n in range(1, 21))}


def lookups_of(table):
    """The lookups of the features above, and those that their contextual rules refer to."""
    wanted = [index for record in table.FeatureList.FeatureRecord if record.FeatureTag in FEATURES
              for index in record.Feature.LookupListIndex]
    for index in wanted:  # grows while it is read
        for subtable in table.LookupList.Lookup[index].SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)
            if subtable.LookupType in (5, 6):
                wanted += [i for i in called(subtable) if i not in wanted]
    return sorted(set(wanted))


def called(node, depth=0):
    """The indices of the lookups that a contextual rule refers to, in any of its formats."""
    if depth > 8:
        return []
    found = []
    for name, value in vars(node).items() if hasattr(node, "__dict__") else ():
        if name in ("SubstLookupRecord", "LookupRecord"):
            found += [record.LookupListIndex for record in value]
        elif isinstance(value, list):
            found += [i for item in value for i in called(item, depth + 1)]
        elif hasattr(value, "__dict__"):
            found += called(value, depth + 1)
    return found


def substitutes(font):
    """For each glyph name, the names that can replace it."""
    found = {}
    if "GSUB" not in font or not font["GSUB"].table.FeatureList:
        return found
    table = font["GSUB"].table
    for index in lookups_of(table):
        for subtable in table.LookupList.Lookup[index].SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)
            if subtable.LookupType == 1:
                for name, other in subtable.mapping.items():
                    found.setdefault(name, []).append(other)
            elif subtable.LookupType == 3:
                for name, others in subtable.alternates.items():
                    found.setdefault(name, []).extend(others)
    return found


def small(name):
    """Whether the name is that of a superscript, subscript or fraction form."""
    return any(name.endswith(end) for end in (".numr", ".dnom", ".sups", ".sinf", ".subs", ".sc", ".smcp", "superior"))


class Font:
    """One font file, opened twice: fontTools lists its glyphs, FreeType draws them."""

    def __init__(self, path):
        content = path.read_bytes()
        self.tables = TTFont(io.BytesIO(content), lazy=True)
        self.face = freetype.Face(io.BytesIO(content))
        self.names = self.tables.getBestCmap()
        self.others = substitutes(self.tables)
        self.order = {name: i for i, name in enumerate(self.tables.getGlyphOrder())}
        self.face.set_pixel_sizes(0, 256)
        tall = self.picture_of(self.names[ord("0")]).shape[0] - 2 * MARGIN if ord("0") in self.names else 0
        if tall > 0:
            self.face.set_pixel_sizes(0, round(256 * HEIGHT / tall))

    def pictures(self, character):
        """All variants of a character in this font: boolean arrays, all different."""
        name = self.names.get(ord(character))
        if name is None:
            return []
        names, found = [name], []
        for one in names:  # grows while it is read
            names += [other for other in self.others.get(one, []) if other not in names and not small(other)]
        for one in names:
            picture = self.picture_of(one)
            if picture.any() and not any(numpy.array_equal(picture, other) for other in found):
                found.append(picture)
        return found

    def picture_of(self, name):
        """Draws one glyph, with a margin of empty pixels."""
        self.face.load_glyph(self.order[name], freetype.FT_LOAD_NO_HINTING | freetype.FT_LOAD_RENDER)
        bitmap = self.face.glyph.bitmap
        grey = numpy.array(bitmap.buffer, dtype=numpy.uint8).reshape(bitmap.rows, bitmap.pitch)[:, :bitmap.width]
        return numpy.pad(grey >= 128, MARGIN)
