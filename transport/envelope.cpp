#include "transport/envelope.hpp"

#include "transport/cloud_event.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <utility>

namespace sluice::transport {
namespace {

/// The largest integer that JavaScript, and any double, has exactly.
constexpr std::uint64_t max_seq = (std::uint64_t{1} << 53) - 1;

/// For the first growth of a batch's event list: most events are larger than this.
constexpr std::size_t small_event_bytes = 200;

/// A batch that owns a copy of the text, with room behind it for the scanner.
event_batch_ptr make_batch(std::string_view text) {
  auto batch = std::make_shared<event_batch>();
  batch->text.reserve(text.size() + json_scanner::padding);
  batch->text = text;
  return batch;
}

std::size_t count_elements(json_cursor array) {
  std::size_t count = 0;
  for (array.enter(); array.next_element(); array.take()) ++count;
  return count;
}

expected<void> read_events(json_cursor array, event_batch& batch, const publish_limits& limits) {
  if (array.kind() != '[')
    return fail(error_code::invalid_request, "events: must be an array of CloudEvents", "events");
  batch.events.reserve(std::min(limits.max_batch_events, batch.text.size() / small_event_bytes + 1));
  array.enter();
  for (std::size_t index = 0; array.next_element(); ++index) {
    if (index == limits.max_batch_events)
      return fail(error_code::too_large,
                  fmt::format("events: a batch has at most {} events", limits.max_batch_events), "events");
    auto read = read_cloud_event(array, batch, limits.max_event_bytes, {index});
    if (!read) return tl::unexpected(std::move(read.error()));
    batch.events.push_back(*std::move(read));
  }
  if (batch.events.empty())
    return fail(error_code::invalid_request, "events: must have at least one event", "events");
  return {};
}

std::optional<std::uint64_t> read_seq(std::string_view number) {
  std::uint64_t seq = 0;
  const auto end = number.data() + number.size();
  const auto [stopped, problem] = std::from_chars(number.data(), end, seq);
  if (problem != std::errc{} || stopped != end || seq > max_seq) return std::nullopt;
  return seq;
}

/// What a JSON string says; a few bytes, as the names in a message are.
std::string string_content(std::string_view quoted) {
  return quoted.find('\\') == quoted.npos ? std::string(quoted.substr(1, quoted.size() - 2))
                                          : unescape(quoted);
}

/// The members of a message; empty if absent.
struct frame_members {
  std::string_view op;
  std::string_view seq;
  std::optional<json_cursor> events;
};

expected<frame_members> read_members(json_cursor cursor) {
  if (cursor.kind() != '{') return fail(error_code::invalid_request, "a message must be a JSON object");
  frame_members members;
  std::string unknown;
  const char* twice = nullptr;
  cursor.enter();
  for (auto key = cursor.next_key(); !key.empty(); key = cursor.next_key()) {
    const auto name = string_content(key);
    const auto here = cursor;
    const auto value = cursor.take();
    if (name == "op") {
      if (!std::exchange(members.op, value).empty()) twice = "op";
    } else if (name == "seq") {
      if (!std::exchange(members.seq, value).empty()) twice = "seq";
    } else if (name == "events") {
      if (std::exchange(members.events, here)) twice = "events";
    } else {
      unknown = name;
    }
  }
  if (twice) return fail(error_code::invalid_request, fmt::format("{}: is there twice", twice), twice);
  if (members.op.empty()) return fail(error_code::invalid_request, "op: is missing", "op");
  if (members.op.front() != '"' || string_content(members.op) != "publish")
    return fail(error_code::invalid_request,
                fmt::format("op: {:.100} is not known here; \"publish\" is", members.op), "op");
  if (!unknown.empty())
    return fail(error_code::invalid_request,
                fmt::format("\"{:.100}\" is not a member of a publish; these are: op, seq, events", unknown));
  return members;
}

}  // namespace

tl::expected<publish_frame, frame_refusal> read_publish_frame(std::string_view text,
                                                              const publish_limits& limits) {
  frame_refusal refusal;
  std::optional<json_cursor> events;
  const auto refuse = [&refusal, &events](error why) {
    if (events && events->kind() == '[') refusal.events = count_elements(*events);
    refusal.why = std::move(why);
    return tl::unexpected(std::move(refusal));
  };
  publish_frame frame{0, make_batch(text)};
  auto cursor = json_scanner::of_this_thread().scan(frame.batch->text);
  if (!cursor) return refuse(cursor.error());
  const auto members = read_members(*cursor);
  if (!members) return refuse(members.error());
  events = members->events;
  refusal.seq = read_seq(members->seq);
  if (!refusal.seq)
    return refuse({error_code::invalid_request,
                   fmt::format("seq: {}; it must be an integer from 0 to {}",
                               members->seq.empty() ? "is missing" : members->seq.substr(0, 40), max_seq),
                   "seq"});
  if (!events) return refuse({error_code::invalid_request, "events: is missing", "events"});
  if (auto read = read_events(*events, *frame.batch, limits); !read) return refuse(read.error());
  frame.seq = *refusal.seq;
  return frame;
}

expected<event_batch_ptr> read_event(std::string_view text, const publish_limits& limits) {
  auto batch = make_batch(text);
  auto cursor = json_scanner::of_this_thread().scan(batch->text);
  if (!cursor) return tl::unexpected(cursor.error());
  auto read = read_cloud_event(*cursor, *batch, limits.max_event_bytes, {});
  if (!read) return tl::unexpected(read.error());
  batch->events.push_back(*std::move(read));
  return batch;
}

expected<event_batch_ptr> read_event_array(std::string_view text, const publish_limits& limits) {
  auto batch = make_batch(text);
  auto cursor = json_scanner::of_this_thread().scan(batch->text);
  if (!cursor) return tl::unexpected(cursor.error());
  if (auto read = read_events(*cursor, *batch, limits); !read) return tl::unexpected(read.error());
  return batch;
}

}  // namespace sluice::transport
