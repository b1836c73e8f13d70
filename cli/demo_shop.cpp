#include "cli/demo_shop.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <chrono>

namespace sluice {
namespace {

using json = nlohmann::ordered_json;

struct customer {
  const char* name;
  const char* country;
  int orders;  ///< before the demo
};
constexpr std::array customers = std::to_array<customer>({
    {"Ines Vogel", "DE", 12},
    {"Jonas Brandt", "DE", 3},
    {"Claire Moreau", "FR", 31},
    {"Luca Ferrari", "IT", 0},
    {"Sanne de Wit", "NL", 8},
    {"Marta Kowalska", "PL", 1},
    {"Pablo Ortega", "ES", 24},
    {"Lena Huber", "AT", 5},
    {"Emma Peeters", "BE", 0},
    {"Noah Lindgren", "SE", 17},
    {"Ava Thompson", "GB", 2},
    {"Mila Horvat", "HR", 9},
});

struct product {
  const char* sku;
  const char* name;
  double price;
};
constexpr std::array products = std::to_array<product>({
    {"LAMP-2", "Desk lamp", 39.90},
    {"CHAIR-1", "Office chair", 249.00},
    {"DESK-7", "Standing desk", 549.00},
    {"MUG-3", "Coffee mug", 12.50},
    {"PEN-12", "Fountain pen", 28.00},
    {"BOOK-4", "Notebook, ruled", 9.80},
    {"CABLE-5", "USB-C cable", 14.90},
    {"HUB-1", "Docking station", 189.00},
    {"HEAD-9", "Noise-cancelling headset", 279.00},
    {"PLANT-6", "Rubber plant", 34.50},
});

/// No carrier of the demo ships there.
constexpr const char* antarctica = "AQ";

std::string utc_now() {
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", now);
}

}  // namespace

demo_shop::demo_shop(std::string run) : run_(std::move(run)) {}

std::uint32_t demo_shop::pick(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

std::string demo_shop::next_order() {
  const std::string order = fmt::format("ORD-{:04}", ++orders_);
  const std::uint32_t who = pick(customers.size());
  const customer& buyer = customers[who];

  json items = json::array();
  for (std::uint32_t left = 1 + pick(4); left > 0; --left) {
    const product& bought = products[pick(products.size())];
    items.push_back(
        {{"sku", bought.sku}, {"name", bought.name}, {"quantity", 1 + pick(3)}, {"price", bought.price}});
  }
  const bool to_antarctica = orders_ % 40 == 17;
  const bool foreign_card = pick(12) == 0;
  const json data = {
      {"order", order},
      {"customer", {{"id", fmt::format("C-{:04}", who + 1)}, {"name", buyer.name}, {"orders", buyer.orders}}},
      {"items", std::move(items)},
      {"shipping",
       {{"country", to_antarctica ? antarctica : buyer.country},
        {"method", pick(4) == 0 ? "express" : "standard"}}},
      {"payment", {{"method", "card"}, {"country", foreign_card ? "US" : buyer.country}}}};
  return json{{"specversion", "1.0"},
              {"id", order},
              {"source", "/demo/shop/" + run_},
              {"type", "order.created"},
              {"subject", order},
              {"time", utc_now()},
              {"datacontenttype", "application/json"},
              {"data", data}}
      .dump();
}

}  // namespace sluice
