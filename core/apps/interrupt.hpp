#pragma once

namespace scrawl::apps {

/// From now on the first Ctrl-C or SIGTERM only makes `interruption_requested` true, so that the
/// program can end in good order; a second one ends it at once. So does the end of its terminal
/// (SIGHUP, unless it is ignored), however often. What writes beyond a limit of files or into a
/// pipe that nobody reads gets an error and does not end the program.
void catch_interruptions();
bool interruption_requested();

}  // namespace scrawl::apps
