#include "transport/egress/request_runner.hpp"

#include "transport/egress/redirect.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {

namespace ip = boost::asio::ip;
using namespace std::chrono_literals;

namespace {

/// While descriptors are short: how often it is tried with a tenth more requests at once.
constexpr auto try_more_every = 100ms;

std::string host_and_port(const target_url& of) { return fmt::format("{}:{}", of.host, of.port); }

}  // namespace

request_runner::request_runner(const egress_options& options, const address_policy& policy,
                               lookup_function lookup, post_function post, on_done done)
    : options_(options),
      policy_(policy),
      post_(std::move(post)),
      done_(std::move(done)),
      gate_(options.tenant_concurrency, options.concurrency),
      idle_(options.idle_connections),
      resolver_(std::move(lookup), options),
      loop_(options.idle_connections, [this](CURL* handle, CURLcode code) { finished(handle, code); }) {}

request_runner::~request_runner() {
  for (auto& [id, of] : jobs_) stop_exchange(of);
}

// --- Waiting ---------------------------------------------------------------------------------------------

tl::expected<void, sdk_error> request_runner::admit(tenant_id tenant, const http_request& request) const {
  if (gate_.waiting(tenant) >= options_.tenant_waiting)
    return refuse(
        sdk_code::rate_limited,
        fmt::format("{} requests wait for their turn already; send fewer at once", options_.tenant_waiting),
        true);
  const auto known = request_bytes_.find(tenant);
  const std::size_t bytes = known == request_bytes_.end() ? 0 : known->second;
  if (request.body && bytes + request.body->size() > options_.tenant_request_bytes)
    return refuse(
        sdk_code::rate_limited,
        fmt::format(
            "the bodies of the requests under way are more than {} bytes together; send fewer at once",
            options_.tenant_request_bytes),
        true);
  return {};
}

void request_runner::accept(request_id id, tenant_id tenant, http_request request,
                            clock::time_point deadline) {
  auto target = judge_url(request.url, policy_, options_.max_url_bytes);
  if (!target) return done_(id, tl::unexpected(std::move(target.error())));
  if (auto ok = admit(tenant, request); !ok) return done_(id, tl::unexpected(std::move(ok.error())));
  if (request.body) request_bytes_[tenant] += request.body->size();
  job& of = jobs_[id];
  of.id = id;
  of.tenant = tenant;
  of.request = std::move(request);
  of.target = *std::move(target);
  of.deadline = deadline;
  deadlines_.emplace(deadline, id);
  gate_.push(tenant, id);
  begin_what_may();
}

void request_runner::begin_what_may() {
  while (const auto turn = gate_.next()) {
    job& of = jobs_.at(turn->item);
    of.active = true;
    begin_hop(of);
  }
}

void request_runner::put_off(job& of) {
  stop_exchange(of);
  of.active = false;
  gate_.put_back(of.tenant, of.id);
  gate_.set_limit(std::min(gate_.limit(), gate_.active()));
  loop_.keep_idle(1);  // else those kept would hold what others wait for
  more_begin_at_ = clock::now() + try_more_every;
}

void request_runner::let_more_begin() {
  if (!more_begin_at_ || clock::now() < *more_begin_at_) return;
  gate_.set_limit(std::min(options_.concurrency, gate_.limit() + gate_.limit() / 10 + 1));
  if (gate_.limit() < options_.concurrency) {
    more_begin_at_ = clock::now() + try_more_every;
  } else {
    more_begin_at_.reset();
    loop_.keep_idle(options_.idle_connections);
  }
}

// --- Asking ----------------------------------------------------------------------------------------------

void request_runner::begin_hop(job& of) {
  if (of.target.literal) return exchange(of, {});
  of.looking_up =
      resolver_.resolve(of.tenant, of.target.host, [this, id = of.id](const lookup_answer& answer) {
        post_([this, id, answer] { looked_up(id, answer); });
      });
}

void request_runner::looked_up(request_id id, const lookup_answer& answer) {
  const auto found = jobs_.find(id);
  if (found == jobs_.end()) return;
  job& of = found->second;
  of.looking_up = 0;
  if (!answer)
    return end(id, refuse(sdk_code::network_error,
                          fmt::format("{} cannot be resolved: {}", of.target.host, answer.error()), true));
  // Only what may be reached is given to curl; so a host that names one such address among others is asked
  // there.
  std::vector<ip::address> reachable;
  std::string why = "it has no address";
  for (const ip::address& address : *answer) {
    if (const auto verdict = policy_.judge(address, of.target.port, of.target.host_allowed)) {
      reachable.push_back(address);
    } else {
      why = verdict.error();
    }
  }
  if (reachable.empty())
    return end(id,
               refuse(sdk_code::ssrf_blocked,
                      fmt::format("{}: scripts reach public addresses only, and {}", of.target.host, why)));
  exchange(of, reachable);
}

