#pragma once

#include "cli/command.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace sluice::testing {

/// What a command did.
struct command_outcome {
  int code = -1;
  std::string out;
  std::string err;
};

/// Runs a subcommand in this process.
inline command_outcome run_command(add_command add, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "sluice");
  std::vector<const char*> argv;
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  const int code = run_command_line(static_cast<int>(argv.size()), argv.data(), {add});
  return {code, ::testing::internal::GetCapturedStdout(), ::testing::internal::GetCapturedStderr()};
}

/// A test with a folder of its own.
class command_test : public ::testing::Test {
 public:
  ~command_test() override { std::filesystem::remove_all(folder_); }

 protected:
  command_test()
      : folder_(std::filesystem::path{::testing::TempDir()} /
                (std::string("sluice-") +
                 ::testing::UnitTest::GetInstance()->current_test_info()->test_suite_name() + "-" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::create_directories(folder_);
  }

  /// Writes a file; returns its path.
  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream{path(name), std::ios::binary} << text;
    return path(name);
  }
  /// In the test's folder.
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

}  // namespace sluice::testing
