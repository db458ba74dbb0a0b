"""What the program `convert` writes, opened by the programs that it is for: onnxruntime (or ONNX's own evaluator) and
TensorFlow.js, where they are there. SCRAWL_PEERS is a folder node_modules with @tensorflow/tfjs."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
CONVERT = PROJECT / "build/release/bin/convert"
GOLDEN = PROJECT / "native_tests/golden/formats"
PEERS = os.environ.get("SCRAWL_PEERS", "")
PICTURE = [(37 * i % 101) / 100 for i in range(64)]  # as native_tests/golden/make_onnx.py has it
EXPECTED = {**json.loads((GOLDEN / "onnx.json").read_text()), **json.loads((GOLDEN / "tfjs.json").read_text())}
NOT_FOR_TENSORFLOW = ("activations-old.onnx", "activations-new.onnx")  # its max pooling is padded by numbers

RUN_TFJS = """
const {createRequire} = require('node:module');
const {readFileSync} = require('node:fs');
const [, peers, folder, pixels] = process.argv;
const tf = createRequire(peers + '/')('@tensorflow/tfjs');
const {modelTopology, weightsManifest} = JSON.parse(readFileSync(folder + '/model.json'));
const bytes = readFileSync(folder + '/' + weightsManifest[0].paths[0]);
const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
tf.setBackend('cpu').then(() => tf.loadLayersModel(tf.io.fromMemory({modelTopology, weightSpecs: weightsManifest[0].weights, weightData})))
  .then((model) => console.log(JSON.stringify([...model.predict(tf.tensor(JSON.parse(pixels), [1, 8, 8, 1])).dataSync()])));
"""


def evaluator():
    """A function from a path and pictures to probabilities; None where nothing reads ONNX."""
    try:
        import onnxruntime
        return lambda path, pictures: onnxruntime.InferenceSession(str(path)).run(None, {"pixels": pictures})[0]
    except ImportError:
        pass
    try:
        from onnx.reference import ReferenceEvaluator
        return lambda path, pictures: ReferenceEvaluator(str(path)).run(None, {"pixels": pictures})[0]
    except ImportError:
        return None


@unittest.skipIf(not CONVERT.exists(), "needs build/release/bin/convert")
class Exports(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)

    def converted(self, name, target):
        outcome = subprocess.run([CONVERT, GOLDEN / name, self.path / target], capture_output=True, text=True)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return self.path / target

    def check(self, name, answer):
        for said, wanted in zip(answer, EXPECTED[name], strict=True):
            self.assertAlmostEqual(said, wanted, delta=1e-6, msg=name)

    @unittest.skipIf(evaluator() is None, "needs the Python package onnxruntime or onnx")
    def test_onnx_answers_as_the_program_that_the_network_is_from(self):
        import numpy
        pictures = numpy.array(PICTURE, "f4").reshape(1, 8, 8, 1)
        for name in EXPECTED:
            self.check(name, evaluator()(self.converted(name, "model.onnx"), pictures)[0].tolist())

    @unittest.skipIf(not PEERS, "needs SCRAWL_PEERS, a folder with @tensorflow/tfjs")
    def test_tensorflow_answers_as_the_program_that_the_network_is_from(self):
        for name in EXPECTED:
            if name in NOT_FOR_TENSORFLOW:
                continue
            self.converted(name, "model.json")
            outcome = subprocess.run(["node", "-e", RUN_TFJS, PEERS, str(self.path), json.dumps(PICTURE)],
                                     capture_output=True, text=True)
            self.assertEqual(outcome.returncode, 0, outcome.stderr)
            self.check(name, json.loads(outcome.stdout.splitlines()[-1]))


if __name__ == "__main__":
    unittest.main()
