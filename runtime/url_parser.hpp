#pragma once

#include "runtime/url.hpp"

namespace sluice {

/// The URL Standard's state machine, by its names (https://url.spec.whatwg.org/#url-parsing). Works on UTF-8:
/// all that it looks for is ASCII.
class url_parser {
 public:
  enum class state : std::uint8_t {
    none,
    scheme_start,
    scheme,
    no_scheme,
    special_relative_or_authority,
    path_or_authority,
    relative,
    relative_slash,
    special_authority_slashes,
    special_authority_ignore_slashes,
    authority,
    host,
    hostname,
    port,
    file,
    file_slash,
    file_host,
    path_start,
    path,
    opaque_path,
    query,
    fragment
  };

  /// Parses into `url`. `only`: the one part to be set, from that state on.
  url_parser(std::string_view text, url_record& url, const url_record* base, state only = state::none);
  /// The text is an href that url_record gave: its host is in canonical form already.
  void keep_host() { keep_host_ = true; }
  /// False if the text is no URL; with `only`, what it held so far has been set.
  bool run();

 private:
  enum class step : std::uint8_t { go_on, done, fail };
  /// What follows the last character.
  static constexpr int end = -1;

  int at(std::size_t i) const { return i < text_.size() ? static_cast<unsigned char>(text_[i]) : end; }
  int c() const { return at(i_); }
  bool setting() const { return only_ != state::none; }
  bool slash() const { return c() == '/' || (url_.special() && c() == '\\'); }
  bool authority_ends() const { return c() == end || c() == '?' || c() == '#' || slash(); }
  /// Goes to a state that sees the current character again.
  step again(state next) { return state_ = next, --i_, step::go_on; }
  step to(state next) { return state_ = next, step::go_on; }
  step begin_query() { return url_.query.emplace(), to(state::query); }
  step begin_fragment() { return url_.fragment.emplace(), to(state::fragment); }
  void take_base_authority();
  void take_base_path();

  step next();
  step scheme_start();
  step scheme();
  step scheme_ended();
  step change_scheme();
  step no_scheme();
  step relative();
  step relative_slash();
  step authority();
  void take_credentials();
  step host();
  bool take_host();
  step port();
  step file();
  step file_slash();
  step file_host();
  step path_start();
  step path();
  void end_segment();
  step opaque_path();
  step query();
  step fragment();

  std::string text_;  ///< without the tabs, line ends and outer spaces that the Standard leaves out
  url_record& url_;
  const url_record* base_;
  state only_;
  state state_;
  std::size_t i_ = 0;
  std::string buffer_;
  bool keep_host_ = false;
  bool at_seen_ = false;
  bool in_brackets_ = false;
  bool password_seen_ = false;
};

/// The port that a special scheme has by itself; empty if it has none, or is not special.
std::optional<std::uint16_t> default_port(std::string_view scheme);

}  // namespace sluice
