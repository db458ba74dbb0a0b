#pragma once

#include <emscripten/val.h>

#include <span>
#include <vector>

#include "core/model/model.hpp"
#include "core/nn/change.hpp"
#include "core/nn/derive.hpp"
#include "core/nn/flow.hpp"
#include "core/nn/inspect.hpp"
#include "core/nn/similar.hpp"

/// What is known of a network's inside, as JavaScript objects: the same members, in its spelling.
namespace scrawl::javascript {

emscripten::val to_javascript(const nn::ReceptiveField::Axis& axis);
emscripten::val to_javascript(const nn::Shape& shape);
emscripten::val to_javascript(const nn::Flow& flow);
emscripten::val to_javascript(const nn::Derivation& derived);
emscripten::val to_javascript(const nn::HeadDerivation& derived);
/// Its steps are pictures (Uint8Array).
emscripten::val to_javascript(const nn::Change& change);
emscripten::val to_javascript(const nn::SimilarSamples::Match& match);
emscripten::val to_javascript(const nn::Filter& filter);

/// `{box, penWidth, classes: string[], head, temperature, layers}` of a model whose network was
/// folded to `network`. The first two are of the preprocessing, in pixels of its picture; each
/// layer is in order `{type, height, width, channels, maps, parameters, multiplyAdds, vertical,
/// horizontal}`: `maps` as nn::map_shapes, the last two its receptive field along that axis as
/// `{first, step, size}`.
emscripten::val structure_of(const nn::Network<float>& network, const Model& model);

/// For each of `stages`, an array of the indices of layers `{title, output}`, the `values` that
/// layer `output` puts out and the flow through layer `title` (see nn::Flow) as `{sources, targets,
/// oneSource, total, net}`. `outputs` are the network's for that input.
emscripten::val flows_of(const nn::Network<float>& network, std::span<const float> input,
                         const std::vector<std::span<const float>>& outputs,
                         const emscripten::val& stages);

}  // namespace scrawl::javascript
