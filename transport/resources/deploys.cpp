#include "transport/object_reader.hpp"
#include "transport/resources/resources.hpp"
#include "transport/script_json.hpp"

#include <algorithm>

namespace sluice::transport {

namespace http = boost::beast::http;

namespace {

constexpr std::size_t max_description_bytes = 2'000;
constexpr std::size_t max_file_name_bytes = 255;

bool is_file_name(std::string_view name) {
  return !name.empty() && std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '/' || c == '\\';
  });
}

http_response problem_of(const deploy_failure& failure) {
  if (!failure.diagnostic) return problem(failure.why);
  const auto& found = *failure.diagnostic;
  return problem(
      failure.why,
      {{"file", found.file}, {"line", found.line}, {"column", found.column}, {"excerpt", found.excerpt}});
}

}  // namespace

awaitable<http_response> deploy_script(exchange& request) {
  const auto script = co_await find_script(request);
  if (!script) co_return problem(script.error());
  const auto body = object_reader::parse(request.request.body());
  if (!body) co_return problem(body.error());
  object_reader in(*body);
  auto deploy = std::make_shared<deploy_request>();
  deploy->tenant = request.tenant;
  deploy->script = script->id;
  deploy->source = in.required_text("source", request.context->options.max_message_bytes);
  deploy->file_name = in.text("file_name", max_file_name_bytes).value_or(script->name + ".js");
  if (!is_file_name(deploy->file_name))
    in.refuse("file_name", "must be the name of a file, without a folder");
  deploy->change_description = in.text("change_description", max_description_bytes).value_or(std::string());
  deploy->settings = script->settings;
  read_settings(in, deploy->settings);
  if (deploy->settings.trigger.event_types.empty())
    in.refuse("trigger.event_types", "must name the types of events that the script is for");
  if (const auto& why = in.problem()) co_return problem(*why);

  const deploy_request_ptr wanted = deploy;
  const auto version = co_await request.ask<deploy_result>(deploy_atom::value, wanted);
  if (!version) co_return problem_of(version.error());
  co_return json_response(http::status::created, to_text(to_json(*version)));
}

}  // namespace sluice::transport
