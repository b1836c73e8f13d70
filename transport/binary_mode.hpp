#pragma once

#include "schemas/error.hpp"

#include <boost/beast/http/fields.hpp>

#include <string>
#include <string_view>

namespace sluice::transport {

/// The media type alone: "Application/JSON; charset=utf-8" is "application/json".
std::string media_type(std::string_view content_type);

/// Whether the request carries an event's attributes in its headers (CloudEvents HTTP binding, 3.1).
bool is_binary_mode(const boost::beast::http::fields& headers);

/// The same event in JSON format: ce-* headers become attributes, Content-Type datacontenttype, and the body
/// data if it is JSON, else data_base64. The result still has to be read as an event: what a header says is
/// not checked here, but the body is, so that it cannot reach beyond its member.
expected<std::string> event_of_binary_mode(const boost::beast::http::fields& headers, std::string_view body);

}  // namespace sluice::transport
