// The global object's functions and values: ES2022 19
test('globalThis is the global object', () => {
  assert.same(typeof globalThis, 'object');
  assert.same(globalThis.globalThis, globalThis);
  assert.same(globalThis.Array, Array);
});
test('NaN, Infinity, undefined cannot be assigned', () => {
  assert.throws(TypeError, () => { globalThis.NaN = 1; });
  assert.throws(TypeError, () => { globalThis.undefined = 1; });
  assert.throws(TypeError, () => { globalThis.Infinity = 1; });
});
test('isNaN and isFinite convert', () => {
  assert(isNaN('x') && isNaN(undefined) && !isNaN('5') && !isNaN(null));
  assert(isFinite('5') && isFinite(null) && !isFinite('x') && !isFinite(Infinity));
  assert.throws(TypeError, () => isNaN(Symbol()));
});
test('parseInt', () => {
  assert.same(parseInt('12px'), 12);
  assert.same(parseInt('  -0x1f'), -31);
  assert.same(parseInt('0b11'), 0);
  assert.same(parseInt('077'), 77);
  assert.same(parseInt(''), NaN);
  assert.same(parseInt('z', 36), 35);
  assert.same(parseInt('12', 2), 1);
  assert.same(parseInt('2', 2), NaN);
  assert.same(parseInt('0x1f', 16), 31);
  assert.same(parseInt('0x1f', 10), 0);
  assert.same(parseInt('-0'), -0);
  assert.same(parseInt(null, 36), 1112745);
});
test('parseInt with odd radixes', () => {
  assert.same(parseInt('10', 0), 10);
  assert.same(parseInt('10', 1), NaN);
  assert.same(parseInt('10', 37), NaN);
  assert.same(parseInt('10', '16'), 16);
  assert.same(parseInt('10', 2 ** 32 + 2), 2);
  assert.same(parseInt('10', NaN), 10);
});
test('parseInt of large and fractional values', () => {
  assert.same(parseInt('9007199254740993'), 9007199254740992);
  assert.same(parseInt('1'.repeat(30)), 1.1111111111111111e29);
  assert.same(parseInt(0.0000005), 5);
  assert.same(parseInt('1e3'), 1);
  assert.same(parseInt('100000000000000000000', 16), 2 ** 80);
});
test('parseFloat', () => {
  assert.same(parseFloat('3.14abc'), 3.14);
  assert.same(parseFloat('.5.5'), 0.5);
  assert.same(parseFloat('-.5e-1x'), -0.05);
  assert.same(parseFloat('1e'), 1);
  assert.same(parseFloat('1e+'), 1);
  assert.same(parseFloat('0x10'), 0);
  assert.same(parseFloat('Infinityx'), Infinity);
  assert.same(parseFloat('-0'), -0);
  assert.same(parseFloat('abc'), NaN);
  assert.same(parseFloat('\n 7'), 7);
  assert.same(parseFloat('1_000'), 1);
});
test('encodeURIComponent', () => {
  assert.same(encodeURIComponent("a b&c=d/e?f#g+h"), 'a%20b%26c%3Dd%2Fe%3Ff%23g%2Bh');
  assert.same(encodeURIComponent("-_.!~*'()"), "-_.!~*'()");
  assert.same(encodeURIComponent('\u00e9\u20ac\ud83d\ude00'), '%C3%A9%E2%82%AC%F0%9F%98%80');
  assert.same(encodeURIComponent(undefined), 'undefined');
});
test('encodeURI leaves reserved characters', () => {
  assert.same(encodeURI('http://a.b/c d?e=f&g#h;,+$@:'), 'http://a.b/c%20d?e=f&g#h;,+$@:');
  assert.same(encodeURI('%41'), '%2541');
  assert.same(encodeURI('[x]'), '%5Bx%5D');
});
test('encoding a lone surrogate throws URIError', () => {
  assert.throws(URIError, () => encodeURIComponent('\ud800'));
  assert.throws(URIError, () => encodeURIComponent('\udc00x'));
  assert.throws(URIError, () => encodeURI('\ud800a'));
});
test('decodeURIComponent', () => {
  assert.same(decodeURIComponent('%41%20%c3%A9'), 'A \u00e9');
  assert.same(decodeURIComponent('%F0%9F%98%80'), '\ud83d\ude00');
  assert.same(decodeURIComponent('%F0%9F%98%80').length, 2);
  assert.same(decodeURIComponent('a+b'), 'a+b');
});
test('decodeURI keeps escapes of reserved characters', () => {
  assert.same(decodeURI('%41%2F%3f%20'), 'A%2F%3f ');
  assert.same(decodeURI('%23'), '%23');
});
test('decoding malformed escapes throws URIError', () => {
  for (const s of ['%', '%4', '%zz', '%80', '%C3', '%C3%41', '%F8%80%80%80%80', '%ED%A0%80', '%C0%80', '%F4%90%80%80'])
    assert.throws(URIError, () => decodeURIComponent(s), s);
});
test('escape and unescape', () => {
  assert.same(escape('a b\u00e9\u20ac@*_+-./'), 'a%20b%E9%u20AC@*_+-./');
  assert.same(unescape('%u20AC%E9%zz%20'), '\u20ac\u00e9%zz ');
});
test('names and lengths of the global functions', () => {
  for (const [f, name, length] of [[parseInt, 'parseInt', 2], [parseFloat, 'parseFloat', 1], [isNaN, 'isNaN', 1], [isFinite, 'isFinite', 1],
    [encodeURIComponent, 'encodeURIComponent', 1], [decodeURIComponent, 'decodeURIComponent', 1], [encodeURI, 'encodeURI', 1], [decodeURI, 'decodeURI', 1]]) {
    assert.same(f.name, name);
    assert.same(f.length, length);
  }
});
test('globals are not enumerable', () => {
  for (const name of ['Array', 'Promise', 'Map', 'parseInt', 'JSON', 'Math', 'globalThis', 'NaN'])
    assert.same(Object.getOwnPropertyDescriptor(globalThis, name).enumerable, false, name);
});
test('what the sandbox takes away is away', () => {
  assert.same(typeof globalThis.eval, 'undefined');
  assert.same(typeof globalThis.Function, 'undefined');
});
