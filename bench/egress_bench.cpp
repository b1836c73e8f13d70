#include "tests/transport/egress/scripted_server.hpp"
#include "transport/egress/curl_client.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <curl/curl.h>
#include <fstream>
#include <future>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

// What a request of a script costs beside libcurl alone, and many of them at once. Usage: egress_bench
// [REQUESTS]
namespace sluice {
namespace {

using clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

double us_since(clock::time_point begun) {
  return std::chrono::duration<double, std::micro>(clock::now() - begun).count();
}

std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

/// Microseconds for each GET by one easy handle on a kept connection.
double bare_curl(const std::string& url, int times) {
  CURL* const easy = curl_easy_init();
  curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &ignore);
  curl_easy_perform(easy);
  const auto begun = clock::now();
  for (int i = 0; i < times; ++i) curl_easy_perform(easy);
  const double each = us_since(begun) / times;
  curl_easy_cleanup(easy);
  return each;
}

sdk_call call_for(const std::string& url) {
  sdk_call call;
  call.tenant = tenant_id{1};
  call.name = "http.request";
  call.args = fmt::format(R"([{{"method":"GET","url":"{}"}}])", url);
  return call;
}

double through_the_client(http_client& client, const std::string& url, int times) {
  const auto call = call_for(url);
  const auto once = [&] {
    std::promise<bool> done;
    client.start(call, [&](const sdk_result& result) { done.set_value(result.has_value()); });
    return done.get_future().get();
  };
  once();
  const auto begun = clock::now();
  for (int i = 0; i < times; ++i) once();
  return us_since(begun) / times;
}

/// Of this process, the server's included.
double cpu_ms() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto ms = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return ms(used.ru_utime) + ms(used.ru_stime);
}

/// A line of /proc/self/status, such as "Threads".
std::string status_line(std::string_view name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(name)) return line.substr(line.find_first_not_of(" \t", name.size() + 1));
  return "?";
}

void many_at_once(http_client& client, const std::string& url, int count) {
  std::atomic<int> left{count};
  std::atomic<int> failed{0};
  std::promise<void> all;
  const auto call = call_for(url);
  const auto begun = clock::now();
  const double cpu_before = cpu_ms();
  for (int i = 0; i < count; ++i)
    client.start(call, [&](const sdk_result& result) {
      if (!result && failed++ == 0) fmt::print("  {}\n", result.error().message);
      if (--left == 0) all.set_value();
    });
  all.get_future().wait();
  fmt::print(
      "{} at once to a server that takes 50 ms: {:.0f} ms (CPU {:.0f} ms), {} failed; threads {}, memory at "
      "most {}\n",
      count, us_since(begun) / 1'000, cpu_ms() - cpu_before, failed.load(), status_line("Threads"),
      status_line("VmHWM"));
}

int run(int count) {
  rlimit descriptors{};
  ::getrlimit(RLIMIT_NOFILE, &descriptors);
  descriptors.rlim_cur = descriptors.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &descriptors);
  // Both ends of each connection are in this process.
  count = std::min(count, static_cast<int>(std::min<rlim_t>(descriptors.rlim_max, 1u << 20) / 2) - 100);
  testing::scripted_server server([](const testing::seen_request& request) {
    auto reply = testing::ok("{\"answer\":42}", "Content-Type: application/json\r\n");
    if (request.target == "/slow") reply.delay = 50ms;
    return reply;
  });
  egress_options options;
  options.allow = {"127.0.0.1"};
  options.tenant_concurrency = options.concurrency = static_cast<std::size_t>(count);
  auto client = curl_client::start_client(options).value();
  const std::string base = "http://127.0.0.1:" + server.port();
  constexpr int times = 5'000;
  for (int round = 0; round < 3; ++round)
    fmt::print("GET on loopback, one after another: bare curl {:.1f} us, through http_client {:.1f} us\n",
               bare_curl(base, times), through_the_client(*client, base, times));
  fmt::print("before: threads {}, memory {}\n", status_line("Threads"), status_line("VmRSS"));
  many_at_once(*client, base + "/slow", count);
  return 0;
}

}  // namespace
}  // namespace sluice

int main(int argc, char** argv) { return sluice::run(argc > 1 ? std::atoi(argv[1]) : 10'000); }
