#!/usr/bin/env bash
# Trains the networks that the page ships, from their recipes.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'TEXT'
usage: scripts/train_models.sh [--output FOLDER] [MODEL...]

Fetches the data (or takes it from the folder named by SCRAWL_DATA), builds train, and trains:
  compact   scripts/recipes/compact.toml, also on pen strokes, synthetic glyphs and handwriting fonts
  seed      scripts/recipes/seed.toml
Both without a MODEL. The files go to build/models, or to FOLDER: MODEL.safetensors with the recipe's type
of weights, and the same training's weights in other types as MODEL-f32.safetensors and so on. A training
that was interrupted goes on where it was.
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

# Only thinning outlines needs Python packages, so they get an environment of their own.
make_font_strokes() {
  python3 scripts/download_fonts.py --output "$data/fonts"
  local environment=$deps/fonts requirements=scripts/fonts/requirements.txt
  if ! cmp -s "$requirements" "$environment/$(basename "$requirements")"; then
    python3 -m venv --clear "$environment" || die "Python has no venv: install the package python3-venv"
    quietly font-packages "$environment/bin/pip" install --require-hashes --requirement "$requirements"
    cp "$requirements" "$environment"
  fi
  "$environment/bin/python" scripts/make_font_strokes.py --fonts "$data/fonts" --output "$data/font-strokes"
}

# The page also offers other weight types than that of the recipe.
declare -A other_types=([compact]="f32" [seed]="int8 f32")

for model in "${models[@]}"; do
  say "Training $model"
  arguments=(--config "scripts/recipes/$model.toml" --data "$data/mnist")
  if [ "$model" = compact ]; then
    [ -d /usr/share/hershey-fonts ] || die "the synthetic glyphs need stroke fonts: install the package hershey-fonts-data"
    python3 scripts/download_pen.py --output "$data/pen"
    python3 scripts/make_synthetic_glyphs.py --pen "$data/pen/strokes.json.gz" --output "$data/synthetic"
    make_font_strokes
    arguments+=(--strokes "$data/pen/strokes.json.gz" "$data/synthetic/synthetic-training.json.gz"
      "$data/font-strokes/fonts-digits.json.gz" "$data/font-strokes/fonts-others.json.gz"
      --validation-strokes "$data/synthetic/synthetic-validation.json.gz")
  fi
  checkpoint=$output/$model.checkpoint
  kept=--checkpoint
  [ ! -e "$checkpoint" ] || kept=--resume
  build/release/bin/train "${arguments[@]}" "$kept" "$checkpoint" --output "$output/$model.safetensors"
  # The training has ended: each of these only stores its result in another type and evaluates that.
  for type in ${other_types[$model]}; do
    build/release/bin/train "${arguments[@]}" --resume "$checkpoint" --weights "$type" --output "$output/$model-$type.safetensors"
  done
done
