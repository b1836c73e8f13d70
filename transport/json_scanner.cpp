#include "transport/json_scanner.hpp"

#include <nlohmann/json.hpp>

namespace sluice::transport {
namespace {

using nlohmann::json;

constexpr std::size_t max_message_chars = 300;

/// Reads JSON only to find out what is wrong with it.
class syntax_check final : public nlohmann::json_sax<json> {
 public:
  std::string problem;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool key(string_t&) override { return true; }
  bool start_object(std::size_t) override { return deeper(); }
  bool start_array(std::size_t) override { return deeper(); }
  bool end_object() override { return --depth_, true; }
  bool end_array() override { return --depth_, true; }
  bool parse_error(std::size_t, const std::string&, const json::exception& why) override {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: ...": the id means nothing to a
    // user.
    const std::string_view text = why.what();
    problem = text.substr(text.find("] ") + 2).substr(0, max_message_chars);
    return false;
  }

 private:
  bool deeper() {
    if (++depth_ <= max_json_depth) return true;
    problem = "nested deeper than " + std::to_string(max_json_depth) + " levels";
    return false;
  }
  std::size_t depth_ = 0;
};

}  // namespace

std::string_view json_cursor::scalar() const {
  // Up to the next token, without the white space before that.
  std::string_view value = text_.substr(token_[0], token_[1] - token_[0]);
  return value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
}

std::string_view json_cursor::take() {
  const auto start = *token_;
  if (kind() != '{' && kind() != '[') {
    const auto value = scalar();
    ++token_;
    return value;
  }
  for (std::size_t depth = 0;;) {
    const char token = text_[*token_++];
    if (token == '{' || token == '[') ++depth;
    if ((token == '}' || token == ']') && --depth == 0) break;
  }
  return text_.substr(start, token_[-1] + 1 - start);
}

std::string_view json_cursor::next_key() {
  if (kind() == ',') ++token_;
  if (kind() == '}') return ++token_, std::string_view{};
  const auto key = scalar();
  token_ += 2;  // the key and its colon
  return key;
}

bool json_cursor::next_element() {
  if (kind() == ',') ++token_;
  if (kind() != ']') return true;
  ++token_;
  return false;
}

expected<json_cursor> json_scanner::scan(std::string_view text) {
  if (!parser_.implementation && parser_.allocate(0, max_json_depth) != simdjson::SUCCESS)
    return fail(error_code::internal, "no memory to read JSON");
  const auto failed = parser_.parse(text.data(), text.size(), /*realloc_if_needed=*/false).error();
  if (failed != simdjson::SUCCESS) {
    if (failed == simdjson::CAPACITY || failed == simdjson::MEMALLOC)
      return fail(error_code::too_large, "this JSON is too large to be read");
    // simdjson doesn't say where; and it refuses integers beyond 64 bits, which are fine. Then the tokens,
    // found in its first stage, are all there.
    syntax_check check;
    if (!json::sax_parse(text, &check))
      return fail(error_code::invalid_request, "not JSON: " + check.problem);
    if (failed != simdjson::NUMBER_ERROR)
      return fail(error_code::invalid_request, std::string("not JSON: ") + simdjson::error_message(failed));
  }
  return json_cursor(text, parser_.implementation->structural_indexes.get());
}

json_scanner& json_scanner::of_this_thread() {
  thread_local json_scanner scanner;
  return scanner;
}

std::string unescape(std::string_view quoted) { return json::parse(quoted).get<std::string>(); }

}  // namespace sluice::transport
