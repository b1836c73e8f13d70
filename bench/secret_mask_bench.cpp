// How fast secrets are masked: three secrets of 40 bytes, looked for in JSON that contains none of them, one
// in a hundred strings, or nothing else.
//
//   secret_mask_bench [MIB]

#include "runtime/secret_mask.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace sluice;
using steady = std::chrono::steady_clock;

std::string document(std::size_t bytes, int one_in, const std::vector<std::string>& secrets) {
  std::mt19937 random(7);
  std::string text = "[";
  while (text.size() < bytes) {
    const bool leak = one_in > 0 && random() % static_cast<unsigned>(one_in) == 0;
    text += leak ? fmt::format(R"("{}",)", secrets[random() % secrets.size()])
                 : fmt::format(R"({{"id":{},"name":"order {:x}","total":99.95}},)", random(), random());
  }
  text.back() = ']';
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t bytes = (argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10) << 20;
  const std::vector<std::string> secrets{"sk_live_51H8xqLkJw3bT9vRzYpQmN4cD7eFgA2b",
                                         "ghp_a8Kd03LmXy7PqRs5TuVwZ9bCdEfGhIjKlMnO",
                                         "xoxb-204857-6021938475-QwErTyUiOpAsDfGhJ"};
  double make_us = 1e9;
  secret_mask mask;
  for (int i = 0; i < 20; ++i) {
    const auto begun = steady::now();
    secret_mask made;
    for (const auto& secret : secrets) made.add("NAME", secret);
    std::string text = "a short result";
    made.mask_text(text);
    make_us = std::min(make_us, std::chrono::duration<double, std::micro>(steady::now() - begun).count());
    mask = std::move(made);
  }
  fmt::print("made, and a short text masked: {:.1f} us\n", make_us);
  for (const int one_in : {0, 100, 1}) {
    double best_s = 1e9;
    for (int i = 0; i < 5; ++i) {
      auto text = document(bytes, one_in, secrets);
      const auto begun = steady::now();
      mask.mask_json(text);
      best_s = std::min(best_s, std::chrono::duration<double>(steady::now() - begun).count());
    }
    fmt::print("{}: {:.0f} MB/s, {:.1f} ms for {} MiB\n",
               one_in == 0   ? "no secret in it"
               : one_in == 1 ? "nothing but secrets"
                             : "a secret now and then",
               static_cast<double>(bytes) / best_s / 1e6, best_s * 1e3, bytes >> 20);
  }
  return 0;
}
