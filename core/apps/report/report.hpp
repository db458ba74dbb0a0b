#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "core/apps/report/sections.hpp"

namespace scrawl::apps::report {

/// A page about a model: one HTML file that needs no other and no network. `name` is the model's
/// and `bytes` the size of its file; without a history there are no learning curves.
std::string report_page(const std::string& name, const Model& model, std::size_t bytes,
                        std::span<const Judged> judged, const History* history = nullptr);

/// Where a report in this folder will lie. Makes the folder and throws `Error` when nothing can be
/// written there: to be asked before the work.
std::filesystem::path report_file(const std::filesystem::path& folder);

}  // namespace scrawl::apps::report
