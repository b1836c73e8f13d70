// Every script of tests/sdk/*.js in a heap of its own, against what `sluice run` gives scripts: the services'
// own classes on real files, and real servers on loopback.
#include "cli/limits.hpp"
#include "cli/run_services.hpp"
#include "config/load.hpp"
#include "runtime/compiler.hpp"
#include "runtime/heap.hpp"
#include "tests/e2e/temp_folder.hpp"
#include "tests/runtime/script_cases.hpp"
#include "tests/sdk/sdk_servers.hpp"
#include "tests/sdk/sdk_tables.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <optional>
#include <stdexcept>

namespace sluice::test {
namespace {

using nlohmann::json;

script_compiler& compiler() {
  static script_compiler made;
  return made;
}

/// helpers.js on one line, without its comments.
const std::string& helpers() {
  static const std::string text = [] {
    std::ifstream file(SLUICE_SDK_TESTS "/helpers.js");
    std::string all;
    for (std::string line; std::getline(file, line);)
      if (!line.starts_with("//")) all += line + ' ';
    if (all.empty()) throw std::runtime_error("tests/sdk/helpers.js cannot be read");
    return all;
  }();
  return text;
}

/// A case that brings its own handler, and so is a script of its own.
bool is_module(const script_case& one) {
  return one.source.find("\nexport default") != std::string::npos || one.source.starts_with("export default");
}

/// Source whose lines stand at the numbers that they have in the file of cases.
class placed_source {
 public:
  void put(int line, const std::string& text) {
    for (; line_ < line; ++line_) text_ += '\n';
    text_ += text;
    line_ += static_cast<int>(std::ranges::count(text, '\n'));
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_ = helpers();
  int line_ = 1;
};

/// All bodies of a file in one module, which is compiled once: event.data.case says which runs.
std::string module_of(const std::vector<script_case>& cases) {
  placed_source source;
  source.put(1, "const cases = {};");
  for (const script_case& one : cases)
    if (!is_module(one))
      source.put(one.line,
                 fmt::format("cases[{}] = async function (event, context) {{\n{}}};", one.line, one.source));
  source.put(0, " export default (event, context) => cases[event.data.case](event, context);");
  return source.take();
}

std::string module_of(const script_case& one) {
  placed_source source;
  source.put(one.line + 1, one.source);
  return source.take();
}

std::shared_ptr<const compiled_script> compile(const std::string& file, std::string text) {
  const auto compiled = compiler().compile({file, std::move(text)});
  if (!compiled) throw std::runtime_error(compiled.error().format());
  return std::make_shared<const compiled_script>(*compiled);
}

/// A heap has one host, an execution has one: this is what is between them.
struct relay_host final : script_host {
  double now_ms() override { return to->now_ms(); }
  std::uint64_t random() override { return to->random(); }
  void start_call(call_number number, const host_call& call) override { to->start_call(number, call); }

