#include "runtime/regexp/code.hpp"
#include "runtime/regexp/syntax.hpp"
#include "runtime/regexp/text.hpp"

#include <array>
#include <bitset>
#include <cstring>
#include <map>

namespace sluice::regexp {
namespace {

using words = std::vector<std::uint32_t>;
constexpr std::size_t max_words = 1u << 20;

/// The bytes that a match can start with.
using byte_set = std::bitset<256>;

/// True if `n` can match nothing. Adds the bytes that it can start with otherwise.
bool first_bytes(const node& n, byte_set& bytes) {
  switch (n.kind) {
    case node_kind::character: {
      std::string text;
      append_unit(text, n.value);
      bytes.set(static_cast<unsigned char>(text[0]));
      return false;
    }
    case node_kind::set:
      for (const range& r : n.set.ranges()) {
        for (code_point c = r.first; c <= r.last && c < 0x80; ++c) bytes.set(c);
        if (r.last >= 0x80)
          for (std::size_t lead = 0xc0; lead < 256; ++lead) bytes.set(lead);
      }
      return false;
    case node_kind::sequence:
      for (const node_ptr& child : n.children)
        if (!first_bytes(*child, bytes)) return false;
      return true;
    case node_kind::alternatives: {
      bool empty = false;
      for (const node_ptr& child : n.children) empty |= first_bytes(*child, bytes);
      return empty;
    }
    case node_kind::group: return first_bytes(*n.children[0], bytes);
    case node_kind::repeat: {
      if (n.max == 0) return true;
      return first_bytes(*n.children[0], bytes) || n.min == 0;
    }
    default: return true;  // assertions, and references, which may be empty
  }
}

bool can_be_empty(const node& n) {
  byte_set ignored;
  return first_bytes(n, ignored);
}

bool anchored(const node& n) {
  if (n.kind == node_kind::line_start) return true;
  if (n.kind == node_kind::group) return anchored(*n.children[0]);
  return n.kind == node_kind::sequence && !n.children.empty() && anchored(*n.children[0]);
}

class emitter {
 public:
  emitter(const parsed_pattern& pattern, std::uint8_t flags) : pattern_(pattern), flags_(flags) {}

  std::string run() {
    code_.resize(header_words);
    registers_ = pattern_.groups * 2;
    emit(*pattern_.root, false);
    add(op::match);
    code_[header_flags] = flags_;
    code_[header_groups] = pattern_.groups;
    code_[header_registers] = registers_ - pattern_.groups * 2;
    code_[header_start] = header_words;
    code_[header_anchored] = anchored(*pattern_.root) && !(flags_ & flag::multiline);
    byte_set first;
    code_[header_filtered] = !first_bytes(*pattern_.root, first);
    for (std::size_t i = 0; i < 256; ++i)
      if (first[i]) code_[header_first + i / 32] |= 1u << (i % 32);
    place_sets();
    place_names();
    return {reinterpret_cast<const char*>(code_.data()), code_.size() * sizeof(std::uint32_t)};
  }

 private:
  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }
  void word(std::uint32_t value) {
    if (code_.size() >= max_words) throw syntax_error{"invalid regular expression: it is too large"};
    code_.push_back(value);
  }
  void add(op what) { word(static_cast<std::uint32_t>(what)); }
  template <typename... Words>
  void add(op what, Words... rest) {
    add(what);
    (word(rest), ...);
  }

  /// The operation for one character or set, and its argument.
  void single(const node& n, bool back) {
    if (n.kind == node_kind::character) {
      add(back ? op::character_back : op::character, n.value);
    } else {
      add(back ? op::set_back : op::set);
      set_uses_.push_back({here(), set_number(n.set)});
      word(0);
    }
  }

  std::size_t set_number(const char_set& set) {
    words image(4);
    for (const range& r : set.ranges())
      for (code_point c = r.first; c <= r.last && c < 128; ++c) image[c / 32] |= 1u << (c % 32);
    image.push_back(static_cast<std::uint32_t>(set.ranges().size()));
    for (const range& r : set.ranges()) image.insert(image.end(), {r.first, r.last});
    const auto [it, added] = set_numbers_.emplace(std::move(image), sets_.size());
    if (added) {
      sets_.push_back(&it->first);
      set_words_ += it->first.size();
      if (set_words_ > max_words) throw syntax_error{"invalid regular expression: it is too large"};
    }
    return it->second;
  }

  void place_sets() {
    std::vector<std::uint32_t> places;
    for (const words* set : sets_) {
      places.push_back(here());
      code_.insert(code_.end(), set->begin(), set->end());
    }
    for (const auto& [place, number] : set_uses_) code_[place] = places[number];
  }

  void place_names() {
    if (pattern_.names.empty()) return;
    code_[header_names] = here();
    word(static_cast<std::uint32_t>(pattern_.names.size()));
    for (const auto& [group, name] : pattern_.names) {
      word(group);
      word(static_cast<std::uint32_t>(name.size()));
      const std::size_t at = code_.size();
      code_.resize(at + (name.size() + 3) / 4);
      std::memcpy(&code_[at], name.data(), name.size());
    }
  }

