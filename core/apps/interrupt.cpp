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
  // Without SA_RESTART a waiting read or write ends too; all of ours go on by themselves.
  handle(SIGINT, request, SA_RESETHAND);
  handle(SIGTERM, request, SA_RESETHAND);
  // A terminal that closes may send it twice, by itself and by its shell; under nohup it is ignored
  // and stays so.
  struct sigaction hangup {};
  ::sigaction(SIGHUP, nullptr, &hangup);
  if (hangup.sa_handler != SIG_IGN) handle(SIGHUP, request, 0);
  // These become errors of the write that caused them: nobody reads what is told any more, or a
  // file would grow beyond its limit.
  handle(SIGPIPE, SIG_IGN, 0);
  handle(SIGXFSZ, SIG_IGN, 0);
}

bool interruption_requested() {
  return requested != 0;
}

}  // namespace scrawl::apps
