"""Keeps a script from overwriting its own input files."""

import os


def same_file(path, other):
    """Whether two paths lead to the same file, by any names and links. The file need not exist."""
    if os.path.exists(path) and os.path.exists(other):
        return os.path.samefile(path, other)
    return os.path.realpath(path) == os.path.realpath(other)


def check_distinct(parser, read, written):
    """Ends the script with a usage error if a file would be written that is also read. Both arguments are lists of
    (option, path); entries with the path None are ignored."""
    for option, path in read:
        for other_option, other in written:
            if path and same_file(path, other):
                parser.error(f"{option} ({path}) and {other_option} ({other}) are the same file, and one would be lost; "
                             "choose another name")
