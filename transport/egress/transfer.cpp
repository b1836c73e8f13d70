#include "transport/egress/transfer.hpp"

#include "transport/egress/curl_failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <netinet/in.h>
#include <new>
#include <sys/socket.h>

namespace sluice {

namespace ip = boost::asio::ip;

transfer::transfer(const http_request& request, const target_url& target,
                   const std::vector<ip::address>& addresses, const address_policy& policy,
                   const egress_options& options, totals& all)
    : target_(target),
      policy_(policy),
      options_(options),
      all_(all),
      body_(request.body),
      response_(options.max_header_bytes) {
  ++all_.keeping;
  set_up_connection(addresses);
  set_up_request(request);
}

transfer::~transfer() {
  if (keeps_connection_) --all_.keeping;
  all_.buffered_bytes -= own_bytes_;
}

void transfer::set_up_connection(const std::vector<ip::address>& addresses) {
  CURL* const easy = easy_.get();
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_URL, target_.url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);  // each hop is judged: redirect.hpp
  curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROXY, "");  // whatever the environment says
  curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS);
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.request_timeout.count()));
  // Should curl ever look a name up itself: never wait for that thread's end, which may hang.
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  if (options_.ca_file.empty()) {
    // The system's bundle alone, which curl then parses once and not for each connection.
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
  } else {
    curl_easy_setopt(easy, CURLOPT_CAINFO, options_.ca_file.c_str());  // beside the system's CAPATH
  }
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &transfer::open_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &transfer::before_request);
  curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
  if (addresses.empty()) return;
  // "+": in curl's cache for a minute, not for ever.
  std::string entry = fmt::format("+{}:{}:", target_.host, target_.port);
  for (const ip::address& address : addresses) {
    if (entry.back() != ':') entry += ',';
    entry += address.is_v6() ? fmt::format("[{}]", address.to_string()) : address.to_string();
  }
  resolved_.reset(curl_slist_append(nullptr, entry.c_str()));
  curl_easy_setopt(easy, CURLOPT_RESOLVE, resolved_.get());
}

void transfer::set_up_request(const http_request& request) {
  CURL* const easy = easy_.get();
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, curl_message_.data());
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &transfer::header_line);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &transfer::body_part);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");  // all that curl can decode
  curl_easy_setopt(easy, CURLOPT_USERAGENT, options_.user_agent.c_str());
  const std::string& method = request.method;
  const bool wants_body = method == "POST" || method == "PUT" || method == "PATCH";
  // What says that it is too large is not begun; a HEAD says so of what does not come.
  if (method != "HEAD")
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(options_.max_response_bytes));
  if (method == "HEAD") {
    curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
  } else if (body_ || wants_body) {
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body_ ? body_->size() : 0));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body_ ? body_->data() : "");
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method.c_str());
  } else {
    curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    if (method != "GET") curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method.c_str());
  }
  // ":" without a value takes out what curl would add; ";" sends an empty header.
  add_header("expect:");
  if (!request.has_header("content-type")) add_header("content-type:");
  for (const auto& [name, value] : request.headers)
    add_header(value.empty() ? name + ";" : name + ": " + value);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_.get());
}

void transfer::add_header(const std::string& line) {
  curl_slist* const longer = curl_slist_append(headers_.get(), line.c_str());
  if (!longer) return;
  static_cast<void>(headers_.release());
  headers_.reset(longer);
}

// --- Callbacks -------------------------------------------------------------------------------------------

bool transfer::may_reach(const ip::address& address, std::uint16_t port) {
  const auto verdict = policy_.judge(address, port, target_.host_allowed);
  if (!verdict)
    stop_with(sdk_code::ssrf_blocked,
              fmt::format("{}: scripts reach public addresses only, and {}", target_.host, verdict.error()));
  return verdict.has_value();
}

curl_socket_t transfer::open_socket(void* self, curlsocktype, curl_sockaddr* to) {
  auto& of = *static_cast<transfer*>(self);
  bool allowed = false;
  if (to->family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(to->addr);
    allowed = of.may_reach(ip::address_v4(ntohl(v4.sin_addr.s_addr)), ntohs(v4.sin_port));
  } else if (to->family == AF_INET6) {
    // As large as curl says, although its type says sockaddr.
    const auto& v6 = *reinterpret_cast<const sockaddr_in6*>(static_cast<const void*>(&to->addr));
    ip::address_v6::bytes_type bytes;
    std::copy(std::begin(v6.sin6_addr.s6_addr), std::end(v6.sin6_addr.s6_addr), bytes.begin());
    allowed = of.may_reach(ip::address_v6(bytes), ntohs(v6.sin6_port));
  }
  if (!allowed) return CURL_SOCKET_BAD;
  const int socket = ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
  if (socket < 0 && (errno == EMFILE || errno == ENFILE)) of.lacked_descriptor_ = true;
  return socket;
}

