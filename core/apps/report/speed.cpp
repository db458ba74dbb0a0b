#include "core/apps/report/speed.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

#include "core/apps/report/pictures.hpp"
#include "core/recogniser.hpp"

namespace scrawl::apps::report {

double microseconds_a_picture(const Model& model, const training::SampleSource& samples) {
  using Clock = std::chrono::steady_clock;
  constexpr std::size_t readings = 201;
  const Recogniser recogniser(model);
  std::vector<double> times;
  for (std::size_t i = 0; i < readings; ++i) {
    const ink::Picture picture = picture_of(samples, i % samples.count(), model);
    const auto start = Clock::now();
    recogniser.read(picture);
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
  }
  std::ranges::nth_element(times, times.begin() + readings / 2);
  return times[readings / 2];
}

}  // namespace scrawl::apps::report
