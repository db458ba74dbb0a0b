#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

#include "native_tests/formats/onnx_graph.hpp"

using namespace scrawl;
using namespace scrawl::testing;
using Catch::Matchers::ContainsSubstring, Catch::Matchers::Equals;

namespace {

/// A graph of one layer behind a picture of 8 x 8, and what must follow it.
OnnxGraph& with_end(OnnxGraph& graph, const std::string& last, std::int64_t values) {
  return graph.node("Flatten", "flat", {last})
      .weights("fc", {values, 10})
      .node("MatMul", "end", {"flat", "fc"});
}

}  // namespace

TEST_CASE("nodes in any order are sorted") {
  OnnxGraph graph;
  graph.node("MatMul", "end", {"flat", "fc"})
      .node("Flatten", "flat", {"c"})
      .node("Conv", "c", {"x", "k"})
      .weights("k", {2, 1, 3, 3})
      .weights("fc", {72, 10});
  const auto draft = draft_of(graph.file({0, 1, 8, 8}, "end"));
  CHECK(types_of(draft) == "conv2d flatten dense");
  CHECK(draft.layers[0].origin == "Conv \"c\"");
  CHECK(draft.layers[0].output == nn::Shape{6, 6, 2});
  CHECK_FALSE(draft.head);
}

TEST_CASE("a flatten of channels, rows and columns puts the weights into our order") {
  OnnxGraph graph;
  std::vector<float> rows;
  for (int i = 0; i < 720; ++i) rows.push_back(static_cast<float>(i / 10));
  graph.node("Conv", "c", {"x", "k"}).weights("k", {2, 1, 3, 3});
  graph.node("Flatten", "flat", {"c"}).values("fc", {72, 10}, rows);
  graph.node("MatMul", "end", {"flat", "fc"});
  const auto dense = draft_of(graph.file({0, 1, 8, 8}, "end")).layers[2].arrays.at("kernel");
  // Ours: row, column, channel. Theirs: channel, row, column, 36 values a channel.
  CHECK(dense.values[0] == 0);
  CHECK(dense.values[10] == 36);
  CHECK(dense.values[20] == 1);
  CHECK(dense.values[12 * 10] == 6);
}

TEST_CASE("height and width that are swapped before the flatten are followed") {
  OnnxGraph graph;
  std::vector<float> rows;
  for (int i = 0; i < 720; ++i) rows.push_back(static_cast<float>(i / 10));
  graph.node("Conv", "c", {"x", "k"}).weights("k", {2, 1, 3, 3});
  graph.node("Transpose", "t", {"c"}, {{"perm", {0, 3, 2, 1}}});  // N W H C
  graph.node("Flatten", "flat", {"t"}).values("fc", {72, 10}, rows);
  graph.node("MatMul", "end", {"flat", "fc"});
  const auto dense = draft_of(graph.file({0, 1, 8, 8}, "end")).layers[2].arrays.at("kernel");
  CHECK(dense.values[10] == 1);      // the second channel is the next value
  CHECK(dense.values[20] == 6 * 2);  // the second column lies a row of theirs away
  CHECK(dense.values[120] == 2);     // the second row is two values away
}

TEST_CASE("a convolution of swapped axes is refused") {
  OnnxGraph graph;
  graph.node("Transpose", "t", {"x"}, {{"perm", {0, 1, 3, 2}}});
  graph.node("Conv", "c", {"t", "k"}).weights("k", {2, 1, 3, 3});
  with_end(graph, "c", 72);
  const auto file = graph.file({0, 1, 8, 8}, "end");
  CHECK_THAT(refusal([&] { draft_of(file); }), ContainsSubstring("Conv \"c\": gets data"));
}

TEST_CASE("the padding of a convolution") {
  const auto padding = [](const std::vector<OnnxGraph::Attribute>& attributes) {
    OnnxGraph graph;
    graph.node("Conv", "c", {"x", "k"}, attributes).weights("k", {1, 1, 3, 3});
    graph.node("GlobalAveragePool", "g", {"c"});
    with_end(graph, "g", 1);
    return field_of(draft_of(graph.file({0, 1, 8, 8}, "end")).layers[0], "padding");
  };
  CHECK_THAT(padding({}), Equals(""));
  CHECK(padding({{"pads", {1, 1, 1, 1}}}) == "\"same\"");
  CHECK(padding({{"pads", {2, 2, 2, 2}}}) == "[2, 2, 2, 2]");
  CHECK(padding({{"auto_pad", {}, "SAME_UPPER"}}) == "\"same\"");
  CHECK(padding({{"auto_pad", {}, "SAME_LOWER"}, {"strides", {2, 2}}}) == "[1, 1, 0, 0]");
  CHECK(padding({{"pads", {2, 2, 2, 2}}, {"dilations", {2, 2}}}) == "\"same\"");
}

