#include "transport/egress/response.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace sluice {

namespace {

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace

bool response::add_line(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > max_header_bytes_) return false;
  if (headers_done_) return true;  // a trailer
  if (headers_.empty() && line.starts_with("HTTP/")) {
    const auto space = line.find(' ');
    informational_ = space != line.npos && line.substr(space + 1).starts_with('1');
    return true;
  }
  if (line = without_blanks(line); line.empty()) {
    headers_done_ = !informational_;
    if (informational_) headers_.clear();
    return true;
  }
  const auto colon = line.find(':');
  if (colon == line.npos) return true;
  std::string name(without_blanks(line.substr(0, colon)));
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  headers_.emplace_back(std::move(name), without_blanks(line.substr(colon + 1)));
  return true;
}

std::string_view response::header(std::string_view name) const {
  const auto found =
      std::ranges::find(headers_, name, [](const auto& h) -> std::string_view { return h.first; });
  return found == headers_.end() ? std::string_view{} : found->second;
}

std::string response::to_json(long status, const std::string& url) const {
  nlohmann::ordered_json headers = nlohmann::ordered_json::object();
  std::map<std::string_view, std::string> joined;
  for (const auto& [name, value] : headers_) {
    if (name == "set-cookie") {
      headers[name].push_back(value);
    } else if (const auto [known, is_new] = joined.try_emplace(name, value); !is_new) {
      known->second.append(", ").append(value);
    }
  }
  for (auto& [name, value] : joined) headers[std::string(name)] = std::move(value);
  const nlohmann::ordered_json all{{"status", status}, {"url", url}, {"headers", std::move(headers)}};
  return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace sluice
