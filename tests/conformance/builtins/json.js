// JSON: ES2022 25.5
test('parse of values', () => {
  assert.same(JSON.parse('1'), 1);
  assert.same(JSON.parse(' "a" '), 'a');
  assert.same(JSON.parse('null'), null);
  assert.same(JSON.parse('true'), true);
  assert.same(JSON.parse('-0'), -0);
  assert.same(JSON.parse('1e5'), 100000);
  assert.same(JSON.parse('[1,[2]]')[1][0], 2);
  assert.same(JSON.parse('{"a":{"b":1}}').a.b, 1);
  assert.same(JSON.parse(null), null);
  assert.same(JSON.parse('\t\r\n 1'), 1);
});
test('parse refuses what is no JSON', () => {
  for (const s of ['', '{', '[1,]', '{"a":1,}', "'a'", '{a:1}', '01', '1.', '.5', '+1', '0x1', 'NaN', 'undefined', '"\n"', '"\\x41"', '"\\u12"', '[1 2]', '1 2', 'nul', '"a', '\u00a01', '{"a"}', '-', '1e', '//x\n1', '"\\\'"', '\v1'])
    assert.throws(SyntaxError, () => JSON.parse(s), s);
  assert.throws(SyntaxError, () => JSON.parse());
});
test('parse of escapes', () => {
  assert.same(JSON.parse('"\\u0041\\n\\t\\/\\\\\\"\\b\\f\\r"'), 'A\n\t/\\"\b\f\r');
  assert.same(JSON.parse('"\\ud83d\\ude00"'), '\ud83d\ude00');
  assert.same(JSON.parse('"\\ud800"'), '\ud800');
  assert.same(JSON.parse('"\ud83d\ude00"'), '\ud83d\ude00');
  assert.same(JSON.parse('"\u2028"'), '\u2028');
});
test('parse of big and precise numbers', () => {
  assert.same(JSON.parse('9007199254740993'), 9007199254740992);
  assert.same(JSON.parse('1e400'), Infinity);
  assert.same(JSON.parse('1e-400'), 0);
  assert.same(JSON.parse('123456789012345678901234567890'), 1.2345678901234568e29);
  assert.same(JSON.parse('0.1'), 0.1);
  assert.same(JSON.parse('1E+2'), 100);
});
test('parse: the last of two equal keys counts', () => assert.same(JSON.parse('{"a":1,"a":2}').a, 2));
test('parse: __proto__ is a property', () => {
  const o = JSON.parse('{"__proto__":{"x":1},"a":2}');
  assert.same(Object.getPrototypeOf(o), Object.prototype);
  assert.array(Object.keys(o), ['__proto__', 'a']);
  assert.same(o.x, undefined);
});
test('parse: keys in order, indexes first', () => {
  assert.array(Object.keys(JSON.parse('{"b":1,"2":1,"a":1,"1":1}')), ['1', '2', 'b', 'a']);
});
test('parse with a reviver goes from the inside out', () => {
  const keys = [];
  JSON.parse('{"a":[1,{"b":2}],"c":3}', function (k, v) { keys.push(k); return v; });
  assert.array(keys, ['0', 'b', '1', 'a', 'c', '']);
});
test('a reviver changes, deletes, sees its holder', () => {
  const r = JSON.parse('{"a":1,"b":2,"c":[1,2]}', function (k, v) {
    if (k === 'a') return undefined;
    if (k === 'b') { assert.same(this.b, 2); return v * 10; }
    return v;
  });
  assert.same('a' in r, false);
  assert.same(r.b, 20);
  const a = JSON.parse('[1,2,3]', (k, v) => (k === '1' ? undefined : v));
  assert.same(a.length, 3);
  assert.same(1 in a, false);
  assert.same(JSON.parse('5', (k, v) => v + 1), 6);
  assert.same(JSON.parse('5', 'no function'), 5);
});
test('parse of deep values', () => {
  let s = '';
  for (let i = 0; i < 500; i++) s += '[';
  s += '1' + ']'.repeat(500);
  let v = JSON.parse(s), n = 0;
  while (Array.isArray(v)) { v = v[0]; n++; }
  assert.same(n, 500);
});
test('stringify of values', () => {
  assert.same(JSON.stringify(null), 'null');
  assert.same(JSON.stringify('a"b'), '"a\\"b"');
  assert.same(JSON.stringify(NaN), 'null');
  assert.same(JSON.stringify(-Infinity), 'null');
  assert.same(JSON.stringify(-0), '0');
  assert.same(JSON.stringify(1e21), '1e+21');
  assert.same(JSON.stringify(undefined), undefined);
  assert.same(JSON.stringify(() => 1), undefined);
  assert.same(JSON.stringify(Symbol()), undefined);
  assert.same(JSON.stringify([undefined, () => 1, Symbol()]), '[null,null,null]');
  assert.same(JSON.stringify({ a: undefined, b: () => 1, c: Symbol(), d: 1 }), '{"d":1}');
});
test('stringify of boxed values and exotic objects', () => {
  assert.same(JSON.stringify([new Number(1), new String('s'), new Boolean(false), Object(Symbol())]), '[1,"s",false,{}]');
  assert.same(JSON.stringify(new Date(0)), '"1970-01-01T00:00:00.000Z"');
  assert.same(JSON.stringify({ m: new Map([[1, 2]]), s: new Set([1]), r: /x/, e: new Error('e') }), '{"m":{},"s":{},"r":{},"e":{}}');
  assert.same(JSON.stringify(Object.create({ inherited: 1 })), '{}');
  assert.same(JSON.stringify([, 1]), '[null,1]');
});
test('stringify escapes', () => {
  assert.same(JSON.stringify('\b\f\n\r\t\\"\u0000\u001f\u007f'), '"\\b\\f\\n\\r\\t\\\\\\"\\u0000\\u001f\u007f"');
  assert.same(JSON.stringify('\u2028\u2029/'), '"\u2028\u2029/"');
  assert.same(JSON.stringify('\ud83d\ude00'), '"\ud83d\ude00"');
});
test('stringify is well-formed', () => {
  assert.same(JSON.stringify('\ud800'), '"\\ud800"');
  assert.same(JSON.stringify('\udc00a'), '"\\udc00a"');
  assert.same(JSON.stringify({ '\ud800': 1 }), '{"\\ud800":1}');
  assert.same(JSON.stringify('a\ud83dz'), '"a\\ud83dz"');
});
test('stringify with a replacer function', () => {
  const keys = [];
  const s = JSON.stringify({ a: 1, b: [2] }, function (k, v) {
    keys.push(k);
    if (k === 'a') return undefined;
    return typeof v === 'number' ? v * 2 : v;
  });
  assert.same(s, '{"b":[4]}');
  assert.array(keys, ['', 'a', 'b', '0']);
  JSON.stringify({ x: 1 }, function (k, v) { if (k === 'x') assert.same(this.x, 1); return v; });
});
test('stringify with a replacer array', () => {
  assert.same(JSON.stringify({ a: 1, b: { a: 2, c: 3 }, 1: 4 }, ['b', 'a', 1]), '{"b":{"a":2},"a":1,"1":4}');
  assert.same(JSON.stringify({ a: 1, b: 2 }, ['a', 'a', new String('b'), {}]), '{"a":1,"b":2}');
  assert.same(JSON.stringify([{ a: 1, b: 2 }], ['b']), '[{"b":2}]');
});
test('stringify with indentation', () => {
  assert.same(JSON.stringify({ a: [1, { b: 2 }], c: [], d: {} }, null, 2), '{\n  "a": [\n    1,\n    {\n      "b": 2\n    }\n  ],\n  "c": [],\n  "d": {}\n}');
  assert.same(JSON.stringify([1], null, '--'), '[\n--1\n]');
  assert.same(JSON.stringify([1], null, 20), '[\n          1\n]');
  assert.same(JSON.stringify([7], null, 'abcdefghijk'), '[\nabcdefghij7\n]');
  assert.same(JSON.stringify([1], null, 0.5), '[1]');
  assert.same(JSON.stringify([1], null, new Number(1)), '[\n 1\n]');
  assert.same(JSON.stringify([1], null, ''), '[1]');
});
test('stringify asks toJSON, with the key', () => {
  assert.same(JSON.stringify({ a: { toJSON(k) { return 'key ' + k; } } }), '{"a":"key a"}');
  assert.same(JSON.stringify({ toJSON() { return undefined; } }), undefined);
  assert.same(JSON.stringify([{ toJSON: 5 }]), '[{"toJSON":5}]');
  assert.same(JSON.stringify([{ toJSON(k) { return typeof k; } }]), '["string"]');
});
test('stringify refuses cycles', () => {
  const o = {};
  o.self = [o];
  assert.throws(TypeError, () => JSON.stringify(o));
  const shared = {};
  assert.same(JSON.stringify([shared, shared]), '[{},{}]');
});
test('stringify passes errors on', () => {
  assert.throws(RangeError, () => JSON.stringify({ get a() { throw new RangeError(); } }));
  assert.throws(RangeError, () => JSON.stringify({ toJSON() { throw new RangeError(); } }));
});
test('stringify order of keys; __proto__', () => {
  assert.same(JSON.stringify({ b: 1, 2: 1, a: 1, 1: 1 }), '{"1":1,"2":1,"b":1,"a":1}');
  assert.same(JSON.stringify(JSON.parse('{"__proto__":1}')), '{"__proto__":1}');
});
test('stringify of proxies', () => {
  assert.same(JSON.stringify(new Proxy([1, 2], {})), '[1,2]');
  assert.same(JSON.stringify(new Proxy({ a: 1 }, {})), '{"a":1}');
});
test('round trips', () => {
  const v = { s: 'h\u00e9 \ud83d\ude00 "q"', n: [0, -1.5, 1e300, 5e-324], t: true, z: null, o: { '': 1, ' ': 2 } };
  assert.same(JSON.stringify(JSON.parse(JSON.stringify(v))), JSON.stringify(v));
});
test('JSON itself', () => {
  assert.same(JSON.parse.length, 2);
  assert.same(JSON.stringify.length, 3);
  assert.same(JSON[Symbol.toStringTag], 'JSON');
  assert.throws(TypeError, () => JSON());
});
test('stringify with a replacer array of many names, some of them again', () => {
  const names = [], o = Object.create(null);
  for (let i = 0; i < 100; i++) { names.push('k' + i % 50, i % 50); o['k' + i % 50] = i % 50; }
  names.push(1.5, '1.5', new Number(1.5), '__proto__', '__proto__', 'toString');
  assert.same(JSON.stringify(o, names), JSON.stringify(o));
  assert.same(JSON.stringify({ 1: 0, '1.5': 2, toString: 3, ['__proto__']: 4 }, names), '{"1":0,"1.5":2,"__proto__":4,"toString":3}');
});
