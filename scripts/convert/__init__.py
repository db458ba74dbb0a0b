"""Converts models of other programs to this project's and back, for scripts/convert_model.py."""
