#include "store/secret_cipher.hpp"

#include <gtest/gtest.h>

#include <set>

namespace sluice::test {
namespace {

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return bytes;
}

template <std::size_t Size>
std::array<unsigned char, Size> array_of(std::string_view hex) {
  std::array<unsigned char, Size> bytes;
  const auto text = from_hex(hex);
  std::copy(text.begin(), text.end(), bytes.begin());
  return bytes;
}

const secret_key key = *make_secret_key();
constexpr tenant_id shop{7};
constexpr tenant_id other{8};

/// Test case 16 of McGrew and Viega, "The Galois/Counter Mode of Operation".
TEST(SecretCipher, IsAes256Gcm) {
  const auto known = array_of<32>("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
  const auto nonce = array_of<12>("cafebabefacedbaddecaf888");
  const auto bound = from_hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
  const auto text = from_hex(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
      "b16aedf5aa0de657ba637b39");
  const auto sealed = from_hex(
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
      "c5f61e6393ba7a0abcc9f662"
      "76fc6ece0f4e1768cddf8853bb2d551b");
  EXPECT_EQ(*gcm_seal(known, nonce, bound, text), sealed);
  EXPECT_EQ(*gcm_open(known, nonce, bound, sealed), text);
  EXPECT_FALSE(gcm_open(known, nonce, "", sealed));
}

TEST(SecretCipher, GivesBackWhatWasSealed) {
  for (const std::size_t size : {1u, 4u, 16u, 17u, 65'536u}) {
    const std::string value(size, 'v');
    const auto sealed = *seal_secret(key, shop, "TOKEN", value);
    EXPECT_EQ(sealed.size(), 1 + 12 + size + 16);
    EXPECT_EQ(*open_secret(key, shop, "TOKEN", sealed), value);
  }
}

TEST(SecretCipher, NeverSealsTheSameWayTwice) {
  std::set<std::string> nonces;
  for (int i = 0; i < 1'000; ++i) nonces.insert(seal_secret(key, shop, "TOKEN", "value")->substr(1, 12));
  EXPECT_EQ(nonces.size(), 1'000u);
}

TEST(SecretCipher, NoticesEveryChangedBitAndEveryMissingByte) {
  const auto sealed = *seal_secret(key, shop, "TOKEN", "a value to be kept");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      auto changed = sealed;
      changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
      EXPECT_FALSE(open_secret(key, shop, "TOKEN", changed)) << "byte " << i << ", bit " << bit;
    }
    EXPECT_FALSE(open_secret(key, shop, "TOKEN", sealed.substr(0, i)));
    EXPECT_FALSE(open_secret(key, shop, "TOKEN", sealed.substr(i + 1)));
  }
  EXPECT_FALSE(open_secret(key, shop, "TOKEN", sealed + "x"));
}

TEST(SecretCipher, BindsARowToItsPlace) {
  const auto sealed = *seal_secret(key, shop, "TOKEN", "value");
  EXPECT_FALSE(open_secret(key, other, "TOKEN", sealed)) << "another tenant's";
  EXPECT_FALSE(open_secret(key, shop, "TOKEN2", sealed)) << "another name";
  EXPECT_FALSE(open_secret(key, shop, "", sealed));
  EXPECT_FALSE(open_secret(*make_secret_key(), shop, "TOKEN", sealed)) << "another key";
}

}  // namespace
}  // namespace sluice::test
