"""The core's folders include each other as the table in docs/architecture.md says, and only the programs print and
touch files."""

import pathlib
import re
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
# What a library that knows only bytes has no use for. std::thread is the thread pool's.
FORBIDDEN = re.compile(
    r"#include <(iostream|fstream|filesystem|cstdio|cstdlib|csignal|unistd\.h|fcntl\.h|sys/\w+\.h|emscripten[\w/]*\.h)>"
    r"|\bstd::(cout|cerr|clog|printf|puts|getenv|exit|abort|quick_exit)\b|\b(printf|fopen|getenv)\(")
# Files directly in core/ that stand above its folders; all others there are tools that know none of them.
FACADE = {"alternatives", "joined_digits", "legibility", "line_search", "line_text", "lines_read", "numbers_of",
          "read_image", "read_joined", "read_line", "read_lines", "read_memory", "read_number", "recogniser",
          "same_hand", "touching_digits"}


def sources(folder):
    return [path for path in sorted((PROJECT / folder).rglob("*")) if path.suffix in (".cpp", ".hpp")]


def part_of(path):
    """The row of the table that a file belongs to; None for the tools."""
    parts = pathlib.Path(path).parts
    if parts[0] != "core":
        return parts[0]
    if len(parts) > 2:
        return "core/apps" if parts[1] == "apps" else parts[1]
    stem = pathlib.Path(path).stem
    return "recogniser" if stem in FACADE else None


def table():
    """Each part with those that it may use."""
    text = (PROJECT / "docs/architecture.md").read_text()
    rows = re.findall(r"^\| `([\w/]+)` \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE)
    return {part: set(re.findall(r"`([\w/]+)`", used)) for part, used in rows}


def code(path):
    """Without comments, which may speak of anything."""
    return re.sub(r"//.*", "", path.read_text())


class Layering(unittest.TestCase):
    def test_includes_are_those_of_the_table(self):
        allowed, found = table(), {}
        for path in sources("core") + sources("wasm"):
            name = str(path.relative_to(PROJECT))
            part = part_of(name)
            for included in re.findall(r'#include "([^"]+)"', path.read_text()):
                other = part_of(included)
                if other is None or other == part:
                    continue
                self.assertIsNotNone(part, f"{name} includes {included}: the tools in core/ use none of its folders")
                self.assertIn(other, allowed[part], f"{name} includes {included}: {part} may not use {other}")
                found.setdefault(part, set()).add(other)
        for part, used in allowed.items():
            self.assertEqual(used, found.get(part, set()), f"the table's row of {part}")

    def test_nobody_uses_what_uses_him(self):
        allowed, order = table(), []
        while len(order) < len(allowed):
            free = [part for part in allowed if part not in order and allowed[part] <= set(order)]
            self.assertTrue(free, f"a circle among {sorted(set(allowed) - set(order))}")
            order += free

    def test_every_folder_is_in_the_table(self):
        parts = {part_of(path.relative_to(PROJECT)) for path in sources("core") + sources("wasm")}
        self.assertEqual(parts - {None}, set(table()))

    def test_the_library_prints_nothing_and_knows_no_files(self):
        library = [path for path in sources("core") if "apps" not in path.relative_to(PROJECT).parts]
        self.assertGreater(len(library), 100)
        for path in library:
            found = FORBIDDEN.search(code(path))
            self.assertIsNone(found, f"{path.relative_to(PROJECT)}: {found and found[0]} belongs into core/apps")


if __name__ == "__main__":
    unittest.main()
