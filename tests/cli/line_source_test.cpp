#include "cli/line_source.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <vector>

namespace sluice {
namespace {

using namespace std::chrono_literals;

struct LineSource : ::testing::Test {
  LineSource() {
    path = (std::filesystem::temp_directory_path() / "sluice-lines-XXXXXX").string();
    file = ::mkstemp(path.data());
  }
  ~LineSource() override {
    ::close(file);
    ::close(never);
    std::filesystem::remove(path);
  }
  void write(std::string_view text) {
    ASSERT_EQ(::write(file, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  std::vector<std::string> read_all() {
    auto source = line_source::open(path);
    std::vector<std::string> lines;
    std::string_view line;
    while (source->next(line, 1s, never) == line_source::result::line) lines.emplace_back(line);
    return lines;
  }

  std::string path;
  int file = -1;
  int never = ::eventfd(0, 0);
};

TEST_F(LineSource, SplitsAtLineEndsOfBothKinds) {
  write("one\ntwo\r\n\nlast");
  EXPECT_EQ(read_all(), (std::vector<std::string>{"one", "two", "", "last"}));
}

TEST_F(LineSource, EndsAfterTheLastLineEnd) {
  write("one\n");
  EXPECT_EQ(read_all(), std::vector<std::string>{"one"});
}

TEST_F(LineSource, ReadsLinesLongerThanItsBuffer) {
  const std::string longer(1 << 20, 'x');
  write(longer + "\nshort\n");
  EXPECT_EQ(read_all(), (std::vector<std::string>{longer, "short"}));
}

TEST_F(LineSource, DropsAByteOrderMark) {
  write("\xef\xbb\xbf{}\n\xef\xbb\xbf\n");
  EXPECT_EQ(read_all(), (std::vector<std::string>{"{}", "\xef\xbb\xbf"}));
}

TEST_F(LineSource, CountsLinesAndBytes) {
  write("a\nb\n");
  auto source = line_source::open(path);
  EXPECT_EQ(source->size(), 4u);
  std::string_view line;
  source->next(line, 1s, never);
  source->next(line, 1s, never);
  EXPECT_EQ(source->line_number(), 2u);
  EXPECT_EQ(source->bytes_read(), 4u);
}

TEST_F(LineSource, NamesAFileThatCannotBeRead) {
  const auto source = line_source::open("/no/such/file");
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().message, "cannot read /no/such/file: No such file or directory");
  EXPECT_EQ(line_source::open("/tmp").error().message, "cannot read /tmp: Is a directory");
}

}  // namespace
}  // namespace sluice
