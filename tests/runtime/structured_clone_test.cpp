#include "runtime/structured_clone.hpp"

#include "runtime/compiler.hpp"
#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

std::shared_ptr<const compiled_script> compile(const std::string& text) {
  static script_compiler compiler;
  auto result = compiler.compile({"a.js", text});
  if (!result) throw std::runtime_error(result.error().format());
  return std::make_shared<const compiled_script>(std::move(*result));
}

std::string js(const std::string& text) { return result_of(compile(text)); }
std::string value_of(const std::string& expression) { return js("return " + expression + ";"); }

TEST(StructuredClone, CopiesPlainData) {
  EXPECT_EQ(value_of("structuredClone({a: [1, 'x', null, true, {b: -0.5}], 'c d': {}})"),
            R"({"a":[1,"x",null,true,{"b":-0.5}],"c d":{}})");
  EXPECT_EQ(value_of("[1, 'a', null, undefined, NaN, true].map(v => Object.is(structuredClone(v), v))"),
            "[true,true,true,true,true,true]");
  EXPECT_EQ(
      js("const a = {b: {c: 1}}, d = structuredClone(a); d.b.c = 2; return [a.b.c, d !== a, d.b !== a.b];"),
      "[1,true,true]");
}

TEST(StructuredClone, KeepsCyclesAndSharedObjects) {
  EXPECT_EQ(js(R"(
    const a = {list: []}; a.self = a; a.list.push(a, a.list); a.map = new Map([[a, a.list]]); a.set = new Set([a.set, a]);
    const b = structuredClone(a);
    return [b !== a, b.self === b, b.list[0] === b, b.list[1] === b.list, b.map.get(b) === b.list, b.set.has(b), b.set.has(a)];
  )"),
            "[true,true,true,true,true,true,false]");
}

TEST(StructuredClone, CopiesBuiltIns) {
  EXPECT_EQ(js(R"(
    const d = structuredClone(new Date(5)), r = structuredClone(/a\/b/gi), w = structuredClone([Object(1), Object('s'), Object(false)]);
    const bad = structuredClone(new Date(NaN));
    return [d instanceof Date, d.getTime(), isNaN(bad), r instanceof RegExp, String(r), r.lastIndex,
      w.map(x => typeof x + typeof x.valueOf()), structuredClone(new Map([[{k: 1}, 'v']])).size];
  )"),
            R"([true,5,true,true,"/a\\/b/gi",0,["objectnumber","objectstring","objectboolean"],1])");
  EXPECT_EQ(js("return [...structuredClone(new Map([[1, {a: 2}], ['x', [3]]]))];"),
            R"([[1,{"a":2}],["x",[3]]])");
  EXPECT_EQ(js("return [...structuredClone(new Set(['c', 'a', 'b']))];"), R"(["c","a","b"])");
}

TEST(StructuredClone, CopiesErrors) {
  EXPECT_EQ(
      js(R"(
    class Mine extends RangeError { constructor(m) { super(m); this.extra = 1; } }
    const named = new Error('n'); named.name = 'TypeError';
    return [new TypeError('bad'), new Mine('mine'), named, new Error('outer', {cause: {code: 7}})].map(e => {
      const c = structuredClone(e);
      return [c !== e, Object.getPrototypeOf(c).constructor.name, c.name, c.message, c.extra, c.cause, c.stack.split('\n').pop() === e.stack.split('\n').pop()];
    });
  )"),
      R"([[true,"TypeError","TypeError","bad",null,null,true],[true,"RangeError","RangeError","mine",null,null,true],)"
      R"([true,"TypeError","TypeError","n",null,null,true],[true,"Error","Error","outer",null,{"code":7},true]])");
}

TEST(StructuredClone, CopiesBuffersAndTheirViews) {
  EXPECT_EQ(js(R"(
    const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
    const c = structuredClone({bytes, part: bytes.subarray(2, 4), view: new DataView(bytes.buffer, 4, 2), wide: new Float32Array(bytes.buffer, 4, 1), buffer: bytes.buffer});
    c.bytes[2] = 30;
    return [bytes[2], c.bytes.buffer === c.buffer, c.part.buffer === c.buffer, c.part.length, c.part[0], c.view.byteLength,
      c.view.getUint8(0), c.wide.byteOffset, c.wide.length, c.part instanceof Uint8Array, c.buffer.byteLength];
  )"),
            "[3,true,true,2,30,2,5,4,1,true,8]");
}

