#pragma once

#include "cli/terminal.hpp"
#include "runtime/compiled_script.hpp"
#include "runtime/heap.hpp"
#include "store/types.hpp"

#include <chrono>
#include <string>

namespace sluice {

/// What `sluice run` says of one script: its log and error to stderr, its result to stdout; with --json one
/// object of all of it to stdout.
class run_report {
 public:
  run_report(bool json, bool no_color) : json_(json), out_(stdout, no_color), err_(stderr, no_color) {}

  void not_compiled(const compile_diagnostic& why) const;
  /// `source` is the script's text, for the line under an error; `published` its events, null if there are
  /// none.
  void finished(const script_source& source, const execution_output& output, std::chrono::milliseconds wall,
                const event_batch* published) const;

 private:
  void log_lines(const std::string& log) const;
  void error(const script_source& source, const script_error& error) const;

  bool json_;
  terminal out_;
  terminal err_;
};

}  // namespace sluice
