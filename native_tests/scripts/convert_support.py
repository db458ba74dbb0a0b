"""Shared by the tests of the model converter. Import it first: it puts scripts/ on the path."""

import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = PROJECT / "scripts/convert_model.py"
sys.path.insert(0, str(SCRIPT.parent))

from convert.common import printable  # noqa: E402
from convert.inference import scores  # noqa: E402
from convert.safetensors import read_safetensors, write_safetensors  # noqa: E402


def missing(*packages):
    """Skips a test without these packages."""
    absent = [name for name in packages if importlib.util.find_spec(name) is None]
    return unittest.skipIf(absent, "needs the Python packages " + ", ".join(absent))


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)

    def converted(self, *arguments):
        """Runs the command; returns architecture and arrays of the model that it writes."""
        outcome = subprocess.run([sys.executable, SCRIPT, *map(str, arguments), "--output", self.path / "out.safetensors"],
                                 capture_output=True, text=True)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return read_safetensors(self.path / "out.safetensors")

    def stored(self, architecture, arrays):
        """Writes and reads back a model directly, for networks that the command would not accept."""
        write_safetensors(self.path / "out.safetensors", architecture, arrays, "")
        return read_safetensors(self.path / "out.safetensors")

    def complaint(self, *arguments, code=1):
        """Runs the command, which must fail; returns its message."""
        outcome = subprocess.run([sys.executable, SCRIPT, *map(str, arguments)], capture_output=True, text=True)
        self.assertEqual(outcome.returncode, code, outcome.stderr)
        self.assertNotIn("Traceback", outcome.stderr)
        last = outcome.stderr.splitlines()[-1]  # TensorFlow may print messages before
        self.assertTrue(last.startswith("convert_model.py: "), outcome.stderr)
        self.assertEqual(last, printable(last))
        return last

    def answers(self, model, pictures):
        """The outputs of a model, computed by numpy."""
        import numpy
        architecture, arrays = model
        found = scores(architecture, arrays, pictures).reshape(len(pictures), -1)
        if architecture["head"] == "sigmoid":
            return 1 / (1 + numpy.exp(-found))
        powers = numpy.exp(found - found.max(1, keepdims=True))
        return powers / powers.sum(1, keepdims=True)


def random_arrays(**shapes):
    """Arrays of positive numbers with these names and shapes."""
    import numpy
    random = numpy.random.default_rng(1)
    return {name: random.uniform(0.1, 1, shape).astype("f4") for name, shape in shapes.items()}