TEST_CASE("pooling that rounds up gets what it lacks at the end") {
  OnnxGraph graph;
  graph.node("MaxPool", "p", {"x"},
             {{"kernel_shape", {3, 3}}, {"strides", {2, 2}}, {"ceil_mode", {1}}});
  with_end(graph, "p", 16);
  const auto pool = draft_of(graph.file({0, 1, 8, 8}, "end")).layers[0];
  CHECK(pool.output == nn::Shape{4, 4, 1});
  CHECK(field_of(pool, "padding") == "\"same\"");
}

TEST_CASE("groups: one for each channel is a depthwise convolution, others are refused") {
  OnnxGraph graph;
  graph.node("Conv", "c", {"x", "k"}).weights("k", {4, 1, 3, 3});
  graph.node("Conv", "d", {"c", "k2"}, {{"group", {4}}}).weights("k2", {8, 1, 3, 3});
  with_end(graph, "d", 8 * 16);
  const auto draft = draft_of(graph.file({0, 1, 8, 8}, "end"));
  CHECK(types_of(draft) == "conv2d depthwise_conv2d flatten dense");
  CHECK(draft.layers[1].arrays.at("kernel").shape == formats::ArrayShape{3, 3, 4, 2});
  CHECK(field_of(draft.layers[1], "multiplier") == "2");

  OnnxGraph grouped;
  grouped.node("Conv", "c", {"x", "k"}).weights("k", {4, 1, 3, 3});
  grouped.node("Conv", "d", {"c", "k2"}, {{"group", {2}}}).weights("k2", {8, 2, 3, 3});
  with_end(grouped, "d", 8 * 16);
  const auto file = grouped.file({0, 1, 8, 8}, "end");
  CHECK_THAT(refusal([&] { draft_of(file); }), ContainsSubstring("has 2 groups"));
}

TEST_CASE("activations of several nodes are recognised by their values") {
  OnnxGraph swish;
  swish.node("Sigmoid", "s", {"x"}).node("Mul", "m", {"s", "x"});
  with_end(swish, "m", 64);
  CHECK(types_of(draft_of(swish.file({0, 1, 8, 8}, "end"))) == "swish flatten dense");

  OnnxGraph gelu;
  gelu.values("root", {}, {std::sqrt(2.0f)}).values("one", {}, {1}).values("half", {1}, {0.5f});
  gelu.node("Div", "a", {"x", "root"}).node("Erf", "b", {"a"}).node("Add", "c", {"b", "one"});
  gelu.node("Mul", "d", {"x", "c"}).node("Mul", "e", {"d", "half"});
  with_end(gelu, "e", 64);
  const auto draft = draft_of(gelu.file({0, 1, 8, 8}, "end"));
  CHECK(types_of(draft) == "gelu flatten dense");
  CHECK(field_of(draft.layers[0], "approximate") == "false");

  OnnxGraph cube;  // none that is known
  cube.node("Mul", "a", {"x", "x"}).node("Mul", "b", {"a", "x"});
  with_end(cube, "b", 64);
  const auto file = cube.file({0, 1, 8, 8}, "end");
  CHECK_THAT(refusal([&] { draft_of(file); }), ContainsSubstring("activation of several nodes"));
}

TEST_CASE("a network that branches is refused") {
  OnnxGraph graph;
  graph.node("Conv", "c", {"x", "k"}, {{"pads", {1, 1, 1, 1}}}).weights("k", {1, 1, 3, 3});
  graph.node("Add", "sum", {"c", "x"});
  with_end(graph, "sum", 64);
  const auto file = graph.file({0, 1, 8, 8}, "end");
  CHECK_THAT(refusal([&] { draft_of(file); }),
             ContainsSubstring("Conv \"c\": the network branches"));
}

TEST_CASE("constants before the first layer are pixels', and behind one its bias") {
  OnnxGraph graph;
  graph.values("mean", {1, 1, 1, 1}, {0.1307f}).values("deviation", {1}, {0.3081f});
  graph.node("Sub", "a", {"x", "mean"}).node("Div", "b", {"a", "deviation"});
  graph.node("Conv", "c", {"b", "k"}).weights("k", {2, 1, 3, 3});
  graph.values("bias", {2, 1, 1}, {3, 4}).node("Add", "d", {"c", "bias"});
  with_end(graph, "d", 72);
  const auto draft = draft_of(graph.file({0, 1, 8, 8}, "end"));
  REQUIRE(types_of(draft) == "batch_norm2d conv2d flatten dense");
  CHECK(std::abs(draft.layers[0].arrays.at("scale").values[0] - 1 / 0.3081) < 1e-5);
  CHECK(std::abs(draft.layers[0].arrays.at("bias").values[0] + 0.1307 / 0.3081) < 1e-5);
  CHECK(draft.layers[1].arrays.at("bias").values == std::vector<double>{3, 4});
  CHECK(field_of(draft.layers[1], "bias") == "true");
}

