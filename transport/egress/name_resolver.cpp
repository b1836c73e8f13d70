#include "transport/egress/name_resolver.hpp"

#include "transport/egress/fair_gate.hpp"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <system_error>
#include <thread>
#include <unordered_map>

namespace sluice {

namespace ip = boost::asio::ip;
using clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t max_kept_answers = 4'096;
/// A thread without work ends after this time.
constexpr std::chrono::seconds thread_idle{10};

ip::address address_of(const sockaddr& from) {
  if (from.sa_family == AF_INET)
    return ip::address_v4(ntohl(reinterpret_cast<const sockaddr_in&>(from).sin_addr.s_addr));
  const auto& v6 = reinterpret_cast<const sockaddr_in6&>(from);
  ip::address_v6::bytes_type bytes;
  std::copy(std::begin(v6.sin6_addr.s6_addr), std::end(v6.sin6_addr.s6_addr), bytes.begin());
  return ip::address_v6(bytes, v6.sin6_scope_id);
}

}  // namespace

lookup_answer system_lookup(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_ADDRCONFIG;
  addrinfo* found = nullptr;
  const int failure = ::getaddrinfo(host.c_str(), nullptr, &hints, &found);
  if (failure != 0) return tl::unexpected(std::string(::gai_strerror(failure)));
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
  std::vector<ip::address> addresses;
  for (const addrinfo* it = found; it; it = it->ai_next)
    if (it->ai_family == AF_INET || it->ai_family == AF_INET6) addresses.push_back(address_of(*it->ai_addr));
  if (addresses.empty()) return tl::unexpected(std::string("it has no address"));
  return addresses;
}

/// Shared with the threads, which may outlive the resolver.
struct name_resolver::state : std::enable_shared_from_this<state> {
  struct host_lookup {
    std::map<ticket, on_answer> waiting;
    std::vector<tenant_id> queued_for;
    bool running = false;
  };
  struct kept_answer {
    lookup_answer answer;
    clock::time_point expires;
  };

  state(lookup_function how, const egress_options& options)
      : lookup(std::move(how)),
        lifetime(options.lookup_lifetime),
        max_threads(options.resolver_threads),
        gate(options.tenant_lookups, options.resolver_threads) {}

  /// Runs lookups until there are none for a while, or the resolver has gone.
  void work() {
    std::unique_lock lock(mutex);
    while (!stopped) {
      if (auto turn = gate.next()) {
        run(turn->item, lock);
        gate.done(turn->tenant);
        continue;
      }
      ++idle;
      const bool woken = wake.wait_for(lock, thread_idle) == std::cv_status::no_timeout;
      --idle;
      if (!woken) break;
    }
    --threads;
  }

  void run(const std::string& host, std::unique_lock<std::mutex>& lock) {
    const auto found = hosts.find(host);
    if (found == hosts.end() || found->second.running) return;  // somebody else's turn came first
    found->second.running = true;
    lock.unlock();
    lookup_answer answer = lookup(host);
    lock.lock();
    keep(host, answer);
    const auto finished = hosts.extract(host);
    if (finished.empty()) return;  // stopped
    for (const tenant_id tenant : finished.mapped().queued_for) gate.remove(tenant, host);
    lock.unlock();
    for (const auto& [number, done] : finished.mapped().waiting) done(answer);
    lock.lock();
  }

  void keep(const std::string& host, const lookup_answer& answer) {
    if (!answer || lifetime <= lifetime.zero()) return;
    const auto now = clock::now();
    if (answers.size() >= max_kept_answers) {
      std::erase_if(answers, [&](const auto& item) { return item.second.expires <= now; });
      if (answers.size() >= max_kept_answers) answers.clear();
    }
    answers.insert_or_assign(host, kept_answer{answer, now + lifetime});
  }

  void start_thread_if_needed() {
    if (idle > 0) return wake.notify_one();
    if (threads >= max_threads) return;
    try {
      std::thread([self = shared_from_this()] { self->work(); }).detach();
      ++threads;
    } catch (const std::system_error&) {
      // The threads there are do it; if there are none, the request's time limit ends the wait.
    }
  }

  const lookup_function lookup;
  const std::chrono::milliseconds lifetime;
  const std::size_t max_threads;

  std::mutex mutex;  ///< of everything below
  std::condition_variable wake;
  fair_gate<std::string> gate;
  std::unordered_map<std::string, host_lookup> hosts;  ///< asked for and not answered
  std::unordered_map<std::string, kept_answer> answers;
  ticket last_ticket = 0;
  std::size_t threads = 0;
  std::size_t idle = 0;
  bool stopped = false;
};

name_resolver::name_resolver(lookup_function lookup, const egress_options& options)
    : state_(std::make_shared<state>(std::move(lookup), options)) {}

name_resolver::~name_resolver() {
  const std::lock_guard lock(state_->mutex);
  state_->stopped = true;
  state_->hosts.clear();
  state_->wake.notify_all();
}

name_resolver::ticket name_resolver::resolve(tenant_id tenant, const std::string& host, on_answer done) {
  std::unique_lock lock(state_->mutex);
  const ticket number = ++state_->last_ticket;
  if (const auto kept = state_->answers.find(host); kept != state_->answers.end()) {
    if (clock::now() < kept->second.expires) {
      const auto answer = kept->second.answer;
      lock.unlock();
      done(answer);
      return number;
    }
    state_->answers.erase(kept);
  }
  auto& of = state_->hosts[host];
  of.waiting.emplace(number, std::move(done));
  if (of.running || std::ranges::find(of.queued_for, tenant) != of.queued_for.end()) return number;
  of.queued_for.push_back(tenant);
  state_->gate.push(tenant, host);
  state_->start_thread_if_needed();
  return number;
}

void name_resolver::abandon(const std::string& host, ticket which) {
  const std::lock_guard lock(state_->mutex);
  const auto found = state_->hosts.find(host);
  if (found == state_->hosts.end()) return;
  found->second.waiting.erase(which);
  if (!found->second.waiting.empty() || found->second.running) return;
  for (const tenant_id tenant : found->second.queued_for) state_->gate.remove(tenant, host);
  state_->hosts.erase(found);
}

}  // namespace sluice
