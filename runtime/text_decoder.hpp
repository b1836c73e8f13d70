#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sluice {

/// What TextDecoder knows.
enum class text_encoding : std::uint8_t { utf_8, utf_16le, utf_16be, windows_1252 };

/// The encoding with that label ("UTF8", "latin1", …); empty if it is none of these.
std::optional<text_encoding> encoding_of_label(std::string_view label);
std::string_view to_string(text_encoding encoding);

/// Bytes to text, as the Encoding Standard's decoders do it, piece by piece. What is wrong becomes U+FFFD.
/// Trivially copyable: a copy decodes the same bytes again, to count first and then to write.
class text_decoder {
 public:
  text_decoder(text_encoding encoding, bool ignore_bom) : encoding_(encoding), keep_bom_(ignore_bom) {}

  /// What decode() gave.
  struct outcome {
    std::size_t bytes = 0;  ///< of CESU-8, Duktape's form of strings
    bool malformed = false;
  };
  /// Decodes a piece, `last` if nothing follows. Writes to `out`, which has room enough, or only counts if
  /// that is null.
  outcome decode(std::string_view piece, bool last, char* out);

  text_encoding encoding() const { return encoding_; }

 private:
  struct sink;
  void utf_8(std::string_view piece, sink& out);
  void utf_8_byte(unsigned byte, sink& out);
  void utf_16(std::string_view piece, sink& out);
  void utf_16_unit(unsigned unit, sink& out);
  static void windows_1252(std::string_view piece, sink& out);

  text_encoding encoding_;
  bool keep_bom_;
  bool begun_ = false;         ///< a character was given: no byte order mark follows
  std::uint8_t needed_ = 0;    ///< continuation bytes of a UTF-8 sequence still to come
  std::uint8_t lower_ = 0x80;  ///< bounds of the next one
  std::uint8_t upper_ = 0xBF;
  bool half_ = false;  ///< one byte of a UTF-16 unit is there, in `byte_`
  std::uint8_t byte_ = 0;
  std::uint32_t point_ = 0;      ///< of the UTF-8 sequence so far
  std::uint32_t surrogate_ = 0;  ///< a high one that waits for its low one
};

}  // namespace sluice
