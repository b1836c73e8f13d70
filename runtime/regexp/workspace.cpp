#include "runtime/regexp/workspace.hpp"

#include <algorithm>

namespace sluice::regexp {

workspace::~workspace() {
  while (last_) {
    block* before = last_->before;
    host_.release(last_);
    last_ = before;
  }
}

void workspace::add_block(std::size_t bytes) {
  constexpr std::size_t largest = 64u << 10;  // no more than that lies idle
  block_bytes_ = std::min(block_bytes_ * 2, largest);
  const std::size_t size = std::max(bytes + sizeof(block), block_bytes_);
  auto* added = static_cast<block*>(host_.resize(nullptr, size));
  added->before = last_;
  last_ = added;
  next_ = reinterpret_cast<unsigned char*>(added + 1);
  left_ = size - sizeof(block);
}

}  // namespace sluice::regexp
