#include "core/apps/interrupt.hpp"

#include <csignal>

namespace scrawl::apps {
namespace {

volatile std::sig_atomic_t requested = 0;

}  // namespace

void catch_interruptions() {
  struct sigaction action {};
  action.sa_handler = [](int) { requested = 1; };
  // Without SA_RESTART a waiting read or write ends too; all of ours go on by themselves.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

bool interruption_requested() {
  return requested != 0;
}

}  // namespace scrawl::apps
