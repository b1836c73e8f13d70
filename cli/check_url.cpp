#include "cli/check_url.hpp"

#include "cli/printable.hpp"
#include "cli/terminal.hpp"
#include "transport/egress/name_resolver.hpp"
#include "transport/egress/url_policy.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace sluice {
namespace {

using nlohmann::ordered_json;

struct judged_address {
  std::string address;
  std::string refusal;  ///< empty = may be connected to
};

/// What is found about a URL.
struct url_report {
  std::string url;   ///< normalized, if it could be
  std::string code;  ///< of what keeps scripts from it; empty = nothing does
  std::string reason;
  std::vector<judged_address> addresses;

  bool connects() const { return code.empty(); }
};

url_report refused(url_report report, sdk_code code, std::string reason) {
  report.code = to_string(code);
  report.reason = std::move(reason);
  return report;
}

/// The same steps as before a request: the URL, the names, each address.
url_report examine(const std::string& url, const address_policy& policy) {
  url_report report{url, {}, {}, {}};
  const auto target = judge_url(url, policy, egress_options{}.max_url_bytes);
  if (!target) return refused(std::move(report), target.error().code, target.error().message);
  report.url = target->url;
  const auto found =
      target->literal ? lookup_answer{std::vector{*target->literal}} : system_lookup(target->host);
  if (!found)
    return refused(std::move(report), sdk_code::network_error,
                   fmt::format("{} cannot be resolved: {}", target->host, found.error()));
  for (const auto& address : *found) {
    const auto verdict = policy.judge(address, target->port, target->host_allowed);
    report.addresses.push_back({address.to_string(), verdict ? "" : verdict.error()});
  }
  const auto& all = report.addresses;
  if (std::ranges::any_of(all, [](const auto& it) { return it.refusal.empty(); })) return report;
  const std::string why = all.back().refusal;
  return refused(std::move(report), sdk_code::ssrf_blocked,
                 fmt::format("{}: scripts reach public addresses only, and {}", target->host, why));
}

std::string as_json(const std::string& asked, const url_report& report) {
  ordered_json out{{"url", asked}, {"connects", report.connects()}};
  if (report.connects()) {
    out["requests"] = report.url;
  } else {
    out["code"] = report.code;
    out["reason"] = report.reason;
  }
  out["addresses"] = ordered_json::array();
  for (const auto& it : report.addresses) {
    ordered_json address{{"address", it.address}, {"connects", it.refusal.empty()}};
    if (!it.refusal.empty()) address["reason"] = it.refusal;
    out["addresses"].push_back(std::move(address));
  }
  return out.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string as_text(const url_report& report) {
  if (!report.connects()) return fmt::format("{}: {}", report.code, report.reason);
  std::string text = fmt::format("{} may be requested", report.url);
  for (const auto& it : report.addresses)
    text += it.refusal.empty() ? fmt::format("\n  {}", it.address) : fmt::format("\n  not {}", it.refusal);
  return text;
}

int check_url(const std::string& url, const cli_context& context) {
  const auto loaded = context.load();
  if (!loaded) return exit_code::usage;
  const auto& lists = loaded->values.http;
  auto allow = host_list::parse(lists.allow);
  auto deny = host_list::parse(lists.deny);
  if (!allow || !deny) {
    print_problems(
        {allow ? config::problem{"http.deny", deny.error()} : config::problem{"http.allow", allow.error()}},
        context.no_color);
    return exit_code::usage;
  }
  const auto report = examine(url, address_policy(*std::move(allow), *std::move(deny)));
  const terminal out(stdout, context.no_color);
  out.line(context.json ? as_json(url, report) : printable(as_text(report)));
  return report.connects() ? exit_code::ok : exit_code::failed;
}

}  // namespace

void add_check_url_command(CLI::App& check, cli_context& context, command_action& action) {
  auto url = std::make_shared<std::string>();
  CLI::App* command =
      check.add_subcommand("url", "Say whether iota.http would connect to a URL, and why not");
  command->add_option("URL", *url, "What a script would request")->required();
  command->footer(
      "Looks the host up from here, judges each of its addresses, and heeds http.allow and http.deny. Sends\n"
      "nothing to the host. Redirects are judged one by one when they are followed, in the same way.\n"
      "\n"
      "Exit codes: 0 it would connect, 1 it would not, 2 wrong usage or settings.\n"
      "\n"
      "Examples:\n"
      "  sluice check url https://api.example.com/v1\n"
      "  sluice check url http://2130706433/\n"
      "  sluice check url http://10.20.0.7:8080/ --set http.allow=10.20.0.0/16:8080");
  command->callback(
      [url, &context, &action] { action = [url, &context] { return check_url(*url, context); }; });
}

}  // namespace sluice
