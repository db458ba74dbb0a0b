#pragma once

#include "core/model/model.hpp"
#include "core/training/sample_source.hpp"

namespace scrawl::apps::report {

/// Measures how long a model takes to read one preprocessed picture on one core of this machine:
/// the median over some samples. `samples` must not be empty.
double microseconds_a_picture(const Model& model, const training::SampleSource& samples);

}  // namespace scrawl::apps::report
