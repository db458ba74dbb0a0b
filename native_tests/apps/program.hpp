#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// Runs the project's binaries in temporary folders.
namespace scrawl::apps_test {

struct Outcome {
  int code = 0;
  std::string out, err;
};

/// A temporary folder, deleted with this object, and operations in it.
class Playground {
 public:
  Playground();
  ~Playground();
  Playground(const Playground&) = delete;
  Playground& operator=(const Playground&) = delete;

  /// The path of a file in the folder.
  std::filesystem::path path(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, const std::string& bytes) const;
  void write_gzip(const std::string& name, const std::string& bytes) const;
  std::string read(const std::string& name) const;
  std::vector<std::string> listing() const;

  /// Runs a binary in the folder with the shell. `program` is its name and arguments.
  Outcome run(const std::string& program) const;

 private:
  std::filesystem::path folder_;
};

/// A file in the format of Kaggle's train.csv with `count` pictures of 28 x 28 that are easy to
/// tell apart.
std::string easy_csv(int count);
/// The same pictures in MNIST's two files.
std::string easy_idx_images(int count);
std::string easy_idx_labels(int count);
/// Strokes of writers 1 to 4 in the format of the pen data.
std::string easy_strokes(int count);

}  // namespace scrawl::apps_test
