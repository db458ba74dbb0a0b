// The C interface, scrawl.h.

#include "core/api/include/scrawl.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>
#include <new>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "core/api/result.hpp"
#include "core/error.hpp"
#include "core/model/model.hpp"
#include "core/printable.hpp"
#include "core/recogniser.hpp"
#include "core/version.hpp"

/// A recogniser's buffers serve one reading at a time.
struct scrawl_recogniser {
  scrawl::Recogniser recogniser;
  std::mutex in_use;
};

namespace {

/// A call that breaks the rules of scrawl.h.
struct Refusal {
  scrawl_code code;
  std::string message;
};

scrawl_code tell(scrawl_error* error, scrawl_code code, std::string_view message) {
  if (!error) return code;
  std::size_t length = std::min(message.size(), sizeof error->message - 1);
  // A character of several bytes is kept whole or left out.
  while (length < message.size() && (message[length] & 0xC0) == 0x80) --length;
  error->code = code;
  std::memset(error->message, 0, sizeof error->message);
  std::memcpy(error->message, message.data(), length);
  return code;
}

/// Runs `body` and makes a code and a sentence of whatever it throws. `on_error` is the code for an
/// `Error` of the core. The sentences of the last resorts are made without memory.
template <class Body>
scrawl_code guarded(scrawl_error* error, scrawl_code on_error, Body body) noexcept {
  try {
    try {
      body();
      return tell(error, SCRAWL_OK, "");
    } catch (const Refusal& refusal) {
      return tell(error, refusal.code, refusal.message);
    } catch (const scrawl::Error& problem) {
      return tell(error, on_error, scrawl::printable(problem.what()));
    }
  } catch (const std::bad_alloc&) {
    return tell(error, SCRAWL_NO_MEMORY, "not enough memory");
  } catch (const std::length_error&) {
    return tell(error, SCRAWL_NO_MEMORY, "not enough memory");
  } catch (const std::exception& problem) {
    return tell(error, SCRAWL_INTERNAL, problem.what());
  } catch (...) {
    return tell(error, SCRAWL_INTERNAL, "unknown error");
  }
}

void check_pointer(const void* pointer, const char* name) {
  if (!pointer) throw Refusal{SCRAWL_NULL_POINTER, std::string(name) + " is NULL"};
}

void check_size(bool right, const char* message) {
  if (!right) throw Refusal{SCRAWL_WRONG_SIZE, message};
}

void check_version(std::int32_t version) {
  if (version == SCRAWL_ABI_VERSION) return;
  throw Refusal{SCRAWL_WRONG_VERSION, "the program was built for version " +
                                          std::to_string(version) +
                                          " of the interface, and the library has version " +
                                          std::to_string(SCRAWL_ABI_VERSION) +
                                          ": build it with the scrawl.h of this library"};
}

scrawl::ink::Drawing drawing_of(std::span<const float> values,
                                std::span<const std::size_t> lengths) {
  check_size(lengths.size() <= SCRAWL_MOST_STROKES, "a drawing has at most 10,000 strokes");
  check_size(values.size() <= 2 * SCRAWL_MOST_POINTS, "a drawing has at most 1,000,000 points");
  std::size_t points = 0;
  for (const std::size_t length : lengths) {
    check_size(length <= values.size() / 2 - points,
               "the strokes' lengths need more points than there are");
    points += length;
  }
  check_size(2 * points == values.size(),
             "there are more values than two for each point of the strokes");
  scrawl::ink::Drawing drawing;
  const float* next = values.data();
  for (const std::size_t length : lengths) {
    auto& stroke = drawing.emplace_back(length);
    for (auto& point : stroke) {
      point = {next[0], next[1]};
      next += 2;
    }
  }
  return drawing;
}

scrawl::ink::GreyImage image_of(const std::uint8_t* pixels, std::size_t size, std::int32_t width,
                                std::int32_t height, std::size_t row_bytes) {
  check_size(width >= 1 && height >= 1, "an image has at least one pixel");
  const auto columns = static_cast<std::size_t>(width), rows = static_cast<std::size_t>(height);
  check_size(columns <= SCRAWL_MOST_PIXELS / rows, "an image has at most 100,000,000 pixels");
  check_size(row_bytes >= columns, "a row has fewer bytes than the image is wide");
  check_size(size >= columns && (rows == 1 || row_bytes <= (size - columns) / (rows - 1)),
             "there are fewer bytes than pixels");
  scrawl::ink::GreyImage image{width, height, {}};
  image.pixels.reserve(columns * rows);
  for (std::size_t y = 0; y < rows; ++y) {
    image.pixels.insert(image.pixels.end(), pixels + y * row_bytes,
                        pixels + y * row_bytes + columns);
  }
  return image;
}

/// Reads what `make_input()` returns.
template <class MakeInput>
scrawl_code read(scrawl_recogniser* recogniser, scrawl_reading** reading, scrawl_error* error,
                 MakeInput make_input) {
  if (reading) *reading = nullptr;
  return guarded(error, SCRAWL_INTERNAL, [&] {
    check_pointer(recogniser, "recogniser");
    check_pointer(reading, "reading");
    const auto input = make_input();
    const std::lock_guard lock(recogniser->in_use);
    *reading =
        std::make_unique<scrawl::api::Result>(recogniser->recogniser.read_number(input)).release();
  });
}

}  // namespace

const char* scrawl_version() {
  return scrawl::version().data();  // a literal, which ends with a zero
}

int32_t scrawl_abi_version() {
  return SCRAWL_ABI_VERSION;
}

scrawl_code scrawl_load(int32_t abi_version, const void* model, size_t size, uint32_t flags,
                        scrawl_recogniser** recogniser, scrawl_error* error) {
  if (recogniser) *recogniser = nullptr;
  return guarded(error, SCRAWL_BAD_MODEL, [&] {
    check_version(abi_version);
    check_pointer(model, "model");
    check_pointer(recogniser, "recogniser");
    if (flags & ~SCRAWL_DIGITS_ONLY) {
      throw Refusal{SCRAWL_BAD_OPTION, "flags has bits that this version does not know"};
    }
    const std::span bytes(static_cast<const std::byte*>(model), size);
    auto loaded = std::unique_ptr<scrawl_recogniser>(
        new scrawl_recogniser{scrawl::Recogniser(scrawl::load_model(bytes, "model")), {}});
    loaded->recogniser.set_digits_only((flags & SCRAWL_DIGITS_ONLY) != 0);
    *recogniser = loaded.release();
  });
}

void scrawl_free(scrawl_recogniser* recogniser) {
  delete recogniser;
}

scrawl_code scrawl_read_strokes(scrawl_recogniser* recogniser, const float* points,
                                size_t value_count, const size_t* stroke_lengths,
                                size_t stroke_count, scrawl_reading** reading,
                                scrawl_error* error) {
  return read(recogniser, reading, error, [&] {
    if (value_count > 0) check_pointer(points, "points");
    if (stroke_count > 0) check_pointer(stroke_lengths, "stroke_lengths");
    return drawing_of({points, value_count}, {stroke_lengths, stroke_count});
  });
}

scrawl_code scrawl_read_pixels(scrawl_recogniser* recogniser, const uint8_t* pixels, size_t size,
                               int32_t width, int32_t height, size_t row_bytes,
                               scrawl_reading** reading, scrawl_error* error) {
  return read(recogniser, reading, error, [&] {
    check_pointer(pixels, "pixels");
    return image_of(pixels, size, width, height, row_bytes);
  });
}

void scrawl_free_reading(scrawl_reading* reading) {
  delete static_cast<scrawl::api::Result*>(reading);
}
