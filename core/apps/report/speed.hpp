#pragma once

#include "core/model/model.hpp"
#include "core/training/sample_source.hpp"

namespace scrawl::apps::report {

/// What a model takes to read one prepared picture on one core of this machine: the median over
/// some samples, of which there must be one.
double microseconds_a_picture(const Model& model, const training::SampleSource& samples);

}  // namespace scrawl::apps::report
