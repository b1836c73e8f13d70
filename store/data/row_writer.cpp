#include "store/data/row_writer.hpp"

#include "schemas/base64.hpp"
#include "store/data/json_text.hpp"
#include "store/data/refusal.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sluice::data {
namespace {

/// JavaScript's Number.MAX_SAFE_INTEGER.
constexpr std::int64_t max_safe_integer = (std::int64_t{1} << 53) - 1;
/// A JSON column deeper than that stays text: JSON.parse of a script takes 1,000 levels, the answer's own
/// among them.
constexpr int max_column_depth = 900;

std::string_view content_of(sqlite3_stmt* row, int index) {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(row, index));
  return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(row, index)))
              : std::string_view();
}

void append_integer(std::string& out, std::int64_t number, column_kind kind) {
  if (kind == column_kind::boolean && (number == 0 || number == 1)) {
    out += number ? "true" : "false";
  } else if (number > max_safe_integer || number < -max_safe_integer) {
    fmt::format_to(std::back_inserter(out), "\"{}\"", number);
  } else {
    fmt::format_to(std::back_inserter(out), "{}", number);
  }
}

void append_real(std::string& out, double number) {
  if (std::isinf(number))
    out += number > 0 ? "\"Infinity\"" : "\"-Infinity\"";
  else
    fmt::format_to(std::back_inserter(out), "{}", number);
}

void append_text(std::string& out, std::string_view text, column_kind kind) {
  if (kind == column_kind::json && json_depth(text) <= max_column_depth && nlohmann::json::accept(text))
    out += text;
  else
    append_json_string(out, text);
}

}  // namespace

row_writer::row_writer(std::vector<const column*> columns, std::size_t max_bytes)
    : columns_(std::move(columns)),
      has_bytes_(columns_.size()),
      has_others_(columns_.size()),
      max_bytes_(max_bytes) {
  for (const column* c : columns_) {
    append_json_string(keys_.emplace_back(), c->name);
    keys_.back() += ':';
  }
}

void row_writer::add(sqlite3_stmt* row) {
  out_ += rows_ == 0 ? "{" : ",{";
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (i > 0) out_ += ',';
    out_ += keys_[i];
    add_cell(row, static_cast<int>(i));
    if (out_.size() > max_bytes_)
      throw_limit(fmt::format(
          "the answer is larger than {} bytes: select fewer columns, or page with limit and offset",
          max_bytes_));
  }
  out_ += '}';
  ++rows_;
}

void row_writer::add_cell(sqlite3_stmt* row, int index) {
  const auto i = static_cast<std::size_t>(index);
  const auto kind = columns_[i]->kind;
  const int type = sqlite3_column_type(row, index);
  if (type == SQLITE_NULL) {
    out_ += "null";
    return;
  }
  (type == SQLITE_BLOB ? has_bytes_ : has_others_)[i] = true;
  switch (type) {
    case SQLITE_INTEGER: return append_integer(out_, sqlite3_column_int64(row, index), kind);
    case SQLITE_FLOAT: return append_real(out_, sqlite3_column_double(row, index));
    case SQLITE_TEXT: return append_text(out_, content_of(row, index), kind);
    default:
      byte_cells_.push_back(rows_ * static_cast<std::int64_t>(columns_.size()) + index);
      out_ += '"';
      out_ += encode_base64(content_of(row, index));
      out_ += '"';
  }
}

void row_writer::make_all_bytes() {
  auto rows = nlohmann::ordered_json::parse(out_);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const auto number = static_cast<std::int64_t>(r * columns_.size() + c);
      if (!has_bytes_[c] || std::ranges::binary_search(byte_cells_, number)) continue;
      auto& cell = rows[r][columns_[c]->name];
      if (!cell.is_null()) cell = encode_base64(cell.is_string() ? cell.get<std::string>() : cell.dump());
    }
  }
  out_ = rows.dump();
}

std::string row_writer::done() {
  out_ += ']';
  bool mixed = false;
  std::string names;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!has_bytes_[i]) continue;
    mixed = mixed || has_others_[i];
    names += names.empty() ? "" : ",";
    append_json_string(names, columns_[i]->name);
  }
  if (mixed) make_all_bytes();
  if (names.empty()) return R"({"rows":)" + out_ + "}";
  return R"({"rows":)" + out_ + R"(,"bytes":[)" + names + "]}";
}

}  // namespace sluice::data
