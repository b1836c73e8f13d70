#include "bench/order_events.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iterator>

namespace sluice::bench {

std::string order_event(std::uint64_t number) {
  std::string items;
  double amount = 0;
  for (std::uint64_t k = 0; k < 4; ++k) {
    const std::uint64_t quantity = 1 + (number + k) % 5;
    const double price = static_cast<double>((number * 7 + k * 13) % 9'000 + 100) / 100;
    amount += static_cast<double>(quantity) * price;
    items += fmt::format(R"({}{{"sku":"sku-{}","qty":{},"price":{}}})", k > 0 ? "," : "",
                         100'000 + (number * 31 + k) % 900'000, quantity, price);
  }
  return fmt::format(R"({{"specversion":"1.0","id":"{}","source":"/bench","type":"order.created",)"
                     R"("data":{{"amount":{},"currency":"EUR","items":[{}]}}}})",
                     number, std::round(amount * 100) / 100, items);
}

std::string order_script() {
  std::ifstream file(SLUICE_SOURCE_DIR "/bench/order_script.js");
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace sluice::bench
