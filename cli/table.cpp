#include "cli/table.hpp"

#include "cli/printable.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view gap = "  ";
constexpr std::string_view indent = "    ";
/// A last column narrower than this says nothing: let it wrap.
constexpr std::size_t min_last_columns = 10;

std::string shown(const table_cell& cell) { return printable(first_line(cell.text)); }

}  // namespace

table::table(const terminal& out, std::vector<table_column> columns)
    : out_(out), columns_(std::move(columns)) {
  for (const table_column& column : columns_) widths_.push_back(columns_of(column.title));
}

void table::print(const std::vector<table_row>& rows) {
  for (const table_row& row : rows)
    for (std::size_t i = 0; i < columns_.size(); ++i)
      widths_[i] = std::max(widths_[i], columns_of(shown(row.cells[i])));
  if (!titled_) {
    std::vector<table_cell> titles;
    for (const table_column& column : columns_) titles.push_back({column.title, text_style::bold});
    out_.line(line(titles));
    titled_ = true;
  }
  for (const table_row& row : rows) {
    out_.line(line(row.cells));
    for (const table_cell& detail : row.details) print_indented(detail);
  }
}

void table::print_indented(const table_cell& detail) const {
  const std::string text = printable(detail.text);
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    out_.line(std::string(indent) + out_.paint(detail.style, rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

std::string table::line(const std::vector<table_cell>& cells) const {
  const std::size_t last = columns_.size() - 1;
  std::string text;
  std::size_t used = 0;
  for (std::size_t i = 0; i < last; ++i) {
    text += padded(cells[i], i);
    text += gap;
    used += widths_[i] + gap.size();
  }
  std::string rest = columns_[last].right ? padded({cells[last].text}, last) : shown(cells[last]);
  const auto width = static_cast<std::size_t>(out_.width());
  if (out_.interactive() && width >= used + min_last_columns) rest = shortened(rest, width - used);
  text += out_.paint(cells[last].style, rest);
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string table::padded(const table_cell& cell, std::size_t column) const {
  const std::string text = shown(cell);
  const std::string space(widths_[column] - columns_of(text), ' ');
  const std::string painted = text.empty() ? text : out_.paint(cell.style, text);
  return columns_[column].right ? space + painted : painted + space;
}

}  // namespace sluice
