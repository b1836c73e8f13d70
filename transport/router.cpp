#include "transport/router.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace sluice::transport {

namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace {

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

/// Whether the path has the route's form; what stands for each {…} goes into `arguments`.
bool matches(std::string_view pattern, std::string_view path, std::vector<std::string>& arguments) {
  arguments.clear();
  while (!pattern.empty() && !path.empty()) {
    const auto expected_part = pattern.substr(0, pattern.find('/', 1));
    const auto part = path.substr(0, path.find('/', 1));
    if (expected_part.starts_with("/{") && part.size() > 1) {
      arguments.emplace_back(part.substr(1));
    } else if (expected_part != part) {
      return false;
    }
    pattern.remove_prefix(expected_part.size());
    path.remove_prefix(part.size());
  }
  return pattern.empty() && path.empty();
}

/// The route for the request, HEAD being a GET whose body the session leaves out; else the problem: 404, or
/// 405 naming what is allowed.
tl::expected<const route*, http_response> find_route(http::verb method, const std::string& path,
                                                     std::vector<std::string>& arguments) {
  if (method == http::verb::head) method = http::verb::get;
  std::string allowed;
  for (const auto& candidate : routes()) {
    if (!matches(candidate.path, path, arguments)) continue;
    if (candidate.method == method) return &candidate;
    allowed += (allowed.empty() ? "" : ", ") + std::string(view(http::to_string(candidate.method)));
    if (candidate.method == http::verb::get) allowed += ", HEAD";
  }
  if (allowed.empty())
    return tl::unexpected(
        problem({error_code::not_found, fmt::format("there is nothing at {:.200}", path), {}}));
  auto refusal = problem(http::status::method_not_allowed,
                         {error_code::invalid_request, fmt::format("{:.200} allows {}", path, allowed), {}});
  refusal.set(http::field::allow, allowed);
  return tl::unexpected(std::move(refusal));
}

expected<void> check_parameters(const route& matched, const request_target& target) {
  for (const auto& [name, value] : target.query) {
    if (name == "tenant" && matched.whom == audience::tenants) continue;
    if (std::find(matched.parameters.begin(), matched.parameters.end(), name) != matched.parameters.end())
      continue;
    return fail(error_code::invalid_request, fmt::format("?{:.100}= is not known here", name), name);
  }
  return {};
}

/// Fills in who asks and for which tenant.
asio::awaitable<expected<void>> authorize(exchange& request, std::string_view authorization) {
  const route& matched = *request.matched;
  if (matched.whom == audience::anyone) co_return expected<void>{};
  auto who = co_await authenticate(*request.context, authorization);
  if (!who) co_return tl::unexpected(who.error());
  request.who = *std::move(who);
  if (!request.who.allows(matched.scope))
    co_return fail(error_code::forbidden, fmt::format("this needs a token with the scope {}", matched.scope));
  if (matched.whom == audience::operators && !request.who.is_operator())
    co_return fail(error_code::forbidden, "this needs an operator's token, not a tenant's");
  if (matched.whom != audience::tenants) co_return expected<void>{};
  auto tenant = co_await find_tenant(*request.context, request.who, request.target.parameter("tenant"));
  if (!tenant) co_return tl::unexpected(tenant.error());
  request.tenant = *tenant;
  co_return expected<void>{};
}

}  // namespace

asio::awaitable<tl::expected<exchange, http_response>> admit(std::shared_ptr<server_context> context,
                                                             const http::request_header<>& header) {
  auto target = parse_target(view(header.target()));
  if (!target) co_return tl::unexpected(problem(target.error()));
  exchange admitted;
  admitted.context = std::move(context);
  admitted.target = *std::move(target);
  auto found = find_route(header.method(), admitted.target.path, admitted.arguments);
  if (!found) co_return tl::unexpected(std::move(found.error()));
  admitted.matched = *found;
  const auto authorized = co_await authorize(admitted, view(header[http::field::authorization]));
  if (!authorized) co_return tl::unexpected(problem(authorized.error()));
  if (auto known = check_parameters(**found, admitted.target); !known)
    co_return tl::unexpected(problem(known.error()));
  co_return admitted;
}

asio::awaitable<http_response> handle(exchange& request) {
  try {
    co_return co_await request.matched->handler(request);
  } catch (const std::exception& defect) {
    spdlog::error("a defect in the handler of {}: {}", request.matched->path, defect.what());
    co_return problem({error_code::internal, "the server failed; its log says more", {}});
  }
}

}  // namespace sluice::transport
