#!/usr/bin/env python3
"""Runs clang-tidy over this project's own C++ files, those of which something has changed since they passed."""

import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[1]
INCLUDE = re.compile(rb'^#include "([^"]+)"', re.MULTILINE)


def read_by(source):
    """The project's own files that a source includes, itself first. Others change with the tools only."""
    found, todo = {}, [source]
    while todo:
        path = todo.pop()
        if path in found or not path.is_file():
            continue
        found[path] = path.read_bytes()
        todo += [PROJECT / name.decode() for name in INCLUDE.findall(found[path])]
    return found


def key_of(entry, tool):
    """What a passing depends on, as a hash."""
    parts = [tool, (PROJECT / ".clang-tidy").read_bytes(), entry["command"].encode()]
    parts += [bytes(path) + b"\n" + content for path, content in sorted(read_by(pathlib.Path(entry["file"])).items())]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def own(path):
    return path.is_relative_to(PROJECT) and not path.is_relative_to(PROJECT / "build")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("build", type=pathlib.Path, help="a folder with compile_commands.json, configured with the preset lint")
    arguments.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many files at a time")
    arguments.add_argument("files", nargs="*", help="parts of names: lint only files with one of them")
    options = arguments.parse_intermixed_args()
    clang_tidy = os.environ.get("CLANG_TIDY") or shutil.which("clang-tidy")
    if not clang_tidy:
        sys.exit("lint.py: no clang-tidy here: scripts/setup.sh lint")
    tool = subprocess.run([clang_tidy, "--version"], capture_output=True, check=True).stdout
    passed = options.build / "passed"
    passed.mkdir(exist_ok=True)
    entries = [entry for entry in json.loads((options.build / "compile_commands.json").read_text()) if own(pathlib.Path(entry["file"]))]
    if options.files:
        entries = [entry for entry in entries if any(part in entry["file"] for part in options.files)]

    def lint(entry):
        mark = passed / key_of(entry, tool)
        if mark.exists():
            return ""
        run = subprocess.run([clang_tidy, "-p", options.build, "--quiet", entry["file"]], capture_output=True, text=True)
        if run.returncode == 0:
            mark.touch()
            return ""
        return run.stdout or run.stderr

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        failed = 0
        for said in pool.map(lint, entries):
            if said:
                failed += 1
                print(said.replace(f"{PROJECT}/", ""), flush=True)
    print(f"{len(entries) - failed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
