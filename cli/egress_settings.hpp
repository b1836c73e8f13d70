#pragma once

#include "config/settings.hpp"
#include "transport/egress/egress_options.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace sluice {

/// The settings' [http] as requests of scripts take them: config/ depends on nothing of ours.
egress_options egress_options_from(const http_settings& from);

/// Bounds how many requests are under way by the descriptors this process may have: what clients' connections
/// and all else leave, at least half. More requests wait for their turn. Returns what to tell the operator if
/// that is less than was set.
std::optional<std::string> bound_by_descriptors(egress_options& options, const server_settings& server,
                                                std::size_t descriptors);

}  // namespace sluice
