"""Strokes from handwriting fonts: glyphs, their centre lines, and strokes along these."""
