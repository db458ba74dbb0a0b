"""Which program wrote a file, by what is in it rather than by its name; and what to do about those that are not read."""

import zipfile

from .common import Failure
from .from_keras import from_keras
from .from_pytorch import from_pytorch, from_safetensors

TF2ONNX = "python -m tf2onnx.convert {} --output model.onnx, and convert that"
SAVED_MODEL = ("is a SavedModel of TensorFlow: model = keras.models.load_model(FOLDER) and model.save('model.h5') with "
               "Keras 2, or " + TF2ONNX.format("--saved-model FOLDER"))
TORCHSCRIPT = ("is a TorchScript archive, a program in a file: model = torch.jit.load(FILE), then "
               "torch.save(model.state_dict(), 'weights.pt') and convert that with --architecture, or torch.onnx.export(model, ...)")
PICKLE = ("is a pickle, which can run any code and is not opened here; load it where it was made, and save the network as "
          "its own program does: model.save('model.keras') of Keras, torch.save(model.state_dict(), 'weights.pt') of PyTorch")
TFLITE = ("is a network for TensorFlow Lite, compiled from another file: convert the Keras model that it was made of, or "
          + TF2ONNX.format("--tflite FILE"))
FROZEN = ("is a graph of TensorFlow: convert the Keras model that it was made of, or "
          + TF2ONNX.format("--graphdef FILE --inputs NAME:0 --outputs NAME:0"))
CHECKPOINT = ("is a part of a TensorFlow checkpoint: load it into the Keras model, model.load_weights(NAME), and "
              "model.save('model.keras')")
TFJS = "is a model of TensorFlow.js, which the program convert reads without Python: convert {} OUTPUT.safetensors"
ONNX = "is a model of ONNX, which the program convert reads without Python: convert {} OUTPUT.safetensors"
DESCRIBED = "describes layers and holds no weights; convert the file with the weights, and say this one by --config"
MENDS = {".tflite": TFLITE, ".pb": FROZEN, ".meta": CHECKPOINT, ".index": CHECKPOINT, ".pkl": PICKLE, ".pickle": PICKLE,
         ".joblib": PICKLE, ".sav": PICKLE, ".json": DESCRIBED, ".yaml": DESCRIBED, ".npz": "is a list of arrays without a "
         "network: set them as a Keras model's weights, and model.save('model.keras')"}
MOST_TEXT = 16 << 20  # bytes of a description that are looked at
READERS = {".keras": from_keras, ".h5": from_keras, ".hdf5": from_keras, ".pt": from_pytorch, ".pth": from_pytorch,
           ".bin": from_pytorch, ".ckpt": from_pytorch, ".safetensors": from_safetensors}


def reader_of(path):
    """The function that reads this file, which takes its path and `Options`. Raises `Failure` with a mend."""
    if path.is_dir():
        if (path / "saved_model.pb").exists():
            raise Failure(SAVED_MODEL.replace("FOLDER", f"'{path.name}'"))
        raise Failure("is a folder; name the model's file")
    if not path.is_file():
        raise Failure("there is no such file")
    with path.open("rb") as file:
        start = file.read(16)
    if start.startswith(b"\x89HDF\r\n\x1a\n"):
        return from_keras
    if start.startswith(b"PK"):
        return archive_reader(path)
    if start[4:8] == b"TFL3":
        raise Failure(TFLITE)
    if ".data-0" in path.name:
        raise Failure(CHECKPOINT)
    if path.suffix == ".onnx":
        raise Failure(ONNX.format(path.name))
    if path.suffix == ".json" and is_tfjs(path):
        raise Failure(TFJS.format(path.name))
    if path.suffix in MENDS:
        raise Failure(MENDS[path.suffix])
    if path.suffix not in READERS:
        raise Failure(f"is of no kind that is known; converted are {', '.join(READERS)}")
    return READERS[path.suffix]


def check_target(source, target):
    """Raises `Failure` with a mend unless models are written into files of the target's name."""
    if target.suffix in (".onnx", ".json"):
        ours = source.with_suffix(".safetensors").name
        before = "" if source.suffix == ".safetensors" else f"--output {ours}, then "
        raise Failure(f"cannot become {target.name} here; ONNX and TensorFlow.js are written by the program convert: "
                      f"{before}convert {ours} {target.name}")
    if target.suffix != ".safetensors":
        raise Failure(f"cannot become {target.name}: models become .safetensors, which the program convert makes .onnx "
                      "or model.json of")


def is_tfjs(path):
    """Whether a description names the files that hold its weights."""
    with path.open("rb") as file:
        return b'"weightsManifest"' in file.read(MOST_TEXT)


def archive_reader(path):
    """Of a zip archive: a .keras file, PyTorch's, or another's."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, LookupError) as error:
        raise Failure(f"its zip archive is damaged: {error}") from None
    if any(name.endswith("/constants.pkl") for name in names):
        raise Failure(TORCHSCRIPT)
    if any(name.endswith("data.pkl") for name in names):
        return from_pytorch
    if any(name.endswith("saved_model.pb") for name in names):
        raise Failure("holds a folder; unpack it. It " + SAVED_MODEL)
    if path.suffix == ".npz":
        raise Failure(MENDS[".npz"])
    return from_keras
