#pragma once

#include "schemas/ids.hpp"
#include "transport/egress/egress_options.hpp"

#include <boost/asio/ip/address.hpp>
#include <tl/expected.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// The addresses of a host, or why there are none.
using lookup_answer = tl::expected<std::vector<boost::asio::ip::address>, std::string>;
/// Blocks; called on several threads at once.
using lookup_function = std::function<lookup_answer(const std::string& host)>;

/// The system's resolver (getaddrinfo): hosts file and DNS.
lookup_answer system_lookup(const std::string& host);

/// Looks hosts up on a few threads of its own, so that what is found can be judged before curl hears of it,
/// and so that lookups that hang, which nothing can interrupt, take no more than their share: tenants take
/// turns and none has more than options.tenant_lookups under way. Answers are kept for a while. Thread-safe.
class name_resolver {
 public:
  using ticket = std::uint64_t;
  using on_answer = std::function<void(const lookup_answer&)>;

  name_resolver(lookup_function lookup, const egress_options& options);
  /// Waits for nothing: a lookup under way ends by itself, later.
  ~name_resolver();

  /// `done` is called once, on a thread of the resolver, or at once if the answer is known.
  ticket resolve(tenant_id tenant, const std::string& host, on_answer done);
  /// `done` is not wanted any longer; it may still be called if it is just being called.
  void abandon(const std::string& host, ticket which);

 private:
  struct state;
  std::shared_ptr<state> state_;
};

}  // namespace sluice
