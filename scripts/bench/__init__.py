"""Code that scripts/bench_training.py runs in the environments of Keras and PyTorch."""
