#include "cli/logging.hpp"

#include <fmt/chrono.h>
#include <nlohmann/json.hpp>
#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace sluice {

namespace {

std::string_view text_of(spdlog::string_view_t view) { return {view.data(), view.size()}; }

/// {"time":"2026-01-01T12:00:00.123456Z","level":"info","message":"…"}; spdlog's patterns do not escape.
class json_formatter final : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    const auto micros =
        std::chrono::duration_cast<std::chrono::microseconds>(message.time.time_since_epoch());
    const auto seconds = std::chrono::floor<std::chrono::seconds>(micros);
    const nlohmann::ordered_json line = {
        {"time", fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:06}Z", fmt::gmtime(seconds.count()),
                             (micros - seconds).count())},
        {"level", text_of(spdlog::level::to_string_view(message.level))},
        {"message", text_of(message.payload)}};
    const auto text = line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    out.append(text.data(), text.data() + text.size());
  }
  std::unique_ptr<formatter> clone() const override { return std::make_unique<json_formatter>(); }
};

spdlog::level::level_enum level_of(log_level level) {
  switch (level) {
    case log_level::trace: return spdlog::level::trace;
    case log_level::debug: return spdlog::level::debug;
    case log_level::info: return spdlog::level::info;
    case log_level::warn: return spdlog::level::warn;
    case log_level::error: return spdlog::level::err;
  }
  return spdlog::level::info;
}

}  // namespace

void set_up_log(const log_settings& settings, bool no_color) {
  const bool plain = no_color || std::getenv("NO_COLOR") != nullptr;  // no-color.org
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>(plain ? spdlog::color_mode::never
                                                                          : spdlog::color_mode::automatic);
  auto logger = std::make_shared<spdlog::logger>("sluice", std::move(sink));
  logger->set_level(level_of(settings.level));
  if (settings.format == log_format::json) {
    logger->set_formatter(std::make_unique<json_formatter>());
  } else {
    logger->set_pattern("%H:%M:%S.%e %^%-8l%$ %v");
  }
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace sluice
