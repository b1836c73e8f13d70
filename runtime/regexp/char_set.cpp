#include "runtime/regexp/char_set.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace sluice::regexp {
namespace {

/// A code point that equals others if case is ignored, and the representative of these.
struct fold {
  code_point from;
  code_point to;
};
struct property {
  std::string_view name;  ///< "gc=Lu", "sc=Greek", "scx=Greek" or a binary property's
  std::uint32_t first;    ///< into property_ranges
  std::uint32_t count;
};
// fold_simple (case is ignored), fold_unicode (and flag u), both ordered by `from`; property_ranges;
// properties, ordered by name.
#include "unicode_tables.inc"

/// The same pairs as groups.
struct case_groups {
  std::vector<cased> characters;      ///< in order
  std::vector<code_point> members;    ///< group by group, each in order
  std::vector<std::uint32_t> starts;  ///< of each group in `members`, and one past the last

  case_groups(const fold* begin, const fold* end) {
    std::vector<fold> list(begin, end);
    const auto by_representative = [](const fold& a, const fold& b) { return a.to < b.to; };
    std::stable_sort(list.begin(), list.end(), by_representative);
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i == 0 || list[i].to != list[i - 1].to) starts.push_back(static_cast<std::uint32_t>(i));
      members.push_back(list[i].from);
      characters.push_back({list[i].from, static_cast<std::uint32_t>(starts.size() - 1)});
    }
    starts.push_back(static_cast<std::uint32_t>(list.size()));
    std::sort(characters.begin(), characters.end(),
              [](const cased& a, const cased& b) { return a.character < b.character; });
  }
};

const case_groups& groups(bool unicode) {
  static const case_groups simple{std::begin(fold_simple), std::end(fold_simple)};
  static const case_groups full{std::begin(fold_unicode), std::end(fold_unicode)};
  return unicode ? full : simple;
}

const property* find_property(std::string_view name) {
  const auto* it = std::lower_bound(std::begin(properties), std::end(properties), name,
                                    [](const property& p, std::string_view n) { return p.name < n; });
  return it != std::end(properties) && it->name == name ? it : nullptr;
}

char_ranges ranges_of(const property& found) { return {property_ranges + found.first, found.count}; }

}  // namespace

bool contains(char_ranges set, code_point c) {
  const auto it =
      std::lower_bound(set.begin(), set.end(), c, [](range r, code_point p) { return r.last < p; });
  return it != set.end() && it->first <= c;
}

char_ranges digits() {
  static constexpr range set[] = {{'0', '9'}};
  return set;
}

char_ranges white_space() {
  static constexpr range set[] = {{9, 13},          {32, 32},         {0xa0, 0xa0},     {0x1680, 0x1680},
                                  {0x2000, 0x200a}, {0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f},
                                  {0x3000, 0x3000}, {0xfeff, 0xfeff}};
  return set;
}

char_ranges line_terminators() {
  static constexpr range set[] = {{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}};
  return set;
}

char_ranges word_characters(bool unicode_ignore_case) {
  static constexpr range set[] = {{'0', '9'}, {'A', 'Z'},     {'_', '_'},
                                  {'a', 'z'}, {0x17f, 0x17f}, {0x212a, 0x212a}};
  return char_ranges{set}.first(unicode_ignore_case ? 6 : 4);
}

bool find_property(std::string_view name, std::string_view value, char_ranges& set) {
  std::string key;
  if (value.empty()) {
    key = name;
  } else if (name == "General_Category" || name == "gc") {
    key = "gc=" + std::string{value};
  } else if (name == "Script" || name == "sc") {
    key = "sc=" + std::string{value};
  } else if (name == "Script_Extensions" || name == "scx") {
    key = "scx=" + std::string{value};
  }
  if (key.empty() || name.find('=') != std::string_view::npos) return false;
  const property* found = find_property(key);
  if (!found && value.empty()) found = find_property("gc=" + key);
  if (!found) return false;
  set = ranges_of(*found);
  return true;
}

bool begins_identifier(code_point c) {
  static const char_ranges set = ranges_of(*find_property("ID_Start"));
  return contains(set, c);
}

bool continues_identifier(code_point c) {
  static const char_ranges set = ranges_of(*find_property("ID_Continue"));
  return contains(set, c);
}

std::span<const cased> cased_between(code_point first, code_point last, bool unicode) {
  const auto& all = groups(unicode).characters;
  const auto before = [](const cased& a, code_point c) { return a.character < c; };
  const auto begin = std::lower_bound(all.begin(), all.end(), first, before);
  const auto end =
      std::upper_bound(begin, all.end(), last, [](code_point c, const cased& a) { return c < a.character; });
  return {begin, end};
}

std::span<const code_point> case_group(std::uint32_t group, bool unicode) {
  const case_groups& all = groups(unicode);
  return {all.members.data() + all.starts[group], all.starts[group + 1] - all.starts[group]};
}

code_point canonicalize(code_point c, bool unicode) {
  const fold* begin = unicode ? std::begin(fold_unicode) : std::begin(fold_simple);
  const fold* end = unicode ? std::end(fold_unicode) : std::end(fold_simple);
  const fold* found = std::lower_bound(begin, end, c, [](const fold& f, code_point p) { return f.from < p; });
  return found != end && found->from == c ? found->to : c;
}

}  // namespace sluice::regexp