  script_host* to = nullptr;
};

/// The events that an execution published, without what differs from run to run.
json published_by(local_host& host) {
  json all = json::array();
  const auto batch = host.published();
  if (!batch) return all;
  for (const event& one : batch->events) {
    all.push_back(json::parse(one.json));
    EXPECT_EQ(all.back()["sluicecause"], "run-1");
    EXPECT_TRUE(all.back().erase("time"));
    all.back().erase("sluicecause");
  }
  return all;
}

std::string shown(const execution_output& out) {
  std::string text = out.succeeded ? "result: " + out.result_json.substr(0, 2'000)
                                   : fmt::format("{} {}: {}\n{}", out.error.code, out.error.name,
                                                 out.error.message.substr(0, 2'000), out.error.stack);
  return text + "\nlog: " + out.log.substr(0, 2'000);
}

class SdkScripts : public ::testing::TestWithParam<const char*> {
 protected:
  static void SetUpTestSuite() { servers_ = new sdk_servers; }
  static void TearDownTestSuite() {
    EXPECT_EQ(servers_->forbidden_connections(), 0) << "a server was reached that http.allow does not have";
    delete servers_;
    servers_ = nullptr;
  }

  /// The files that every case gets a copy of: to make them takes longer than most cases.
  SdkScripts() {
    make_sdk_tables(tables_);
    const auto made =
        run_services::set_up({.db_file = {}, .kv_file = keys_.string(), .allow_http = {}, .secrets = {}}, {});
    if (!made) throw std::runtime_error(made.error().message);
  }

  settings settings_of(const script_case& one) const {
    config::sources from;
    from.flags.push_back({"", "http.ca_file", servers_->ca_file()});
    for (const std::string& text : one.settings) {
      const auto equals = std::min(text.find('='), text.size() - 1);
      from.flags.push_back({"// settings:", text.substr(0, equals), text.substr(equals + 1)});
    }
    auto loaded = config::load(from);
    if (!loaded) throw std::runtime_error(loaded.error().front().format());
    return loaded->values;
  }

  void check(const script_case& one, const std::shared_ptr<const compiled_script>& program) {
    const testing::temp_folder folder;
    const auto data = folder.path() / "data.sqlite";
    const auto keys = folder.path() / "kv.sqlite";
    std::filesystem::copy_file(tables_, data);
    std::filesystem::copy_file(keys_, keys);
    const auto others = rows_of_others(data);
    {
      auto services =
          run_services::set_up({.db_file = data.string(),
                                .kv_file = keys.string(),
                                .allow_http = servers_->allowed(),
                                .secrets = {"KEY=s3cret-of-the-test", "EMPTY=", "WIDE=ünïcode 🗝"}},
                               settings_of(one));
      ASSERT_TRUE(services) << services.error().message;
      relay_host relay;
      std::optional<script_heap> heap;
      for (int run = 1; run <= one.runs; ++run) execute(one, run, *services, relay, heap, program);
    }
    EXPECT_EQ(rows_of_others(data), others) << "another tenant's rows were changed";
  }

  /// One execution; the first one makes the heap, which asks its host already.
  void execute(const script_case& one, int run, run_services& services, relay_host& relay,
               std::optional<script_heap>& heap, const std::shared_ptr<const compiled_script>& program) {
    execution_context context{fmt::format("run-{}", run), "the-delivery", "local", "the-script", "1", 1};
    local_host host{services.local(), context};
    relay.to = &host;
    if (!heap) heap.emplace(program, relay, one.limits);
    json event{{"specversion", "1.0"}, {"id", "e-1"}, {"source", "/tests/sdk"}, {"type", "sdk.tested"}};
    event["data"] = servers_->urls();
    event["data"]["run"] = run;
    event["data"]["case"] = one.line;
    auto out = host.run(*heap, event.dump(), local_host::clock::now() + one.limits.wall_time, nullptr);
    services.finish(context.execution_id, out);
    EXPECT_TRUE(std::ranges::any_of(one.ends, [&](const expected_end& end) { return matches(out, end); }))
        << shown(out);
    if (!out.succeeded) return;
    const auto result = json::parse(out.result_json, nullptr, false);
    if (result.is_object() && result.contains("published")) {
      EXPECT_EQ(published_by(host), result["published"]);
    }
  }

 private:
  inline static sdk_servers* servers_ = nullptr;
  const testing::temp_folder folder_;
  const std::filesystem::path tables_ = folder_.path() / "tables.sqlite";
  const std::filesystem::path keys_ = folder_.path() / "keys.sqlite";
};

TEST_P(SdkScripts, DoAsTheManualSays) {
  const std::string name = GetParam() + std::string(".js");
  const char* only = std::getenv("SDK_CASE");
  const auto cases = read_script_cases(SLUICE_SDK_TESTS "/" + name);
  const auto all = compile(name, module_of(cases));
  for (const script_case& one : cases) {
    if (only && one.name != only) continue;
    SCOPED_TRACE(fmt::format("tests/sdk/{}:{}: {}", name, one.line, one.name));
    check(one, is_module(one) ? compile(name, module_of(one)) : all);
  }
}

constexpr const char* groups[] = {"calls",     "crypto",  "db_reads",     "db_transactions", "db_values",
                                  "db_writes", "events",  "http_answers", "http_errors",     "http_requests",
                                  "kv",        "secrets", "sleep"};

TEST(SdkGroups, AreAllThatThereAre) {
  for (const auto& entry : std::filesystem::directory_iterator(SLUICE_SDK_TESTS))
    if (entry.path().extension() == ".js" && entry.path().stem() != "helpers") {
      EXPECT_NE(std::ranges::find(groups, entry.path().stem().string()), std::end(groups)) << entry.path();
    }
}

INSTANTIATE_TEST_SUITE_P(Group, SdkScripts, ::testing::ValuesIn(groups),
                         [](const auto& row) { return std::string{row.param}; });

}  // namespace
}  // namespace sluice::test
