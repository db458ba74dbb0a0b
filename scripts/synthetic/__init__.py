"""Synthetic glyphs: digits written in variants that few writers have, and what is no digit."""
