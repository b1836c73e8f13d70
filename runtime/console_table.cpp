#include "runtime/console_table.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/inspect.hpp"
#include "runtime/inspect_kinds.hpp"
#include "runtime/vm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace sluice {
namespace {

constexpr std::size_t most_rows = 200;
constexpr std::size_t most_columns = 20;
constexpr std::size_t most_cell_bytes = 4 * 60;
constexpr std::size_t most_cell_characters = 60;

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// On one line, and no longer than a cell may be.
std::string cell_text(std::string text) {
  std::string_view line = std::string_view{text}.substr(0, text.find('\n'));
  if (line.size() == text.size() && characters(line) <= most_cell_characters) return text;
  std::size_t bytes = 0;
  for (std::size_t count = 0; bytes < line.size(); ++bytes)
    if ((line[bytes] & 0xC0) != 0x80 && ++count == most_cell_characters) break;
  return std::string{line.substr(0, bytes)} + "…";
}

class table {
 public:
  table(duk_context* ctx, held_memory& held) : ctx_(ctx), held_(held) {
    columns_.push_back("(index)");
    if (duk_is_array(ctx, 1)) choose_columns();
  }

  void read() {
    duk_enum(ctx_, 0, DUK_ENUM_OWN_PROPERTIES_ONLY);
    const duk_idx_t enumerator = duk_get_top_index(ctx_);
    for (; duk_next(ctx_, enumerator, 0); duk_set_top(ctx_, enumerator + 1)) {
      sluice_duktape_work(ctx_, 32);
      if (rows_.size() == most_rows) {
        ++rows_left_out_;
        continue;
      }
      rows_.emplace_back();
      put(0, text_at(ctx_, -1, most_cell_bytes));
      const bool known = push_own_value(0);
      if (known && duk_is_object(ctx_, -1) && !duk_is_function(ctx_, -1))
        read_row();
      else
        put_value(shown(known));
    }
    duk_set_top(ctx_, enumerator);
    if (has_values_) columns_.push_back("Values");
  }

  std::string text() const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      std::size_t width = characters(columns_[i]);
      for (const auto& row : rows_) width = std::max(width, characters(cell(row, i)));
      widths.push_back(width + 2);
    }
    std::string out = rule(widths, "┌", "┬", "┐\n") + line(widths, columns_) + rule(widths, "├", "┼", "┤\n");
    for (const auto& row : rows_) {
      std::vector<std::string> cells;
      for (std::size_t i = 0; i < columns_.size(); ++i) cells.push_back(cell(row, i));
      out += line(widths, cells);
    }
    out += rule(widths, "└", "┴", "┘");
    if (rows_left_out_ > 0) out += fmt::format("\n... {} more rows", rows_left_out_);
    if (columns_left_out_) out += fmt::format("\n... only the first {} columns", most_columns);
    return out;
  }

 private:
  /// By column; the value of a row that is no object comes last.
  struct table_row {
    std::vector<std::string> cells;
    std::string value;
  };

  const std::string& cell(const table_row& row, std::size_t column) const {
    static const std::string none;
    if (has_values_ && column + 1 == columns_.size()) return row.value;
    return column < row.cells.size() ? row.cells[column] : none;
  }

  void choose_columns() {
    chosen_ = true;
    const duk_size_t count = duk_get_length(ctx_, 1);
    columns_left_out_ = count > most_columns;
    for (duk_size_t i = 0; i < std::min<duk_size_t>(count, most_columns); ++i) {
      duk_get_prop_index(ctx_, 1, static_cast<duk_uarridx_t>(i));
      duk_safe_to_string(ctx_, -1);
      columns_.push_back(cell_text(text_at(ctx_, -1, most_cell_bytes)));
      duk_pop(ctx_);
    }
  }

  /// [ … key ] → [ … key value ]: of the object at `index`; false if only a getter knows it.
  bool push_own_value(duk_idx_t index) {
    index = duk_normalize_index(ctx_, index);
    duk_dup(ctx_, -1);
    duk_get_prop_desc(ctx_, index, 0);
    const bool getter = duk_is_object(ctx_, -1) && duk_has_prop_literal(ctx_, -1, "get");
    if (duk_is_object(ctx_, -1)) {
      duk_get_prop_literal(ctx_, -1, "value");
      duk_remove(ctx_, -2);
    }
    return !getter;
  }

  /// [ … value ]
  std::string shown(bool known) { return known ? inspect(ctx_, -1, most_cell_bytes) : "[Getter]"; }

  /// [ … object ]
  void read_row() {
    const duk_idx_t object = duk_get_top_index(ctx_);
    duk_enum(ctx_, object, DUK_ENUM_OWN_PROPERTIES_ONLY);
    const duk_idx_t enumerator = duk_get_top_index(ctx_);
    for (; duk_next(ctx_, enumerator, 0); duk_set_top(ctx_, enumerator + 1)) {
      const std::size_t at = column(cell_text(text_at(ctx_, -1, most_cell_bytes)));
      if (at == 0) continue;
      const bool known = push_own_value(object);
      put(at, shown(known));
    }
  }

  void put_value(std::string text) {
    has_values_ = true;
    rows_.back().value = counted(std::move(text));
  }

  /// The column of that name, made if need be; 0 if it is not to be shown.
  std::size_t column(const std::string& name) {
    const auto found = std::find(columns_.begin() + 1, columns_.end(), name);
    if (found != columns_.end()) return static_cast<std::size_t>(found - columns_.begin());
    if (chosen_) return 0;
    if (columns_.size() > most_columns) {
      columns_left_out_ = true;
      return 0;
    }
    columns_.push_back(name);
    return columns_.size() - 1;
  }

  void put(std::size_t column, std::string text) {
    auto& cells = rows_.back().cells;
    if (cells.size() <= column) cells.resize(column + 1);
    cells[column] = counted(std::move(text));
  }

  /// As a cell; its share of the table, with the empty ones that it may make, is counted.
  std::string counted(std::string text) {
    sluice_duktape_work(ctx_, 16);
    text = cell_text(std::move(text));
    bytes_ += 2 * (text.size() + most_cell_characters * 4);
    held_.set(bytes_);
    return text;
  }

  static std::string rule(const std::vector<std::size_t>& widths, const char* left, const char* between,
                          const char* right) {
    std::string out = left;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (i > 0) out += between;
      for (std::size_t n = 0; n < widths[i]; ++n) out += "─";
    }
    return out + right;
  }

  static std::string line(const std::vector<std::size_t>& widths, const std::vector<std::string>& cells) {
    std::string out = "│";
    for (std::size_t i = 0; i < widths.size(); ++i)
      out += " " + cells[i] + std::string(widths[i] - 1 - characters(cells[i]), ' ') + "│";
    return out + "\n";
  }

  duk_context* ctx_;
  held_memory& held_;
  std::vector<std::string> columns_;
  std::vector<table_row> rows_;
  std::size_t rows_left_out_ = 0;
  std::size_t bytes_ = 0;
  bool columns_left_out_ = false;
  bool chosen_ = false;
  bool has_values_ = false;
};

}  // namespace

std::string format_console_table(duk_context* ctx, held_memory& held) {
  table made{ctx, held};
  made.read();
  return made.text();
}

}  // namespace sluice
