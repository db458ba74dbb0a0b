#pragma once

#include <emscripten/val.h>

#include "core/nn/change.hpp"
#include "core/nn/derive.hpp"
#include "core/nn/flow.hpp"
#include "core/nn/inspect.hpp"

/// What is known of a network's inside, as JavaScript objects: the same members, in its spelling.
namespace scrawl::javascript {

emscripten::val to_javascript(const nn::ReceptiveField::Axis& axis);
emscripten::val to_javascript(const nn::Shape& shape);
emscripten::val to_javascript(const nn::Flow& flow);
emscripten::val to_javascript(const nn::Derivation& derived);
emscripten::val to_javascript(const nn::HeadDerivation& derived);
/// Its steps are pictures (Uint8Array).
emscripten::val to_javascript(const nn::Change& change);
emscripten::val to_javascript(const nn::Filter& filter);

}  // namespace scrawl::javascript
