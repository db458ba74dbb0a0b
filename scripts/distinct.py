"""Keeps a script from writing over what it was given."""

import os


def same_file(path, other):
    """Whether two paths lead to one file, by whatever names and links, or would once it is there."""
    if os.path.exists(path) and os.path.exists(other):
        return os.path.samefile(path, other)
    return os.path.realpath(path) == os.path.realpath(other)


def check_distinct(parser, read, written):
    """Ends the script as wrong arguments do where a file that is written is one that is read. Both are lists of
    (option, path); a path of None is none."""
    for option, path in read:
        for other_option, other in written:
            if path and same_file(path, other):
                parser.error(f"{option} ({path}) and {other_option} ({other}) are the same file, and one would be lost; "
                             "choose another name")
