#include "core/apps/interrupt.hpp"

#include <csignal>

namespace scrawl::apps {
namespace {

volatile std::sig_atomic_t requested = 0;

void request(int) {
  requested = 1;
}

void handle(int signal, void (*handler)(int), unsigned flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = static_cast<int>(flags);
  ::sigemptyset(&action.sa_mask);
  ::sigaction(signal, &action, nullptr);
}

}  // namespace

void catch_interruptions() {
  // Without SA_RESTART a signal interrupts blocking reads and writes with EINTR; our own retry.
  handle(SIGINT, request, SA_RESETHAND);
  handle(SIGTERM, request, SA_RESETHAND);
  // A closing terminal may send SIGHUP twice, once from its shell. Under nohup it is ignored and
  // must stay so.
  struct sigaction hangup {};
  ::sigaction(SIGHUP, nullptr, &hangup);
  if (hangup.sa_handler != SIG_IGN) handle(SIGHUP, request, 0);
  // Ignored, so that the write that caused them fails instead of ending the program: nobody reads
  // the pipe any more, or the file would exceed its size limit.
  handle(SIGPIPE, SIG_IGN, 0);
  handle(SIGXFSZ, SIG_IGN, 0);
}

bool interruption_requested() {
  return requested != 0;
}

}  // namespace scrawl::apps
