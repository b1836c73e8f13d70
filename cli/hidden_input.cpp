#include "cli/hidden_input.hpp"

#include <cstdio>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace sluice {
namespace {

/// The terminal shows nothing of what is typed as long as this lives.
class hidden_typing {
 public:
  hidden_typing() : is_set_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!is_set_) return;
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  ~hidden_typing() {
    if (is_set_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  hidden_typing(const hidden_typing&) = delete;
  hidden_typing& operator=(const hidden_typing&) = delete;

 private:
  termios before_{};
  bool is_set_;
};

}  // namespace

bool input_is_terminal() { return ::isatty(STDIN_FILENO) == 1; }

expected<std::string> read_hidden_line(std::string_view question) {
  std::fprintf(stderr, "%.*s", static_cast<int>(question.size()), question.data());
  std::fflush(stderr);
  std::string line;
  bool read = false;
  {
    const hidden_typing hidden;
    read = static_cast<bool>(std::getline(std::cin, line));
  }
  std::fputc('\n', stderr);
  if (!read) return fail(error_code::invalid_request, "nothing was typed");
  return line;
}

}  // namespace sluice
