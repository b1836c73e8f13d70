#include "tests/transport/egress/client_fixture.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace sluice::testing {
namespace {

/// An HTTP/2 server over TLS on 127.0.0.1, by Node, which is there for the admin app's build.
class http2_server {
 public:
  http2_server(const std::filesystem::path& folder, const test_certificate& certificate) {
    std::ofstream(folder / "certificate.pem") << certificate.certificate_pem;
    std::ofstream(folder / "key.pem") << certificate.key_pem;
    std::ofstream(folder / "server.js") << R"(
const fs = require('fs');
let sessions = 0, atOnce = 0, most = 0;
const server = require('http2').createSecureServer({cert: fs.readFileSync('certificate.pem'), key: fs.readFileSync('key.pem')});
server.on('session', () => ++sessions);
server.on('stream', (stream, headers) => {
  most = Math.max(most, ++atOnce);
  setTimeout(() => {
    --atOnce;
    stream.respond({':status': 200, 'x-sessions': sessions, 'x-most': most, 'x-path': headers[':path']});
    stream.end('over HTTP/2');
  }, 50);
});
server.listen(0, '127.0.0.1', () => {
  fs.writeFileSync('port.new', String(server.address().port));
  fs.renameSync('port.new', 'port');
});
process.stdin.on('end', () => process.exit()).resume();
)";
    pipe_ = ::popen(fmt::format("cd '{}' && exec node server.js", folder.string()).c_str(), "w");
    eventually([&] { return std::filesystem::exists(folder / "port"); });
    std::ifstream(folder / "port") >> port_;
  }
  /// The end of its standard input is the end of it.
  ~http2_server() {
    if (pipe_) ::pclose(pipe_);
  }
  std::string url(const std::string& path) const {
    return fmt::format("https://a.test.example:{}{}", port_, path);
  }

 private:
  std::FILE* pipe_ = nullptr;
  int port_ = 0;
};

TEST_F(EgressTest, SharesOneConnectionOfHttp2) {
  if (std::system("command -v node > /dev/null") != 0) GTEST_SKIP() << "there is no Node to be the server";
  std::string made = ::testing::TempDir() + "sluice-http2-XXXXXX";
  const std::filesystem::path folder = ::mkdtemp(made.data());
  const auto authority = make_authority();
  std::ofstream(folder / "ca.pem") << authority.certificate_pem;
  options.ca_file = folder / "ca.pem";
  {
    const http2_server server(folder, make_certificate("a.test.example", &authority));
    ASSERT_TRUE(ask({{"url", server.url("/first")}}));
    std::vector<pending_result> requests;
    for (int i = 0; i < 10; ++i) requests.push_back(begin(client(), {{"url", server.url("/x")}}));
    for (auto& request : requests) {
      const auto result = request.get();
      ASSERT_TRUE(result) << result.error().message;
      EXPECT_EQ(result->body, "over HTTP/2");
      EXPECT_EQ(head_of(result)["headers"]["x-sessions"], "1");
      EXPECT_EQ(head_of(result)["headers"]["x-path"], "/x");
    }
    EXPECT_EQ(head_of(ask({{"url", server.url("/last")}}))["headers"]["x-most"], "10");
    stop_client();
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace sluice::testing
