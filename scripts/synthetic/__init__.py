"""Synthetic glyphs: digits in rare variants, and non-digits."""
