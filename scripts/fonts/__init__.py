"""Handwriting fonts as other people's hands: glyphs, their centre lines, and strokes along these."""
