#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/apps/datasets.hpp"
#include "core/apps/report/sections.hpp"
#include "core/thread_pool.hpp"

namespace scrawl::apps::report {

/// Reads all samples of a source with the model. The source's samples are these rows of the data,
/// in order.
Judged judge(const std::string& model_name, const Model& model, const Dataset& dataset,
             std::vector<std::size_t> rows, const training::SampleSource& samples,
             ThreadPool& pool);

/// A page about a model and its results: one self-contained HTML file.
std::string report_page(const Subject& subject, std::span<const Judged> judged);

/// The path of the report's file in this folder.
std::filesystem::path report_path(const std::filesystem::path& folder);

/// The same, but creates the folder. Throws `Error` if the file cannot be written; call before the
/// work.
std::filesystem::path report_file(const std::filesystem::path& folder);

}  // namespace scrawl::apps::report
