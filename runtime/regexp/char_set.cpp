#include "runtime/regexp/char_set.hpp"

#include <algorithm>
#include <iterator>
#include <string>

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

using fold_list = std::vector<fold>;

/// The same pairs ordered by representative.
fold_list by_representative(const fold* begin, const fold* end) {
  fold_list list(begin, end);
  std::stable_sort(list.begin(), list.end(), [](const fold& a, const fold& b) { return a.to < b.to; });
  return list;
}

const fold_list& members(bool unicode) {
  static const fold_list simple = by_representative(std::begin(fold_simple), std::end(fold_simple));
  static const fold_list full = by_representative(std::begin(fold_unicode), std::end(fold_unicode));
  return unicode ? full : simple;
}

template <typename Use>
void each_fold(code_point first, code_point last, bool unicode, Use use) {
  const fold* begin = unicode ? std::begin(fold_unicode) : std::begin(fold_simple);
  const fold* end = unicode ? std::end(fold_unicode) : std::end(fold_simple);
  begin = std::lower_bound(begin, end, first, [](const fold& f, code_point c) { return f.from < c; });
  for (; begin != end && begin->from <= last; ++begin) use(begin->to);
}

}  // namespace

void char_set::normalize() {
  std::sort(ranges_.begin(), ranges_.end(), [](range a, range b) { return a.first < b.first; });
  std::size_t count = 0;
  for (const range& r : ranges_) {
    if (count > 0 && r.first <= ranges_[count - 1].last + 1) {
      ranges_[count - 1].last = std::max(ranges_[count - 1].last, r.last);
    } else {
      ranges_[count++] = r;
    }
  }
  ranges_.resize(count);
}

void char_set::invert() {
  std::vector<range> gaps;
  code_point next = 0;
  for (const range& r : ranges_) {
    if (r.first > next) gaps.push_back({next, r.first - 1});
    next = r.last + 1;
  }
  if (next <= last_code_point) gaps.push_back({next, last_code_point});
  ranges_ = std::move(gaps);
}

bool char_set::contains(code_point c) const {
  const auto it =
      std::lower_bound(ranges_.begin(), ranges_.end(), c, [](range r, code_point p) { return r.last < p; });
  return it != ranges_.end() && it->first <= c;
}

void char_set::close_over_case(bool unicode) {
  std::vector<code_point> representatives;
  for (const range& r : ranges_)
    each_fold(r.first, r.last, unicode, [&](code_point to) { representatives.push_back(to); });
  std::sort(representatives.begin(), representatives.end());
  representatives.erase(std::unique(representatives.begin(), representatives.end()), representatives.end());
  const fold_list& list = members(unicode);
  for (code_point to : representatives) {
    auto it = std::lower_bound(list.begin(), list.end(), to, [](fold f, code_point c) { return f.to < c; });
    for (; it != list.end() && it->to == to; ++it) add(it->from, it->from);
  }
  normalize();
}

const char_set& digits() {
  static const char_set set{{'0', '9'}};
  return set;
}

const char_set& white_space() {
  static const char_set set{{9, 13},          {32, 32},         {0xa0, 0xa0},     {0x1680, 0x1680},
                            {0x2000, 0x200a}, {0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f},
                            {0x3000, 0x3000}, {0xfeff, 0xfeff}};
  return set;
}

const char_set& line_terminators() {
  static const char_set set{{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}};
  return set;
}

const char_set& word_characters(bool unicode_ignore_case) {
  static const char_set plain{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
  static const char_set folded{{'0', '9'}, {'A', 'Z'},     {'_', '_'},
                               {'a', 'z'}, {0x17f, 0x17f}, {0x212a, 0x212a}};
  return unicode_ignore_case ? folded : plain;
}

bool find_property(std::string_view name, std::string_view value, char_set& set) {
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
  const auto find = [](std::string_view wanted) {
    const auto* it = std::lower_bound(std::begin(properties), std::end(properties), wanted,
                                      [](const property& p, std::string_view n) { return p.name < n; });
    return it != std::end(properties) && it->name == wanted ? it : nullptr;
  };
  if (key.empty() || name.find('=') != std::string_view::npos) return false;
  const property* found = find(key);
  if (!found && value.empty()) found = find("gc=" + key);
  if (!found) return false;
  for (std::uint32_t i = 0; i < found->count; ++i)
    set.add(property_ranges[found->first + i].first, property_ranges[found->first + i].last);
  set.normalize();
  return true;
}

code_point canonicalize(code_point c, bool unicode) {
  each_fold(c, c, unicode, [&](code_point to) { c = to; });
  return c;
}

}  // namespace sluice::regexp
