#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>

#include "core/formats/foreign_model.hpp"
#include "native_tests/formats/onnx_graph.hpp"

using namespace scrawl;
using namespace scrawl::testing;
using Catch::Matchers::ContainsSubstring, Catch::Matchers::Equals;

namespace {

std::string layer(const std::string& type, const std::string& name,
                  const std::string& options = "") {
  return R"({"class_name":")" + type + R"(","config":{"name":")" + name + "\"" +
         (options.empty() ? "" : ",") + options + "}}";
}

const std::string input = layer("InputLayer", "in", R"("batch_input_shape":[null,8,8,1])");
const std::string flatten = layer("Flatten", "f");
const std::string dense = layer("Dense", "d", R"("units":10,"activation":"softmax")");

std::string sequential(const std::string& layers) {
  return R"({"class_name":"Sequential","config":{"name":"m","layers":[)" + layers + "]}}";
}

struct Weight {
  std::string name, shape;
  std::size_t count;
};
const std::vector<Weight> dense_weights = {{"d/kernel", "[64,10]", 640}, {"d/bias", "[10]", 10}};

/// model.json with weights whose values are their place in the file, in shards of `size` bytes.
struct Files {
  Files(const std::string& topology, const std::vector<Weight>& weights = dense_weights,
        std::size_t size = 1 << 20, const std::string& name = "shard") {
    std::string entries, paths;
    std::vector<float> values;
    for (const auto& [weight, shape, count] : weights) {
      entries += (entries.empty() ? "" : ",") + std::string(R"({"name":")") + weight +
                 R"(","shape":)" + shape + R"(,"dtype":"float32"})";
      for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<float>(values.size()));
    }
    const std::string bytes(reinterpret_cast<const char*>(values.data()), 4 * values.size());
    for (std::size_t at = 0; at < bytes.size(); at += size) {
      const std::string path = name + std::to_string(at / size);
      paths += (paths.empty() ? "\"" : ",\"") + path + "\"";
      shards[path] = bytes.substr(at, size);
    }
    json = R"({"format":"layers-model","modelTopology":)" + topology +
           R"(,"weightsManifest":[{"paths":[)" + paths + R"(],"weights":[)" + entries + "]}]}";
  }

  formats::ForeignModel read() const {
    formats::ForeignOptions options;
    options.side_files = [this](const std::string& path) -> std::span<const std::byte> {
      const auto found = shards.find(path);
      if (found == shards.end()) throw Error(path + ": no such file");
      return std::as_bytes(std::span(found->second));
    };
    return formats::read_tfjs(std::as_bytes(std::span(json)), "model.json", options);
  }
  std::string refused() const {
    return refusal([&] { read(); });
  }

  std::string json;
  std::map<std::string, std::string> shards;
};

std::string types(const formats::ForeignModel& found) {
  std::string all;
  for (const auto& one : found.layers) all += (all.empty() ? "" : " ") + one.type;
  return all;
}

}  // namespace

TEST_CASE("weights are taken by their names, in whatever order and shards they lie") {
  const std::string layers = sequential(input + "," + flatten + "," + dense);
  const auto usual = Files(layers).read();
  CHECK(types(usual) == "flatten dense");
  CHECK(usual.layers[1].origin == "Dense \"d\"");
  const std::vector<Weight> turned = {{"m/d/bias:0", "[10]", 10}, {"m/d/kernel:0", "[64,10]", 640}};
  const auto found = Files(layers, turned, 100).read();
  CHECK(found.model.network.weights()[0] == 10);  // the kernel's first value stands behind the bias
  CHECK(found.model.network.architecture().head == nn::Head::softmax);
}

TEST_CASE("missing, swapped and cut shards are refused by name") {
  Files files(sequential(input + "," + flatten + "," + dense), dense_weights, 1000);
  REQUIRE_THAT(files.refused(), Equals(""));
  Files missing = files;
  missing.shards.erase("shard1");
  CHECK_THAT(missing.refused(), ContainsSubstring("shard1: no such file"));
  Files swapped = files;
  std::swap(swapped.shards["shard0"], swapped.shards["shard2"]);
  CHECK_THAT(swapped.refused(), ContainsSubstring("their names are swapped"));
  Files cut = files;
  cut.shards["shard2"].resize(100);
  CHECK_THAT(cut.refused(), ContainsSubstring("the shards end in the weights"));
  Files more = files;
  more.shards["shard2"] += std::string(40, 'x');
  CHECK_THAT(more.refused(), ContainsSubstring("of another model"));
}

TEST_CASE("shards outside of the model's folder are refused") {
  for (const char* name : {"../shard", "/tmp/shard", "a/../../shard", "http://x/shard"}) {
    const Files files(sequential(input + "," + flatten + "," + dense), dense_weights, 1 << 20,
                      name);
    CHECK_THAT(files.refused(), ContainsSubstring("outside of its own folder"));
  }
}

