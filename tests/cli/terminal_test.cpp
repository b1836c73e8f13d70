#include "cli/terminal.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <memory>
#include <stdlib.h>

namespace sluice {
namespace {

using std::chrono::seconds;

/// A file to write to, and what was written.
class Terminal : public testing::Test {
 protected:
  std::string written() {
    std::rewind(file_.get());
    std::string text(1 << 16, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file_.get()));
    return text;
  }
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{std::tmpfile(), std::fclose};
};

TEST(TerminalDevice, IsColouredUnlessAskedNotTo) {
  const int master = ::posix_openpt(O_RDWR | O_NOCTTY);
  ASSERT_GE(master, 0);
  ASSERT_EQ(::grantpt(master), 0);
  ASSERT_EQ(::unlockpt(master), 0);
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> slave{std::fopen(::ptsname(master), "r+"), std::fclose};
  ASSERT_TRUE(slave);
  ::setenv("TERM", "xterm", 1);
  ::unsetenv("NO_COLOR");
  EXPECT_EQ(terminal(slave.get()).paint(text_style::red, "no"), "\x1b[31mno\x1b[0m");
  EXPECT_TRUE(terminal(slave.get()).interactive());
  EXPECT_FALSE(terminal(slave.get(), true).colored());
  ::setenv("TERM", "dumb", 1);
  EXPECT_FALSE(terminal(slave.get()).colored());
  ::setenv("TERM", "xterm", 1);
  ::setenv("NO_COLOR", "1", 1);
  EXPECT_FALSE(terminal(slave.get()).colored());
  ::unsetenv("NO_COLOR");
}

TEST_F(Terminal, IsPlainWhenItIsAFile) {
  const terminal out(file_.get());
  EXPECT_FALSE(out.interactive());
  EXPECT_EQ(out.width(), 80);
  EXPECT_EQ(out.paint(text_style::red, "no"), "no");
  out.line("one");
  EXPECT_EQ(written(), "one\n");
}

TEST_F(Terminal, PrintsProgressSparselyIntoAFile) {
  const terminal out(file_.get());
  progress_line progress(out, seconds{5});
  const auto start = progress_line::clock::now();
  for (int second = 0; second <= 11; ++second)
    progress.update(std::to_string(second), start + seconds{second});
  progress.finish("done");
  EXPECT_EQ(written(), "0\n5\n10\ndone\n");
}

TEST(ProgressBar, FillsFromLeftToRight) {
  EXPECT_EQ(progress_bar(0.0, 10), "[>         ]   0 %");
  EXPECT_EQ(progress_bar(0.5, 10), "[=====>    ]  50 %");
  EXPECT_EQ(progress_bar(1.0, 10), "[==========] 100 %");
  EXPECT_EQ(progress_bar(7.0, 10), "[==========] 100 %");
  EXPECT_EQ(progress_bar(-1.0, 10), "[>         ]   0 %");
}

}  // namespace
}  // namespace sluice