int transfer::before_request(void* self, char* remote_ip, char*, int remote_port, int) {
  boost::system::error_code failure;
  const auto address = ip::make_address(remote_ip, failure);
  const bool allowed =
      !failure && static_cast<transfer*>(self)->may_reach(address, static_cast<std::uint16_t>(remote_port));
  return allowed ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

std::size_t transfer::header_line(char* data, std::size_t size, std::size_t count, void* self) {
  auto& of = *static_cast<transfer*>(self);
  if (!of.response_.add_line({data, size * count}))
    return of.stop_with(sdk_code::limit_exceeded, of.too_many_headers());
  if (of.response_.headers_done()) of.choose_what_becomes_of_the_connection();
  return size * count;
}

void transfer::choose_what_becomes_of_the_connection() {
  // Where there are more than may be kept, libcurl would search all of them for the oldest to close. With TLS
  // it may be HTTP/2, where others use it as well.
  if (!keeps_connection_ || target_.secure || all_.keeping <= options_.idle_connections) return;
  keeps_connection_ = false;
  --all_.keeping;
  curl_easy_setopt(easy_.get(), CURLOPT_FORBID_REUSE, 1L);
}

std::string transfer::too_many_headers() const {
  return fmt::format("the headers of the answer are more than {} bytes", options_.max_header_bytes);
}

std::string transfer::too_large() const {
  return fmt::format("the answer's body, decoded, is more than {} bytes (http.max_response_bytes)",
                     options_.max_response_bytes);
}

std::size_t transfer::body_part(char* data, std::size_t size, std::size_t count, void* self) {
  auto& of = *static_cast<transfer*>(self);
  const std::size_t bytes = size * count;
  if (of.own_bytes_ + bytes > of.options_.max_response_bytes)
    return of.stop_with(sdk_code::limit_exceeded, of.too_large());
  if (of.all_.buffered_bytes + bytes > of.options_.max_buffered_bytes)
    return of.stop_with(sdk_code::unavailable, "too much is being received at once; later it works", true);
  try {
    of.response_.body.append(data, bytes);
  } catch (const std::bad_alloc&) {  // must not pass through curl
    return of.stop_with(sdk_code::unavailable, "the engine has no memory left for this answer", true);
  }
  of.own_bytes_ += bytes;
  of.all_.buffered_bytes += bytes;
  return bytes;
}

std::size_t transfer::stop_with(sdk_code code, std::string why, bool retryable) {
  stopped_ = {code, std::move(why), retryable};
  return static_cast<std::size_t>(-1);  // what curl takes for a failure, whatever the size
}

// --- Outcome ---------------------------------------------------------------------------------------------

tl::expected<long, sdk_error> transfer::outcome(CURLcode code) const {
  if (code == CURLE_OK) {
    long status = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    return status;
  }
  if (!stopped_.message.empty()) return tl::unexpected(stopped_);
  if (code == CURLE_FILESIZE_EXCEEDED) return refuse(sdk_code::limit_exceeded, too_large());
  // One line that is longer than curl takes never comes to header_line(), and curl says only that.
  if (code == CURLE_OUT_OF_MEMORY && !response_.headers_done())
    return refuse(sdk_code::limit_exceeded, too_many_headers());
  long os_error = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_OS_ERRNO, &os_error);
  return tl::unexpected(describe_failure(code, {fmt::format("{}:{}", target_.host, target_.port),
                                                static_cast<int>(os_error), curl_message_.data()}));
}

std::string transfer::progress() const {
  curl_off_t connected = 0;
  curl_off_t sent = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_PRETRANSFER_TIME_T, &connected);
  curl_easy_getinfo(easy_.get(), CURLINFO_SIZE_UPLOAD_T, &sent);
  if (response_.headers_done()) return fmt::format("{} bytes of the body had come", response_.body.size());
  if (connected == 0) return "the connection was not made";
  if (body_ && sent < static_cast<curl_off_t>(body_->size()))
    return fmt::format("{} of {} bytes had been sent", sent, body_->size());
  return "the answer had not begun";
}

}  // namespace sluice