  void emit(const node& n, bool back) {
    switch (n.kind) {
      case node_kind::empty: break;
      case node_kind::character:
      case node_kind::set: single(n, back); break;
      case node_kind::sequence:
        for (std::size_t i = 0; i < n.children.size(); ++i)
          emit(*n.children[back ? n.children.size() - 1 - i : i], back);
        break;
      case node_kind::alternatives: alternatives(n, back); break;
      case node_kind::group:
        add(op::save, n.value * 2 + (back ? 1 : 0));
        emit(*n.children[0], back);
        add(op::save, n.value * 2 + (back ? 0 : 1));
        break;
      case node_kind::repeat: repeat(n, back); break;
      case node_kind::look: {
        add(op::look, static_cast<std::uint32_t>(n.negative), 0u);
        const std::uint32_t end = here() - 1;
        emit(*n.children[0], n.behind);
        add(op::match);
        code_[end] = here();
        break;
      }
      case node_kind::line_start: add(flags_ & flag::multiline ? op::line_start : op::text_start); break;
      case node_kind::line_end: add(flags_ & flag::multiline ? op::line_end : op::text_end); break;
      case node_kind::word_boundary: add(op::word_boundary); break;
      case node_kind::no_word_boundary: add(op::no_word_boundary); break;
      case node_kind::back_reference:
        add(back ? op::back_reference_back : op::back_reference, n.value);
        break;
    }
  }

  void alternatives(const node& n, bool back) {
    std::vector<std::uint32_t> ends;
    for (std::size_t i = 0; i + 1 < n.children.size(); ++i) {
      add(op::try_next, 0u);
      const std::uint32_t other = here() - 1;
      emit(*n.children[i], back);
      add(op::jump, 0u);
      ends.push_back(here() - 1);
      code_[other] = here();
    }
    emit(*n.children.back(), back);
    for (std::uint32_t end : ends) code_[end] = here();
  }

  void repeat(const node& n, bool back) {
    const node& body = *n.children[0];
    if (n.max == 0) return;
    if (n.min == 1 && n.max == 1) return emit(body, back);
    if (body.kind == node_kind::character || body.kind == node_kind::set) {
      add(op::repeat, static_cast<std::uint32_t>(n.greedy), n.min, n.max);
      return single(body, back);
    }
    const bool may_stall = can_be_empty(body);
    const bool optional = n.min == 0 && n.max == 1;
    const std::uint32_t position = may_stall ? registers_++ : no_slot;
    const std::uint32_t counter = n.min == 0 && (optional || n.max == no_limit) ? no_slot : registers_++;
    if (counter != no_slot) add(op::set_counter, counter);
    const std::uint32_t head = here();
    if (counter != no_slot) {
      add(op::loop, counter, n.min, n.max, static_cast<std::uint32_t>(n.greedy), 0u);
    } else {
      add(n.greedy ? op::try_next : op::try_other, 0u);
    }
    const std::uint32_t end = here() - 1;
    if (may_stall) add(op::save, position);
    if (n.end_group > n.first_group) add(op::clear, n.first_group * 2, n.end_group * 2);
    emit(body, back);
    if (may_stall) add(op::check_progress, position, counter, n.min);
    if (!optional) add(op::jump, head);
    code_[end] = here();
  }

  const parsed_pattern& pattern_;
  std::uint8_t flags_;
  words code_;
  std::uint32_t registers_ = 0;
  std::map<words, std::size_t> set_numbers_;
  std::vector<const words*> sets_;
  std::size_t set_words_ = 0;
  struct set_use {
    std::uint32_t place;
    std::size_t number;
  };
  std::vector<set_use> set_uses_;
};

std::uint32_t word_at(std::string_view program, std::size_t index) {
  std::uint32_t value = 0;
  std::memcpy(&value, program.data() + index * sizeof(value), sizeof(value));
  return value;
}

}  // namespace

std::string emit(const parsed_pattern& pattern, std::uint8_t flags) { return emitter{pattern, flags}.run(); }

std::string compile(std::string_view pattern, std::uint8_t flags) {
  return emit(parse(pattern, flags), flags);
}

std::uint8_t parse_flags(std::string_view letters) {
  std::uint8_t flags = 0;
  for (char letter : letters) {
    const std::size_t bit = std::string_view{"gimsuyd"}.find(letter);
    if (bit == std::string_view::npos || flags & 1u << bit)
      throw syntax_error{"invalid flags of a regular expression"};
    flags = static_cast<std::uint8_t>(flags | 1u << bit);
  }
  return flags;
}

std::uint32_t count_groups(std::string_view program) { return word_at(program, header_groups); }

std::vector<group_name> group_names(std::string_view program) {
  std::vector<group_name> names;
  std::size_t at = word_at(program, header_names);
  if (at == 0) return names;
  for (std::uint32_t count = word_at(program, at++); count > 0; --count) {
    const std::uint32_t size = word_at(program, at + 1);
    names.push_back({word_at(program, at), program.substr((at + 2) * sizeof(std::uint32_t), size)});
    at += 2 + (size + 3) / 4;
  }
  return names;
}

}  // namespace sluice::regexp
