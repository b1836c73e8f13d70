#pragma once

#include <curl/curl.h>
#include <memory>
#include <optional>
#include <string>

namespace sluice {

/// libcurl's parsed URL.
class curl_url {
 public:
  /// Whether it was understood.
  CURLUcode set(CURLUPart part, const std::string& text, unsigned flags = 0) {
    return curl_url_set(handle_.get(), part, text.c_str(), flags);
  }
  /// None if it has no such part.
  std::optional<std::string> get(CURLUPart part, unsigned flags = 0) const {
    char* text = nullptr;
    if (curl_url_get(handle_.get(), part, &text, flags) != CURLUE_OK) return std::nullopt;
    const std::unique_ptr<char, decltype(&curl_free)> owned(text, &curl_free);
    return std::string(text);
  }

 private:
  struct closer {
    void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
  };
  std::unique_ptr<CURLU, closer> handle_{::curl_url()};
};

}  // namespace sluice
