#ifndef SCRAWL_H
#define SCRAWL_H

/* Reads handwritten digits and numbers: the C interface, for C and for every language that can call
 * it.
 *
 * Every function that can fail returns SCRAWL_OK or another scrawl_code, and writes a sentence into
 * `error`, which may be NULL. Nothing is thrown. A pointer that must not be NULL and is gives
 * SCRAWL_NULL_POINTER. Where a function fails, it sets its result to NULL.
 *
 * What scrawl_load and the reading functions give belongs to the caller, who gives it back once: a
 * recogniser to scrawl_free, a reading to scrawl_free_reading. What is inside of a reading belongs
 * to the reading. A reading does not need the recogniser any more. Model, strokes and pixels are
 * copied or used up before a function returns.
 *
 * All functions may be called from any thread. Threads that read with the same recogniser wait for
 * each other; for work side by side, give each its own. */

#include <stddef.h>
#include <stdint.h>

/* The number of this interface. It grows when something in it changes, which older callers would
 * not understand. */
#define SCRAWL_ABI_VERSION 1

#if defined(__GNUC__)
#define SCRAWL_API __attribute__((visibility("default")))
#else
#define SCRAWL_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum scrawl_code {
  SCRAWL_OK = 0,
  SCRAWL_NULL_POINTER = 1,  /* an argument is NULL that must not be */
  SCRAWL_WRONG_VERSION = 2, /* header and library do not belong together */
  SCRAWL_WRONG_SIZE = 3,    /* counts or sizes that contradict each other, or are too large */
  SCRAWL_BAD_OPTION = 4,    /* a flag that this library does not know */
  SCRAWL_BAD_MODEL = 5,     /* the bytes are no model that reads digits */
  SCRAWL_NO_MEMORY = 6,
  SCRAWL_INTERNAL = 7 /* a fault of the library: please report it */
} scrawl_code;

/* What went wrong. */
typedef struct scrawl_error {
  int32_t code;      /* a scrawl_code */
  char message[508]; /* one line in English, UTF-8, ends with a zero; empty for SCRAWL_OK */
} scrawl_error;

typedef enum scrawl_state {
  SCRAWL_BLANK = 0,  /* nothing drawn */
  SCRAWL_DIGIT = 1,  /* one digit */
  SCRAWL_UNSURE = 2, /* one digit, but a second one is close */
  SCRAWL_NOT_A_DIGIT = 3,
  SCRAWL_NUMBER = 4, /* several digits and signs, perhaps on several lines */
  SCRAWL_SIGN = 5    /* one of - . , / : + % */
} scrawl_state;

/* Borders included: in the unit of the strokes, or in pixels. y points down. */
typedef struct scrawl_box {
  float left, top, right, bottom;
} scrawl_box;

/* A digit or sign. */
typedef struct scrawl_digit {
  int32_t symbol;           /* ASCII: '0' to '9', a sign, or '?' for neither */
  int32_t state;            /* a scrawl_state: digit, unsure, not a digit, or sign */
  double confidence;        /* the probability of `symbol`, 0 to 1 */
  double probabilities[10]; /* of the digits 0 to 9; all 0 for a sign */
  double non_digit;         /* the probability that it is none of them */
  scrawl_box box;
  const int32_t* strokes; /* which strokes it has, from 0, ascending; NULL for pixels */
  size_t stroke_count;
} scrawl_digit;

/* Digits and signs without a blank between them, such as -3.14 */
typedef struct scrawl_number {
  const char* text;
  double confidence; /* that all of `text` is right */
  scrawl_box box;
  size_t first_digit, digit_count; /* where its digits are in the reading's */
} scrawl_number;

typedef struct scrawl_line {
  const char* text; /* its numbers, with a blank between two */
  scrawl_box box;
  size_t first_number, number_count; /* where its numbers are in the reading's */
} scrawl_line;

typedef struct scrawl_alternative {
  const char* text; /* what all of it may say instead */
  double probability;
} scrawl_alternative;

/* What was read. Texts are ASCII and end with a zero. An array of no elements is NULL. */
typedef struct scrawl_reading {
  int32_t state;     /* a scrawl_state */
  const char* text;  /* its lines, with '\n' between two; '?' for what is neither digit nor sign */
  double confidence; /* that all of `text` is right */
  const scrawl_line* lines;
  size_t line_count;
  const scrawl_number* numbers;
  size_t number_count;
  const scrawl_digit* digits;
  size_t digit_count;
  const scrawl_alternative*
      alternatives; /* the most probable first, `text` among them; at most four */
  size_t alternative_count;
} scrawl_reading;

typedef struct scrawl_recogniser scrawl_recogniser;

/* Flags for scrawl_load. */
#define SCRAWL_DIGITS_ONLY 1u /* read no signs in numbers */

/* Limits of the reading functions; more gives SCRAWL_WRONG_SIZE. */
#define SCRAWL_MOST_STROKES 10000
#define SCRAWL_MOST_POINTS 1000000
#define SCRAWL_MOST_PIXELS 100000000

/* The version of the library, such as "0.2.0", and its SCRAWL_ABI_VERSION. */
SCRAWL_API const char* scrawl_version(void);
SCRAWL_API int32_t scrawl_abi_version(void);

/* Makes a recogniser of the `size` bytes of a model file. `abi_version` is SCRAWL_ABI_VERSION,
 * `flags` is 0 or flags joined with |. The arguments of this function and scrawl_error stay the
 * same in all versions, so that another version is always refused. */
SCRAWL_API scrawl_code scrawl_load(int32_t abi_version, const void* model, size_t size,
                                   uint32_t flags, scrawl_recogniser** recogniser,
                                   scrawl_error* error);
/* Does nothing with NULL. */
SCRAWL_API void scrawl_free(scrawl_recogniser* recogniser);

/* Reads a drawing. `points` has x and y of each point of the first stroke, then of the second, and
 * so on: `value_count` floats, two for each point. `stroke_lengths` has the number of points of
 * each of the `stroke_count` strokes. Points with a coordinate that is not finite are left out. An
 * array of no elements may be NULL. */
SCRAWL_API scrawl_code scrawl_read_strokes(scrawl_recogniser* recogniser, const float* points,
                                           size_t value_count, const size_t* stroke_lengths,
                                           size_t stroke_count, scrawl_reading** reading,
                                           scrawl_error* error);
/* Reads a grey image: row by row, 0 black to 255 white, ink dark or light. A row is `width` pixels,
 * and the next one begins `row_bytes` bytes after it. `size` is the number of bytes at `pixels`. */
SCRAWL_API scrawl_code scrawl_read_pixels(scrawl_recogniser* recogniser, const uint8_t* pixels,
                                          size_t size, int32_t width, int32_t height,
                                          size_t row_bytes, scrawl_reading** reading,
                                          scrawl_error* error);
/* Does nothing with NULL. */
SCRAWL_API void scrawl_free_reading(scrawl_reading* reading);

#ifdef __cplusplus
}
#endif

#endif
