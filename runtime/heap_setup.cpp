#include "runtime/heap_setup.hpp"

#include "runtime/collation.hpp"
#include "runtime/collections.hpp"
#include "runtime/console.hpp"
#include "runtime/error_report.hpp"
#include "runtime/intrinsics.hpp"
#include "runtime/iota.hpp"
#include "runtime/iteration.hpp"
#include "runtime/locale_date.hpp"
#include "runtime/locale_number.hpp"
#include "runtime/normalize.hpp"
#include "runtime/prelude.hpp"
#include "runtime/promise.hpp"
#include "runtime/regexp_builtins.hpp"
#include "runtime/sandbox.hpp"
#include "runtime/text_encoding.hpp"
#include "runtime/timers.hpp"
#include "runtime/vm.hpp"
#include "runtime/well_known.hpp"

namespace sluice {

void set_up_heap(duk_context* ctx, std::string_view code, std::string_view words) {
  vm& heap = vm::of(ctx);
  heap.jobs.attach(ctx);
  heap.rejections.attach(ctx);
  install_iteration(ctx);
  install_promise(ctx);
  install_intrinsics(ctx);
  install_collections(ctx);
  install_error_stack(ctx);
  install_console(ctx);
  install_iota(ctx);
  install_normalize(ctx);
  install_timers(ctx);
  install_text_encoding(ctx);
  install_collation(ctx);
  install_locale_date(ctx);
  install_locale_number(ctx);
  install_well_known(ctx);
  install_regexp(ctx);
  remove_unsafe_globals(ctx);
  load_prelude(ctx, {code, words});
  freeze_builtins(ctx);
}

}  // namespace sluice
