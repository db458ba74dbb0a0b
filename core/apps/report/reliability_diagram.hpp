#pragma once

#include "core/apps/report/markup.hpp"
#include "core/evaluation/reliability.hpp"

namespace scrawl::apps::report {

/// A bar for each interval of confidence, as high as the part that is right there; the diagonal is
/// where a model lies whose confidence can be believed. Underneath, how many digits lie in each.
void write_reliability_diagram(Markup& page, const evaluation::Reliability& bins);

}  // namespace scrawl::apps::report
