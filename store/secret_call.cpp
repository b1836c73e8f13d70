#include "store/secret_call.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sluice {

using nlohmann::json;

tl::expected<std::string, sdk_error> read_secret_call(const sdk_call& call) {
  const auto refuse_call = [&](std::string_view what) {
    return refuse(sdk_code::invalid_argument, fmt::format("iota.{}: {}", call.name, what));
  };
  if (call.name != "secrets.get")
    return refuse(sdk_code::invalid_argument, fmt::format("there is no iota.{:.60}", call.name));
  const json arguments = json::parse(call.args, nullptr, /*allow_exceptions=*/false);
  if (arguments.is_discarded()) return refuse_call("the name is no text: it has half of a surrogate pair");
  if (!arguments.is_array() || arguments.empty() || !arguments[0].is_string())
    return refuse_call("the name must be a string");
  auto name = arguments[0].get<std::string>();
  if (!is_secret_name(name))
    return refuse_call(
        fmt::format("\"{:.130}\" is no name of a secret: 1 to 128 letters, digits, _, . and -, the "
                    "first a letter or _",
                    name));
  return name;
}

sdk_result answer_secret_call(const std::string& name, const expected<std::optional<secret_row>>& found,
                              const secret_keys& keys) {
  if (!found)
    return refuse(sdk_code::unavailable, "iota.secrets.get: the store cannot be read at present", true);
  if (!*found)
    return refuse(
        sdk_code::not_found,
        fmt::format("there is no secret \"{}\": `sluice secrets set {}` makes it, `sluice secrets list` "
                    "shows those there are",
                    name, name));
  const auto value = keys.decrypt(**found);
  if (!value) return refuse(sdk_code::unavailable, value.error().message);
  return sdk_answer{json(*value).dump(), {}};
}

}  // namespace sluice
