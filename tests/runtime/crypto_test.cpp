// iota.crypto, by the vectors of the standards.
#include "tests/runtime/sdk_fixture.hpp"

namespace sluice::test {
namespace {

std::string js(const std::string& expression) { return sdk_run{"return " + expression}.result(); }

TEST(IotaCrypto, DigestsAsTheStandardsSay) {
  // FIPS 180-4's examples; RFC 1321's.
  EXPECT_EQ(js("iota.crypto.sha256('abc')"),
            "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"");
  EXPECT_EQ(js("iota.crypto.hash('sha1', 'abc')"), "\"a9993e364706816aba3e25717850c26c9cd0d89d\"");
  EXPECT_EQ(js("iota.crypto.hash('md5', '')"), "\"d41d8cd98f00b204e9800998ecf8427e\"");
  EXPECT_EQ(js("iota.crypto.hash('sha512', 'abc').slice(0, 16)"), "\"ddaf35a193617aba\"");
  EXPECT_EQ(js("iota.crypto.hash('sha384', 'abc').slice(0, 16)"), "\"cb00753f45a35e8b\"");
}

TEST(IotaCrypto, AuthenticatesAsRfc4231Says) {
  EXPECT_EQ(js("iota.crypto.hmac('sha256', new Uint8Array(20).fill(0x0b), 'Hi There')"),
            "\"b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7\"");
  EXPECT_EQ(js("iota.crypto.hmac('sha256', 'Jefe', 'what do ya want for nothing?')"),
            "\"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843\"");
  EXPECT_EQ(js("iota.crypto.hmac('sha256', '', '')"),
            "\"b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad\"");
}

TEST(IotaCrypto, TakesTextAsUtf8AndGivesWhatIsAsked) {
  EXPECT_EQ(js("iota.crypto.sha256('😀') === iota.crypto.sha256(new TextEncoder().encode('😀'))"), "true");
  EXPECT_EQ(js("iota.crypto.sha256('abc', 'base64')"), "\"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\"");
  EXPECT_EQ(js("iota.crypto.sha256('abc', 'base64url')"), "\"ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0\"");
  EXPECT_EQ(js("iota.crypto.sha256('abc', 'bytes').length"), "32");
}

TEST(IotaCrypto, EncodesBase64AsRfc4648Says) {
  EXPECT_EQ(js("['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map(t => iota.crypto.base64.encode(t))"),
            R"(["","Zg==","Zm8=","Zm9v","Zm9vYg==","Zm9vYmE=","Zm9vYmFy"])");
  EXPECT_EQ(js("iota.crypto.base64.encodeUrl(new Uint8Array([251, 255]))"), "\"-_8\"");
  EXPECT_EQ(js("Array.from(iota.crypto.base64.decode('-_8'))"), "[251,255]");
  EXPECT_EQ(js("Array.from(iota.crypto.base64.decode('+/8='))"), "[251,255]");
}

TEST(IotaCrypto, EncodesLargeDataWithoutASeam) {
  EXPECT_EQ(js("iota.crypto.base64.encode('x'.repeat(300000)) === btoa('x'.repeat(300000))"), "true");
}

TEST(IotaCrypto, ComparesInWhole) {
  EXPECT_EQ(js("[iota.crypto.timingSafeEqual('abc', new Uint8Array([97, 98, 99])), "
               "iota.crypto.timingSafeEqual('abc', 'abd'),"
               " iota.crypto.timingSafeEqual('abc', 'ab'), iota.crypto.timingSafeEqual('', '')]"),
            "[true,false,false,true]");
}

TEST(IotaCrypto, TakesRandomBytesFromTheHost) {
  script_run run{compiled_body("return [iota.crypto.uuid(), Array.from(iota.crypto.randomBytes(3))]")};
  run.host.random_bits = 0x0123456789ABCDEF;
  EXPECT_EQ(run.result(), R"(["efcdab89-6745-4301-afcd-ab8967452301",[239,205,171]])");
}

TEST(IotaCrypto, ThrowsAtOnceWhatCanNeverWork) {
  for (const char* call :
       {"sha256(5)", "sha256(null)", "hash('sha3', 'a')", "hash(undefined, 'a')", "sha256('a', 'binary')",
        "hmac('sha256', 1, 'a')", "randomBytes(-1)", "randomBytes(70000)", "randomBytes(1.5)",
        "base64.decode('*')", "base64.decode(5)", "timingSafeEqual('a')"})
    EXPECT_EQ(js(std::string{"(() => { try { iota.crypto."} + call +
                 "; return 'none' } catch (e) { return e.code } })()"),
              "\"INVALID_ARGUMENT\"")
        << call;
}

}  // namespace
}  // namespace sluice::test
