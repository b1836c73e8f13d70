#include "transport/egress/curl_failure.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace sluice {

namespace {

sdk_error network(std::string message) { return {sdk_code::network_error, std::move(message), true}; }

std::string_view connect_failure(int os_error) {
  switch (os_error) {
    case ECONNREFUSED: return "refused the connection";
    case ECONNRESET: return "broke off the connection";
    case EHOSTUNREACH:
    case ENETUNREACH: return "cannot be reached from here: there is no route to it";
    case ETIMEDOUT: return "did not answer: the connection was not made";
    default: return "cannot be connected to";
  }
}

std::string words(CURLcode code, const failed_transfer& of) {
  return of.curl_says.empty() ? curl_easy_strerror(code) : of.curl_says;
}

}  // namespace

sdk_error describe_failure(CURLcode code, const failed_transfer& of) {
  switch (code) {
    case CURLE_COULDNT_CONNECT: return network(fmt::format("{} {}", of.where, connect_failure(of.os_error)));
    case CURLE_COULDNT_RESOLVE_HOST: return network(fmt::format("{} cannot be resolved", of.where));
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return network(
          of.os_error == ECONNRESET || of.os_error == EPIPE || of.os_error == 0
              ? fmt::format("{} broke off the connection (reset)", of.where)
              : fmt::format("the connection to {} failed: {}", of.where, std::strerror(of.os_error)));
    case CURLE_GOT_NOTHING:
      return network(fmt::format("{} closed the connection without an answer", of.where));
    case CURLE_PARTIAL_FILE:
      return network(fmt::format("{} closed the connection in the middle of the answer", of.where));
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_BAD_CONTENT_ENCODING:
      return network(fmt::format("{} answers with what is no valid HTTP: {}", of.where, words(code, of)));
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return {sdk_code::tls_error,
              fmt::format("{}'s certificate is not trusted: {}", of.where, words(code, of)), false};
    case CURLE_SSL_CACERT_BADFILE:
      return {sdk_code::tls_error, "the engine's trusted certificates cannot be read (http.ca_file)", false};
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_ENGINE_INITFAILED:
      return {sdk_code::tls_error,
              fmt::format("the TLS handshake with {} failed: {}", of.where, words(code, of)), false};
    case CURLE_OPERATION_TIMEDOUT:
      return {sdk_code::timeout, fmt::format("{} did not answer in time", of.where), true};
    case CURLE_OUT_OF_MEMORY:
      return {sdk_code::unavailable, "the engine has no memory left for this request", true};
    default: return network(fmt::format("the request to {} failed: {}", of.where, words(code, of)));
  }
}

}  // namespace sluice
