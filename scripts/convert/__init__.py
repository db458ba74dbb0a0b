"""Models of other programs to ours and back; scripts/convert_model.py is the command."""
