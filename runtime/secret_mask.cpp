#include "runtime/secret_mask.hpp"

#include "runtime/secret_forms.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <tuple>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t min_bytes = 4;          ///< of a value, and of anything that is searched for
constexpr std::size_t min_encoded_bytes = 8;  ///< of a value whose encoded forms are searched for
constexpr std::size_t min_line_bytes = 16;    ///< of a line of a value with several
/// How much of a value is searched for; the rest is compared where that was found.
constexpr std::size_t max_needle_bytes = 64;
constexpr int hash_bits = 16;

std::uint32_t first_four(const char* text) {
  std::uint32_t bytes;
  std::memcpy(&bytes, text, sizeof bytes);
  return bytes;
}

std::uint32_t hash_of(std::uint32_t bytes) { return bytes * 2'654'435'761u >> (32 - hash_bits); }  // Knuth's

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto end = std::mismatch(
      a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
  return static_cast<std::size_t>(end.first - a.begin());
}

bool is_array_or_object(std::string_view text) {
  return (text.starts_with('{') || text.starts_with('[')) && nlohmann::json::accept(text);
}

}  // namespace

void secret_mask::add(std::string_view name, std::string_view value) {
  if (value.size() < min_bytes) return;
  if (!known_.insert(std::string(name).append(1, '\0').append(value)).second) return;
  auto known = std::find(names_.begin(), names_.end(), name);
  if (known == names_.end()) known = names_.insert(names_.end(), std::string(name));
  const auto index = static_cast<std::uint32_t>(known - names_.begin());
  add_forms(index, value);
  if (is_array_or_object(value)) structures_.push_back({std::string(value), index});
  if (value.find('\n') == value.npos) return;
  for (std::size_t begin = 0; begin < value.size();) {
    const auto end = std::min(value.find('\n', begin), value.size());
    auto line = value.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    // "-----BEGIN PRIVATE KEY-----" is in every such file.
    if (line.size() >= min_line_bytes && !line.starts_with("-----")) add_forms(index, line);
    begin = end + 1;
  }
}

void secret_mask::add_forms(std::uint32_t name, std::string_view value) {
  add_needle(name, value);
  for (const auto& once : {stringify_escaped(value), json_escaped(value), log_escaped(value)}) {
    add_needle(name, once);
    add_needle(name, json_escaped(once));  // what was escaped once has no control characters left
  }
  if (value.size() < min_encoded_bytes) return;
  for (const auto& form : base64_cores(value)) add_needle(name, form);
  for (const auto& form : percent_forms(value)) add_needle(name, form);
}

void secret_mask::add_needle(std::uint32_t name, std::string_view text) {
  if (text.size() < min_bytes) return;
  needle added{std::string(text.substr(0, max_needle_bytes)), name, {}, -1};
  if (text.size() > max_needle_bytes) added.tails.emplace_back(text.substr(max_needle_bytes));
  needles_.push_back(std::move(added));
  prepared_ = false;
}

void secret_mask::prepare() const {
  if (std::exchange(prepared_, true)) return;
  std::sort(needles_.begin(), needles_.end(), [](const needle& a, const needle& b) {
    return std::tie(a.text, a.tails) < std::tie(b.text, b.tails);
  });
  std::vector<needle> distinct;
  beginnings_.assign((std::size_t{1} << hash_bits) / 64, 0);
  for (auto& next : needles_) {
    if (!distinct.empty() && distinct.back().text == next.text) {
      auto& tails = distinct.back().tails;
      for (auto& tail : next.tails)
        if (std::find(tails.begin(), tails.end(), tail) == tails.end()) tails.push_back(std::move(tail));
      continue;
    }
    const auto hash = hash_of(first_four(next.text.data()));
    beginnings_[hash / 64] |= std::uint64_t{1} << hash % 64;
    next.parent = static_cast<std::int32_t>(distinct.size()) - 1;
    while (next.parent >= 0 && !next.text.starts_with(distinct[static_cast<std::size_t>(next.parent)].text))
      next.parent = distinct[static_cast<std::size_t>(next.parent)].parent;
    distinct.push_back(std::move(next));
  }
  needles_ = std::move(distinct);
}

secret_mask::matches secret_mask::search(std::string_view text) const {
  matches all;
  if (needles_.empty() || text.size() < min_bytes) return all;
  prepare();
  const std::size_t last = text.size() - min_bytes;
  for (std::size_t at = 0; at <= last; ++at) {
    const auto hash = hash_of(first_four(text.data() + at));
    if ((beginnings_[hash / 64] >> hash % 64 & 1) != 0) match_at(text, at, all);
  }
  return all;
}

