#pragma once

#include "schemas/error.hpp"

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <nlohmann/json.hpp>

#include <string>

namespace sluice::transport {

using http_request = boost::beast::http::request<boost::beast::http::string_body>;
using http_response = boost::beast::http::response<boost::beast::http::string_body>;

/// The HTTP status that says the same as the code.
boost::beast::http::status status_of(error_code code);

/// JSON as sent: bytes that are no UTF-8 become U+FFFD, never an exception.
std::string to_text(const nlohmann::json& value);

http_response json_response(boost::beast::http::status status, std::string body);

/// A problem document (RFC 9457): type, title, status, detail, and ours: code, context, retry_after_ms.
/// `extra` adds members. Retry-After is set if waiting helps, WWW-Authenticate with 401.
http_response problem(const error& why, nlohmann::json extra = nlohmann::json::object());
/// For what HTTP itself says with a status of its own: 405, 415, 426.
http_response problem(boost::beast::http::status status, const error& why,
                      nlohmann::json extra = nlohmann::json::object());

/// The `error` member of a nack: code, message, and if there is any context and retry_after_ms.
nlohmann::json wire_error(const error& why);

}  // namespace sluice::transport