TEST_CASE("a constant that differs from pixel to pixel is refused") {
  OnnxGraph graph;
  std::vector<float> mean(64);
  mean[5] = 1;
  graph.values("mean", {8, 8}, mean).node("Sub", "a", {"x", "mean"});
  with_end(graph, "a", 64);
  const auto file = graph.file({0, 1, 8, 8}, "end");
  CHECK_THAT(refusal([&] { draft_of(file); }), ContainsSubstring("from pixel to pixel"));
}

TEST_CASE("inputs of other shapes") {
  const auto input = [](const OnnxGraph::Integers& sides, const OnnxGraph::Integers& target) {
    OnnxGraph graph;
    graph.integers("shape", target).node("Reshape", "r", {"x", "shape"});
    graph.node("Conv", "c", {"r", "k"}).weights("k", {2, 1, 3, 3});
    with_end(graph, "c", 2 * 26 * 26);
    return draft_of(graph.file(sides, "end")).input;
  };
  const nn::Shape mnist{28, 28, 1};
  CHECK(input({0, 784}, {-1, 1, 28, 28}) == mnist);
  CHECK(input({28, 28}, {1, 1, 28, 28}) == mnist);
  CHECK(input({0, 28, 28}, {-1, 1, 28, 28}) == mnist);
  CHECK(input({0, 28, 28, 1}, {-1, 1, 28, 28}) == mnist);
  CHECK(input({784}, {1, 1, 28, 28}) == mnist);
  OnnxGraph none;
  with_end(none, "x", 99);
  const auto file = none.file({0, 99}, "end");
  CHECK_THAT(refusal([&] { draft_of(file); }), ContainsSubstring("no picture"));
}

TEST_CASE("shapes that the graph computes of the data's") {
  OnnxGraph graph;
  graph.node("Conv", "c", {"x", "k"}).weights("k", {2, 1, 3, 3});
  graph.node("Shape", "s", {"c"}).integers("zero", {0}).integers("minus", {-1});
  graph.node("Gather", "n", {"s", "zero"}, {{"axis", {0}}});
  graph.node("Concat", "target", {"n", "minus"}, {{"axis", {0}}});
  graph.node("Reshape", "flat", {"c", "target"}).weights("fc", {72, 10});
  graph.node("MatMul", "end", {"flat", "fc"});
  CHECK(types_of(draft_of(graph.file({0, 1, 8, 8}, "end"))) == "conv2d flatten dense");
}

TEST_CASE("a reshape that mixes pixels is refused") {
  OnnxGraph graph;
  graph.integers("shape", {-1, 1, 4, 16}).node("Reshape", "r", {"x", "shape"});
  with_end(graph, "r", 64);
  const auto file = graph.file({0, 1, 8, 8}, "end");
  CHECK_THAT(refusal([&] { draft_of(file); }), ContainsSubstring("cuts through"));
}

TEST_CASE("zeros around a picture go into the convolution behind, and nowhere else") {
  OnnxGraph graph;
  graph.integers("pads", {0, 0, 1, 2, 0, 0, 3, 0}).node("Pad", "p", {"x", "pads"});
  graph.node("Conv", "c", {"p", "k"}).weights("k", {1, 1, 3, 3});
  with_end(graph, "c", 80);
  CHECK(field_of(draft_of(graph.file({0, 1, 8, 8}, "end")).layers[0], "padding") == "[1, 2, 3, 0]");

  OnnxGraph pooled;
  pooled.integers("pads", {0, 0, 1, 1, 0, 0, 1, 1}).node("Pad", "p", {"x", "pads"});
  pooled.node("MaxPool", "m", {"p"}, {{"kernel_shape", {2, 2}}, {"strides", {2, 2}}});
  with_end(pooled, "m", 25);
  const auto file = pooled.file({0, 1, 8, 8}, "end");
  CHECK_THAT(refusal([&] { draft_of(file); }), ContainsSubstring("before a convolution only"));
}

TEST_CASE("a sigmoid at the end is the head, and one between is a layer") {
  OnnxGraph graph;
  graph.node("Sigmoid", "s", {"x"});
  with_end(graph, "s", 64).node("Sigmoid", "head", {"end"});
  const auto draft = draft_of(graph.file({0, 1, 8, 8}, "head"));
  CHECK(types_of(draft) == "sigmoid flatten dense");
  CHECK(draft.head == nn::Head::sigmoid);
}

TEST_CASE("an unknown node is refused by its type and name, with those that are known") {
  OnnxGraph graph;
  graph.node("LSTM", "odd", {"x"});
  with_end(graph, "odd", 64);
  const auto file = graph.file({0, 1, 8, 8}, "end");
  const auto message = refusal([&] { draft_of(file); });
  CHECK_THAT(message, ContainsSubstring("LSTM \"odd\": is not supported; known are Add, "));
}
