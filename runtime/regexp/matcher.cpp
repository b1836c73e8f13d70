#include "runtime/regexp/code.hpp"
#include "runtime/regexp/host_array.hpp"
#include "runtime/regexp/program.hpp"
#include "runtime/regexp/text_reader.hpp"

#include <algorithm>

namespace sluice::regexp {
namespace {

/// What is to be done when a match fails: the latest first.
struct retry {
  enum kind_t : std::uint32_t { choice, undo, shorter, longer } kind;
  std::uint32_t where;  ///< code; of undo the slot
  std::int32_t at;      ///< offset in the text; of undo the slot's old value
  std::int32_t limit;   ///< of shorter: the least offset to go back to; of longer: how often yet
};

/// One match. `Ascii`: the text is. `Unicode`: surrogates count in pairs.
template <bool Ascii, bool Unicode>
class matcher {
 public:
  matcher(const std::uint32_t* code, std::string_view text, engine_host& host)
      : code_(code),
        text_(code, text),
        ignore_case_(code[header_flags] & flag::ignore_case),
        work_(host),
        retries_(host),
        slots_(host) {
    slots_.grow(slot_count());
  }

  bool find(std::size_t start, bool fixed, capture* captures) {
    const bool found = search(start, fixed, captures);
    work_.finish();
    return found;
  }

 private:
  bool search(std::size_t start, bool fixed, capture* captures) {
    for (position at = text_.start_of_character(text_.begin() + start);; text_.next(at)) {
      if (code_[header_filtered] && !fixed) at = skip(at);
      if (can_start(at) && attempt(at, captures)) return true;
      if (fixed || at >= text_.end() || code_[header_anchored]) return false;
    }
  }

  [[nodiscard]] std::size_t slot_count() const { return code_[header_groups] * 2 + code_[header_registers]; }
  [[nodiscard]] std::int32_t offset(position at) const {
    return static_cast<std::int32_t>(at - text_.begin());
  }

  void worked(std::size_t units) { work_.worked(units); }

  [[nodiscard]] bool can_start(position at) const {
    if (code_[header_anchored] && at != text_.begin()) return false;
    return !code_[header_filtered] || (at < text_.end() && code_[header_first + *at / 32] >> (*at % 32) & 1);
  }

  /// The next place where a match can start.
  position skip(position at) {
    for (;;) {
      const position from = at;
      const position stop = at + std::min<std::ptrdiff_t>(text_.end() - at, 16384);
      while (at < stop && !(code_[header_first + *at / 32] >> (*at % 32) & 1)) ++at;
      worked(static_cast<std::size_t>(at - from) / 8);
      if (at < stop || at == text_.end()) return at;
    }
  }

  bool attempt(position at, capture* captures) {
    worked(slot_count() / 16);
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

  bool back_reference(std::uint32_t group, bool back, position& at) {
    const std::int32_t from = slots_[group * 2];
    const std::int32_t to = slots_[group * 2 + 1];
    if (from < 0 || to < 0) return true;
    position p = back ? text_.begin() + to : text_.begin() + from;
    const position stop = back ? text_.begin() + from : text_.begin() + to;
    position q = at;
    while (p != stop) {
      worked(ignore_case_ ? 8 : 1);
      if (back ? q == text_.begin() : q == text_.end()) return false;
      code_point a = back ? text_.previous(p) : text_.next(p);
      code_point b = back ? text_.previous(q) : text_.next(q);
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
          at = text_.begin() + last.at;
          retries_.resize(retries_.size() - 1);
          return true;
        case retry::shorter: {
          where = last.where + repeat_words;
          at = text_.begin() + last.at;
          const auto what = static_cast<op>(code_[last.where + 4]);
          what == op::character_back || what == op::set_back ? text_.next(at) : text_.previous(at);
          last.at = offset(at);
          if (last.at == last.limit) retries_.resize(retries_.size() - 1);
          return true;
        }
        case retry::longer: {
          const std::uint32_t loop = last.where;
          at = text_.begin() + last.at;
          if (!text_.single(loop + 4, at)) {
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

  /// Goes over what the character or set of a repeat matches, `most` times at most; returns how often.
  std::uint32_t run_over(std::uint32_t where, std::uint32_t most, position& at) {
    std::uint32_t count = 0;
    for (;;) {
      const std::uint32_t stop = count + std::min<std::uint32_t>(most - count, 1024);
      const std::uint32_t from = count;
      while (count < stop && text_.single(where + 4, at)) ++count;
      worked(count - from);
      if (count < stop || count == most) return count;
    }
  }

  bool repeat(std::uint32_t where, position& at) {
    const bool greedy = code_[where + 1];
    const std::uint32_t min = code_[where + 2];
    const std::uint32_t max = code_[where + 3];
    if (run_over(where, min, at) < min) return false;
    if (!greedy) {
      if (max > min) {
        const std::uint32_t more = std::min<std::uint32_t>(max - min, 0x7fffffff);
        retries_.push({retry::longer, where, offset(at), static_cast<std::int32_t>(more)});
      }
      return true;
    }
    const position least = at;
    run_over(where, max - min, at);
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
    worked((retries_.size() - base) / 4);
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
          good = text_.single(where, at);
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
          good = text_.line_start(at);
          ++where;
          break;
        case op::line_end:
          good = at == text_.end() || text_.line_break_at(at);
          ++where;
          break;
        case op::text_start:
          good = at == text_.begin();
          ++where;
          break;
        case op::text_end:
          good = at == text_.end();
          ++where;
          break;
        case op::word_boundary:
          good = text_.word_before(at) != text_.word_at(at);
          ++where;
          break;
        case op::no_word_boundary:
          good = text_.word_before(at) == text_.word_at(at);
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
  text_reader<Ascii, Unicode> text_;
  bool ignore_case_;
  work_counter work_;
  host_array<retry> retries_;
  host_array<std::int32_t> slots_;
};

template <bool Ascii>
bool match_text(const std::uint32_t* code, std::string_view text, std::size_t start, bool fixed,
                capture* captures, engine_host& host) {
  if (code[header_flags] & flag::unicode)
    return matcher<Ascii, true>{code, text, host}.find(start, fixed, captures);
  return matcher<Ascii, false>{code, text, host}.find(start, fixed, captures);
}

}  // namespace

bool match(std::string_view program, std::string_view text, bool ascii, std::size_t start, bool fixed,
           capture* captures, engine_host& host) {
  // Words: Duktape keeps a string's bytes behind a header of words.
  const auto* code = reinterpret_cast<const std::uint32_t*>(program.data());
  return ascii ? match_text<true>(code, text, start, fixed, captures, host)
               : match_text<false>(code, text, start, fixed, captures, host);
}

}  // namespace sluice::regexp
