#!/usr/bin/env python3
"""Writes golden.json: what Keras computes for three small networks, in float64.

Needs keras and jax:  KERAS_BACKEND=jax python native_tests/golden/make_golden.py

For each network: the architecture in our own JSON, initial weights, a batch with soft targets,
what the untrained network puts out (in training and in use), the loss, every gradient, and all
weights after five steps of Adam and of AdamW. Weights are listed under our names ("0.kernel").
"""

import json
import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "jax")

import jax  # noqa: E402

jax.config.update("jax_enable_x64", True)

import keras  # noqa: E402
import numpy  # noqa: E402

keras.config.set_floatx("float64")


def keep_float64(result_type):
    """Keras computes means and batch norm in float32 even when asked for float64; this stops it."""
    return lambda *types: "float64" if "float64" in map(str, types) else result_type(*types)


for module in (keras.src.backend, keras.src.backend.common.dtypes):
    module.result_type = keep_float64(module.result_type)

LEARNING_RATE = 0.01
WEIGHT_DECAY = 0.1
STEPS = 5
BATCH = 6

SEED_LIKE = {
    "input": [10, 9, 1],
    "layers": [
        {"type": "conv2d", "filters": 5},
        {"type": "relu"},
        {"type": "max_pool2d"},
        {"type": "flatten"},
        {"type": "dense", "units": 12},
        {"type": "relu"},
        {"type": "dense", "units": 8},
        {"type": "relu"},
        {"type": "dense", "units": 10},
    ],
    "head": "sigmoid",
}
COMPACT_LIKE = {
    "input": [9, 8, 2],
    "layers": [
        {"type": "conv2d", "filters": 4, "padding": "same", "bias": False},
        {"type": "batch_norm2d"},
        {"type": "relu"},
        {"type": "conv2d", "filters": 6, "kernel": [3, 2], "stride": [2, 2], "padding": "same", "bias": False},
        {"type": "batch_norm2d", "momentum": 0.8},
        {"type": "relu"},
        {"type": "max_pool2d"},
        {"type": "conv2d", "filters": 8, "padding": "same"},
        {"type": "leaky_relu", "slope": 0.125},
        {"type": "global_average_pool"},
        {"type": "dense", "units": 5},
    ],
    "head": "softmax",
}
VARIED_LIKE = {
    "input": [11, 10, 2],
    "layers": [
        {"type": "conv2d", "filters": 4, "padding": "same"},
        {"type": "elu", "alpha": 0.5},
        {"type": "average_pool2d", "pool": [3, 2], "stride": [2, 2], "padding": "same"},
        {"type": "conv2d", "filters": 5, "padding": "same", "dilation": [2, 1]},
        {"type": "tanh"},
        {"type": "depthwise_conv2d", "multiplier": 2, "bias": False},
        {"type": "batch_norm2d"},
        {"type": "max_pool2d", "pool": [3, 2], "stride": [1, 1], "padding": "same"},
        {"type": "swish"},
        {"type": "depthwise_conv2d", "kernel": [2, 3], "padding": "same", "dilation": [1, 2]},
        {"type": "average_pool2d", "pool": [2, 1], "stride": [1, 2]},
        {"type": "flatten"},
        {"type": "dense", "units": 9},
        {"type": "gelu"},
        {"type": "batch_norm1d"},
        {"type": "dense", "units": 8},
        {"type": "gelu", "approximate": True},
        {"type": "dense", "units": 7},
        {"type": "sigmoid"},
        {"type": "dense", "units": 6},
    ],
    "head": "softmax",
}

KERAS_NAMES = {"gamma": "scale", "beta": "bias", "moving_mean": "mean", "moving_variance": "variance"}


def pool_options(options):
    pool = options.get("pool", [2, 2])
    return {"pool_size": pool, "strides": options.get("stride", pool), "padding": options.get("padding", "valid")}


def keras_layer(layer):
    """Our description of a layer as a Keras layer."""
    options = {key: value for key, value in layer.items() if key != "type"}
    match layer["type"]:
        case "conv2d":
            return keras.layers.Conv2D(
                options["filters"],
                options.get("kernel", [3, 3]),
                strides=options.get("stride", [1, 1]),
                padding=options.get("padding", "valid"),
                dilation_rate=options.get("dilation", [1, 1]),
                use_bias=options.get("bias", True),
            )
        case "depthwise_conv2d":
            return keras.layers.DepthwiseConv2D(
                options.get("kernel", [3, 3]),
                strides=options.get("stride", [1, 1]),
                padding=options.get("padding", "valid"),
                depth_multiplier=options.get("multiplier", 1),
                dilation_rate=options.get("dilation", [1, 1]),
                use_bias=options.get("bias", True),
            )
        case "max_pool2d":
            return keras.layers.MaxPooling2D(**pool_options(options))
        case "average_pool2d":
            return keras.layers.AveragePooling2D(**pool_options(options))
        case "dense":
            return keras.layers.Dense(options["units"])
        case "relu":
            return keras.layers.ReLU()
        case "leaky_relu":
            return keras.layers.LeakyReLU(options.get("slope", 0.3))
        case "elu":
            return keras.layers.ELU(options.get("alpha", 1.0))
        case "tanh" | "sigmoid" | "swish":
            return keras.layers.Activation(layer["type"])
        case "gelu":
            approximate = options.get("approximate", False)
            return keras.layers.Activation(lambda values: keras.activations.gelu(values, approximate))
        case "flatten":
            return keras.layers.Flatten()
        case "batch_norm1d" | "batch_norm2d":
            return keras.layers.BatchNormalization(**options)
        case "global_average_pool":
            return keras.layers.GlobalAveragePooling2D()


