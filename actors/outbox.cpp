#include "actors/outbox.hpp"

#include "schemas/event_text.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <initializer_list>

namespace sluice {
namespace {

using nlohmann::ordered_json;

/// An attribute as the script gave it, or what it is without; a reason if it is not as it should be.
struct attribute {
  std::string text;
  std::string problem;
};

attribute attribute_of(const ordered_json& options, const char* name, std::string otherwise,
                       std::size_t max_chars) {
  attribute read{std::move(otherwise), {}};
  if (const auto given = options.find(name); given != options.end()) read.text = given->get<std::string>();
  if (!read.text.empty() || options.contains(name)) {
    const auto problem = attribute_problem(read.text, max_chars);
    if (!problem.empty()) read.problem = fmt::format("{} of the event {}", name, problem);
  }
  return read;
}

std::string time_text(timestamp when) {
  const auto since_epoch = when.time_since_epoch();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since_epoch);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:06}Z", fmt::gmtime(seconds.count()),
                     (since_epoch - seconds).count());
}

}  // namespace

sdk_result outbox::add(const std::string& args, timestamp when) {
  if (from_.depth + 1 > limits_.depth)
    return refuse(
        sdk_code::limit_exceeded,
        fmt::format("this event is the {}th in a chain of events that scripts publish in reaction to "
                    "each other; the limit is {}: look for scripts that start each other",
                    from_.depth + 1, limits_.depth));
  const std::size_t count = batch_ ? batch_->events.size() : 0;
  if (count >= limits_.events)
    return refuse(sdk_code::limit_exceeded,
                  fmt::format("an execution may publish {} events (limits.published_events); one event can "
                              "have a list in its data",
                              limits_.events));
  const ordered_json call = ordered_json::parse(args, nullptr, false);
  if (call.is_discarded())
    return refuse(sdk_code::invalid_argument, "the event has text that is no valid Unicode: half of a pair");
  const auto& options = call.at(2);
  attribute type{call.at(0).get<std::string>(), {}};
  if (const auto problem = attribute_problem(type.text, max_type_chars); !problem.empty())
    type.problem = fmt::format("the type of the event {}", problem);
  const auto id = attribute_of(options, "id", fmt::format("{}.{}", from_.delivery, count + 1), max_id_chars);
  const auto source = attribute_of(options, "source", "/scripts/" + from_.script, max_source_chars);
  const auto subject = attribute_of(options, "subject", "", max_subject_chars);
  for (const attribute* read : std::initializer_list<const attribute*>{&type, &id, &source, &subject})
    if (!read->problem.empty()) return refuse(sdk_code::invalid_argument, read->problem);

  ordered_json event = {
      {"specversion", "1.0"}, {"id", id.text}, {"source", source.text}, {"type", type.text}};
  if (!subject.text.empty()) event["subject"] = subject.text;
  event["time"] = time_text(when);
  event["datacontenttype"] = "application/json";
  event["sluicecause"] = from_.execution;
  event["data"] = call.at(1);
  std::string text = event.dump();
  if (text.size() > limits_.event_bytes)
    return refuse(sdk_code::limit_exceeded,
                  fmt::format("the event has {} bytes; the limit is {}: publish where its data is found",
                              text.size(), limits_.event_bytes));

  if (!batch_) batch_ = std::make_shared<event_batch>();
  const auto kept = [this](std::string content) -> std::string_view {
    return batch_->extra.emplace_back(std::move(content));
  };
  sluice::event made;
  made.id = kept(id.text);
  made.source = kept(source.text);
  made.type = kept(type.text);
  if (!subject.text.empty()) made.subject = kept(subject.text);
  made.json = kept(std::move(text));
  made.depth = from_.depth + 1;
  batch_->events.push_back(made);
  return sdk_answer{ordered_json{{"id", id.text}}.dump(), {}};
}

event_batch_ptr outbox::take(timestamp when) {
  if (batch_) {
    batch_->tenant = from_.tenant;
    batch_->received_at = when;
  }
  return std::exchange(batch_, nullptr);
}

}  // namespace sluice
