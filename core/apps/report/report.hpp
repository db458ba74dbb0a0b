#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/apps/datasets.hpp"
#include "core/apps/report/sections.hpp"
#include "core/thread_pool.hpp"

namespace scrawl::apps::report {

/// Reads all samples of a source that shows these rows of the data, in order.
Judged judge(const std::string& model_name, const Model& model, const Dataset& dataset,
             std::vector<std::size_t> rows, const training::SampleSource& samples,
             ThreadPool& pool);

/// A page about a model: one HTML file that needs no other and no network.
std::string report_page(const Subject& subject, std::span<const Judged> judged);

/// Where a report in this folder will lie.
std::filesystem::path report_path(const std::filesystem::path& folder);

/// The same, with the folder made. Throws `Error` when nothing can be written there: to be asked
/// before the work.
std::filesystem::path report_file(const std::filesystem::path& folder);

}  // namespace scrawl::apps::report
