#include "runtime/collections.hpp"

#include "runtime/define.hpp"
#include "runtime/duktape_collections.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/intrinsics.hpp"
#include "runtime/vm.hpp"

#include <array>

namespace sluice {
namespace {

constexpr const char* symbol_iterator = DUK_WELLKNOWN_SYMBOL("Symbol.iterator");
constexpr char collection_key[] =
    "\xFF"
    "collection";
constexpr char adder_key[] =
    "\xFF"
    "adder";

struct built_in {
  collection_kind kind;
  const char* name;
  const char* adder;  ///< the method that the constructor calls for each value of its argument
  const char* iterator_tag;
};
constexpr std::array built_ins{
    built_in{collection_kind::map, "Map", "set", "Map Iterator"},
    built_in{collection_kind::set, "Set", "add", "Set Iterator"},
    built_in{collection_kind::weak_map, "WeakMap", "set", nullptr},
    built_in{collection_kind::weak_set, "WeakSet", "add", nullptr},
};

const built_in& about(collection_kind kind) { return built_ins.at(static_cast<std::size_t>(kind) - 1); }

bool has_pairs(collection_kind kind) {
  return kind == collection_kind::map || kind == collection_kind::weak_map;
}

/// A method's `this`.
void require_kind(duk_context* ctx, duk_idx_t index, collection_kind kind) {
  if (sluice_duktape_collection_kind(ctx, index) != kind)
    (void)duk_type_error(ctx, "this method wants a %s as this", about(kind).name);
}

// --- construction ---------------------------------------------------------------------------------------

/// [ … collection adder value ] → [ … collection adder ]: adds a value, or a key and a value as pair[0] and
/// pair[1].
void add_value(duk_context* ctx, bool pairs) {
  const duk_idx_t value = duk_get_top_index(ctx);
  if (pairs && !duk_is_object(ctx, value))
    (void)duk_type_error(ctx, "a Map is made from [key, value] pairs, not from %s",
                         sluice_duktape_push_readable(ctx, value));
  duk_dup(ctx, value - 1);
  duk_dup(ctx, value - 2);
  if (pairs) {
    duk_get_prop_index(ctx, value, 0);
    duk_get_prop_index(ctx, value, 1);
  } else {
    duk_dup(ctx, value);
  }
  duk_call_method(ctx, pairs ? 2 : 1);
  duk_set_top(ctx, value);
}

/// (value): what the iteration of a constructor's argument calls.
duk_ret_t add_iterated(duk_context* ctx) {
  duk_push_current_function(ctx);
  duk_get_prop_literal(ctx, -1, collection_key);
  duk_get_prop_literal(ctx, -2, adder_key);
  duk_dup(ctx, 0);
  add_value(ctx, duk_get_current_magic(ctx) != 0);
  return 0;
}

/// new Map(iterable) and its kin, told apart by magic.
duk_ret_t construct(duk_context* ctx) {
  const auto kind = static_cast<collection_kind>(duk_get_current_magic(ctx));
  const built_in& type = about(kind);
  if (!duk_is_constructor_call(ctx)) return duk_type_error(ctx, "%s has to be called with new", type.name);
  sluice_duktape_push_collection(ctx, kind);
  const duk_idx_t collection = duk_get_top_index(ctx);
  duk_push_this(ctx);
  duk_get_prototype(ctx, -1);
  duk_set_prototype(ctx, collection);
  duk_pop(ctx);
  if (duk_is_null_or_undefined(ctx, 0)) return 1;

  duk_get_prop_string(ctx, collection, type.adder);
  const duk_idx_t adder = duk_get_top_index(ctx);
  if (!duk_is_callable(ctx, adder))
    return duk_type_error(ctx, "the %s's method %s is not a function", type.name, type.adder);
  if (sluice_duktape_is_plain_array(ctx, 0)) {
    for (duk_uarridx_t i = 0; i < duk_get_length(ctx, 0); ++i) {
      sluice_duktape_work(ctx, 4);
      duk_get_prop_index(ctx, 0, i);
      add_value(ctx, has_pairs(kind));
    }
  } else {
    duk_push_heapptr(ctx, vm::of(ctx).iterate);
    duk_dup(ctx, 0);
    duk_push_c_function(ctx, add_iterated, 1);
    duk_set_magic(ctx, -1, has_pairs(kind));
    duk_dup(ctx, collection);
    duk_put_prop_literal(ctx, -2, collection_key);
    duk_dup(ctx, adder);
    duk_put_prop_literal(ctx, -2, adder_key);
    duk_call(ctx, 2);
  }
  duk_set_top(ctx, collection + 1);
  return 1;
}

// --- methods of Map and Set -----------------------------------------------------------------------------

duk_ret_t size(duk_context* ctx) {
  duk_push_this(ctx);
  require_kind(ctx, 0, static_cast<collection_kind>(duk_get_current_magic(ctx)));
  duk_push_number(ctx, static_cast<double>(sluice_duktape_collection_size(ctx, 0)));
  return 1;
}

duk_ret_t clear(duk_context* ctx) {
  duk_push_this(ctx);
  require_kind(ctx, 0, static_cast<collection_kind>(duk_get_current_magic(ctx)));
  sluice_duktape_collection_clear(ctx, 0);
  return 0;
}

/// forEach(callback, this_argument)
duk_ret_t for_each(duk_context* ctx) {
  const auto kind = static_cast<collection_kind>(duk_get_current_magic(ctx));
  duk_push_this(ctx);
  require_kind(ctx, 2, kind);
  if (!duk_is_callable(ctx, 0))
    return duk_type_error(ctx, "forEach wants a function, not %s", sluice_duktape_push_readable(ctx, 0));
  collection_position position;
  while (sluice_duktape_collection_next(ctx, 2, position)) {
    duk_dup(ctx, 0);
    duk_dup(ctx, 1);
    duk_pull(ctx, 4);  // value
    duk_pull(ctx, 3);  // key
    duk_dup(ctx, 2);
    duk_call_method(ctx, 3);
    duk_set_top(ctx, 3);
  }
  return 0;
}

/// keys(), values() and entries(): magic is the mode and, above it, the kind.
constexpr int iterator_magic(collection_kind kind, collection_iteration mode) {
  return static_cast<int>(kind) << 4 | static_cast<int>(mode);
}
duk_ret_t make_iterator(duk_context* ctx) {
  const int magic = duk_get_current_magic(ctx);
  const auto kind = static_cast<collection_kind>(magic >> 4);
  duk_push_this(ctx);
  require_kind(ctx, 0, kind);
  sluice_duktape_push_collection_iterator(ctx, 0, magic & 0x0f);
  vm& heap = vm::of(ctx);
  duk_push_heapptr(ctx,
                   kind == collection_kind::map ? heap.map_iterator_prototype : heap.set_iterator_prototype);
  duk_set_prototype(ctx, -2);
  return 1;
}

/// [ … ] → [ … {value, done} ], of a value on top unless done
void push_result(duk_context* ctx, bool done) {
  if (done) duk_push_undefined(ctx);
  duk_push_object(ctx);
  duk_insert(ctx, -2);
  duk_put_prop_literal(ctx, -2, "value");
  duk_push_boolean(ctx, done);
  duk_put_prop_literal(ctx, -2, "done");
}

/// An iterator's next().
duk_ret_t next(duk_context* ctx) {
  duk_push_this(ctx);
  const collection_iterator iterator = sluice_duktape_collection_iterator(ctx, 0);
  const auto kind = static_cast<collection_kind>(duk_get_current_magic(ctx));
  if (iterator.kind != kind)
    return duk_type_error(ctx, "next() wants a %s as this", about(kind).iterator_tag);
  push_result(ctx, !push_iterated(ctx, 0));
  return 1;
}

// --- what the built-ins are made of ---------------------------------------------------------------------

/// [ … prototype ] → [ … prototype ]: another name for a method.
void alias(duk_context* ctx, const char* name, const char* method) {
  duk_get_prop_string(ctx, -1, method);
  define_value(ctx, name);
}

/// [ … prototype ] → [ … prototype ]
void define_methods(duk_context* ctx, collection_kind kind) {
  const auto method = [&](const char* name, collection_operation operation, int arguments) {
    define_method(ctx, name, sluice_duktape_inline_method, arguments, inline_magic(kind, operation));
  };
  if (has_pairs(kind)) {
    method("get", collection_operation::get, 1);
    method("set", collection_operation::set, 2);
  } else {
    method("add", collection_operation::add, 1);
  }
  method("has", collection_operation::has, 1);
  method("delete", collection_operation::remove, 1);
  define_tag(ctx, about(kind).name);
  if (!about(kind).iterator_tag) return;

  const int magic = static_cast<int>(kind);
  define_method(ctx, "clear", clear, 0, magic);
  define_method(ctx, "forEach", for_each, 2, magic, 1);
  define_getter(ctx, "size", "get size", size, magic);
  define_method(ctx, "entries", make_iterator, 0, iterator_magic(kind, collection_iteration::entries));
  define_method(ctx, "values", make_iterator, 0, iterator_magic(kind, collection_iteration::values));
  if (kind == collection_kind::map) {
    define_method(ctx, "keys", make_iterator, 0, iterator_magic(kind, collection_iteration::keys));
    alias(ctx, symbol_iterator, "entries");
  } else {
    alias(ctx, "keys", "values");
    alias(ctx, symbol_iterator, "values");
  }
}

/// [ … object ] → [ … object ]: the address of one of its properties, which keeps it alive.
void* property(duk_context* ctx, const char* name) {
  duk_get_prop_string(ctx, -1, name);
  void* address = duk_get_heapptr(ctx, -1);
  duk_pop(ctx);
  return address;
}

void* make_iterator_prototype(duk_context* ctx, collection_kind kind) {
  duk_push_object(ctx);
  push_intrinsics(ctx);
  duk_get_prop_literal(ctx, -1, "iteratorPrototype");
  duk_set_prototype(ctx, -3);
  duk_pop(ctx);
  define_method(ctx, "next", next, 0, static_cast<int>(kind));
  define_tag(ctx, about(kind).iterator_tag);
  vm& heap = vm::of(ctx);
  (kind == collection_kind::map ? heap.map_next : heap.set_next) = property(ctx, "next");
  heap.iterator_self = property(ctx, symbol_iterator);
  void* prototype = keep(ctx);
  duk_pop(ctx);
  return prototype;
}

/// [ … global ] → [ … global ]
void install(duk_context* ctx, const built_in& type) {
  push_function(ctx, type.name, construct, 1, static_cast<int>(type.kind));
  set_length(ctx, 0);
  if (type.iterator_tag) define_species(ctx);
  duk_push_literal(ctx, "prototype");
  duk_push_object(ctx);
  duk_dup(ctx, -3);
  define_value(ctx, "constructor");
  define_methods(ctx, type.kind);
  if (type.kind == collection_kind::map) vm::of(ctx).map_entries = property(ctx, "entries");
  if (type.kind == collection_kind::set) vm::of(ctx).set_values = property(ctx, "values");
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_CLEAR_WRITABLE | DUK_DEFPROP_CLEAR_CONFIGURABLE);
  define_value(ctx, type.name);
}

}  // namespace

