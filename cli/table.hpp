#pragma once

#include "cli/terminal.hpp"

#include <string>
#include <vector>

namespace sluice {

/// A column of a table: its title, and on which side its cells stand.
struct table_column {
  std::string title;
  bool right = false;  ///< numbers stand right
};

/// One value. Its first line is shown, without control characters.
struct table_cell {
  std::string text;
  text_style style = text_style::plain;
};

/// A row, and texts of any number of lines to be shown below it, indented.
struct table_row {
  std::vector<table_cell> cells;
  std::vector<table_cell> details;
};

/// Rows under a title line, in columns as wide as their widest cell. Rows can be printed in several goes: the
/// title comes once, and columns then only grow. On a terminal the last column ends at the edge.
class table {
 public:
  /// `out` outlives this.
  table(const terminal& out, std::vector<table_column> columns);

  void print(const std::vector<table_row>& rows);

 private:
  std::string line(const std::vector<table_cell>& cells) const;
  std::string padded(const table_cell& cell, std::size_t column) const;
  void print_indented(const table_cell& detail) const;

  const terminal& out_;
  std::vector<table_column> columns_;
  std::vector<std::size_t> widths_;
  bool titled_ = false;
};

}  // namespace sluice
