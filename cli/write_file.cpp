#include "cli/write_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace sluice {

expected<void> write_file(const std::string& path, std::string_view text) {
  std::ofstream file{path, std::ios::binary | std::ios::trunc};
  file.write(text.data(), static_cast<std::streamsize>(text.size())).flush();
  if (file) return {};
  return fail(error_code::invalid_request, fmt::format("cannot write {}: {}", path, std::strerror(errno)));
}

}  // namespace sluice
