#include "tests/sdk/http_answers.hpp"

#include "schemas/base64.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>
#include <stdexcept>
#include <zlib.h>

namespace sluice::test {
namespace {

using testing::ok;
using testing::redirect_to;
using testing::scripted_reply;
using testing::seen_request;
using then = scripted_reply::then;

/// "a=1&b=c%20d" → the value of a name, decoded; empty if it is not there.
std::string parameter(std::string_view query, std::string_view name) {
  for (std::size_t at = 0; at < query.size();) {
    const auto end = std::min(query.find('&', at), query.size());
    const auto part = query.substr(at, end - at);
    at = end + 1;
    const auto equals = std::min(part.find('='), part.size());
    if (part.substr(0, equals) != name) continue;
    std::string out;
    for (std::size_t i = equals + 1; i < part.size(); ++i) {
      if (part[i] == '%' && i + 2 < part.size()) {
        out += static_cast<char>(std::stoi(std::string(part.substr(i + 1, 2)), nullptr, 16));
        i += 2;
      } else {
        out += part[i];
      }
    }
    return out;
  }
  return {};
}

scripted_reply of_type(const std::string& type, const std::string& body) {
  return ok(body, "Content-Type: " + type + "\r\n");
}

scripted_reply raw(std::string bytes, then after = then::close) {
  return {.bytes = std::move(bytes), .after = after};
}

scripted_reply late(scripted_reply reply, int ms) {
  reply.delay = std::chrono::milliseconds{ms};
  return reply;
}

std::string gzipped(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib");
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// What was asked for, as JSON.
scripted_reply echo(const seen_request& request) {
  const nlohmann::json seen{{"method", request.method},
                            {"target", request.target},
                            {"headers", request.headers},
                            {"body", encode_base64(request.body)}};
  return of_type("application/json", seen.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::string many_headers(std::size_t bytes) {
  std::string all;
  for (int i = 0; all.size() < bytes; ++i) all += fmt::format("X-{}: {}\r\n", i, std::string(1'000, 'x'));
  return all;
}

const std::map<std::string, std::function<scripted_reply()>, std::less<>>& fixed_answers() {
  static const std::string megabyte(1u << 20, 'x');
  static const std::string bomb = gzipped(std::string(24u << 20, '\0'));
  static const std::map<std::string, std::function<scripted_reply()>, std::less<>> all{
      // --- bodies
      {"/empty", [] { return ok(""); }},
      {"/text", [] { return of_type("text/plain; charset=utf-8", "grüße, 🌍"); }},
      {"/json", [] { return of_type("application/json", R"({"a":"ü","list":[1,null,true]})"); }},
      {"/json-problem", [] { return of_type("Application/Problem+JSON", R"({"status":400})"); }},
      {"/json-wrong", [] { return of_type("application/json", "{oops"); }},
      {"/json-html", [] { return of_type("application/json", "<html>Bad gateway</html>"); }},
      {"/json-empty", [] { return of_type("application/json", ""); }},
      {"/json-bom", [] { return of_type("application/json", "\xEF\xBB\xBF{\"a\":1}"); }},
      {"/json-latin1", [] { return of_type("application/json", "{\"a\":\"\xE9\"}"); }},
      {"/json-deep",
       [] { return of_type("application/json", std::string(5'000, '[') + std::string(5'000, ']')); }},
      {"/json-twice", [] { return of_type("application/json", "{\"a\":1}{\"a\":2}"); }},
      {"/json-proto", [] { return of_type("application/json", R"({"__proto__":{"x":1},"a":2})"); }},
      {"/latin1", [] { return of_type("text/plain; charset=iso-8859-1", "caf\xE9"); }},
      {"/bytes", [] { return of_type("image/png", std::string("\x89PNG\0\xFF", 6)); }},
      {"/nul", [] { return of_type("text/plain", std::string("a\0b", 3)); }},
      {"/megabyte", [] { return of_type("text/plain", megabyte); }},
      {"/gzip",
       [] { return ok(gzipped("zipped"), "Content-Encoding: gzip\r\nContent-Type: text/plain\r\n"); }},
      {"/gzip-wrong", [] { return ok("this is no gzip", "Content-Encoding: gzip\r\n"); }},
      {"/gzip-bomb", [] { return ok(bomb, "Content-Encoding: gzip\r\n"); }},
      // --- HTTP of other kinds
      {"/http10", [] { return raw("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nold"); }},
      {"/http09", [] { return raw("no header, no status: that was HTTP in 1991"); }},
      {"/chunked",
       [] {
         return raw(
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n4;x=y\r\n "
             "two\r\n0\r\nX-Trailer: "
             "t\r\n\r\n",
             then::keep_open);
       }},
      {"/chunked-wrong",
       [] { return raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\none\r\n0\r\n\r\n"); }},
      {"/early-hints",
       [] {
         auto reply = ok("late");
         reply.bytes = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + reply.bytes;
         return reply;
       }},
      {"/garbage", [] { return raw(std::string("\x15\x03\x01\0\x02\x02\x16", 7)); }},
      {"/no-reason", [] { return raw("HTTP/1.1 299\r\nContent-Length: 2\r\n\r\nok"); }},
      {"/status-none", [] { return raw("HTTP/1.1 OK\r\nContent-Length: 2\r\n\r\nok"); }},
      // --- headers
      {"/headers",
       [] {
         return ok("",
                   "Set-Cookie: a=1; Path=/\r\nSet-Cookie: b=2\r\nX-Many: one\r\nx-many: two\r\nX-Empty:\r\n"
                   "X-Latin: caf\xE9\r\nX-Padded:   p  \r\n");
       }},
      {"/headers-huge", [] { return ok("", many_headers(100'000)); }},
      {"/header-long", [] { return ok("", "X-Long: " + std::string(200'000, 'x') + "\r\n"); }},
      {"/header-no-colon", [] { return ok("fine", "this is no header\r\n"); }},
      {"/header-proto", [] { return ok("", "__proto__: x\r\nconstructor: y\r\n"); }},
      // --- what goes wrong
      {"/hang", [] { return raw("", then::hang); }},
      {"/hang-in-headers", [] { return raw("HTTP/1.1 200 OK\r\nX-A: ", then::hang); }},
      {"/hang-in-body", [] { return raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", then::hang); }},
      {"/reset", [] { return raw("", then::reset); }},
      {"/close", [] { return raw(""); }},
      {"/close-in-headers", [] { return raw("HTTP/1.1 200 OK\r\nX-A: b\r\n"); }},
      {"/close-in-body", [] { return raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"); }},
      {"/endless",
       [] {
         return scripted_reply{
             .bytes = "HTTP/1.1 200 OK\r\n\r\n", .after = then::close, .for_ever = megabyte};
       }},
      {"/length-huge",
       [] { return raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx", then::hang); }},
      {"/length-wrong", [] { return raw("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx"); }},
      {"/loop", [] { return redirect_to("/loop"); }},
      {"/redirect-nowhere", [] { return raw("HTTP/1.1 302 Found\r\nContent-Length: 4\r\n\r\nlost"); }},
  };
  return all;
}

scripted_reply answer_of(const seen_request& request) {
  const auto mark = std::min(request.target.find('?'), request.target.size());
  const auto path = request.target.substr(0, mark);
  const auto query = std::string_view(request.target).substr(std::min(mark + 1, request.target.size()));
  if (const auto fixed = fixed_answers().find(path); fixed != fixed_answers().end()) return fixed->second();
  if (path.starts_with("/status/")) {
    const int status = std::stoi(path.substr(8));
    if (status == 204 || status == 304) return {.bytes = fmt::format("HTTP/1.1 {} None\r\n\r\n", status)};
    return {.bytes = fmt::format("HTTP/1.1 {} Status\r\nContent-Length: 3\r\n\r\nwhy", status)};
  }
  if (path == "/slow") return late(ok("slow"), std::stoi(parameter(query, "ms")));
  if (path == "/redirect") {
    const auto status = parameter(query, "status");
    return redirect_to(parameter(query, "to"), status.empty() ? 302 : std::stoi(status));
  }
  if (path.starts_with("/hops/")) {
    const int left = std::stoi(path.substr(6));
    return left == 0 ? echo(request) : redirect_to(fmt::format("/hops/{}", left - 1));
  }
  return echo(request);
}

}  // namespace

scripted_reply http_answer(const seen_request& request) {
  auto reply = answer_of(request);
  // The answer to a HEAD has the same headers, and no body.
  if (request.method == "HEAD") reply.bytes.resize(reply.bytes.find("\r\n\r\n") + 4);
  return reply;
}

}  // namespace sluice::test
