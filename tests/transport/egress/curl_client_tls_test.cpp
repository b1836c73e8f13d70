#include "tests/transport/egress/client_fixture.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace sluice::testing {
namespace {

using ::testing::HasSubstr;

class EgressTlsTest : public EgressTest {
 protected:
  EgressTlsTest() {
    std::ofstream(ca_file_) << authority.certificate_pem;
    options.ca_file = ca_file_;
  }
  ~EgressTlsTest() override { std::filesystem::remove(ca_file_); }
  sdk_result ask_with(const test_certificate& certificate, const char* host = "a.test.example") {
    scripted_server server([](const seen_request&) { return ok("private"); }, certificate);
    return ask({{"url", fmt::format("https://{}:{}/", host, server.port())}});
  }
  const test_certificate authority = make_authority();

 private:
  const std::string ca_file_ = fmt::format("{}sluice-egress-{}.pem", ::testing::TempDir(), ::getpid());
};

TEST_F(EgressTlsTest, TrustsWhatTheAuthoritySigned) {
  const auto result = ask_with(make_certificate("a.test.example", &authority));
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->body, "private");
}

TEST_F(EgressTlsTest, TrustsNothingElse) {
  const auto stranger = make_authority();
  for (const auto& [what, certificate] :
       {std::pair{"self-signed", make_certificate("a.test.example", nullptr)},
        std::pair{"of another authority", make_certificate("a.test.example", &stranger)},
        std::pair{"of another host", make_certificate("b.test.example", &authority)},
        std::pair{"expired", make_certificate("a.test.example", &authority, -7'200, -3'600)},
        std::pair{"not valid yet", make_certificate("a.test.example", &authority, 3'600, 7'200)}}) {
    const auto result = ask_with(certificate);
    ASSERT_FALSE(result) << what;
    EXPECT_EQ(result.error().code, sdk_code::tls_error) << what;
    EXPECT_THAT(result.error().message, HasSubstr("certificate is not trusted")) << what;
  }
}

TEST_F(EgressTlsTest, SaysThatTheOtherSideSpeaksNoTls) {
  scripted_server server([](const seen_request&) { return ok(""); });
  // A handshake is no request, so the server never answers: it waits for the end of the line, and we for it.
  const auto error = failure_of({{"url", "https://a.test.example:" + server.port()}, {"timeout", 100}});
  EXPECT_EQ(error.code, sdk_code::timeout);
  EXPECT_THAT(error.message, HasSubstr("the connection was not made"));
}

TEST_F(EgressTlsTest, DoesNotFollowFromHttpsToHttp) {
  scripted_server plain([](const seen_request&) { return ok(""); });
  options.allow = {"a.test.example", "127.0.0.0/8"};
  lookup = [](const std::string&) -> lookup_answer {
    return std::vector{boost::asio::ip::make_address("127.0.0.1")};
  };
  scripted_server server(
      [&](const seen_request&) { return redirect_to("http://b.test.example:" + plain.port()); },
      make_certificate("a.test.example", &authority));
  const auto error =
      failure_of({{"url", "https://a.test.example:" + server.port()}, {"headers", {{"x-key", "y"}}}});
  EXPECT_EQ(error.code, sdk_code::tls_error);
  EXPECT_EQ(plain.accepted(), 0);
}

}  // namespace
}  // namespace sluice::testing
