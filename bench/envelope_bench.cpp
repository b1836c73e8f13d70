// What it costs to read a publish: bench/envelope_bench
#include "transport/envelope.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>

namespace {

/// An order as in bench/order_events, 280 bytes or so.
std::string order(int number) {
  return fmt::format(
      R"({{"specversion":"1.0","id":"order-{0:08}","source":"/shops/{1}","type":"order.created","subject":"customer-{1}",)"
      R"("time":"2024-05-01T12:00:00Z","data":{{"total":{0}.50,"currency":"EUR","items":[{{"sku":"A-{0}","count":2}},)"
      R"({{"sku":"B-{0}","count":1}}],"note":"leave at the door"}}}})",
      number, number % 100);
}

std::string frame(int events) {
  std::string text = R"({"op":"publish","seq":1,"events":[)";
  for (int i = 0; i < events; ++i) text += (i > 0 ? "," : "") + order(i);
  return text + "]}";
}

void read_publish_frame(benchmark::State& state) {
  const auto text = frame(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    auto read = sluice::transport::read_publish_frame(text, {});
    if (!read) state.SkipWithError(read.error().why.message.c_str());
    benchmark::DoNotOptimize(read);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_publish_frame)->Arg(1)->Arg(10)->Arg(100)->Arg(1'000);

}  // namespace

BENCHMARK_MAIN();
