#include "runtime/number_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace sluice {
namespace {

/// A double has at most 767 significant digits, of which the first stands before the point.
constexpr int exact_fraction = 766;

decimal parse(const char* begin, const char* end) {
  decimal result;
  const char* p = begin;
  for (; p != end && *p != 'e'; ++p)
    if (*p != '.') result.digits += *p;
  if (p != end) result.exponent = std::atoi(p + 1);
  return result;
}

decimal exact(double value) {
  std::array<char, exact_fraction + 16> text{};
  char* end = std::to_chars(text.data(), text.data() + text.size() - 1, std::abs(value),
                            std::chars_format::scientific, exact_fraction)
                  .ptr;
  return parse(text.data(), end);
}

/// Rounded to `count` significant digits.
decimal significant(const decimal& number, int count) {
  decimal result = rounded(number, count);
  result.digits.resize(static_cast<std::size_t>(count));
  return result;
}

std::string sign(double value) { return value < 0 ? "-" : ""; }

/// ddd.ddd of the digits, which go on to the point at least.
std::string plain(std::string digits, int exponent) {
  if (exponent < 0) {
    digits.insert(0, static_cast<std::size_t>(-exponent), '0');
    exponent = 0;
  }
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() > whole) digits.insert(whole, 1, '.');
  return digits;
}

std::string scientific(std::string digits, int exponent) {
  if (digits.size() > 1) digits.insert(1, 1, '.');
  return digits + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
}

}  // namespace

decimal shortest_decimal(double value) {
  std::array<char, 32> text{};
  char* end = std::to_chars(text.data(), text.data() + text.size() - 1, std::abs(value),
                            std::chars_format::scientific)
                  .ptr;
  return parse(text.data(), end);
}

decimal rounded(decimal number, int count) {
  const auto kept = static_cast<std::size_t>(count < 0 ? 0 : count);
  const bool up = count >= 0 && kept < number.digits.size() && number.digits[kept] >= '5';
  number.digits.resize(kept, '0');
  if (!up) return number;
  std::size_t i = kept;
  while (i > 0 && number.digits[i - 1] == '9') number.digits[--i] = '0';
  if (i > 0) {
    ++number.digits[i - 1];
    return number;
  }
  number.digits.insert(0, 1, '1');
  ++number.exponent;
  return number;
}

std::string to_fixed(double value, int fraction_digits) {
  const decimal number = exact(value);
  const decimal kept = rounded(number, number.exponent + 1 + fraction_digits);
  if (kept.digits.empty())
    return sign(value) + plain(std::string(static_cast<std::size_t>(fraction_digits) + 1, '0'), 0);
  return sign(value) + plain(kept.digits, kept.exponent);
}

std::string to_exponential(double value, int fraction_digits) {
  const decimal kept =
      fraction_digits < 0 ? shortest_decimal(value) : significant(exact(value), fraction_digits + 1);
  return sign(value) + scientific(kept.digits, kept.exponent);
}

std::string to_precision(double value, int digits) {
  const decimal kept = significant(exact(value), digits);
  if (kept.exponent < -6 || kept.exponent >= digits)
    return sign(value) + scientific(kept.digits, kept.exponent);
  return sign(value) + plain(kept.digits, kept.exponent);
}

}  // namespace sluice
