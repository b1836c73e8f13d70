# One precompiled header for all: sluice_use_pch(target).
add_library(sluice_pch OBJECT ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
target_link_libraries(sluice_pch PUBLIC sluice_options CAF::core Boost::headers nlohmann_json::nlohmann_json
                      fmt::fmt tl::expected Threads::Threads)
target_compile_definitions(sluice_pch PUBLIC BOOST_ASIO_NO_DEPRECATED)
target_precompile_headers(sluice_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch.hpp)

function(sluice_use_pch target)
  # The same usage requirements as the header was compiled with, or the compiler refuses it.
  target_link_libraries(${target} PRIVATE sluice_options CAF::core Boost::headers nlohmann_json::nlohmann_json
                        fmt::fmt tl::expected Threads::Threads)
  target_compile_definitions(${target} PRIVATE BOOST_ASIO_NO_DEPRECATED)
  target_precompile_headers(${target} REUSE_FROM sluice_pch)
endfunction()
