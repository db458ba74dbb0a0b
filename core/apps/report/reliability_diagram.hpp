#pragma once

#include "core/apps/report/markup.hpp"
#include "core/evaluation/reliability.hpp"

namespace scrawl::apps::report {

/// Writes a reliability diagram: for each interval of confidence a bar as high as the accuracy
/// there, with the diagonal for perfect calibration. Below, the number of digits in each interval.
void write_reliability_diagram(Markup& page, const evaluation::Reliability& bins);

}  // namespace scrawl::apps::report