def our_name(model, variable):
    """The name that this variable has in our weight files."""
    for place, layer in enumerate(model.layers):
        if any(variable is candidate for candidate in layer.variables):
            return f"{place}.{KERAS_NAMES.get(variable.name, variable.name)}"
    raise KeyError(variable.path)


def numbers(array, digits=13):
    return [float(f"{value:.{digits}g}") for value in numpy.asarray(array, dtype="float64").ravel()]


def all_weights(model):
    return {our_name(model, variable): numbers(variable) for variable in model.variables}


def golden(architecture, seed):
    random = numpy.random.default_rng(seed)
    sigmoid = architecture["head"] == "sigmoid"
    layers = [keras_layer(layer) for layer in architecture["layers"]]
    if sigmoid:
        layers[-1].activation = keras.activations.sigmoid
    model = keras.Sequential([keras.Input(architecture["input"]), *layers])
    # Few decimals, so that both sides start from exactly the same numbers.
    for variable in model.variables:
        values = random.normal(0, 0.3, variable.shape)
        if variable.name in ("gamma", "moving_variance"):
            values = 1 + numpy.abs(values)
        variable.assign(numpy.round(values, 3))
    initial = [numpy.array(variable.value) for variable in model.variables]
    inputs = numpy.round(random.uniform(0, 1, (BATCH, *architecture["input"])), 3)
    targets = numpy.eye(model.output_shape[-1])[random.integers(0, model.output_shape[-1], BATCH)]
    targets[BATCH // 2 :] = targets[BATCH // 2 :] * 0.875 + 0.125 / targets.shape[1]
    targets = numpy.round(targets, 6)
    targets /= targets.sum(axis=1, keepdims=True)
    loss = keras.losses.CategoricalCrossentropy(from_logits=not sigmoid)

    def probabilities(outputs):
        return outputs if sigmoid else keras.ops.softmax(outputs)

    def loss_of(trainable, non_trainable):
        outputs, _ = model.stateless_call(trainable, non_trainable, inputs, training=True)
        return loss(targets, outputs), outputs

    state = [[v.value for v in model.trainable_variables], [v.value for v in model.non_trainable_variables]]
    (loss_value, outputs), gradients = jax.value_and_grad(loss_of, has_aux=True)(*state)
    result = {
        "architecture": architecture,
        "weights": all_weights(model),
        "input": numbers(inputs),
        "targets": numbers(targets, 17),
        "probabilities_in_use": numbers(probabilities(model(inputs, training=False))),
        "probabilities_in_training": numbers(probabilities(outputs)),
        "loss": float(loss_value),
        "gradients": {
            our_name(model, variable): numbers(gradient)
            for variable, gradient in zip(model.trainable_variables, gradients)
        },
    }
    adam = keras.optimizers.Adam(LEARNING_RATE)
    adamw = keras.optimizers.AdamW(LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    adamw.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
    for name, optimizer in (("adam", adam), ("adamw", adamw)):
        for variable, value in zip(model.variables, initial):
            variable.assign(value)
        model.compile(optimizer=optimizer, loss=loss)
        losses = [float(model.train_on_batch(inputs, targets)) for _ in range(STEPS)]
        result[name] = {
            "losses": losses,
            "weights": all_weights(model),
            "probabilities_in_use": numbers(probabilities(model(inputs, training=False))),
        }
    return result


def main():
    content = {
        "made_by": f"make_golden.py with Keras {keras.__version__}, JAX {jax.__version__}",
        "learning_rate": LEARNING_RATE,
        "weight_decay": WEIGHT_DECAY,
        "seed": golden(SEED_LIKE, 1),
        "compact": golden(COMPACT_LIKE, 2),
        "varied": golden(VARIED_LIKE, 5),
    }
    path = pathlib.Path(__file__).with_name("golden.json")
    path.write_text(json.dumps(content, separators=(",", ":")).replace('},"', '},\n"') + "\n")
    print(f"{path}: {path.stat().st_size} bytes")


main()
