#pragma once

#include "schemas/error.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct module_bundle;

/// A package that is ready to be loaded into heaps: its files as bytecode, made once in this process and
/// shared by all heaps of all tenants. Immutable.
struct module_program {
  struct file {
    std::string path;
    std::string bytecode;
    /// What its require() knows: the number of the file that answers; −1: an empty module; no entry: none.
    std::map<std::string, int, std::less<>> requires_files;
  };

  std::string name;
  std::string version;
  std::vector<file> files;
  std::map<std::string, int, std::less<>> exports;  ///< specifier → number of a file
  std::string words;  ///< of its code, what the prelude looks for (runtime/prelude.hpp)

  std::size_t bytecode_bytes() const;
};

/// Makes a program of a bundle that this version compiled. Fails if Duktape cannot read the code.
expected<std::shared_ptr<const module_program>> make_module_program(const module_bundle& bundle);

/// The packages that scripts may import. Immutable; shared by the compiler and all heaps.
class module_set {
 public:
  module_set() = default;
  explicit module_set(std::vector<std::shared_ptr<const module_program>> programs);

  /// The program that has `specifier`, or null.
  const module_program* find(std::string_view specifier) const;
  /// Every specifier that can be imported.
  std::vector<std::string> specifiers() const;
  const std::vector<std::shared_ptr<const module_program>>& programs() const { return programs_; }

 private:
  std::vector<std::shared_ptr<const module_program>> programs_;
  std::map<std::string, const module_program*, std::less<>> by_specifier_;
};
using module_set_ptr = std::shared_ptr<const module_set>;

}  // namespace sluice