TEST(StructuredClone, TakesOwnEnumerablePropertiesOnly) {
  EXPECT_EQ(js(R"(
    class Point { #secret = 1; constructor() { this.x = 1; } get y() { return 2; } }
    const from = Object.create({inherited: 1}, {hidden: {value: 1}, got: {get() { return 'got'; }, enumerable: true}});
    from[Symbol('s')] = 1;
    const sparse = [1, , 3]; sparse.extra = 'e';
    const c = structuredClone(sparse), p = structuredClone(new Point());
    return [structuredClone(from), p, p instanceof Point, c.length, 1 in c, c.extra];
  )"),
            R"([{"got":"got"},{"x":1},false,3,false,"e"])");
  EXPECT_EQ(js("const c = structuredClone(JSON.parse('{\"__proto__\": {\"a\": 1}}')); "
               "return [Object.keys(c), c.a, Object.getPrototypeOf(c) === Object.prototype];"),
            R"([["__proto__"],null,true])");
}

TEST(StructuredClone, RefusesWhatCannotBeCopied) {
  for (const char* value :
       {"() => {}", "class {}", "Symbol('s')", "Object(Symbol.iterator)", "Promise.resolve(1)",
        "new WeakMap()", "new WeakSet()", "new Proxy({}, {})", "new Proxy([], {})", "(function* () {})()",
        "new TextDecoder()", "new Map().entries()", "[1, [2, {f() {}}]]", "new Map([[() => {}, 1]])",
        "new Set([Symbol()])", "new Error('e', {cause: () => {}})", "globalThis"})
    EXPECT_EQ(js("try { structuredClone(" + std::string{value} +
                 "); } catch (e) { return [e.name, e.code, e instanceof DOMException]; }"),
              R"(["DataCloneError",25,true])")
        << value;
}

TEST(StructuredClone, SaysWhatCannotBeCopiedAndWhere) {
  const script_error error =
      error_of(compile("const order = {id: 1, onPaid: () => {}};\nreturn structuredClone(order);"));
  EXPECT_EQ(error.name, "DataCloneError");
  EXPECT_EQ(error.message, "a function cannot be cloned (at \"onPaid\")");
  EXPECT_EQ(error.line, 2);
}

TEST(StructuredClone, CannotTransfer) {
  EXPECT_EQ(js(R"(
    const b = new ArrayBuffer(4), told = f => { try { f(); return 'copied'; } catch (e) { return e.name; } };
    return [told(() => structuredClone(b, {transfer: [b]})), told(() => structuredClone(b, {transfer: []})),
      told(() => structuredClone(b, {})), told(() => structuredClone(b, null)), told(() => structuredClone()), told(() => structuredClone(1, 2))];
  )"),
            R"(["DataCloneError","copied","copied","copied","TypeError","TypeError"])");
}

TEST(StructuredClone, HandsOnWhatAGetterThrows) {
  EXPECT_EQ(error_of(compile("structuredClone({get a() { throw new RangeError('mine'); }});")).message,
            "mine");
}

TEST(StructuredClone, TakesAnyDepth) {
  EXPECT_EQ(js(R"(
    let deep = {}; for (let i = 0; i < 50000; i++) deep = i % 2 ? {deep} : [deep];
    let c = structuredClone(deep), n = 0;
    while ((c = Array.isArray(c) ? c[0] : c.deep) !== undefined) n++;
    return n;
  )"),
            "50000");
}

TEST(StructuredClone, StaysWithinLimits) {
  EXPECT_EQ(
      error_of(
          compile(
              "const big = []; for (let i = 0; i < 1e4; i++) big.push({i}); for (;;) structuredClone(big);"),
          {.cpu_time = std::chrono::milliseconds{200}})
          .code,
      "cpu_time_limit");
  EXPECT_EQ(
      error_of(compile("const all = [new ArrayBuffer(1e6)]; for (;;) all.push(structuredClone(all[0]));"),
               {.memory_bytes = 8u << 20})
          .code,
      "memory_limit");
}

TEST(StructuredClone, IsFrozen) {
  EXPECT_EQ(value_of("[Object.isFrozen(structuredClone), structuredClone.name, structuredClone.length]"),
            R"([true,"structuredClone",1])");
}

}  // namespace
}  // namespace sluice::test
