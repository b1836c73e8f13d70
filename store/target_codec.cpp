#include "store/target_codec.hpp"

namespace sluice {

void encode_targets(const target_set& targets, std::string& out) {
  std::int64_t previous = 0;
  for (const script_id target : targets) {
    auto rest = static_cast<std::uint64_t>(target.value - previous);
    previous = target.value;
    for (; rest >= 0x80; rest >>= 7) out.push_back(static_cast<char>(rest | 0x80));
    out.push_back(static_cast<char>(rest));
  }
}

target_set decode_targets(std::string_view bytes) {
  target_set targets;
  std::uint64_t number = 0;
  std::int64_t previous = 0;
  int shift = 0;
  for (const char byte : bytes) {
    if (shift > 63) break;  // not ours
    number |= (std::uint64_t{static_cast<unsigned char>(byte)} & 0x7f) << shift;
    shift += 7;
    if (byte & 0x80) continue;
    previous += static_cast<std::int64_t>(number);
    targets.push_back(script_id{previous});
    number = 0;
    shift = 0;
  }
  return targets;
}

}  // namespace sluice
