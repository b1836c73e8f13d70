#include "cli/engine_problem.hpp"

#include "cli/printable.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace sluice {
namespace {

std::string hint_for(const error& why) {
  if (why.retry_after_ms > 0)
    return fmt::format("Try again in {:.1f} s.", static_cast<double>(why.retry_after_ms) / 1'000);
  switch (why.code) {
    case error_code::store_unavailable:
      return "Is an engine running there? `sluice serve` starts one; --url names another.";
    case error_code::unauthorized:
      return "Give a token with --token or SLUICE_TOKEN, or neither where the operator's token file can be "
             "read.";
    case error_code::forbidden:
      if (const char* token = std::getenv("SLUICE_TOKEN"); token && *token)
        return "SLUICE_TOKEN is set: unset it to act with the operator's own token, or give another with "
               "--token.";
      return "Give another token with --token or SLUICE_TOKEN; `sluice tokens create` makes one.";
    case error_code::not_found:
      if (why.context == "tenant")
        return "`sluice tenants list` shows those there are, `sluice tenants create NAME` makes one.";
      return {};
    default: return {};
  }
}

void print(std::string_view message, const cli_context& context) {
  const terminal out(stderr, context.no_color);
  out.line(fmt::format("{} {}", out.paint(text_style::red, "error:"), printable(message)));
}

}  // namespace

int report_failure(const error& why, const cli_context& context, std::string_view hint) {
  print(why.message, context);
  const std::string next = hint.empty() ? hint_for(why) : std::string(hint);
  if (!next.empty()) terminal(stderr, context.no_color).line(next);
  return exit_code::failed;
}

int report_usage(std::string_view message, const cli_context& context) {
  print(message, context);
  return exit_code::usage;
}

}  // namespace sluice
