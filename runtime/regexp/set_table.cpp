#include "runtime/regexp/set_table.hpp"

#include "runtime/regexp/program.hpp"

#include <algorithm>

namespace sluice::regexp {
namespace {

constexpr std::size_t max_ranges = 200'000;  // of one set: sorting them takes milliseconds

std::uint64_t hash_of(char_ranges ranges) {
  word_hash hash;
  for (const range& r : ranges) hash.add(std::uint64_t{r.first} << 32 | r.last);
  return hash.sum();
}

}  // namespace

void set_builder::clear() {
  ranges_.resize(0);
  normalize_at_ = 1024;
}

void set_builder::add(code_point first, code_point last) {
  space_.worked(1);
  if (ranges_.size() >= normalize_at_) {
    normalize();
    if (ranges_.size() > max_ranges) throw syntax_error{"invalid regular expression: it is too large"};
    normalize_at_ = std::max<std::size_t>(1024, ranges_.size() * 2);
  }
  ranges_.push({first, last});
}

void set_builder::add(char_ranges set) {
  for (const range& r : set) add(r.first, r.last);
}

void set_builder::add_inverse(char_ranges set) {
  code_point next = 0;
  for (const range& r : set) {
    if (r.first > next) add(next, r.first - 1);
    next = r.last + 1;
  }
  if (next <= last_code_point) add(next, last_code_point);
}

void set_builder::normalize() {
  range* begin = ranges_.data();
  range* end = begin + ranges_.size();
  const auto before = [](const range& a, const range& b) { return a.first < b.first; };
  if (!std::is_sorted(begin, end, before)) {
    space_.worked(ranges_.size() * 8);
    std::sort(begin, end, before);
  }
  std::size_t count = 0;
  for (const range* r = begin; r != end; ++r) {
    if (count > 0 && r->first <= begin[count - 1].last + 1) {
      begin[count - 1].last = std::max(begin[count - 1].last, r->last);
    } else {
      begin[count++] = *r;
    }
  }
  space_.worked(ranges_.size() / 2);
  ranges_.resize(count);
}

void set_builder::close_over_case(bool unicode) {
  normalize();
  const std::size_t size = ranges_.size();
  normalize_at_ = std::max<std::size_t>(normalize_at_, size + (1u << 16));  // more than all cases there are
  for (std::size_t i = 0; i < size; ++i) {
    space_.worked(8);
    for (const cased& member : cased_between(ranges_[i].first, ranges_[i].last, unicode)) {
      space_.worked(4);
      for (code_point c : case_group(member.group, unicode))
        if (c != member.character && !contains({ranges_.data(), size}, c)) add(c, c);
    }
  }
}

char_ranges set_builder::ranges() {
  normalize();
  if (ranges_.size() > max_ranges) throw syntax_error{"invalid regular expression: it is too large"};
  return {ranges_.data(), ranges_.size()};
}

char_set* set_table::find_or_add(char_ranges ranges) {
  space_.worked(4 + ranges.size() / 2);
  const std::uint64_t hash = hash_of(ranges);
  char_set* found = sets_.find(hash, [&](const char_set& other) {
    space_.worked(ranges.size() / 8);
    return std::equal(ranges.begin(), ranges.end(), other.ranges.begin(), other.ranges.end());
  });
  if (found) return found;
  range* copy = space_.make_array<range>(ranges.size());
  std::copy(ranges.begin(), ranges.end(), copy);
  auto* added = space_.make<char_set>();
  added->ranges = {copy, ranges.size()};
  added->hash = hash;
  for (const range& r : ranges) {
    if (r.first >= 128) break;
    for (code_point c = r.first; c <= r.last && c < 128; ++c) added->ascii[c / 32] |= 1u << (c % 32);
  }
  sets_.add(added);
  return added;
}

char_set* set_table::inverse(char_set* set) {
  if (!set->inverse) {
    builder_.clear();
    builder_.add_inverse(set->ranges);
    set->inverse = find_or_add(builder_.ranges());
  }
  return set->inverse;
}

char_set* set_table::closed(char_set* set, bool unicode) {
  if (!set->closed) {
    builder_.clear();
    builder_.add(set->ranges);
    builder_.close_over_case(unicode);
    set->closed = find_or_add(builder_.ranges());
    set->closed->closed = set->closed;
  }
  return set->closed;
}

char_set* set_table::all_cases(code_point c, bool unicode) {
  const auto found = cased_between(c, c, unicode);
  if (found.empty()) return nullptr;
  builder_.clear();
  for (code_point same : case_group(found[0].group, unicode)) builder_.add(same, same);
  return find_or_add(builder_.ranges());
}

}  // namespace sluice::regexp
