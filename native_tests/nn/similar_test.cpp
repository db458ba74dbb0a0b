#include "core/nn/similar.hpp"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "core/nn/inspect.hpp"

using namespace scrawl;
using namespace scrawl::nn;
using Catch::Approx;

namespace {

constexpr Index side = 6;

Network<float> network_of(std::vector<LayerSpec> layers) {
  Random random(3);
  return {{{side, side, 1}, std::move(layers), Head::softmax}, random};
}

Matrix<float> random_samples(Index count) {
  Random random(7);
  Matrix<float> samples(count, side * side);
  for (Index i = 0; i < samples.size(); ++i) {
    samples.data()[i] = static_cast<float>(random.uniform(0, 1));
  }
  return samples;
}

std::span<const float> row(const Matrix<float>& samples, Index i) {
  return {samples.data() + i * samples.cols(), static_cast<std::size_t>(samples.cols())};
}

double cosine(std::span<const float> a, std::span<const float> b) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += double(a[i]) * b[i];
    aa += double(a[i]) * a[i];
    bb += double(b[i]) * b[i];
  }
  return ab / std::sqrt(aa * bb);
}

}  // namespace

TEST_CASE("samples are as similar as what the last layer with weights reads of them", "[similar]") {
  const Network<float> network =
      network_of({Conv2dSpec{.filters = 4, .kernel_height = 3, .kernel_width = 3}, ReluSpec{},
                  GlobalAveragePoolSpec{}, DenseSpec{5}});
  const Matrix<float> samples = random_samples(9);
  SimilarSamples similar(network);
  REQUIRE(similar.width() == 4);
  similar.add({samples.data(), 4, side * side});
  similar.add({samples.data() + 4 * side * side, 5, side * side});
  REQUIRE(similar.count() == 9);
  Workspace<float> workspace, other;
  const auto wanted = activations(network, row(samples, 2), workspace)[2];
  const auto matches = similar.nearest(row(samples, 2), 20);
  REQUIRE(matches.size() == 9);
  CHECK(matches[0].sample == 2);
  CHECK(matches[0].similarity == Approx(1));
  CHECK(std::is_sorted(matches.begin(), matches.end(),
                       [](const auto& a, const auto& b) { return a.similarity > b.similarity; }));
  for (const auto& [sample, similarity] : matches) {
    CHECK(similarity ==
          Approx(cosine(wanted, activations(network, row(samples, sample), other)[2])));
  }
  CHECK(similar.nearest(row(samples, 2), 3).size() == 3);
  similar.clear();
  CHECK(similar.nearest(row(samples, 2), 3).empty());
}

TEST_CASE("a network of one layer compares the samples themselves", "[similar]") {
  const Network<float> network = network_of({FlattenSpec{}, DenseSpec{3}});
  SimilarSamples similar(network);
  CHECK(similar.width() == side * side);
  Matrix<float> samples = Matrix<float>::Zero(3, side * side);
  samples(0, 0) = 1;                     // sample 1 is blank
  samples(2, 0) = samples(2, 1) = 0.5f;  // half of it as the first
  similar.add(view(std::as_const(samples)));
  const auto matches = similar.nearest(row(samples, 0), 3);
  REQUIRE(matches.size() == 3);
  CHECK(matches[0].sample == 0);
  CHECK(matches[1].sample == 2);
  CHECK(matches[1].similarity == Approx(std::sqrt(0.5)));
  CHECK(matches[2].sample == 1);
  CHECK(matches[2].similarity == 0);
}

TEST_CASE("of equally similar samples the first comes first", "[similar]") {
  const Network<float> network =
      network_of({FlattenSpec{}, DenseSpec{4}, ReluSpec{}, DenseSpec{3}});
  SimilarSamples similar(network);
  CHECK(similar.width() == 4);
  const Matrix<float> samples = random_samples(1).replicate(5, 1);
  similar.add(view(samples));
  const auto matches = similar.nearest(row(samples, 0), 4);
  REQUIRE(matches.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(matches[i].sample == static_cast<Index>(i));
}
