"""Converts models of other programs to this project's, for scripts/convert_model.py."""
