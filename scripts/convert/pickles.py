"""Looks into pickles without running them: which classes and functions would they call?"""

import pickletools
import zipfile
import zlib

MOST = 32 << 20  # bytes that are looked at
PLAIN = ("torch", "collections", "numpy", "_codecs")  # modules of tensors and plain data
NETWORKS = ("torch.nn.modules", "torch.jit")  # modules among these that a whole network comes from
BUILT_IN = {"set", "frozenset", "dict", "list", "tuple", "int", "float", "complex", "slice", "range", "bytearray"}


def foreign_class(path):
    """The first class in a pickle that is neither a tensor nor plain data, as `module.Name`; None if there is none, or
    the file is no pickle of PyTorch."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                name = next((name for name in archive.namelist() if name.endswith("data.pkl")), None)
                if name is None or archive.getinfo(name).file_size > MOST:
                    return None
                with archive.open(name) as file:
                    return first_foreign(file.read(MOST))
        with open(path, "rb") as file:
            return first_foreign(file.read(MOST))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, LookupError,
            ValueError):
        return None


def unpacked_size(path):
    """Bytes of a file, or of all that is in a zip archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, LookupError, ValueError):
        return path.stat().st_size


def first_foreign(data):
    """In a pickle's bytes, or in several that follow each other as older versions wrote them."""
    texts, rest = [], data
    while rest[:1] == b"\x80":
        end = 0
        try:
            for operation, argument, place in pickletools.genops(rest):
                end = place + 1
                if operation.name == "STOP":
                    break
                if isinstance(argument, str) and operation.name != "GLOBAL":
                    texts = [*texts[-1:], argument]
                found = None
                if operation.name in ("GLOBAL", "INST"):
                    found = argument.replace(" ", ".")
                elif operation.name == "STACK_GLOBAL":
                    found = ".".join(texts)
                if found and is_foreign(found):
                    return found
        except (ValueError, LookupError, UnicodeError, OverflowError, MemoryError):
            return None
        rest = rest[end:]
    return None


def is_foreign(name):
    module, _, last = name.rpartition(".")
    if module in ("builtins", "__builtin__"):
        return last not in BUILT_IN
    return name.partition(".")[0] not in PLAIN or name.startswith(NETWORKS)
