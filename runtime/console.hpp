#pragma once

#include <duktape.h>

#include <string>

namespace sluice {

class held_memory;

/// Defines the global console: log, info, warn, error, debug. Each call is one line of the execution's log.
void install_console(duk_context* ctx);

/// Adds what few scripts use: assert, count, dir, group, table, time, trace and their kin, as the Console
/// Standard (https://console.spec.whatwg.org) has them.
void install_console_tools(duk_context* ctx);

/// Forgets the groups, counts and times of the execution before.
void reset_console(duk_context* ctx);

/// Writes a line to the execution's log, indented as the open groups want it; `held` counts its memory. Stops
/// the execution if the log has no room for it.
void write_console_line(duk_context* ctx, const char* level, std::string line, held_memory& held);
/// The same of the arguments 0 … top-1, as console.log shows them.
void write_console_arguments(duk_context* ctx, const char* level);

}  // namespace sluice
