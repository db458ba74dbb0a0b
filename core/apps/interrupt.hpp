#pragma once

namespace scrawl::apps {

/// From now on the first Ctrl-C (or SIGTERM) only makes `interruption_requested` true, so that the
/// program can end in good order; a second one ends it at once.
void catch_interruptions();
bool interruption_requested();

}  // namespace scrawl::apps
