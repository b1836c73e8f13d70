#pragma once

#include "actors/http_client.hpp"
#include "transport/egress/address_policy.hpp"
#include "transport/egress/curl_loop.hpp"
#include "transport/egress/fair_gate.hpp"
#include "transport/egress/http_request.hpp"
#include "transport/egress/idle_bound.hpp"
#include "transport/egress/name_resolver.hpp"
#include "transport/egress/transfer.hpp"
#include "transport/egress/url_policy.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace sluice {

/// Requests from their turn to their end: wait, look up, exchange, follow redirects. All of it on the
/// client's thread, which calls run_once() over and over.
class request_runner {
 public:
  using clock = std::chrono::steady_clock;
  using request_id = http_client::request_id;
  using on_done = std::function<void(request_id, sdk_result)>;
  /// Runs something on the client's thread, from another one.
  using post_function = std::function<void(std::function<void()>)>;

  request_runner(const egress_options& options, const address_policy& policy, lookup_function lookup,
                 post_function post, on_done done);
  ~request_runner();

  void accept(request_id id, tenant_id tenant, http_request request, clock::time_point deadline);
  void cancel(request_id id);
  /// Ends all requests with that error.
  void fail_all(const sdk_error& why);
  void run_once();
  /// Thread-safe.
  void wake() { loop_.wake(); }

  std::size_t waiting() const { return gate_.waiting(); }
  std::size_t active() const { return gate_.active(); }

 private:
  struct job {
    request_id id = 0;
    tenant_id tenant;
    http_request request;
    target_url target;
    clock::time_point deadline;
    bool active = false;  ///< its turn has come
    name_resolver::ticket looking_up = 0;
    int redirects = 0;
    std::unique_ptr<transfer> exchange;
  };

  tl::expected<void, sdk_error> admit(tenant_id tenant, const http_request& request) const;
  void begin_what_may();
  /// Asks job.target: looks its host up first, if it is a name.
  void begin_hop(job& of);
  void looked_up(request_id id, const lookup_answer& answer);
  void exchange(job& of, const std::vector<boost::asio::ip::address>& addresses);
  void finished(CURL* handle, CURLcode code);
  /// The answer to a job, or none if it goes on after a redirect.
  void answered(job& of, long status);
  /// There was no descriptor for it: it waits for its turn again, and fewer are under way for a while.
  void put_off(job& of);
  void let_more_begin();
  void end(request_id id, sdk_result result);
  /// Lets go of all that a job holds.
  void drop(request_id id);
  void stop_exchange(job& of);
  void expire();
  sdk_error timed_out(const job& of) const;

  const egress_options& options_;
  const address_policy& policy_;
  post_function post_;
  on_done done_;
  fair_gate<request_id> gate_;
  std::unordered_map<request_id, job> jobs_;
  std::unordered_map<tenant_id, std::size_t> request_bytes_;
  std::set<std::pair<clock::time_point, request_id>> deadlines_;
  std::optional<clock::time_point> more_begin_at_;  ///< while descriptors are short
  std::unordered_map<CURL*, request_id> exchanges_;
  transfer::totals transfers_;
  idle_bound idle_;  ///< of connections without TLS: the others may be HTTP/2, where many share one
  name_resolver resolver_;
  curl_loop loop_;
};

}  // namespace sluice
