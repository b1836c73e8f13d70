#include "tests/transport/egress/test_certificate.hpp"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <memory>
#include <stdexcept>

namespace sluice::testing {

namespace {

template <auto Free>
struct freed {
  template <class T>
  void operator()(T* it) const {
    Free(it);
  }
};
using key_ptr = std::unique_ptr<EVP_PKEY, freed<EVP_PKEY_free>>;
using x509_ptr = std::unique_ptr<X509, freed<X509_free>>;
using bio_ptr = std::unique_ptr<BIO, freed<BIO_free_all>>;

std::string text_of(const bio_ptr& bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

void add_extension(X509* to, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, to, to, nullptr, nullptr, 0);
  const std::unique_ptr<X509_EXTENSION, freed<X509_EXTENSION_free>> extension(
      X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
  if (!extension) throw std::runtime_error("extension " + value);
  X509_add_ext(to, extension.get(), -1);
}

void name(X509_NAME* of, const std::string& text) {
  X509_NAME_add_entry_by_txt(of, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.c_str()),
                             -1, -1, 0);
}

test_certificate make(const std::string& subject, const test_certificate* authority, bool signs, long begins,
                      long ends) {
  static std::atomic<long> serial{1};
  const key_ptr key(EVP_EC_gen("P-256"));
  const x509_ptr made(X509_new());
  X509_set_version(made.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serial++);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), begins);
  X509_gmtime_adj(X509_getm_notAfter(made.get()), ends);
  X509_set_pubkey(made.get(), key.get());
  name(X509_get_subject_name(made.get()), subject);
  add_extension(made.get(), NID_basic_constraints, signs ? "critical,CA:TRUE" : "CA:FALSE");
  if (!signs) add_extension(made.get(), NID_subject_alt_name, "DNS:" + subject);
  if (authority) {
    const bio_ptr cert_in(BIO_new_mem_buf(authority->certificate_pem.data(), -1));
    const bio_ptr key_in(BIO_new_mem_buf(authority->key_pem.data(), -1));
    const x509_ptr issuer(PEM_read_bio_X509(cert_in.get(), nullptr, nullptr, nullptr));
    const key_ptr issuer_key(PEM_read_bio_PrivateKey(key_in.get(), nullptr, nullptr, nullptr));
    X509_set_issuer_name(made.get(), X509_get_subject_name(issuer.get()));
    X509_sign(made.get(), issuer_key.get(), EVP_sha256());
  } else {
    X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
    X509_sign(made.get(), key.get(), EVP_sha256());
  }
  const bio_ptr cert_out(BIO_new(BIO_s_mem()));
  const bio_ptr key_out(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(cert_out.get(), made.get());
  PEM_write_bio_PrivateKey(key_out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  return {text_of(cert_out), text_of(key_out)};
}

}  // namespace

test_certificate make_authority() {
  static std::atomic<int> number{1};
  return make("Test authority " + std::to_string(number++), nullptr, true, -3'600, 3'600);
}

test_certificate make_certificate(const std::string& host, const test_certificate* authority,
                                  long begins_in_s, long ends_in_s) {
  return make(host, authority, false, begins_in_s, ends_in_s);
}

}  // namespace sluice::testing
