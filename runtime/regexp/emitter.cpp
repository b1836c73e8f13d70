#include "runtime/regexp/code.hpp"
#include "runtime/regexp/syntax.hpp"
#include "runtime/regexp/text.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace sluice::regexp {
namespace {

constexpr std::size_t max_words = 1u << 20;

/// The first byte of a code point's first unit.
std::size_t lead_byte(code_point c) {
  if (c < 0x80) return c;
  if (c < 0x800) return 0xc0 | c >> 6;
  if (c < 0x10000) return 0xe0 | c >> 12;
  return 0xed;  // of every surrogate
}

bool anchored(const node& n) {
  if (n.kind == node_kind::line_start) return true;
  if (n.kind == node_kind::group) return anchored(*n.first);
  return n.kind == node_kind::sequence && n.first && anchored(*n.first);
}

class emitter {
 public:
  emitter(const parsed_pattern& pattern, std::uint8_t flags, workspace& space)
      : pattern_(pattern), flags_(flags), space_(space), code_(space.host()) {}

  host_array<std::uint32_t> run() {
    code_.grow(header_words + 64);
    for (std::uint32_t i = 0; i < header_words; ++i) code_.push(0);
    registers_ = pattern_.groups * 2;
    emit(*pattern_.root, false);
    add(op::match);
    code_[header_flags] = flags_;
    code_[header_groups] = pattern_.groups;
    code_[header_registers] = registers_ - pattern_.groups * 2;
    code_[header_start] = header_words;
    code_[header_anchored] = anchored(*pattern_.root) && !(flags_ & flag::multiline);
    code_[header_filtered] = !pattern_.root->can_be_empty;
    add_first_bytes(*pattern_.root);
    place_sets();
    place_names();
    return std::move(code_);
  }

 private:
  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }
  void word(std::uint32_t value) {
    if (code_.size() >= max_words) throw syntax_error{"invalid regular expression: it is too large"};
    code_.push(value);
  }
  void add(op what) { word(static_cast<std::uint32_t>(what)); }
  template <typename... Words>
  void add(op what, Words... rest) {
    add(what);
    (word(rest), ...);
  }

  /// Adds the bytes that `n` can start with unless it matches nothing.
  void add_first_bytes(const node& n) {
    space_.worked(4);
    const auto set_byte = [this](std::size_t byte) { code_[header_first + byte / 32] |= 1u << (byte % 32); };
    switch (n.kind) {
      case node_kind::character: set_byte(lead_byte(n.value)); break;
      case node_kind::set:
        for (std::size_t i = 0; i < 4; ++i) code_[header_first + i] |= n.set->ascii[i];
        if (!n.set->ranges.empty() && n.set->ranges.back().last >= 0x80)
          for (std::size_t lead = 0xc0; lead < 256; ++lead) set_byte(lead);
        break;
      case node_kind::sequence:
        for (const node* child = n.first; child; child = child->next) {
          add_first_bytes(*child);
          if (!child->can_be_empty) break;
        }
        break;
      case node_kind::alternatives:
        for (const node* child = n.first; child; child = child->next) add_first_bytes(*child);
        break;
      case node_kind::group: add_first_bytes(*n.first); break;
      case node_kind::repeat:
        if (n.max > 0) add_first_bytes(*n.first);
        break;
      default: break;  // assertions, and references, which may be empty
    }
  }

  /// The operation for one character or set, and its argument.
  void single(const node& n, bool back) {
    if (n.kind == node_kind::character) {
      add(back ? op::character_back : op::character, n.value);
      return;
    }
    char_set& set = *n.set;
    add(back ? op::set_back : op::set, set.last_use);
    set.last_use = here() - 1;
    if (set.placed) return;
    set.placed = true;
    (last_placed_ ? last_placed_->next_placed : first_placed_) = &set;
    last_placed_ = &set;
    set_words_ += 5 + set.ranges.size() * 2;
    if (set_words_ > max_words) throw syntax_error{"invalid regular expression: it is too large"};
  }

