"""What scripts/bench_training.py runs in the peers' environment."""