void request_runner::exchange(job& of, const std::vector<ip::address>& addresses) {
  of.exchange = std::make_unique<transfer>(of.request, of.target, addresses, policy_, options_, transfers_);
  if (!of.exchange->handle())
    return end(of.id, refuse(sdk_code::unavailable, "the engine has no memory left for this request", true));
  if (!of.target.secure && !idle_.take(host_and_port(of.target))) of.exchange->use_new_connection();
  exchanges_.emplace(of.exchange->handle(), of.id);
  loop_.add(of.exchange->handle());
}

void request_runner::finished(CURL* handle, CURLcode code) {
  const auto found = exchanges_.find(handle);
  if (found == exchanges_.end()) return;
  job& of = jobs_.at(found->second);
  const auto status = of.exchange->outcome(code);
  if (!status && of.exchange->lacked_descriptor()) return put_off(of);
  if (!status) return end(of.id, tl::unexpected(status.error()));
  if (!of.target.secure && of.exchange->keeps_connection()) idle_.give(host_and_port(of.target));
  answered(of, *status);
}

void request_runner::answered(job& of, long status) {
  const std::string location(of.exchange->answer().header("location"));
  if (!is_redirect(status) || location.empty() || of.request.max_redirects == 0) {
    sdk_answer answer;
    answer.json = of.exchange->answer().to_json(status, of.target.url);
    answer.body = of.exchange->take_body();
    return end(of.id, std::move(answer));
  }
  stop_exchange(of);
  if (++of.redirects > of.request.max_redirects)
    return end(of.id,
               refuse(sdk_code::limit_exceeded, fmt::format("{} redirects more than {} times", of.target.host,
                                                            of.request.max_redirects)));
  auto next = follow_redirect(of.request, of.target, status, location, policy_, options_.max_url_bytes);
  if (!next) return end(of.id, tl::unexpected(std::move(next.error())));
  of.target = *std::move(next);
  begin_hop(of);
}

// --- Ending ----------------------------------------------------------------------------------------------

void request_runner::stop_exchange(job& of) {
  if (!of.exchange) return;
  loop_.remove(of.exchange->handle());
  exchanges_.erase(of.exchange->handle());
  of.exchange.reset();
}

void request_runner::drop(request_id id) {
  const auto found = jobs_.find(id);
  if (found == jobs_.end()) return;
  job& of = found->second;
  if (of.looking_up != 0) resolver_.abandon(of.target.host, of.looking_up);
  stop_exchange(of);
  deadlines_.erase({of.deadline, id});
  const tenant_id tenant = of.tenant;
  if (of.request.body) {
    const auto bytes = request_bytes_.find(tenant);
    bytes->second -= of.request.body->size();
    if (bytes->second == 0) request_bytes_.erase(bytes);
  }
  const bool active = of.active;
  jobs_.erase(found);
  if (!active) {
    gate_.remove(tenant, id);
    return;
  }
  gate_.done(tenant);
}

void request_runner::end(request_id id, sdk_result result) {
  drop(id);
  done_(id, std::move(result));
}

void request_runner::cancel(request_id id) {
  drop(id);
  begin_what_may();
}

void request_runner::fail_all(const sdk_error& why) {
  while (!jobs_.empty()) end(jobs_.begin()->first, tl::unexpected(why));
}

sdk_error request_runner::timed_out(const job& of) const {
  const auto seconds = std::chrono::duration<double>(of.request.timeout).count();
  std::string how_far = "it still waited for its turn: too many requests at once";
  if (of.exchange) how_far = of.exchange->progress();
  if (of.looking_up != 0) how_far = "the host was still being looked up";
  return {sdk_code::timeout,
          fmt::format("{} did not answer within {:.3g} s: {}", of.target.host, seconds, how_far), true};
}

void request_runner::expire() {
  const auto now = clock::now();
  while (!deadlines_.empty() && deadlines_.begin()->first <= now) {
    const request_id id = deadlines_.begin()->second;
    end(id, tl::unexpected(timed_out(jobs_.at(id))));
  }
}

void request_runner::run_once() {
  auto next = deadlines_.empty() ? std::nullopt : std::optional(deadlines_.begin()->first);
  if (more_begin_at_ && (!next || *more_begin_at_ < *next)) next = more_begin_at_;
  loop_.run_once(next);
  expire();
  let_more_begin();
  begin_what_may();
}

}  // namespace sluice
