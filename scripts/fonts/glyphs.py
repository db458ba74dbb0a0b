"""Glyphs of a font file as black and white pictures, also those that OpenType features bring."""

import io

import freetype
import numpy
from fontTools.ttLib import TTFont

HEIGHT = 160  # pixels of a capital letter or digit: fine enough that thinning hardly moves a line
MARGIN = 8

# Features that bring other variants of writing the same character: slashed zeros, stylistic sets, the
# alternates that keep repeated letters from looking alike. Not ligatures, fractions or small forms.
FEATURES = {"zero", "salt", "calt", "rand", "onum", "lnum", "aalt", *(f"ss{n:02}" for n in range(1, 21)),
            *(f"cv{n:02}" for n in range(1, 21))}


def lookups_of(table):
    """The lookups that the features above name, and those that their contexts call."""
    wanted = [index for record in table.FeatureList.FeatureRecord if record.FeatureTag in FEATURES
              for index in record.Feature.LookupListIndex]
    for index in wanted:  # grows while it is read
        for subtable in table.LookupList.Lookup[index].SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)
            if subtable.LookupType in (5, 6):
                wanted += [i for i in called(subtable) if i not in wanted]
    return sorted(set(wanted))


def called(node, depth=0):
    """The numbers of the lookups that a contextual rule calls, however it is written down."""
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
    """For each glyph's name those that may stand in its place."""
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
    """Whether a glyph's name says that it is a raised, lowered or fraction's form."""
    return any(name.endswith(end) for end in (".numr", ".dnom", ".sups", ".sinf", ".subs", ".sc", ".smcp", "superior"))


class Font:
    """One font file. Opened twice: fontTools tells which glyphs there are, FreeType draws them."""

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
        """All the variants in which this font writes a character: boolean arrays, no two alike."""
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
        """One glyph, with a margin of empty pixels."""
        self.face.load_glyph(self.order[name], freetype.FT_LOAD_NO_HINTING | freetype.FT_LOAD_RENDER)
        bitmap = self.face.glyph.bitmap
        grey = numpy.array(bitmap.buffer, dtype=numpy.uint8).reshape(bitmap.rows, bitmap.pitch)[:, :bitmap.width]
        return numpy.pad(grey >= 128, MARGIN)
