# Every third-party package, all from Debian 12 (scripts/setup installs them), and why it is here.
find_package(CAF 0.17.6 REQUIRED)             # actors: the project's foundation
find_package(Boost 1.81 REQUIRED)             # Beast and Asio: the HTTP and WebSocket edge
find_package(nlohmann_json 3.11 REQUIRED)     # JSON off the hot path: clear API, exact messages
find_package(tl-expected REQUIRED)            # std::expected for C++20
find_package(fmt REQUIRED)                    # text formatting
find_package(spdlog REQUIRED)                 # the engine's log
find_package(CLI11 REQUIRED)                  # command line
find_package(OpenSSL REQUIRED)                # SHA-256, random tokens
find_package(CURL 7.88 REQUIRED)               # HTTP requests of scripts
find_package(SQLiteCpp REQUIRED)              # RAII over SQLite
find_package(simdjson REQUIRED)               # JSON on the hot path: validates at GB/s
find_package(prometheus-cpp CONFIG REQUIRED)  # metrics and their text format
find_package(GTest REQUIRED)
find_package(benchmark REQUIRED)
find_path(VALIJSON_INCLUDE valijson/validator.hpp REQUIRED) # JSON Schema validation; header-only
add_library(valijson INTERFACE)
target_include_directories(valijson SYSTEM INTERFACE ${VALIJSON_INCLUDE})
find_package(tomlplusplus REQUIRED)           # TOML with source positions
find_path(IDN2_INCLUDE idn2.h REQUIRED)
find_library(IDN2_LIBRARY idn2 REQUIRED)  # domains of URLs beyond ASCII (UTS 46)
find_path(UTF8PROC_INCLUDE utf8proc.h REQUIRED)
find_library(UTF8PROC_LIBRARY utf8proc REQUIRED)  # String.prototype.normalize: the smallest of its kind (ICU is 30 MB)
find_package(date 3.0 REQUIRED)  # time zones by name, read from the system's tzdata
