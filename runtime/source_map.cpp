#include "runtime/source_map.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace sluice {

namespace {

/// Values of the base64 digits; -1 for any other character.
constexpr std::array<std::int8_t, 256> base64_values = [] {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < digits.size(); ++i)
    values[static_cast<unsigned char>(digits[i])] = static_cast<std::int8_t>(i);
  return values;
}();

/// Takes one base64-VLQ number off the front of `text`; nothing if it is malformed or above 31 bits.
std::optional<std::int32_t> take_vlq(std::string_view& text) {
  std::uint64_t bits = 0;
  for (int shift = 0; shift <= 30 && !text.empty(); shift += 5) {
    const int digit = base64_values[static_cast<unsigned char>(text.front())];
    if (digit < 0) return std::nullopt;
    text.remove_prefix(1);
    bits |= static_cast<std::uint64_t>(digit & 31) << shift;
    if (digit & 32) continue;
    const auto magnitude = static_cast<std::int64_t>(bits >> 1);
    if (magnitude > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
    return static_cast<std::int32_t>(bits & 1 ? -magnitude : magnitude);
  }
  return std::nullopt;
}

/// Adds a delta; false if the sum is no valid index or position.
bool advance(std::int32_t& value, std::int32_t delta) {
  const std::int64_t sum = std::int64_t{value} + delta;
  if (sum < 0 || sum > std::numeric_limits<std::int32_t>::max()) return false;
  value = static_cast<std::int32_t>(sum);
  return true;
}

std::vector<std::string> strings(const nlohmann::json& map, const char* key) {
  std::vector<std::string> result;
  const auto found = map.find(key);
  if (found == map.end() || !found->is_array()) return result;
  result.reserve(found->size());
  for (const auto& item : *found)
    result.push_back(item.is_string() ? item.get<std::string>() : std::string{});
  return result;
}

}  // namespace

source_map::source_map(std::string_view json) {
  const auto map = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!map.is_object()) return;
  const auto mappings = map.find("mappings");
  if (mappings == map.end() || !mappings->is_string()) return;
  sources_ = strings(map, "sources");
  contents_ = strings(map, "sourcesContent");
  names_ = strings(map, "names");
  decode(mappings->get_ref<const std::string&>());
}

void source_map::decode(std::string_view mappings) {
  segment at{0, 0, 0, 0, 0, 0};  // running sums: each field is relative to the one before
  const auto broken = [this] { segments_.clear(); };
  while (!mappings.empty()) {
    if (mappings.front() == ';' || mappings.front() == ',') {
      if (mappings.front() == ';') {
        ++at.line;
        at.column = 0;
      }
      mappings.remove_prefix(1);
      continue;
    }
    std::array<std::int32_t, 5> fields{};
    std::size_t count = 0;
    while (!mappings.empty() && mappings.front() != ',' && mappings.front() != ';') {
      const auto field = take_vlq(mappings);
      if (!field || count == fields.size()) return broken();
      fields[count++] = *field;
    }
    if (!advance(at.column, fields[0])) return broken();
    segment mapped{at.line, at.column, -1, 0, 0, -1};
    if (count == 4 || count == 5) {
      if (!advance(at.source, fields[1]) || !advance(at.source_line, fields[2]) ||
          !advance(at.source_column, fields[3]))
        return broken();
      mapped = {at.line, at.column, at.source, at.source_line, at.source_column, -1};
    } else if (count != 1) {
      return broken();
    }
    if (count == 5) {
      if (!advance(at.name, fields[4])) return broken();
      mapped.name = at.name;
    }
    segments_.push_back(mapped);
  }
  std::ranges::stable_sort(segments_, {}, [](const segment& s) { return std::tuple(s.line, s.column); });
}

std::optional<source_map::position> source_map::lookup(int line, int column) const {
  const auto wanted = std::tuple(line - 1, column > 0 ? column - 1 : 0);
  auto found = std::ranges::upper_bound(segments_, wanted, {},
                                        [](const segment& s) { return std::tuple(s.line, s.column); });
  const auto usable = [&](auto at) { return at->line == line - 1 && at->source >= 0; };
  if (column > 0) {
    // The last segment that begins at or before the column covers it.
    if (found == segments_.begin() || !usable(--found)) return std::nullopt;
  } else {
    if (found != segments_.begin() && usable(std::prev(found))) --found;
    while (found != segments_.end() && found->line == line - 1 && found->source < 0) ++found;
    if (found == segments_.end() || !usable(found)) return std::nullopt;
  }
  position result;
  if (static_cast<std::size_t>(found->source) < sources_.size()) result.file = sources_[found->source];
  result.line = found->source_line + 1;
  result.column = found->source_column + 1;
  if (found->name >= 0 && static_cast<std::size_t>(found->name) < names_.size())
    result.name = names_[found->name];
  return result;
}

std::string_view source_map::source_line(std::string_view file, int line) const {
  const auto source = std::ranges::find(sources_, file);
  const auto index = static_cast<std::size_t>(source - sources_.begin());
  if (source == sources_.end() || index >= contents_.size() || line < 1) return {};
  std::string_view rest = contents_[index];
  for (int skipped = 1; skipped < line; ++skipped) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  auto result = rest.substr(0, rest.find('\n'));
  if (!result.empty() && result.back() == '\r') result.remove_suffix(1);
  return result;
}

}  // namespace sluice
