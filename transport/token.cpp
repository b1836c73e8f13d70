#include "transport/token.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cctype>

namespace sluice::transport {
namespace {

/// RFC 4648, 5, without padding.
std::string base64url(const unsigned char* bytes, std::size_t size) {
  std::string text(4 * ((size + 2) / 3) + 1, '\0');
  const int length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes, static_cast<int>(size));
  text.resize(static_cast<std::size_t>(length));
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  text.erase(text.find_last_not_of('=') + 1);
  return text;
}

}  // namespace

expected<std::string> make_token() {
  std::array<unsigned char, 32> secret;
  if (RAND_bytes(secret.data(), static_cast<int>(secret.size())) != 1)
    return fail(error_code::internal, "the system gave no random bytes");
  return "slc_" + base64url(secret.data(), secret.size());
}

std::string_view bearer_token(std::string_view authorization) {
  constexpr std::string_view scheme = "bearer ";
  const auto same = [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); };
  if (authorization.size() < scheme.size() ||
      !std::equal(scheme.begin(), scheme.end(), authorization.begin(), same))
    return {};
  const auto token = authorization.substr(scheme.size());
  const auto first = token.find_first_not_of(' ');
  return first == token.npos ? std::string_view{}
                             : token.substr(first, token.find_last_not_of(' ') + 1 - first);
}

}  // namespace sluice::transport
