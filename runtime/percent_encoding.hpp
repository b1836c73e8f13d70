#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Which bytes are percent-encoded, by where they stand: https://url.spec.whatwg.org/#percent-encoded-bytes.
/// Bytes beyond ASCII are, everywhere.
enum class percent_set : std::uint8_t { c0_control, fragment, query, special_query, path, userinfo, form };

bool must_encode(unsigned char byte, percent_set set);

void append_percent_encoded(std::string& out, unsigned char byte, percent_set set);
std::string percent_encode(std::string_view text, percent_set set);

/// Whether "%41" or the like stands at i.
bool percent_triplet_at(std::string_view text, std::size_t i);
/// The byte that the triplet at i stands for.
char percent_byte_at(std::string_view text, std::size_t i);
std::string percent_decode(std::string_view text);

}  // namespace sluice