  void place_sets() {
    for (const char_set* set = first_placed_; set; set = set->next_placed) {
      space_.worked(8 + set->ranges.size());
      const std::uint32_t place = here();
      code_.push(set->ascii, 4);
      code_.push(static_cast<std::uint32_t>(set->ranges.size()));
      for (const range& r : set->ranges) {
        code_.push(r.first);
        code_.push(r.last);
      }
      patch(set->last_use, place);
    }
  }

  /// Sets the words that form a chain from `last` to the first, which holds 0.
  void patch(std::uint32_t last, std::uint32_t value) {
    while (last != 0) {
      space_.worked(1);
      last = std::exchange(code_[last], value);
    }
  }

  void place_names() {
    if (pattern_.named == 0) return;
    code_[header_names] = here();
    word(pattern_.named);
    for (const named_group* named = pattern_.first_named; named; named = named->next) {
      const std::string_view name = named->name;
      space_.worked(4 + name.size() / 16);
      word(named->group);
      word(static_cast<std::uint32_t>(name.size()));
      for (std::size_t at = 0; at < name.size(); at += sizeof(std::uint32_t)) {
        std::uint32_t part = 0;
        std::memcpy(&part, name.data() + at, std::min(sizeof(part), name.size() - at));
        code_.push(part);
      }
    }
  }

  void emit(const node& n, bool back) {
    space_.worked(4);
    switch (n.kind) {
      case node_kind::empty: break;
      case node_kind::character:
      case node_kind::set: single(n, back); break;
      case node_kind::sequence:
        for (const node* child = back ? n.last : n.first; child; child = back ? child->previous : child->next)
          emit(*child, back);
        break;
      case node_kind::alternatives: alternatives(n, back); break;
      case node_kind::group:
        add(op::save, n.value * 2 + (back ? 1 : 0));
        emit(*n.first, back);
        add(op::save, n.value * 2 + (back ? 0 : 1));
        break;
      case node_kind::repeat: repeat(n, back); break;
      case node_kind::look: {
        add(op::look, static_cast<std::uint32_t>(n.negative), 0u);
        const std::uint32_t end = here() - 1;
        emit(*n.first, n.behind);
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
    std::uint32_t last_end = 0;
    for (const node* child = n.first; child != n.last; child = child->next) {
      add(op::try_next, 0u);
      const std::uint32_t other = here() - 1;
      emit(*child, back);
      add(op::jump, last_end);
      last_end = here() - 1;
      code_[other] = here();
    }
    emit(*n.last, back);
    patch(last_end, here());
  }

  void repeat(const node& n, bool back) {
    const node& body = *n.first;
    if (n.max == 0) return;
    if (n.min == 1 && n.max == 1) return emit(body, back);
    if (body.kind == node_kind::character || body.kind == node_kind::set) {
      add(op::repeat, static_cast<std::uint32_t>(n.greedy), n.min, n.max);
      return single(body, back);
    }
    const bool may_stall = body.can_be_empty;
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
  workspace& space_;
  host_array<std::uint32_t> code_;
  std::uint32_t registers_ = 0;
  char_set* first_placed_ = nullptr;  ///< in the order of their first use
  char_set* last_placed_ = nullptr;
  std::size_t set_words_ = 0;
};

std::uint32_t word_at(std::string_view program, std::size_t index) {
  std::uint32_t value = 0;
  std::memcpy(&value, program.data() + index * sizeof(value), sizeof(value));
  return value;
}

}  // namespace

host_array<std::uint32_t> emit(const parsed_pattern& pattern, std::uint8_t flags, workspace& space) {
  return emitter{pattern, flags, space}.run();
}

host_array<std::uint32_t> compile(std::string_view pattern, std::uint8_t flags, engine_host& host) {
  workspace space{host};
  auto program = emit(parse(pattern, flags, space), flags, space);
  space.finish();
  return program;
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
