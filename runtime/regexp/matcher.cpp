#include "runtime/regexp/code.hpp"
#include "runtime/regexp/program.hpp"
#include "runtime/regexp/text.hpp"

#include <algorithm>
#include <cstring>

namespace sluice::regexp {
namespace {

using position = const unsigned char*;

/// What is to be done when a match fails: the latest first.
struct retry {
  enum kind_t : std::uint32_t { choice, undo, shorter, longer } kind;
  std::uint32_t where;  ///< code; of undo the slot
  std::int32_t at;      ///< offset in the text; of undo the slot's old value
  std::int32_t limit;   ///< of shorter: the least offset to go back to; of longer: how often yet
};

/// Memory that a match_host gives.
template <typename T>
class host_array {
 public:
  explicit host_array(match_host& host) : host_(host) {}
  ~host_array() { host_.release(items_); }
  host_array(const host_array&) = delete;
  host_array& operator=(const host_array&) = delete;

  void push(const T& item) {
    if (size_ == room_) grow(room_ == 0 ? 64 : room_ * 2);
    items_[size_++] = item;
  }
  void grow(std::size_t room) {
    items_ = static_cast<T*>(host_.resize(items_, room * sizeof(T)));
    room_ = room;
  }
  void resize(std::size_t size) { size_ = size; }
  [[nodiscard]] std::size_t size() const { return size_; }
  T& operator[](std::size_t i) { return items_[i]; }
  T& back() { return items_[size_ - 1]; }

 private:
  match_host& host_;
  T* items_ = nullptr;
  std::size_t size_ = 0;
  std::size_t room_ = 0;
};

/// One match. `Ascii`: the text is. `Unicode`: surrogates count in pairs.
template <bool Ascii, bool Unicode>
class matcher {
 public:
  matcher(const std::uint32_t* code, std::string_view text, match_host& host)
      : code_(code),
        begin_(reinterpret_cast<position>(text.data())),
        end_(begin_ + text.size()),
        ignore_case_(code[header_flags] & flag::ignore_case),
        host_(host),
        retries_(host),
        slots_(host) {
    slots_.grow(slot_count());
  }

  bool search(std::size_t start, bool fixed, capture* captures) {
    for (position at = begin_ + start;; step(at)) {
      if (code_[header_filtered] && !fixed) at = skip(at);
      if (can_start(at) && attempt(at, captures)) return true;
      if (fixed || at >= end_ || code_[header_anchored]) return false;
    }
  }

 private:
  [[nodiscard]] std::size_t slot_count() const { return code_[header_groups] * 2 + code_[header_registers]; }
  [[nodiscard]] std::int32_t offset(position at) const { return static_cast<std::int32_t>(at - begin_); }

  void worked(std::size_t units) {
    if (units < budget_) {
      budget_ -= units;
      return;
    }
    budget_ = 4096;
    host_.work(units + 4096);
  }

  [[nodiscard]] bool can_start(position at) const {
    if (code_[header_anchored] && at != begin_) return false;
    return !code_[header_filtered] || (at < end_ && code_[header_first + *at / 32] >> (*at % 32) & 1);
  }

  /// The next place where a match can start.
  position skip(position at) {
    const position from = at;
    while (at < end_ && !(code_[header_first + *at / 32] >> (*at % 32) & 1)) ++at;
    worked(static_cast<std::size_t>(at - from) / 8);
    return at;
  }

  static void step(position& at, position end) {
    ++at;
    if constexpr (!Ascii)
      while (at < end && continuation_byte(*at)) ++at;
  }
  void step(position& at) { step(at, end_); }

  bool attempt(position at, capture* captures) {
    for (std::size_t i = 0; i < slot_count(); ++i) slots_[i] = -1;
    retries_.resize(0);
    position stop = at;
    if (!run(code_[header_start], stop, 0)) return false;
    for (std::uint32_t group = 1; group < code_[header_groups]; ++group) {
      captures[group] = {slots_[group * 2], slots_[group * 2 + 1]};
      if (captures[group].begin < 0 || captures[group].end < 0) captures[group] = {};
    }
    captures[0] = {offset(at), offset(stop)};
    return true;
  }

  // --- characters ------------------------------------------------------------------------------------

  code_point next(position& at) const {
    if constexpr (Ascii) return *at++;
    code_point c = read_unit(at, end_);
    if (Unicode && high_surrogate(c) && at < end_) {
      position after = at;
      const code_point low = read_unit(after, end_);
      if (low_surrogate(low)) {
        at = after;
        c = join_surrogates(c, low);
      }
    }
    return c;
  }
  code_point previous(position& at) const {
    if constexpr (Ascii) return *--at;
    code_point c = read_unit_back(at, begin_);
    if (Unicode && low_surrogate(c) && at > begin_) {
      position before = at;
      const code_point high = read_unit_back(before, begin_);
      if (high_surrogate(high)) {
        at = before;
        c = join_surrogates(high, c);
      }
    }
    return c;
  }

