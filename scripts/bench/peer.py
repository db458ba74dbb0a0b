"""Trains the seed's network with Keras or PyTorch and prints each epoch as one JSON object, as `train --json` does.

scripts/bench_training.py runs it in an environment that has them. It trains as our program does: batches of 32 in a new
order each epoch, Adam with a learning rate of 0.001, and the cross-entropy of sigmoids divided by their sum.
"""

import argparse
import json
import sys
import time

import numpy


def load(path, count):
    """Rows of Kaggle's train.csv: pictures [count, 28, 28, 1] with values from 0 to 1, and their labels."""
    rows = numpy.loadtxt(path, delimiter=",", skiprows=1, dtype="u1", max_rows=count or None)
    return (rows[:, 1:] / 255).astype("float32").reshape(-1, 28, 28, 1), rows[:, 0].astype("int64")


def tell(epoch, seconds, accuracy=None):
    print(json.dumps({"epoch": epoch, "seconds": seconds, "validation": [{"accuracy": accuracy}] if accuracy else []}),
          flush=True)


def keras_trained(options, learned, held_out):
    import keras
    import tensorflow
    tensorflow.config.threading.set_intra_op_parallelism_threads(options.threads)
    tensorflow.config.threading.set_inter_op_parallelism_threads(options.threads)
    keras.utils.set_random_seed(options.seed)
    layers = keras.layers
    model = keras.Sequential([
        keras.Input((28, 28, 1)), layers.Conv2D(30, 3, activation="relu"), layers.MaxPooling2D(), layers.Flatten(),
        layers.Dense(128, activation="relu"), layers.Dense(64, activation="relu"), layers.Dense(10, activation="sigmoid")])
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    pictures, digits = learned[0], keras.utils.to_categorical(learned[1], 10)
    for epoch in range(options.epochs):
        start = time.perf_counter()
        model.fit(pictures, digits, batch_size=options.batch_size, epochs=1, verbose=0)
        seconds = time.perf_counter() - start
        said = held_out and model.predict(held_out[0], batch_size=500, verbose=0)
        tell(epoch + 1, seconds, held_out and float((said.argmax(1) == held_out[1]).mean()))


def pytorch_trained(options, learned, held_out):
    import torch
    from torch import nn
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    model = nn.Sequential(nn.Conv2d(1, 30, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(5070, 128),
                          nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10), nn.Sigmoid())
    adam = torch.optim.Adam(model.parameters(), lr=1e-3, eps=1e-7)
    pictures = torch.from_numpy(learned[0].reshape(-1, 1, 28, 28))
    digits = torch.from_numpy(learned[1])
    for epoch in range(options.epochs):
        start = time.perf_counter()
        for batch in torch.randperm(len(pictures)).split(options.batch_size):
            said = model(pictures[batch]).clamp(1e-7, 1 - 1e-7)
            adam.zero_grad()
            nn.functional.nll_loss((said / said.sum(1, keepdim=True)).log(), digits[batch]).backward()
            adam.step()
        seconds = time.perf_counter() - start
        accuracy = None
        if held_out:
            with torch.no_grad():
                said = model(torch.from_numpy(held_out[0].reshape(-1, 1, 28, 28)))
            accuracy = float((said.argmax(1).numpy() == held_out[1]).mean())
        tell(epoch + 1, seconds, accuracy)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peer", choices=["keras", "pytorch"])
    parser.add_argument("data")
    parser.add_argument("--held-out")
    for name, default in (("samples", 0), ("epochs", 3), ("batch-size", 32), ("threads", 2), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    learned = load(options.data, options.samples)
    held_out = load(options.held_out, 0) if options.held_out else None
    (keras_trained if options.peer == "keras" else pytorch_trained)(options, learned, held_out)


if __name__ == "__main__":
    sys.exit(main())
