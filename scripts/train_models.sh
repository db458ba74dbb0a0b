#!/usr/bin/env bash
# Trains the networks that the page ships, by their recipes.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'TEXT'
usage: scripts/train_models.sh [--output FOLDER] [MODEL...]

Fetches the data (or takes it from the folder named by SCRAWL_DATA), builds train, and trains:
  compact   scripts/recipes/compact.toml, also on pen strokes and synthetic signs
  seed      scripts/recipes/seed.toml
Both without a MODEL. The files go to build/models, or to FOLDER.
TEXT
}

output=$project/build/models
models=()
while [ $# -gt 0 ]; do
  case $1 in
    compact | seed) models+=("$1") ;;
    --output)
      [ $# -gt 1 ] || die "--output needs a folder"
      output=$(realpath -m "$2")
      shift
      ;;
    -h | --help) usage && exit ;;
    *) usage >&2 && die "unknown model '$1'" ;;
  esac
  shift
done
[ ${#models[@]} -gt 0 ] || models=(compact seed)

cd "$project"
data=$project/build/data
mkdir -p "$output"
scripts/setup.sh native tests
quietly configure-release cmake --preset release
quietly build-train cmake --build --preset release -j "$jobs" --target train
python3 scripts/download_mnist.py --output "$data/mnist"

for model in "${models[@]}"; do
  say "Training $model"
  arguments=(--config "scripts/recipes/$model.toml" --data "$data/mnist")
  if [ "$model" = compact ]; then
    [ -d /usr/share/hershey-fonts ] || die "the synthetic signs need stroke fonts: install the package hershey-fonts-data"
    python3 scripts/download_pen.py --output "$data/pen"
    python3 scripts/make_synthetic_signs.py --pen "$data/pen/strokes.json.gz" --output "$data/synthetic"
    arguments+=(--strokes "$data/pen/strokes.json.gz" "$data/synthetic/synthetic-training.json.gz"
      --validation-strokes "$data/synthetic/synthetic-validation.json.gz")
  fi
  build/release/bin/train "${arguments[@]}" --output "$output/$model.safetensors"
done
