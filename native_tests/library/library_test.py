"""The library as others use it: installed, and each example and consumer configured in an empty folder.

scripts/test.sh library builds build/release first, which is what is installed here.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("SCRAWL_BUILD", PROJECT / "build/release"))
EXAMPLES = PROJECT / "docs/examples"
API = {"scrawl_abi_version", "scrawl_free", "scrawl_free_reading", "scrawl_load", "scrawl_read_pixels",
       "scrawl_read_strokes", "scrawl_version"}

# It is there wherever the library is built; make, which CMake would take, may be missing.
os.environ["CMAKE_GENERATOR"] = "Ninja"


def run(*command, **options):
    """What a command prints; an error with all it said, if it fails."""
    outcome = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if outcome.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}\n{outcome.stdout}{outcome.stderr}")
    return outcome.stdout


class Library(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name)
        cls.prefix = cls.root / "installed elsewhere"
        run("cmake", "--install", BUILD, "--prefix", cls.root / "installed")
        (cls.root / "installed").rename(cls.prefix)  # an installed tree can be moved
        cls.libraries = next(cls.prefix.glob("lib*/**/libscrawl.so")).parent
        cls.model = cls.prefix / "share/scrawl/models/compact.safetensors"

    def empty_folder(self):
        folder = tempfile.TemporaryDirectory(dir=self.root)
        self.addCleanup(folder.cleanup)
        return pathlib.Path(folder.name)

    def check_reading(self, said):
        self.assertEqual(said.splitlines()[0].split()[0], "17", said)

    def check_program(self, program, **options):
        said = run(program, self.model, **options)
        self.check_reading(said)
        self.assertRegex(said, r"\n7, probability 0\.\d+, from x = 60 to 100\n")
        refused = subprocess.run([program, __file__], capture_output=True, text=True, **options)
        self.assertEqual(refused.returncode, 1)
        self.assertRegex(refused.stderr, r"^read_digits: model.*\n$")

    def configure(self, source, *options):
        folder = self.empty_folder()
        run("cmake", "-S", source, "-B", folder, "-DCMAKE_BUILD_TYPE=Release", *options)
        return folder

    def build(self, source, *options):
        folder = self.configure(source, *options)
        run("cmake", "--build", folder, "-j", os.cpu_count())
        return folder / "read_digits"

    def test_an_installed_one_is_found_by_cmake(self):
        for shared in ("OFF", "ON"):
            with self.subTest(shared=shared):
                program = self.build(EXAMPLES / "cpp", f"-DCMAKE_PREFIX_PATH={self.prefix}", f"-DBUILD_SHARED_LIBS={shared}")
                self.check_program(program)
                self.assertEqual("libscrawl.so.1" in run("readelf", "-d", program), shared == "ON")

    def test_another_version_is_not_found(self):
        folder = self.empty_folder()
        for asked in ("0.99", "1.0"):
            (folder / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.16)\nproject(other LANGUAGES CXX)\n"
                                                   f"find_package(scrawl {asked} CONFIG REQUIRED)\n")
            with self.assertRaisesRegex(AssertionError, "scrawl"):
                run("cmake", "-S", folder, "-B", folder / "build", f"-DCMAKE_PREFIX_PATH={self.prefix}")

    def pkg_config(self, *options):
        environment = os.environ | {"PKG_CONFIG_PATH": str(self.libraries / "pkgconfig")}
        # The tree's path has a blank, which pkg-config puts a backslash before.
        said = run("pkg-config", *options, "scrawl", env=environment)
        return [word.replace("\\ ", " ") for word in re.split(r"(?<!\\)\s+", said.strip())]

    def test_pkg_config_serves_c(self):
        folder = self.empty_folder()
        strict = ["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]
        source = EXAMPLES / "c/read_digits.c"
        run("cc", *strict, source, "-o", folder / "shared", *self.pkg_config("--cflags", "--libs"))
        self.check_program(folder / "shared", env=os.environ | {"LD_LIBRARY_PATH": str(self.libraries)})
        libraries = self.pkg_config("--static", "--libs")
        libraries[libraries.index("-lscrawl")] = "-l:libscrawl.a"
        run("cc", *strict, source, "-o", folder / "static", *self.pkg_config("--cflags"), *libraries)
        self.check_program(folder / "static")
        self.assertEqual(pathlib.Path(*self.pkg_config("--variable=models")).resolve(), self.model.parent.resolve())

    def test_it_is_a_part_of_another_project(self):
        source = PROJECT / "native_tests/library/subdirectory"
        options = [f"-DSCRAWL_SOURCE={PROJECT}", "-DSCRAWL_CCACHE=ON"]
        self.configure(source, *options, "-DFETCH=OFF")
        self.check_program(self.build(source, *options, "-DFETCH=ON"))

    def test_python_calls_it(self):
        script = EXAMPLES / "python/read_digits.py"
        self.check_reading(run(sys.executable, script, self.libraries / "libscrawl.so", self.model))
        outcome = subprocess.run([sys.executable, script, self.libraries / "libscrawl.so", __file__], capture_output=True,
                                 text=True)
        self.assertEqual(outcome.returncode, 1)
        self.assertRegex(outcome.stderr, r"^model.*\n$")

    def test_only_the_interface_can_be_seen(self):
        said = run("nm", "--dynamic", "--defined-only", "--format=posix", self.libraries / "libscrawl.so")
        names = {line.split("@")[0].split()[0] for line in said.splitlines()}
        self.assertEqual(names - {"SCRAWL_1"}, API)
        header = (self.prefix / "include/scrawl.h").read_text()
        self.assertEqual(set(re.findall(r"\b(scrawl_\w+)\(", header)), API)

    def test_the_headers_need_nothing_else(self):
        headers = sorted(path.name for path in (self.prefix / "include").iterdir())
        self.assertEqual(headers, ["scrawl.h", "scrawl.hpp"])
        folder = self.empty_folder()
        for standard, compiler, header in (("c99", "cc", "scrawl.h"), ("c++11", "c++", "scrawl.h"), ("c++17", "c++", "scrawl.hpp"),
                                           ("c++20", "c++", "scrawl.hpp")):
            source = folder / ("try.c" if compiler == "cc" else "try.cpp")
            source.write_text(f"#include <{header}>\n")
            read = run(compiler, f"-std={standard}", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror", "-M",
                       "-I", self.prefix / "include", source)
            self.assertIn(header, read)
            self.assertNotRegex(read, r"(?i)eigen|rapidjson|core/")

    def test_one_program_is_installed(self):
        self.assertEqual([path.name for path in (self.prefix / "bin").iterdir()], ["scrawl"])
        strokes = self.empty_folder() / "seven.json"
        strokes.write_text('[{"strokes": [[[60, 0], [100, 0], [75, 80]]]}]')
        said = run(self.prefix / "bin/scrawl", "predict", "--model", self.model, "--strokes", strokes, "--json")
        self.assertRegex(said, r'"label": ?7\b')


if __name__ == "__main__":
    unittest.main()
