/* Reads a drawing: read_digits MODEL */

#include <scrawl.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char** argv) {
  static unsigned char model[1 << 22];
  FILE* file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!file) {
    fputs("usage: read_digits MODEL\n", stderr);
    return 2;
  }
  size_t size = fread(model, 1, sizeof model, file);
  fclose(file);

  scrawl_error error;
  scrawl_recogniser* recogniser;
  if (scrawl_load(SCRAWL_ABI_VERSION, model, size, 0, &recogniser, &error) != SCRAWL_OK) {
    fprintf(stderr, "read_digits: %s\n", error.message);
    return 1;
  }

  /* A 1 and a 7: x and y of each point, y pointing down, and how many points each stroke has. */
  const float points[] = {20, 0, 20, 80, 60, 0, 100, 0, 75, 80};
  const size_t lengths[] = {2, 3};
  scrawl_reading* reading;
  if (scrawl_read_strokes(recogniser, points, 10, lengths, 2, &reading, &error) != SCRAWL_OK) {
    fprintf(stderr, "read_digits: %s\n", error.message);
    scrawl_free(recogniser);
    return 1;
  }
  puts(reading->text);
  for (size_t i = 0; i < reading->digit_count; ++i) {
    const scrawl_digit* digit = &reading->digits[i];
    printf("%c, probability %.3f, from x = %g to %g\n", (char)digit->symbol, digit->confidence, digit->box.left,
           digit->box.right);
  }
  scrawl_free_reading(reading);
  scrawl_free(recogniser);
  return 0;
}
