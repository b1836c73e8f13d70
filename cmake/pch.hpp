// Precompiled once, for every target that uses CAF, Beast or nlohmann-json: they dominate compile time.
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <caf/all.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
