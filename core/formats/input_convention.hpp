#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/network_draft.hpp"
#include "core/ink/picture.hpp"
#include "core/nn/network.hpp"

/// What pixels another program's network was trained on: 0 to 1 with bright ink, as ours, or
/// others. A pixel p of ours is `scale * p + offset` there.
namespace scrawl::formats {

struct Convention {
  std::string name;  ///< "unit", "bytes", ..., or "affine" for one that somebody has told
  double scale = 1;
  double offset = 0;
  std::string meaning;  ///< for people: "0 to 255"
};

/// The usual ones. Of equally good ones the first is taken.
std::span<const Convention> conventions();
/// Throws `Error` with the known names.
const Convention& convention_named(std::string_view name);

/// How well a network reads the check digits under a convention.
struct Reading {
  Convention convention;
  int box = 20;  ///< side of the square that the ink fills, pixels
  int right = 0, of = 0;
  double loss = 0;       ///< mean negative logarithm of the right digit's probability
  double best_loss = 0;  ///< the same at the temperature at which it is lowest

  bool clearly_better_than(const Reading& other) const;
  /// Whether its answers are about as sure as they are right: pixels that are only larger or
  /// smaller make them too sure or too unsure.
  bool as_sure_as_right() const;
  /// Whether it reads so many that the network is of use.
  bool good() const;
};

/// "0 to 255 (78 of 80 digits, loss 0.07)"
std::string to_string(const Reading& reading);

/// What is known about the pixels beforehand.
struct InputOptions {
  std::optional<Convention> told;  ///< by whoever converts the file
  std::optional<int> box;
};

enum class FoundBy {
  told,     ///< somebody said it
  usual,    ///< 0 to 1, or what the file's own factors are for; the check digits agree
  reading,  ///< another convention reads the check digits clearly better
};

struct InputFinding {
  Reading chosen;
  FoundBy how = FoundBy::usual;
  bool in_file = false;               ///< the file itself scales its pixels
  std::optional<Reading> other = {};  ///< worse than the chosen; clearly better than a told one
  std::vector<Reading> alike = {};    ///< hardly told apart from it
  ink::Preprocessing preprocessing = {};
};

/// Finds out what the pixels are, and gives the draft a first layer for them where it needs one.
/// `network` is the draft's. Throws `Error` for a box that does not fit.
InputFinding settle_input(NetworkDraft& draft, const nn::Network<float>& network,
                          const InputOptions& options);

/// How well the network reads the check digits, of pictures made so.
Reading read_check_digits(const nn::Network<float>& network, const Convention& convention,
                          const ink::Preprocessing& preprocessing);

}  // namespace scrawl::formats
