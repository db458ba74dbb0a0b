#pragma once

namespace scrawl::apps {

/// From now on the first Ctrl-C or SIGTERM only makes `interruption_requested` true, so that the
/// program can save its state and end; a second one ends it at once. SIGHUP (the terminal was
/// closed), unless it is ignored, has the same effect, and no effect the second time. Writing to a
/// pipe that nobody reads, or beyond a file size limit, fails with an error instead of a signal.
void catch_interruptions();
bool interruption_requested();

}  // namespace scrawl::apps
