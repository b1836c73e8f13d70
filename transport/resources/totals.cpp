#include "transport/resources/resources.hpp"

namespace sluice::transport {

awaitable<http_response> show_totals(exchange& request) {
  const auto totals = co_await request.ask<totals_result>(status_atom::value, request.tenant);
  if (!totals) co_return problem(totals.error());
  co_return json_response(boost::beast::http::status::ok,
                          to_text({{"events", totals->events},
                                   {"executions_succeeded", totals->executions_succeeded},
                                   {"executions_failed", totals->executions_failed},
                                   {"deliveries_retrying", totals->deliveries_retrying},
                                   {"dead_letters", totals->dead_letters}}));
}

}  // namespace sluice::transport