TEST_CASE("what no weights are for, and weights that several layers may own") {
  const std::string layers = sequential(input + "," + flatten + "," + dense);
  CHECK_THAT(Files(layers, {{"d/kernel", "[64,10]", 640}}).refused(),
             ContainsSubstring("Dense \"d\": the manifest has no weights \"d/bias\""));
  CHECK_THAT(Files(layers, {{"d/bias", "[10]", 10},
                            {"a/d/kernel", "[64,10]", 640},
                            {"b/d/kernel", "[64,10]", 640}})
                 .refused(),
             ContainsSubstring("may be its weights"));
  CHECK_THAT(Files(layers, {{"d/kernel", "[4294967296,4294967296]", 1}}).refused(),
             ContainsSubstring("too large"));
}

TEST_CASE("functional models of Keras 2 and 3 that are chains, their layers in any order") {
  const auto functional = [](const std::string& inbound_f, const std::string& inbound_d,
                             const std::string& kind) {
    const auto node = [](std::string json, const std::string& name, const std::string& inbound) {
      json.pop_back();
      return json + R"(,"name":")" + name + R"(","inbound_nodes":)" + inbound + "}";
    };
    return R"({"class_name":")" + kind + R"(","config":{"name":"m","layers":[)" +
           node(dense, "d", inbound_d) + "," + node(input, "in", "[]") + "," +
           node(flatten, "f", inbound_f) + "]}}";
  };
  const auto keras3 = [](const std::string& name) {
    return R"([{"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,8,8,1],)"
           R"("dtype":"float32","keras_history":[")" +
           name + R"(",0,0]}}],"kwargs":{}}])";
  };
  CHECK(types(Files(functional(R"([[["in",0,0,{}]]])", R"([[["f",0,0,{}]]])", "Model")).read()) ==
        "flatten dense");
  CHECK(types(Files(functional(keras3("in"), keras3("f"), "Functional")).read()) ==
        "flatten dense");
  CHECK_THAT(Files(functional(keras3("d"), keras3("f"), "Functional")).refused(),
             ContainsSubstring("run in a circle"));
  CHECK_THAT(Files(functional(keras3("in"), keras3("in"), "Functional")).refused(),
             ContainsSubstring("branches at"));
}

TEST_CASE("models inside models are opened, but not without end") {
  const std::string inner = sequential(layer("RandomRotation", "r") + "," + flatten);
  CHECK(types(Files(sequential(input + "," + inner + "," + dense)).read()) == "flatten dense");
  std::string deep = flatten;
  for (int i = 0; i < 40; ++i) deep = sequential(deep);
  CHECK_THAT(Files(sequential(input + "," + deep + "," + dense)).refused(),
             ContainsSubstring("too deep"));
}

TEST_CASE("TensorFlow.js inputs of other shapes") {
  const auto read = [](const std::string& first, const std::string& rest) {
    return types(Files(sequential(first + (rest.empty() ? "" : "," + rest) + "," + dense)).read());
  };
  const std::string row = layer("InputLayer", "in", R"("batch_shape":[null,64])");
  CHECK(read(row, "") == "flatten dense");
  CHECK(read(row, layer("Reshape", "r", R"("target_shape":[8,8,1])") + "," + flatten) ==
        "flatten dense");
  CHECK(read(layer("Flatten", "f", R"("batch_input_shape":[null,8,8])"), "") == "flatten dense");
  CHECK(
      read(layer("Rescaling", "s", R"("batch_input_shape":[null,8,8,1],"scale":0.0039,"offset":0)"),
           flatten) == "batch_norm2d flatten dense");
}

TEST_CASE("layers that are not known are refused by class and name") {
  const auto refused = [](const std::string& one) {
    return Files(sequential(input + "," + one + "," + flatten + "," + dense)).refused();
  };
  CHECK_THAT(refused(layer("LSTM", "odd")),
             ContainsSubstring("LSTM \"odd\": is not supported; known are Activation"));
  CHECK_THAT(refused(layer("Activation", "a", R"("activation":"mish")")),
             ContainsSubstring("the activation \"mish\" is not supported"));
  CHECK_THAT(refused(layer("MaxPooling2D", "p", R"("data_format":"channels_first")")),
             ContainsSubstring("only channels_last"));
  CHECK_THAT(refused(layer("ReLU", "r", R"("threshold":1)")), ContainsSubstring("these options"));
  CHECK_THAT(refused(layer("BatchNormalization", "b", R"("axis":[1])")),
             ContainsSubstring("only the channels"));
  CHECK_THAT(refused(dense), ContainsSubstring("put Flatten"));
  CHECK_THAT(refused(layer("ZeroPadding2D", "z", R"("padding":[[1,1],[1,1]])") + "," +
                     layer("MaxPooling2D", "p")),
             ContainsSubstring("before a convolution only"));
}

TEST_CASE("files that are no layers model") {
  const auto refused = [](const std::string& json) {
    return refusal([&] { formats::read_tfjs(std::as_bytes(std::span(json)), "model.json", {}); });
  };
  CHECK_THAT(refused(R"({"format":"graph-model","modelTopology":{}})"),
             ContainsSubstring("is a graph model"));
  CHECK_THAT(refused("{"), ContainsSubstring("model.json: "));
  CHECK_THAT(refused("[1]"), ContainsSubstring("model.json: "));
  CHECK_THAT(refused(R"({"layers": []})"), ContainsSubstring("modelTopology"));
  const Files files(sequential(input + "," + flatten + "," + dense));
  for (std::size_t length = 0; length < files.json.size(); ++length)
    CHECK(refused(files.json.substr(0, length)) != "");
}
