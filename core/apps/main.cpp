// The main function of a binary that is one of the programs: SCRAWL_PROGRAM.

#include "core/apps/programs.hpp"

int main(int argc, char** argv) {
  return scrawl::apps::SCRAWL_PROGRAM(argc, argv);
}
