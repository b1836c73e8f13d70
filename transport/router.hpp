#pragma once

#include "transport/identity.hpp"
#include "transport/problem.hpp"
#include "transport/request_target.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::transport {

/// Whom a route is for.
enum class audience : std::uint8_t {
  anyone,         ///< no token needed
  token_holders,  ///< any token with the scope
  tenants,        ///< a tenant's token, or an operator's that names the tenant
  operators,      ///< an operator's token
};

struct route;

/// A request that was let in, with all that its handler needs.
struct exchange {
  std::shared_ptr<server_context> context;
  const route* matched = nullptr;
  request_target target;
  std::vector<std::string> arguments;  ///< what stands for each {…} of the route's path
  identity who;
  tenant_id tenant;  ///< if the route is for tenants
  http_request request;

  template <class Response, class... Args>
  boost::asio::awaitable<answer<Response>> ask(Args... args) {
    return context->ask<Response>(std::move(args)...);
  }
};

using route_handler = boost::asio::awaitable<http_response> (*)(exchange&);

/// One line of the API: what may be asked, by whom, and who answers.
struct route {
  boost::beast::http::verb method;
  std::string_view path;  ///< "/v1/scripts/{id}"
  audience whom;
  std::string_view scope;
  std::vector<std::string_view> parameters;  ///< of the query; ?tenant= goes with audience::tenants
  route_handler handler;
};

/// Every route; the one table of the API, as schemas/openapi.yaml describes it.
std::span<const route> routes();

/// Lets a request in, or answers it with a problem: unknown path, wrong method, no or the wrong token,
/// unknown parameters. Needs the header only, so that nobody sends a body in vain.
boost::asio::awaitable<tl::expected<exchange, http_response>> admit(
    std::shared_ptr<server_context> context, const boost::beast::http::request_header<>& header);

/// Runs the handler of a request that was let in. An exception is a defect: it is logged, and answered as
/// `internal`.
boost::asio::awaitable<http_response> handle(exchange& request);

}  // namespace sluice::transport