bool push_iterated(duk_context* ctx, duk_idx_t index) {
  const collection_iterator iterator = sluice_duktape_collection_iterator(ctx, index);
  if (!sluice_duktape_collection_iterator_next(ctx, index)) return false;
  switch (static_cast<collection_iteration>(iterator.mode)) {
    case collection_iteration::keys: duk_pop(ctx); break;
    case collection_iteration::values: duk_remove(ctx, -2); break;
    case collection_iteration::entries:
      duk_push_array(ctx);
      duk_insert(ctx, -3);
      duk_put_prop_index(ctx, -3, 1);
      duk_put_prop_index(ctx, -2, 0);
      break;
  }
  return true;
}

void install_collections(duk_context* ctx) {
  vm& heap = vm::of(ctx);
  heap.map_iterator_prototype = make_iterator_prototype(ctx, collection_kind::map);
  heap.set_iterator_prototype = make_iterator_prototype(ctx, collection_kind::set);
  duk_push_global_object(ctx);
  duk_get_prop_literal(ctx, -1, "Array");
  duk_get_prop_literal(ctx, -1, "prototype");
  heap.array_prototype = keep(ctx);
  duk_pop_2(ctx);
  for (const built_in& type : built_ins) install(ctx, type);
  duk_pop(ctx);
}

}  // namespace sluice