  [[nodiscard]] bool in_set(std::uint32_t place, code_point c) const {
    const std::uint32_t* set = code_ + place;
    if (c < 128) return set[c / 32] >> (c % 32) & 1;
    std::uint32_t low = 0;
    std::uint32_t high = set[4];
    const std::uint32_t* ranges = set + 5;
    while (low < high) {
      const std::uint32_t middle = (low + high) / 2;
      if (ranges[middle * 2 + 1] < c) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < set[4] && ranges[low * 2] <= c;
  }

  /// One character by the operation at `where` (character or set, or such back); moves `at` if it matches.
  bool single(std::uint32_t where, position& at) const {
    const auto what = static_cast<op>(code_[where]);
    const bool back = what == op::character_back || what == op::set_back;
    if (back ? at == begin_ : at == end_) return false;
    position after = at;
    const code_point c = back ? previous(after) : next(after);
    const bool same = what == op::character || what == op::character_back ? c == code_[where + 1]
                                                                          : in_set(code_[where + 1], c);
    if (same) at = after;
    return same;
  }

  [[nodiscard]] bool word_at(position at) const {
    if (at == end_) return false;
    position p = at;
    return word_character(next(p));
  }
  [[nodiscard]] bool word_before(position at) const {
    if (at == begin_) return false;
    position p = at;
    return word_character(previous(p));
  }
  [[nodiscard]] bool word_character(code_point c) const {
    return word_characters(Unicode && ignore_case_).contains(c);
  }
  [[nodiscard]] bool line_break_at(position at) const {
    position p = at;
    const code_point c = read_unit(p, end_);
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
  }
  [[nodiscard]] bool line_start(position at) const {
    if (at == begin_) return true;
    position p = at;
    read_unit_back(p, begin_);
    return line_break_at(p);
  }

  bool back_reference(std::uint32_t group, bool back, position& at) {
    const std::int32_t from = slots_[group * 2];
    const std::int32_t to = slots_[group * 2 + 1];
    if (from < 0 || to < 0) return true;
    worked(static_cast<std::size_t>(to - from));
    position p = back ? begin_ + to : begin_ + from;
    const position stop = back ? begin_ + from : begin_ + to;
    position q = at;
    while (p != stop) {
      if (back ? q == begin_ : q == end_) return false;
      code_point a = back ? previous(p) : next(p);
      code_point b = back ? previous(q) : next(q);
      if (a != b && !(ignore_case_ && canonicalize(a, Unicode) == canonicalize(b, Unicode))) return false;
    }
    at = q;
    return true;
  }

  // --- the run ---------------------------------------------------------------------------------------

  void set_slot(std::uint32_t slot, std::int32_t value) {
    retries_.push({retry::undo, slot, slots_[slot], 0});
    slots_[slot] = value;
  }

  /// Goes back to the latest choice beyond `base`; false if there is none.
  bool backtrack(std::uint32_t& where, position& at, std::size_t base) {
    while (retries_.size() > base) {
      retry& last = retries_.back();
      switch (last.kind) {
        case retry::undo:
          slots_[last.where] = last.at;
          retries_.resize(retries_.size() - 1);
          break;
        case retry::choice:
          where = last.where;
          at = begin_ + last.at;
          retries_.resize(retries_.size() - 1);
          return true;
        case retry::shorter: {
          where = last.where + repeat_words;
          at = begin_ + last.at;
          const auto what = static_cast<op>(code_[last.where + 4]);
          what == op::character_back || what == op::set_back ? next(at) : previous(at);
          last.at = offset(at);
          if (last.at == last.limit) retries_.resize(retries_.size() - 1);
          return true;
        }
        case retry::longer: {
          const std::uint32_t loop = last.where;
          at = begin_ + last.at;
          if (!single(loop + 4, at)) {
            retries_.resize(retries_.size() - 1);
            break;
          }
          where = loop + repeat_words;
          last.at = offset(at);
          if (--last.limit == 0) retries_.resize(retries_.size() - 1);
          return true;
        }
      }
    }
    return false;
  }

  static constexpr std::uint32_t repeat_words = 6;

  bool repeat(std::uint32_t where, position& at) {
    const bool greedy = code_[where + 1];
    const std::uint32_t min = code_[where + 2];
    const std::uint32_t max = code_[where + 3];
    std::uint32_t count = 0;
    while (count < min) {
      if (!single(where + 4, at)) return false;
      ++count;
    }
    if (!greedy) {
      worked(count);
      if (max > min) {
        const std::uint32_t more = std::min<std::uint32_t>(max - min, 0x7fffffff);
        retries_.push({retry::longer, where, offset(at), static_cast<std::int32_t>(more)});
      }
      return true;
    }
    const position least = at;
    while (count < max && single(where + 4, at)) ++count;
    worked(count);
    if (at != least) retries_.push({retry::shorter, where, offset(at), offset(least)});
    return true;
  }

  /// Drops the choices beyond `base`, but not what undoes.
  void keep_undo(std::size_t base) {
    std::size_t kept = base;
    for (std::size_t i = base; i < retries_.size(); ++i)
      if (retries_[i].kind == retry::undo) retries_[kept++] = retries_[i];
    retries_.resize(kept);
  }

  bool look(std::uint32_t where, position at) {
    const bool negative = code_[where + 1];
    const std::size_t base = retries_.size();
    const bool matched = run(where + 3, at, base);
    if (!matched) return negative;
    if (!negative) {
      keep_undo(base);
      return true;
    }
    for (; retries_.size() > base; retries_.resize(retries_.size() - 1))
      if (retries_.back().kind == retry::undo) slots_[retries_.back().where] = retries_.back().at;
    return false;
  }

  bool loop(std::uint32_t& where, position at) {
    const std::uint32_t slot = code_[where + 1];
    const auto count = static_cast<std::uint32_t>(slots_[slot]);
    const std::uint32_t body = where + 6;
    const std::uint32_t end = code_[where + 5];
    const bool greedy = code_[where + 4];
    bool enter = count < code_[where + 2];
    if (!enter && count < code_[where + 3]) {
      // The counter of the other way stays what it is: undone before that is tried.
      if (greedy) {
        retries_.push({retry::choice, end, offset(at), 0});
      } else {
        retries_.push({retry::choice, where | enter_loop, offset(at), 0});
      }
      enter = greedy;
    }
    if (enter) set_slot(slot, static_cast<std::int32_t>(count + 1));
    where = enter ? body : end;
    return true;
  }
  static constexpr std::uint32_t enter_loop = 0x80000000;  ///< on `where`: a loop's body is what is tried

  bool run(std::uint32_t where, position& at, std::size_t base) {
    for (;;) {
      worked(1);
      if (where & enter_loop) {
        where &= ~enter_loop;
        set_slot(code_[where + 1], slots_[code_[where + 1]] + 1);
        where += 6;
      }
      bool good = true;
      switch (static_cast<op>(code_[where])) {
        case op::match: return true;
        case op::character:
        case op::set:
        case op::character_back:
        case op::set_back:
          good = single(where, at);
          where += 2;
          break;
        case op::jump: where = code_[where + 1]; break;
        case op::try_next:
          retries_.push({retry::choice, code_[where + 1], offset(at), 0});
          where += 2;
          break;
        case op::try_other:
          retries_.push({retry::choice, where + 2, offset(at), 0});
          where = code_[where + 1];
          break;
        case op::save:
          set_slot(code_[where + 1], offset(at));
          where += 2;
          break;
        case op::clear:
          worked(code_[where + 2] - code_[where + 1]);
          for (std::uint32_t slot = code_[where + 1]; slot < code_[where + 2]; ++slot)
            if (slots_[slot] >= 0) set_slot(slot, -1);
          where += 3;
          break;
        case op::set_counter:
          set_slot(code_[where + 1], 0);
          where += 2;
          break;
        case op::loop: good = loop(where, at); break;
        case op::check_progress: {
          const bool counts = code_[where + 2] == no_slot ||
                              static_cast<std::uint32_t>(slots_[code_[where + 2]]) > code_[where + 3];
          good = !counts || slots_[code_[where + 1]] != offset(at);
          where += 4;
          break;
        }
        case op::line_start:
          good = line_start(at);
          ++where;
          break;
        case op::line_end:
          good = at == end_ || line_break_at(at);
          ++where;
          break;
        case op::text_start:
          good = at == begin_;
          ++where;
          break;
        case op::text_end:
          good = at == end_;
          ++where;
          break;
        case op::word_boundary:
          good = word_before(at) != word_at(at);
          ++where;
          break;
        case op::no_word_boundary:
          good = word_before(at) == word_at(at);
          ++where;
          break;
        case op::back_reference:
        case op::back_reference_back:
          good =
              back_reference(code_[where + 1], static_cast<op>(code_[where]) == op::back_reference_back, at);
          where += 2;
          break;
        case op::look:
          good = look(where, at);
          where = code_[where + 2];
          break;
        case op::repeat:
          good = repeat(where, at);
          where += repeat_words;
          break;
      }
      if (!good && !backtrack(where, at, base)) return false;
    }
  }

  const std::uint32_t* code_;
  position begin_;
  position end_;
  bool ignore_case_;
  match_host& host_;
  host_array<retry> retries_;
  host_array<std::int32_t> slots_;
  std::size_t budget_ = 4096;
};

template <bool Ascii>
bool match_text(const std::uint32_t* code, std::string_view text, std::size_t start, bool fixed,
                capture* captures, match_host& host) {
  if (code[header_flags] & flag::unicode)
    return matcher<Ascii, true>{code, text, host}.search(start, fixed, captures);
  return matcher<Ascii, false>{code, text, host}.search(start, fixed, captures);
}

}  // namespace

bool match(std::string_view program, std::string_view text, bool ascii, std::size_t start, bool fixed,
           capture* captures, match_host& host) {
  // Words: Duktape keeps a string's bytes behind a header of words.
  const auto* code = reinterpret_cast<const std::uint32_t*>(program.data());
  return ascii ? match_text<true>(code, text, start, fixed, captures, host)
               : match_text<false>(code, text, start, fixed, captures, host);
}

}  // namespace sluice::regexp
