// A long random run of iota.kv against a std::map.
#include "tests/store/key_value_fixture.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <map>
#include <random>

namespace sluice::test {
namespace {

using nlohmann::json;

class KeyValueModel : public KeyValueTest {
 protected:
  struct entry {
    json value;
    std::optional<timestamp> expires_at;
  };
  using entries = std::map<std::string, entry>;

  int pick(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }

  std::string random_part() {
    static const std::vector<std::string> parts{"a", "b", "ab", "\xc3\xa9", "z", "\xf0\x9f\x98\x80",
                                                "%", "_"};
    return parts[static_cast<std::size_t>(pick(0, 7))];
  }
  std::string random_key() {
    std::string key;
    for (int n = pick(1, 3); n > 0; --n) key += random_part();
    return key;
  }
  json random_value() {
    switch (pick(0, 5)) {
      case 0: return pick(-3, 3);
      case 1: return std::string(static_cast<std::size_t>(pick(0, 60)), 'v');
      case 2: return json::array({1, "two", nullptr});
      case 3: return {{"x", pick(0, 2)}, {"y", pick(0, 2)}};
      case 4: return 0.25 * pick(-8, 8);
      default: return nullptr;
    }
  }
  json random_options() { return pick(0, 2) == 0 ? json{{"ttl", pick(1, 40) * 0.5}} : json::object(); }

  void forget_expired(entries& all) {
    std::erase_if(all, [this](const auto& item) {
      return item.second.expires_at && *item.second.expires_at <= clock_;
    });
  }
  std::optional<timestamp> expiry(const json& options) {
    if (!options.contains("ttl")) return std::nullopt;
    return clock_ + std::chrono::microseconds(static_cast<std::int64_t>(options["ttl"].get<double>() * 1e6));
  }
  bool fits(const entries& all, const std::string& key, const json& value) {
    std::size_t bytes = 0;
    for (const auto& [name, item] : all) bytes += name.size() + item.value.dump().size();
    const auto found = all.find(key);
    const std::size_t before = found == all.end() ? 0 : key.size() + found->second.value.dump().size();
    const std::size_t after = key.size() + value.dump().size();
    if (found == all.end() && all.size() + 1 > options_.kv.max_keys) return false;
    return after <= before || bytes - before + after <= options_.kv.max_bytes;
  }
  std::string put(entries& all, const std::string& key, const json& value, std::optional<timestamp> until,
                  std::string answer) {
    if (!fits(all, key, value)) return "LIMIT_EXCEEDED";
    all[key] = {value, until};
    return answer;
  }

  /// What one random call must give; the model is changed accordingly.
  std::pair<key_value_write_ptr, std::string> random_write(tenant_id tenant) {
    auto& all = model_[tenant.value];
    forget_expired(all);
    const auto key = random_key();
    const auto found = all.find(key);
    const auto value = random_value();
    const auto options = random_options();
    const auto make = [&](const char* name, const json& args) {
      return write_of(read_call(name, args.dump(), tenant));
    };
    switch (pick(0, 3)) {
      case 0: return {make("set", {key, value, options}), put(all, key, value, expiry(options), "")};
      case 1: {
        auto answer = found == all.end() ? "false" : "true";
        all.erase(key);
        return {make("delete", json::array({key})), answer};
      }
      case 2: {
        const double by = 0.5 * pick(-4, 4);
        const auto write = make("increment", {key, by, options});
        if (found != all.end() && !found->second.value.is_number()) return {write, "INVALID_ARGUMENT"};
        const double sum = by + (found == all.end() ? 0 : found->second.value.get<double>());
        const json text = sum == std::floor(sum) ? json(static_cast<int>(sum)) : json(sum);
        const auto until = found == all.end() ? expiry(options) : found->second.expires_at;
        return {write, put(all, key, text, until, text.dump())};
      }
      default: {
        const auto wanted = pick(0, 1) == 0 || found == all.end() ? random_value() : found->second.value;
        const bool absent = pick(0, 3) == 0;
        const json condition = absent ? json{{"absent", true}} : json{{"value", wanted}};
        const bool as_wanted =
            absent ? found == all.end() : found != all.end() && found->second.value == wanted;
        return {make("compareAndSet", {key, condition, value, options}),
                as_wanted ? put(all, key, value, expiry(options), "true") : "false"};
      }
    }
  }

  void write_random() {
    write_batch batch;
    std::vector<std::string> wanted;
    for (int n = pick(1, 12); n > 0; --n) {
      auto [write, answer] = random_write(tenant_id{pick(1, 2)});
      batch.key_values.push_back(std::move(write));
      wanted.push_back(std::move(answer));
    }
    must(writer().write(batch));
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto& done = *batch.key_values[i];
      const auto given = shown(done.result);
      const bool same = given == wanted[i] ||
                        (!given.empty() && !wanted[i].empty() &&
                         json::parse(given, nullptr, false) == json::parse(wanted[i], nullptr, false) &&
                         !json::parse(given, nullptr, false).is_discarded());
      ASSERT_TRUE(same) << "call " << static_cast<int>(done.call.operation) << " of " << done.call.key
                        << " gave " << given << ", not " << wanted[i];
    }
  }

  void compare(tenant_id tenant) {
    auto& all = model_[tenant.value];
    forget_expired(all);
    const auto prefix = pick(0, 1) == 0 ? std::string() : random_part();
    json found = json::object();
    std::string after;
    for (;;) {
      const auto page = json::parse(
          answer("list", json({prefix, {{"limit", pick(1, 7)}, {"after", after}}}).dump(), tenant), nullptr,
          false);
      ASSERT_TRUE(page.is_object());
      for (const auto& item : page["entries"]) {
        ASSERT_GT(item["key"].get<std::string>(), after);
        after = item["key"];
        found[after] = item["value"];
      }
      if (!page.contains("after")) break;
      ASSERT_EQ(page["after"], after);
    }
    json wanted = json::object();
    for (const auto& [key, item] : all)
      if (key.starts_with(prefix)) wanted[key] = item.value;
    ASSERT_EQ(found, wanted);
    for (int i = 0; i < 5; ++i) {
      const auto key = random_key();
      const auto value = answer("get", json::array({key}).dump(), tenant);
      ASSERT_EQ(value.empty(), !all.contains(key));
      if (!value.empty()) {
        ASSERT_EQ(json::parse(value), all[key].value);
      }
    }
    ASSERT_EQ(kept_usage(tenant), true_usage(tenant));
  }

  std::uint32_t seed_ = std::random_device{}();
  std::mt19937 random_{seed_};
  std::map<std::int64_t, entries> model_;
};

TEST_F(KeyValueModel, BehavesAsAMapDoes) {
  SCOPED_TRACE("seed " + std::to_string(seed_));
  options_.durability = durability::memory;
  options_.kv.max_keys = 60;
  options_.kv.max_bytes = 1'500;
  for (int step = 0; step < 1'500 && !HasFatalFailure(); ++step) {
    write_random();
    clock_ += std::chrono::milliseconds(250 * pick(0, 4));
    if (pick(0, 9) == 0) must(writer().remove_expired_keys(static_cast<std::size_t>(pick(1, 10))));
    if (pick(0, 80) == 0) close();
    if (step % 10 == 9)
      for (const auto tenant : {alpha, beta}) compare(tenant);
  }
}

}  // namespace
}  // namespace sluice::test
