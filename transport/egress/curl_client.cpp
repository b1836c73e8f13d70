#include "transport/egress/curl_client.hpp"

#include "transport/egress/request_runner.hpp"
#include "transport/egress/task_inbox.hpp"

#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace sluice {

namespace {

/// libcurl wants to be initialized once, before any thread uses it.
bool curl_ready() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return ready;
}

}  // namespace

struct curl_client::state {
  state(egress_options chosen, address_policy addresses, lookup_function lookup)
      : options(std::move(chosen)),
        policy(std::move(addresses)),
        runner(
            options, policy, std::move(lookup),
            [inbox = inbox](task_inbox::task work) { inbox->post(std::move(work)); },
            [this](request_id id, sdk_result result) { deliver(id, std::move(result)); }) {}

  void run() {
    // A server that goes away must not end the process: what writes below curl may raise it.
    sigset_t broken_pipe;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
    while (!stopping) {
      inbox->run_all();
      note_load();
      runner.run_once();
      note_load();
    }
    inbox->run_all();
    inbox->close();
    runner.fail_all({sdk_code::unavailable, "the engine is stopping", true});
  }

  void note_load() {
    active = runner.active();
    waiting = runner.waiting();
  }

  void deliver(request_id id, sdk_result result) {
    const std::lock_guard calling(calling_mutex);
    on_done done;
    {
      const std::lock_guard lock(wanted_mutex);
      const auto found = wanted.find(id);
      if (found == wanted.end()) return;
      done = std::move(found->second);
      wanted.erase(found);
    }
    ++requests;
    if (!result && result.error().code == sdk_code::ssrf_blocked) ++ssrf_refusals;
    done(std::move(result));
  }

  const egress_options options;
  const address_policy policy;
  std::shared_ptr<task_inbox> inbox{std::make_shared<task_inbox>([this] { runner.wake(); })};
  request_runner runner;

  std::mutex calling_mutex;  ///< held while a `done` is called
  std::mutex wanted_mutex;   ///< of `wanted`
  std::unordered_map<request_id, on_done> wanted;
  std::atomic<request_id> last_id{0};
  std::atomic<std::uint64_t> requests{0};
  std::atomic<std::uint64_t> ssrf_refusals{0};
  std::atomic<std::size_t> active{0};
  std::atomic<std::size_t> waiting{0};
  std::atomic<bool> stopping{false};
  std::thread thread;
};

curl_client::curl_client(std::unique_ptr<state> made) : state_(std::move(made)) {
  state_->thread = std::thread([of = state_.get()] { of->run(); });
}

tl::expected<std::shared_ptr<curl_client>, std::string> curl_client::start_client(egress_options options,
                                                                                  lookup_function lookup) {
  if (!curl_ready()) return tl::unexpected(std::string("libcurl cannot be initialized"));
  auto allow = host_list::parse(options.allow);
  if (!allow) return tl::unexpected("http.allow: " + allow.error());
  auto deny = host_list::parse(options.deny);
  if (!deny) return tl::unexpected("http.deny: " + deny.error());
  if (!options.ca_file.empty() && !std::ifstream(options.ca_file).good())
    return tl::unexpected(fmt::format("http.ca_file: {} cannot be read", options.ca_file));
  try {
    auto made = std::make_unique<state>(
        std::move(options), address_policy(*std::move(allow), *std::move(deny)), std::move(lookup));
    return std::shared_ptr<curl_client>(new curl_client(std::move(made)));
  } catch (const std::system_error& failure) {
    return tl::unexpected(fmt::format("requests of scripts cannot be made: {}", failure.what()));
  }
}

curl_client::~curl_client() {
  state_->stopping = true;
  state_->runner.wake();
  state_->thread.join();
}

http_client::request_id curl_client::start(const sdk_call& call, on_done done) {
  const request_id id = ++state_->last_id;
  {
    const std::lock_guard lock(state_->wanted_mutex);
    state_->wanted.emplace(id, std::move(done));
  }
  auto request = parse_http_request(call.args, state_->options);
  const auto deadline =
      request_runner::clock::now() + (request ? request->timeout : std::chrono::milliseconds{0});
  state_->inbox->post(
      [of = state_.get(), id, tenant = call.tenant, deadline,
       request = std::make_shared<tl::expected<http_request, sdk_error>>(std::move(request))] {
        {
          const std::lock_guard lock(of->wanted_mutex);
          if (!of->wanted.contains(id)) return;  // cancelled
        }
        if (!*request) return of->deliver(id, tl::unexpected(std::move(request->error())));
        of->runner.accept(id, tenant, std::move(**request), deadline);
      });
  return id;
}

void curl_client::cancel(request_id request) {
  bool wanted = false;
  {
    const std::lock_guard lock(state_->wanted_mutex);
    wanted = state_->wanted.erase(request) > 0;
  }
  if (wanted) return state_->inbox->post([of = state_.get(), request] { of->runner.cancel(request); });
  if (std::this_thread::get_id() == state_->thread.get_id()) return;
  const std::lock_guard until_called(state_->calling_mutex);
}

egress_stats curl_client::stats() const {
  return {state_->requests, state_->ssrf_refusals, state_->active, state_->waiting};
}

}  // namespace sluice
