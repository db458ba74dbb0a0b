"""The demo's own words, with programs in place of the real ones that only do as if."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"


def program(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


class Demo(unittest.TestCase):
    def run_demo(self, download):
        """All lines of a demo in a project whose `download_mnist.py` is this text."""
        with tempfile.TemporaryDirectory() as folder:
            project = pathlib.Path(folder)
            for name in ("demo.sh", "common.sh"):
                (project / "scripts").mkdir(exist_ok=True)
                shutil.copy(SCRIPTS / name, project / "scripts" / name)
            program(project / "scripts/setup.sh", "#!/bin/sh\n")
            program(project / "scripts/download_mnist.py", download)
            for name in ("emcc", "emcmake"):
                program(project / "bin" / name, "#!/bin/sh\n")
            program(project / "bin/cmake", "#!/bin/sh\nmkdir -p build/site\n")
            path = f"{project / 'bin'}:{os.environ['PATH']}"
            outcome = subprocess.run([project / "scripts/demo.sh", "--no-serve"], env=os.environ | {"PATH": path},
                                     stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            self.assertEqual(outcome.returncode, 0, outcome.stdout)
            return outcome.stdout.splitlines()

    def test_without_mnist_one_calm_line_says_so(self):
        lines = self.run_demo("import sys\nsys.exit('error: could not download it')\n")
        self.assertFalse([line for line in lines if "error" in line.lower()])
        self.assertEqual(len([line for line in lines if "could not be had" in line]), 1)

    def test_with_mnist_nothing_is_said_of_it(self):
        self.assertFalse([line for line in self.run_demo("") if "could not be had" in line])


if __name__ == "__main__":
    unittest.main()
