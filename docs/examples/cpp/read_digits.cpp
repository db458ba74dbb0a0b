// Reads a drawing: read_digits MODEL

#include <fstream>
#include <iostream>
#include <iterator>
#include <scrawl.hpp>
#include <string>

int main(int argc, char** argv) try {
  if (argc != 2) throw std::runtime_error("usage: read_digits MODEL");
  std::ifstream file(argv[1], std::ios::binary);
  const std::string model{std::istreambuf_iterator<char>(file), {}};
  const scrawl::Recogniser recogniser(model.data(), model.size());

  // A 1 and a 7: the points of each stroke of the pen, in any unit, y pointing down.
  const scrawl::Drawing drawing{{{20, 0}, {20, 80}}, {{60, 0}, {100, 0}, {75, 80}}};
  const scrawl::Reading reading = recogniser.read(drawing);

  std::cout << reading.text << '\n';
  for (const scrawl::Line& line : reading.lines) {
    for (const scrawl::Number& number : line.numbers) {
      for (const scrawl::Digit& digit : number.digits) {
        std::cout << digit.symbol << ", probability " << digit.confidence
                  << ", from x = " << digit.box.left << " to " << digit.box.right << '\n';
      }
    }
  }
} catch (const std::exception& error) {
  std::cerr << "read_digits: " << error.what() << '\n';
  return 1;
}
