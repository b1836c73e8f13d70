#pragma once

#include "transport/egress/address_policy.hpp"
#include "transport/egress/egress_options.hpp"
#include "transport/egress/http_request.hpp"
#include "transport/egress/response.hpp"
#include "transport/egress/url_policy.hpp"

#include <boost/asio/ip/address.hpp>

#include <array>
#include <curl/curl.h>
#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// One exchange with one server: a request as curl's easy handle, and the answer as it comes in. Used by one
/// thread; what it is made with must outlive it.
class transfer {
 public:
  /// Of all transfers there are; each counts itself in and out.
  struct totals {
    std::size_t keeping = 0;  ///< those whose connection will be kept
    std::size_t buffered_bytes = 0;
  };

  /// `addresses`: what the host was found to have, judged already; empty if the URL names the address itself.
  transfer(const http_request& request, const target_url& target,
           const std::vector<boost::asio::ip::address>& addresses, const address_policy& policy,
           const egress_options& options, totals& all);
  ~transfer();
  transfer(const transfer&) = delete;
  transfer& operator=(const transfer&) = delete;

  CURL* handle() const { return easy_.get(); }
  /// Before it begins: not on a connection that is idle.
  void use_new_connection() { curl_easy_setopt(easy_.get(), CURLOPT_FRESH_CONNECT, 1L); }
  /// Whether its connection is idle once it has succeeded.
  bool keeps_connection() const { return keeps_connection_; }

  /// What became of it, once curl has finished with `code`: the status, or why there is none.
  tl::expected<long, sdk_error> outcome(CURLcode code) const;
  /// Whether it failed because this process may open no more connections at present.
  bool lacked_descriptor() const { return lacked_descriptor_; }
  const response& answer() const { return response_; }
  std::string take_body() { return std::move(response_.body); }
  /// How far it has come, for whoever tells that time is over.
  std::string progress() const;

 private:
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static int before_request(void* self, char* remote_ip, char* local_ip, int remote_port, int local_port);
  static std::size_t header_line(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t body_part(char* data, std::size_t size, std::size_t count, void* self);

  void set_up_connection(const std::vector<boost::asio::ip::address>& addresses);
  void set_up_request(const http_request& request);
  void add_header(const std::string& line);
  void choose_what_becomes_of_the_connection();
  bool may_reach(const boost::asio::ip::address& address, std::uint16_t port);
  std::string too_many_headers() const;
  std::string too_large() const;
  std::size_t stop_with(sdk_code code, std::string why, bool retryable = false);

  struct easy_closer {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  };
  struct list_closer {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  using list_ptr = std::unique_ptr<curl_slist, list_closer>;

  const target_url target_;
  const address_policy& policy_;
  const egress_options& options_;
  totals& all_;
  std::size_t own_bytes_ = 0;
  std::shared_ptr<const std::string> body_;
  response response_;
  bool lacked_descriptor_ = false;
  bool keeps_connection_ = true;
  sdk_error stopped_;  ///< why we stopped it ourselves; an empty message = we did not
  std::array<char, CURL_ERROR_SIZE> curl_message_{};
  list_ptr headers_;
  list_ptr resolved_;
  std::unique_ptr<CURL, easy_closer> easy_{curl_easy_init()};  ///< goes first: it refers to the rest
};

}  // namespace sluice
