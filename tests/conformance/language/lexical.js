// Semicolons, comments, white space: ES2022 12.2–12.4, 12.9, B.1.1
test('a line break ends a statement', () => {
  const a = 1
  const b = 2
  let c = a
  + b
  assert.same(c, 3)
})
test('return, break, continue, throw and ++ do not go over a line', () => {
  const f = () => { return
    1 }
  assert.same(f(), undefined)
  let a = 1, b = 1
  a
  ++b
  assert.array([a, b], [1, 2])
  outer: for (;;) { for (;;) { break
    outer } break }
})
test('a parenthesis or bracket goes on with the line before', () => {
  const f = (x) => x
  const r = f
  (5)
  assert.same(r, 5)
  const l = [1, 2], e = l
  [1]
  assert.same(e, 2)
})
test('a template goes on with the line before', () => {
  const t = (s) => s[0]
  const r = t
  `x`
  assert.same(r, 'x')
})
test('do-while needs no semicolon', () => {
  let n = 0
  do n++; while (n < 2) assert.same(n, 2)
})
test('a closing brace ends a statement', () => {
  const f = () => { return 1 }; { assert.same(f(), 1) }
})
test('let, async, get and static on lines of their own', () => {
  class C {
    get
    a() { return 1; }
    static
    s() { return 2; }
    x = 1
    'y' = 2
    ;[1 + 2] = 3
  }
  const c = new C();
  assert.array([c.a, C.s(), c.x, c.y, c[3]], [1, 2, 1, 2, 3]);
})
test('comments', () => {
  /* one */ const a = /* two */ 1; // three
  /* over
     lines */ const b = 2 /**/
  assert.same(a + b, 3);
})
test('a comment over lines counts as a line break', () => {
  const f = () => { return /*
  */ 1 }
  assert.same(f(), undefined)
})
test('white space of every kind', () => {
  const	a\u0061 = 1, b = 2;
  assert.same(aa + b, 3)
})
test('an arrow body with a regular expression and division', () => {
  const f = (x) => /a/.test(x), g = (x) => x / 2 / 1;
  assert.array([f('a'), g(4)], [true, 2])
})
test('numbers and dots', () => {
  assert.same(1.0.toFixed(1), '1.0')
  assert.same(1..toFixed(1), '1.0')
})
test('keywords that are names in some places', () => {
  let of = 1, as = 2, from = 3, get = 4, set = 5, async = 6, type = 7, declare = 8, namespace = 9, module = 10, abstract = 11, undefined_ = 12, any = 13, readonly = 14, is = 15, infer = 16, satisfies = 17, accessor = 18
  assert.same(of + as + from + get + set + async + type + declare + namespace + module + abstract + any + readonly + is + infer + satisfies + accessor, 1+2+3+4+5+6+7+8+9+10+11+13+14+15+16+17+18)
})
test('in operator and for heads', () => {
  for (var i = 0, has = ('a' in {}); i < 1; i++) assert(!has)
})
test('a directive in a function', () => {
  function f() { 'use strict'; return this; }
  assert.same(f(), undefined)
})
test('names that the lowering uses', () => {
  const _this = 1, _super = 2, _loop = 3, _iterator = 4, _step = 5, _classCallCheck = 6, _await = 7, arguments_ = 8, regeneratorRuntime = 9, __proto = 10;
  class C { m() { return (() => [_this, _super, _loop, _iterator, _step, _classCallCheck, _await, regeneratorRuntime, this instanceof C])(); } }
  assert.same(new C().m().join(), '1,2,3,4,5,6,7,9,true')
})
test('names of the engine are free', () => {
  const Duktape = 1, exports = 2, module = 3, require = 4, rt = 5, global = 6, process = 7, window = 8, event = 9, context = 10;
  assert.same(Duktape + exports + module + require + rt + global + process + window + event + context, 55)
})
