"""The commands that the README, the documents and the scripts' own hints name: what they speak of is there."""

import functools
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = [*(PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")), *sorted(path for path in (PROJECT / "docs").rglob("*.md") if "node_modules" not in path.parts)]
PROGRAMS = ("inspect", "train", "evaluate", "predict", "convert")
MEASURING = ("scripts/bench_web.mjs", "scripts/bench_page.mjs", "scripts/bench_flow.mjs", "scripts/bench_lighthouse.mjs",
             "scripts/make_pictures.mjs", "native_tests/bench/train_in_tab.mjs")


def code_of(document):
    """All code of a document: the lines of its blocks for a shell, continued ones put together, and what stands in backticks."""
    text = document.read_text()
    for kind, block in re.findall(r"^```(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        lines = block.replace("\\\n", " ").splitlines() if kind in ("sh", "console") else []
        yield from (line.removeprefix("$ ") for line in lines if kind == "sh" or line.startswith("$ "))
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def commands_of(document):
    """The commands among it, each as its words."""
    for code in code_of(document):
        try:
            words = shlex.split(code, comments=True)
        except ValueError:  # a quotation mark in code that is no command
            continue
        while "&&" in words:
            yield words[: words.index("&&")]
            words = words[words.index("&&") + 1 :]
        if words:
            yield words


def named_in(documents):
    return [(document.name, words) for document in documents for words in commands_of(document)]


@functools.cache
def targets():
    """Of CMake."""
    text = "".join(path.read_text() for path in PROJECT.rglob("CMakeLists.txt")
                   if not {"build", "node_modules"} & set(path.relative_to(PROJECT).parts))
    return {*PROGRAMS, *re.findall(r"(?:add_executable|add_library|add_custom_target|scrawl_module)\(\s*(\w+)", text)}


@functools.cache
def usage(script):
    """What a script says of itself; of one for Node, which may be too old here, its text."""
    path = PROJECT / script
    if path.suffix == ".mjs":
        return path.read_text()
    return subprocess.run([path, "--help"], check=True, capture_output=True, text=True).stdout


@functools.cache
def program_source():
    return "".join(path.read_text() for path in (PROJECT / "core/apps").rglob("*.cpp"))


def options(words):
    return [word.partition("=")[0] for word in words if re.match(r"--[a-z]", word)]


class Commands(unittest.TestCase):
    def test_files_are_there(self):
        ours = re.compile(r"(?:scripts|core|wasm|web|native_tests|docs)/[\w./-]+")
        named = [(name, word) for name, words in named_in(DOCUMENTS) for word in words if ours.fullmatch(word)]
        self.assertGreater(len(named), 30)
        for name, word in named:
            paths = [PROJECT / word, *PROJECT.glob(f"{word}.?pp"), *PROJECT.glob(f"core/{word}.?pp")]
            self.assertTrue(any(path.exists() for path in paths), f"{name}: no {word}")

    def test_scripts_know_their_options(self):
        named = [(name, words) for name, words in named_in(DOCUMENTS) if re.match(r"scripts/\w+\.(sh|py|mjs)$", words[0])]
        self.assertGreater(len(named), 15)
        for name, (script, *rest) in named:
            for option in options(rest):
                self.assertRegex(usage(script), rf"{option}\b", f"{name}: {script} {option}")

    def test_scripts_can_be_called(self):
        for path in (PROJECT / "scripts").glob("*.*"):
            if path.read_text().startswith("#!"):
                self.assertTrue(os.access(path, os.X_OK), f"{path.name} is not executable")

    def test_programs_know_their_options(self):
        named = [(name, words) for name, words in named_in(DOCUMENTS)
                 if re.fullmatch(r"(?:build/release/bin/|\$bin/)?(?:inspect|train|evaluate|predict|convert)", words[0])]
        self.assertGreater(len(named), 15)
        for name, (program, *rest) in named:
            for option in options(rest):
                self.assertRegex(program_source(), rf'["!,]{option}\b', f"{name}: {program} {option}")

    def test_nothing_in_a_block_is_a_placeholder(self):
        for document in DOCUMENTS:
            for block in re.findall(r"^```sh\n(.*?)^```", document.read_text(), re.MULTILINE | re.DOTALL):
                self.assertNotRegex(block, r"\[--|<\w+>|…", f"{document.name}: cannot be pasted into a shell")

    def test_what_is_built_can_be_built(self):
        presets = {preset["name"] for preset in json.loads((PROJECT / "CMakePresets.json").read_text())["configurePresets"]}
        texts = [*DOCUMENTS, *(path for path in (PROJECT / "scripts").rglob("*") if path.suffix in (".sh", ".py", ".mjs"))]
        built = asked = 0
        for path in texts:
            text = path.read_text()
            for preset, target in re.findall(r"\bbuild/(\w+)/bin/(\w+)", text):
                self.assertIn(preset, presets, path.name)
                self.assertIn(target, targets(), path.name)
                built += 1
            for preset in re.findall(r"cmake (?:--build )?--preset ([a-z]\w*)", text):
                self.assertIn(preset, presets, path.name)
            for listed in re.findall(r"cmake --build [^\n`]*--target ([\w ]+)", text):
                self.assertLessEqual(set(listed.split()), targets(), path.name)
                asked += 1
        self.assertGreater(built, 10)
        self.assertGreater(asked, 4)

    def test_setup_knows_what_the_stages_need(self):
        text = (PROJECT / "scripts/test.sh").read_text()
        needs = sorted({need for listed in re.findall(r"needs\+=\(([\w ]+)\)", text) for need in listed.split()})
        self.assertIn("arm64", needs)
        # It looks at all words before it does anything.
        outcome = subprocess.run([PROJECT / "scripts/setup.sh", *needs, "--help"], capture_output=True, text=True)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)

    def test_npm_knows_its_scripts(self):
        scripts = json.loads((PROJECT / "package.json").read_text())["scripts"]
        # What is packed and installed is no script: native_tests/package/ does it.
        named = [words for _, words in named_in(DOCUMENTS) if words[0] == "npm" and words[1] not in ("pack", "install")]
        self.assertTrue(named)
        for words in named:
            self.assertIn(words[-1], [*scripts, "ci"])


class FreshClone(unittest.TestCase):
    """Where nothing is built or installed, whoever measures is told the one command that brings it."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.clone = pathlib.Path(folder.name)
        for part in ("scripts", "native_tests/bench", "native_tests/browser/harness", "web/src"):
            shutil.copytree(PROJECT / part, cls.clone / part)

    def refusal(self, *command):
        outcome = subprocess.run(command, cwd=self.clone, capture_output=True, text=True)
        self.assertEqual(outcome.returncode, 1, command)
        self.assertEqual(outcome.stderr.count("\n"), 1, outcome.stderr)
        return outcome.stderr

    @unittest.skipUnless(shutil.which("node"), "there is no Node")
    def test_what_drives_a_browser(self):
        for program in MEASURING:
            with self.subTest(program):
                self.assertIn("scripts/prepare_bench.sh web", self.refusal("node", program))

    def test_what_runs_natively(self):
        for program, *rest in (["scripts/bench_native.py"], ["scripts/bench_training.py", "--data", "train.csv"]):
            with self.subTest(program):
                self.assertIn("scripts/prepare_bench.sh native", self.refusal(sys.executable, program, *rest))


if __name__ == "__main__":
    unittest.main()
