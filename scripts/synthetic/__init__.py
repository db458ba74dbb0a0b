"""Synthetic signs: digits written in ways that few writers have, and what is no digit."""
