#include "config/load.hpp"

#include "config/assignment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>

namespace sluice::config {
namespace {

constexpr std::string_view environment_prefix = "SLUICE_";

std::string in_quotes(std::string_view text) { return fmt::format("\"{}\"", text); }

/// Whether an unknown variable is a mistake. Others belong to somebody else: an orchestrator sets names such
/// as SLUICE_PORT_7400_TCP for a service called "sluice", and `sluice publish` reads SLUICE_TOKEN.
bool meant_for_us(std::string_view name) {
  return std::ranges::any_of(
      sections(), [&](const section& s) { return name.starts_with(environment_name(s.name) + "_"); });
}

std::string unknown_variable(std::string_view name) {
  // Back to the key that the variable seems to stand for: SLUICE_SERVER_PROT is server.prot.
  std::string key(name.substr(environment_prefix.size()));
  std::ranges::transform(key, key.begin(), [](unsigned char c) { return std::tolower(c); });
  std::ranges::replace(key, '_', '.');
  std::replace(key.begin() + static_cast<std::ptrdiff_t>(key.find('.')) + 1, key.end(), '.', '_');
  const auto meant = nearest_key(key);
  if (meant.empty()) return "no such setting";
  return fmt::format("no such setting; did you mean {}?", environment_name(meant));
}

assignments read_environment(const std::vector<std::pair<std::string, std::string>>& variables) {
  assignments out;
  for (const auto& [name, value] : variables) {
    const auto all = options();
    const auto found = std::ranges::find(all, name, [](const option& o) { return environment_name(o.key); });
    if (found != all.end()) {
      out.values.push_back(
          {std::string(found->key), value, in_quotes(value), {source_kind::environment, name}, name});
    } else if (meant_for_us(name)) {
      out.problems.push_back({name, unknown_variable(name)});
    }
  }
  return out;
}

assignments read_flags(const std::vector<flag_value>& flags) {
  assignments out;
  for (const auto& [flag, key, value] : flags) {
    // Which of several --set it was, only its key tells.
    const std::string shown = flag == "--set" ? fmt::format("--set {}", key) : flag;
    out.values.push_back({key, value, in_quotes(value), {source_kind::flag, shown}, shown});
  }
  return out;
}

/// Pairs of options of which the first must not be more than the second.
constexpr std::pair<std::string_view, std::string_view> ordered_options[] = {
    {"server.max_event_bytes", "server.max_message_bytes"},
    {"retry.base", "retry.max"},
};

class loader {
 public:
  loader() { loaded_.origins.resize(options().size()); }

  void assign(assignments source) {
    std::ranges::move(source.problems, std::back_inserter(problems_));
    for (const assignment& a : source.values) assign(a);
  }

  tl::expected<loaded_settings, problems> finish() {
    if (problems_.empty()) check_order();
    if (!problems_.empty()) return tl::unexpected(std::move(problems_));
    return std::move(loaded_);
  }

 private:
  void assign(const assignment& a) {
    const option* which = find_option(a.key);
    if (!which) {
      problems_.push_back({a.where, unknown_key(a.key)});
      return;
    }
    const bool typed = a.from.source == source_kind::file;
    if (const auto value = read_value(*which, a.value, typed)) {
      which->set(loaded_.values, *value);
      loaded_.origins[index_of(*which)] = a.from;
    } else {
      const std::string shown = which->secret ? "(hidden)" : a.shown;
      problems_.push_back({a.where, fmt::format("{} = {}: {}", a.key, shown, value.error())});
    }
  }

  void check_order() {
    for (const auto& [less, more] : ordered_options) {
      const option& low = *find_option(less);
      const option& high = *find_option(more);
      const option_value low_value = low.get(loaded_.values);
      const option_value high_value = high.get(loaded_.values);
      if (low_value <= high_value) continue;
      problems_.push_back({"", fmt::format("{} = {} ({}) must not be more than {} = {} ({})", less,
                                           show_value(low, low_value), loaded_.origin_of(less).text, more,
                                           show_value(high, high_value), loaded_.origin_of(more).text)});
    }
  }

  static std::size_t index_of(const option& which) {
    return static_cast<std::size_t>(&which - options().data());
  }

  loaded_settings loaded_;
  problems problems_;
};

}  // namespace

const origin& loaded_settings::origin_of(std::string_view key) const {
  return origins.at(static_cast<std::size_t>(find_option(key) - options().data()));
}

std::string unknown_key(std::string_view key) {
  const auto meant = nearest_key(key);
  if (meant.empty()) return fmt::format("unknown key {}", key);
  return fmt::format("unknown key {}; did you mean {}?", key, meant);
}

std::string environment_name(std::string_view key) {
  std::string name(environment_prefix);
  for (const char c : key)
    name += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

tl::expected<loaded_settings, problems> load(const sources& from) {
  loader loading;
  if (from.file) loading.assign(read_toml(*from.file));
  loading.assign(read_environment(from.environment));
  loading.assign(read_flags(from.flags));
  return loading.finish();
}

}  // namespace sluice::config
