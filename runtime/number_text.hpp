#pragma once

#include <string>

namespace sluice {

// A finite number as Number.prototype's methods write it (ES2022 21.1.3), rounded from its exact decimal
// value, halves away from zero. Digits are at most 100. Linked into Duktape's library.

/// toFixed: below 10^21 in size, with so many digits behind the point.
std::string to_fixed(double value, int fraction_digits);

/// toExponential: with so many digits behind the point; -1 = as many as tell the number from its neighbours.
std::string to_exponential(double value, int fraction_digits);

/// toPrecision: with so many digits in all, at least one.
std::string to_precision(double value, int digits);

/// The digits d₁d₂d₃… of a number d₁.d₂d₃… × 10^exponent.
struct decimal {
  std::string digits;
  int exponent = 0;
};

/// The shortest that reads back as the size of a finite number.
decimal shortest_decimal(double value);

/// Rounded behind its first `count` digits, at the same place of the decimal system: 9.96 of two digits
/// is 10.0. None are left of what rounds down to nothing.
decimal rounded(decimal number, int count);

}  // namespace sluice
