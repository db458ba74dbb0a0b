#pragma once

#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// Where the ink's centre of mass lies as seen from where it belongs, in pixels. {0, 0} for a
/// picture without ink.
Point offset_from_middle(const Picture& picture);

}  // namespace scrawl::ink
