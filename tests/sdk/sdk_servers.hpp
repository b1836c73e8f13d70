#pragma once

#include "tests/e2e/temp_folder.hpp"
#include "tests/transport/egress/scripted_server.hpp"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sluice::test {

/// The servers on loopback that scripts of tests/sdk ask: good ones, ones whose certificates are not, and
/// ones that must never hear of them.
class sdk_servers {
 public:
  sdk_servers();
  ~sdk_servers();

  /// Base URLs by name, without a slash at the end: what the scripts find in event.data.
  nlohmann::json urls() const;
  /// For http.allow.
  const std::vector<std::string>& allowed() const { return allowed_; }
  /// PEM of the authority that signed the certificate of "https"; for http.ca_file.
  std::string ca_file() const { return (folder_.path() / "ca.pem").string(); }
  /// Connections to those that http.allow does not have.
  int forbidden_connections() const;

 private:
  class greeter;

  void add(const std::string& name, std::unique_ptr<testing::scripted_server> server,
           const std::string& scheme);
  void allow(const std::string& name, const std::string& scheme, const std::string& port);

  testing::temp_folder folder_;
  std::map<std::string, std::string> urls_;
  std::vector<std::string> allowed_;
  std::vector<std::unique_ptr<testing::scripted_server>> servers_;
  std::vector<std::unique_ptr<testing::scripted_server>> forbidden_;
  std::unique_ptr<greeter> greeter_;
};

}  // namespace sluice::test
