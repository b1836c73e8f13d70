#include "transport/binary_mode.hpp"

#include "transport/json_scanner.hpp"
#include "transport/request_target.hpp"

#include <boost/beast/core/detail/base64.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace sluice::transport {

namespace http = boost::beast::http;
using nlohmann::json;

namespace {

constexpr std::string_view prefix = "ce-";

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

/// HTTP binding, 3.1.3.2: %XX is a byte of UTF-8, and a value may stand in double quotes.
std::string decode_header(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return percent_decode(text);
}

bool is_json(std::string_view type) { return type == "application/json" || type.ends_with("+json"); }

std::string base64(std::string_view bytes) {
  namespace base64 = boost::beast::detail::base64;
  std::string text(base64::encoded_size(bytes.size()), '\0');
  text.resize(base64::encode(text.data(), bytes.data(), bytes.size()));
  return text;
}

}  // namespace

std::string media_type(std::string_view content_type) {
  content_type = content_type.substr(0, content_type.find(';'));
  const auto end = content_type.find_last_not_of(" \t");
  return lower(content_type.substr(0, end == content_type.npos ? 0 : end + 1));
}

bool is_binary_mode(const http::fields& headers) { return headers.count("ce-specversion") > 0; }

expected<std::string> event_of_binary_mode(const http::fields& headers, std::string_view body) {
  json attributes = json::object();
  for (const auto& header : headers) {
    const auto name = lower(view(header.name_string()));
    if (!name.starts_with(prefix)) continue;
    const auto attribute = name.substr(prefix.size());
    if (attribute == "data" || attribute == "data_base64")
      return fail(error_code::invalid_request, name + ": the data is the body, not a header", name);
    if (!attributes.emplace(attribute, decode_header(view(header.value()))).second)
      return fail(error_code::invalid_request, name + ": is there twice", name);
  }
  const auto content_type = view(headers[http::field::content_type]);
  if (!content_type.empty()) attributes["datacontenttype"] = content_type;

  std::string data;
  if (!body.empty() && is_json(media_type(content_type))) {
    std::string padded;
    padded.reserve(body.size() + json_scanner::padding);
    padded = body;
    if (auto valid = json_scanner::of_this_thread().scan(padded); !valid)
      return fail(error_code::invalid_request, "the body is " + valid.error().message);
    data = R"("data":)" + padded + ",";
  } else if (!body.empty()) {
    data = R"("data_base64":")" + base64(body) + "\",";
  }
  auto text = attributes.dump(-1, ' ', false, json::error_handler_t::replace);
  return text.insert(1, data);
}

}  // namespace sluice::transport
