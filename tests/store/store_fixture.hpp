#pragma once

#include "store/sqlite_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace sluice::test {

/// The value, or a test failure with the error's message.
template <class T>
T must(expected<T> value) {
  if (!value)
    throw std::runtime_error(std::string(to_string(value.error().code)) + ": " + value.error().message);
  return std::move(*value);
}

inline target_set_ptr targets(std::initializer_list<std::int64_t> ids) {
  if (ids.size() == 0) return nullptr;
  auto set = std::make_shared<target_set>();
  for (const auto id : ids) set->push_back(script_id{id});
  return set;
}

/// Makes a batch event by event.
class batch_builder {
 public:
  explicit batch_builder(tenant_id tenant, timestamp received_at = {}) {
    batch_->tenant = tenant;
    batch_->received_at = received_at;
  }
  batch_builder& add(std::string_view id, target_set_ptr to = nullptr, std::string_view source = "/test") {
    event& e = batch_->events.emplace_back();
    e.id = keep(id);
    e.source = keep(source);
    e.type = "order.created";
    e.subject = keep("subject-" + std::string(id));
    e.json = keep(R"({"id":")" + std::string(id) + R"("})");
    e.targets = std::move(to);
    return *this;
  }
  event_batch_ptr done() { return batch_; }

 private:
  std::string_view keep(std::string_view text) { return batch_->extra.emplace_back(text); }
  event_batch_ptr batch_ = std::make_shared<event_batch>();
};

inline execution ran(tenant_id tenant, event_seq event, script_id script, int attempt = 1,
                     delivery_state outcome = delivery_state::succeeded) {
  execution e;
  e.tenant = tenant;
  e.event = event;
  e.script = script;
  e.version = version_id{1};
  e.attempt = attempt;
  e.outcome = outcome;
  if (outcome == delivery_state::succeeded) return e;
  e.status = execution_status::failed;
  e.error_name = "TypeError";
  e.error_message = "x is not a function";
  e.error_stack = "at handler (orders.ts:12:7)";
  e.due_at = timestamp(std::chrono::seconds(1'000 + attempt));
  return e;
}

inline settlement_ptr settled(tenant_id tenant, event_seq through, std::vector<execution> executions) {
  auto s = std::make_shared<settlement>();
  s->tenant = tenant;
  s->settled_through = through;
  s->executions = std::move(executions);
  return s;
}

/// A store in a folder of its own, with a clock that the test sets.
class StoreTest : public testing::Test {
 protected:
  StoreTest() {
    std::string name = (std::filesystem::temp_directory_path() / "sluice-store-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    options_.path = folder_ / "engine.sqlite";
    options_.busy_timeout = std::chrono::milliseconds(20);
    options_.clock = [this] { return clock_; };
  }
  ~StoreTest() override {
    writer_.reset();
    reader_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::unique_ptr<store> database() const { return make_sqlite_store(options_); }
  store_writer& writer() {
    if (!writer_) writer_ = must(database()->open_writer());
    return *writer_;
  }
  store_reader& reader() {
    writer();
    if (!reader_) reader_ = must(database()->open_reader());
    return *reader_;
  }
  void close() {
    reader_.reset();
    writer_.reset();
  }
  event_batch_ptr publish(event_batch_ptr batch) {
    must(writer().write({{batch}, {}}));
    return batch;
  }
  std::size_t settle(settlement_ptr settlement) {
    return must(writer().write({{}, {std::move(settlement)}}));
  }

  std::filesystem::path folder_;
  sqlite_options options_;
  timestamp clock_{std::chrono::seconds(1'700'000'000)};
  std::unique_ptr<store_writer> writer_;
  std::unique_ptr<store_reader> reader_;
  const tenant_id alpha{1};
  const tenant_id beta{2};
};

}  // namespace sluice::test