void secret_mask::match_at(std::string_view text, std::size_t at, matches& all) const {
  const auto rest = text.substr(at, max_needle_bytes);
  // Of the needles that the rest begins with, all are this one or its parents.
  const auto next = std::upper_bound(needles_.begin(), needles_.end(), rest,
                                     [](std::string_view t, const needle& n) { return t < n.text; });
  auto index = static_cast<std::int32_t>(next - needles_.begin()) - 1;
  if (index < 0) return;
  const auto same = common_prefix(rest, needles_[static_cast<std::size_t>(index)].text);
  while (index >= 0 && needles_[static_cast<std::size_t>(index)].text.size() > same)
    index = needles_[static_cast<std::size_t>(index)].parent;
  if (index < 0) return;
  const auto& hit = needles_[static_cast<std::size_t>(index)];
  if (all.empty() || at >= all.back().end)
    all.push_back({at, at, hit.name});  // those that overlap become one
  auto& end = all.back().end;
  end = std::max(end, at + hit.text.size());
  // What is masked already is not compared again: so the time does not grow with the length of the secrets.
  for (const auto& tail : hit.tails)
    if (const auto done = end - at - hit.text.size(); done < tail.size())
      end += common_prefix(text.substr(end), std::string_view(tail).substr(done));
}

const secret_mask::structure* secret_mask::structure_at(std::string_view text) const {
  for (const auto& candidate : structures_)
    if (text.starts_with(candidate.text)) return &candidate;
  return nullptr;
}

bool secret_mask::mask_text(std::string& text) const {
  const auto all = search(text);
  if (all.empty()) return false;
  std::string out;
  std::size_t done = 0;
  for (const auto& [begin, end, name] : all) {
    out.append(text, done, begin - done).append(label(name));
    done = end;
  }
  text = std::move(out.append(text, done));
  return true;
}

/// Goes through JSON once, beside the matches in it.
class secret_mask::json_masker {
 public:
  json_masker(const secret_mask& mask, std::string_view json, const matches& all)
      : mask_(mask), json_(json), all_(all) {}

  std::string run() {
    out_.reserve(json_.size());
    while (at_ < json_.size()) {
      const char c = json_[at_];
      if (c == '"')
        string();
      else if (c == '{' || c == '[')
        array_or_object();
      else if (c == '-' || (c >= '0' && c <= '9'))
        number();
      else
        copy(1);
    }
    return std::move(out_);
  }

 private:
  void copy(std::size_t count) {
    out_.append(json_.substr(at_, count));
    at_ += count;
  }
  /// The match that reaches into the next `count` characters, or null.
  const match* within(std::size_t count) {
    while (next_ < all_.size() && all_[next_].end <= at_) ++next_;
    return next_ < all_.size() && all_[next_].begin < at_ + count ? &all_[next_] : nullptr;
  }
  std::size_t escape_bytes() const {
    if (json_[at_] != '\\' || at_ + 1 == json_.size()) return 1;
    return std::min<std::size_t>(json_[at_ + 1] == 'u' ? 6 : 2, json_.size() - at_);
  }
  /// An escape of which a part is masked goes as a whole.
  void string() {
    copy(1);
    const match* masked = nullptr;
    while (at_ < json_.size() && json_[at_] != '"') {
      const auto count = escape_bytes();
      const auto* hit = within(count);
      if (!hit) {
        copy(count);
      } else {
        if (hit != masked) out_ += mask_.label(hit->name);
        at_ += count;
      }
      masked = hit;
    }
    if (at_ < json_.size()) copy(1);
  }
  void array_or_object() {
    const auto* found = mask_.structure_at(json_.substr(at_));
    if (!found) return copy(1);
    out_ += '"' + mask_.label(found->name) + '"';
    at_ += found->text.size();
  }
  void number() {
    const auto end = std::min(json_.find_first_not_of("+-.0123456789eE", at_), json_.size());
    const auto* hit = within(end - at_);
    if (!hit) return copy(end - at_);
    out_ += '"' + mask_.label(hit->name) + '"';
    at_ = end;
  }

  const secret_mask& mask_;
  std::string_view json_;
  const matches& all_;
  std::size_t next_ = 0;
  std::size_t at_ = 0;
  std::string out_;
};

bool secret_mask::mask_json(std::string& json) const {
  const auto all = search(json);
  if (all.empty()) return false;  // an array or object that is a secret is among them
  auto masked = json_masker(*this, json, all).run();
  const bool changed = masked != json;
  json = std::move(masked);
  return changed;
}

void secret_mask::mask(execution_output& output) const {
  if (empty()) return;
  mask_json(output.result_json);
  mask_json(output.log);
  auto& error = output.error;
  for (auto* text : {&error.name, &error.code, &error.message, &error.stack}) mask_text(*text);
}

}  // namespace sluice
