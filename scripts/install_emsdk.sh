#!/usr/bin/env bash
# Installs a version of Emscripten's SDK into ~/emsdk, where scripts/setup.sh looks: install_emsdk.sh 6.0.5
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage='usage: scripts/install_emsdk.sh VERSION'
case $#${1-} in
  1-h | 1--help) echo "$usage" && exit ;;
  1*) ;;
  *) die "$usage" ;;
esac
if [ ! -e "$HOME/emsdk/emsdk_env.sh" ]; then
  git clone --quiet --depth 1 https://github.com/emscripten-core/emsdk "$HOME/emsdk"
fi
cd "$HOME/emsdk"
# The tag's own list of what belongs to the version, which the newest list can no longer change.
git fetch --quiet --depth 1 origin "refs/tags/$1" && git reset --quiet --hard FETCH_HEAD
./emsdk install "$1"
./emsdk activate "$1"
