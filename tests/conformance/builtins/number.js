// Number: ES2022 21.1
test('Number() converts strings', () => {
  assert.same(Number(''), 0);
  assert.same(Number('  12.5\n'), 12.5);
  assert.same(Number('0x1F'), 31);
  assert.same(Number('0b101'), 5);
  assert.same(Number('0o17'), 15);
  assert.same(Number('-0'), -0);
  assert.same(Number('Infinity'), Infinity);
  assert.same(Number('-Infinity'), -Infinity);
  assert.same(Number('1e3'), 1000);
  assert.same(Number('.5'), 0.5);
  assert.same(Number('5.'), 5);
});
test('Number() refuses what is no number', () => {
  for (const s of ['abc', '1,5', '1_000', '-0x1F', '0x', '0b2', '1e', '--1', 'infinity', '1 2', '.', '+', '0xg', '1n', '5.e'])
    assert.same(Number(s), NaN, s);
});
test('Number() of white space of every kind', () => {
  assert.same(Number('\u00a0\ufeff\u2003 7 \u2028\u3000'), 7);
  assert.same(Number('\u180e7'), NaN);
});
test('Number() of other types', () => {
  assert.same(Number(), 0);
  assert.same(Number(null), 0);
  assert.same(Number(undefined), NaN);
  assert.same(Number(true), 1);
  assert.same(Number([5]), 5);
  assert.same(Number([1, 2]), NaN);
  assert.same(Number({}), NaN);
  assert.same(Number(new Date(7)), 7);
  assert.throws(TypeError, () => Number(Symbol()));
});
test('numbers that need correct rounding', () => {
  assert.same(Number('9007199254740993'), 9007199254740992);
  assert.same(Number('1e23').toString(), '1e+23');
  assert.same(0.1 + 0.2, 0.30000000000000004);
  assert.same(Number('2.2250738585072011e-308'), 2.225073858507201e-308);
  assert.same(Number('5e-324'), 5e-324);
  assert.same(Number('1.7976931348623159e308'), Infinity);
  assert.same(String(123456789012345680000), '123456789012345680000');
});
test('constants', () => {
  assert.same(Number.EPSILON, 2 ** -52);
  assert.same(Number.MAX_SAFE_INTEGER, 9007199254740991);
  assert.same(Number.MIN_SAFE_INTEGER, -9007199254740991);
  assert.same(Number.MAX_VALUE, 1.7976931348623157e308);
  assert.same(Number.MIN_VALUE, 5e-324);
  assert.same(Number.POSITIVE_INFINITY, Infinity);
  assert.same(Number.NEGATIVE_INFINITY, -Infinity);
  assert.same(Number.NaN, NaN);
});
test('constants cannot be changed', () => {
  for (const k of ['EPSILON', 'MAX_SAFE_INTEGER', 'MIN_SAFE_INTEGER', 'MAX_VALUE', 'MIN_VALUE', 'NaN', 'POSITIVE_INFINITY', 'NEGATIVE_INFINITY']) {
    const d = Object.getOwnPropertyDescriptor(Number, k);
    assert.same(d.writable, false);
    assert.same(d.enumerable, false);
    assert.same(d.configurable, false);
  }
});
test('Number.isFinite, isNaN do not convert', () => {
  assert(Number.isFinite(1) && !Number.isFinite('1') && !Number.isFinite(Infinity) && !Number.isFinite(NaN));
  assert(Number.isNaN(NaN) && !Number.isNaN('NaN') && !Number.isNaN(undefined) && !Number.isNaN(new Number(NaN)));
});
test('Number.isInteger and isSafeInteger', () => {
  assert(Number.isInteger(5) && Number.isInteger(5.0) && Number.isInteger(-0) && Number.isInteger(2 ** 60));
  assert(!Number.isInteger(5.5) && !Number.isInteger('5') && !Number.isInteger(Infinity) && !Number.isInteger([]));
  assert(Number.isSafeInteger(2 ** 53 - 1) && !Number.isSafeInteger(2 ** 53) && Number.isSafeInteger(-(2 ** 53 - 1)));
});
test('Number.parseInt and parseFloat are the globals', () => {
  assert.same(Number.parseInt, parseInt);
  assert.same(Number.parseFloat, parseFloat);
});
test('toString of special values and exponents', () => {
  assert.same(String(-0), '0');
  assert.same(String(NaN), 'NaN');
  assert.same(String(-Infinity), '-Infinity');
  assert.same(String(1e21), '1e+21');
  assert.same(String(1e20), '100000000000000000000');
  assert.same(String(0.000001), '0.000001');
  assert.same(String(0.0000001), '1e-7');
  assert.same(String(1.5e-10), '1.5e-10');
  assert.same(String(5e-324), '5e-324');
});
test('toString(radix)', () => {
  assert.same((255).toString(16), 'ff');
  assert.same((255).toString(2), '11111111');
  assert.same((-255).toString(36), '-73');
  assert.same((0.5).toString(2), '0.1');
  assert.same((0.1).toString(3).slice(0, 12), '0.0022002200');
  assert.same((3.75).toString(8), '3.6');
  assert.same(NaN.toString(2), 'NaN');
  assert.same((1e21).toString(16), '3635c9adc5dea00000');
  assert.same((2 ** 53).toString(2).length, 54);
});
test('toString(radix) of fractions reads back', () => {
  for (const x of [Math.PI, 1 / 3, 123.456]) {
    const [int, fraction] = x.toString(16).split('.');
    let v = 0;
    for (const c of [...fraction].reverse()) v = (v + parseInt(c, 16)) / 16;
    assert(Math.abs(parseInt(int, 16) + v - x) < 1e-12);
  }
});
test('toString refuses a wrong radix', () => {
  assert.throws(RangeError, () => (1).toString(1));
  assert.throws(RangeError, () => (1).toString(37));
  assert.same((10).toString(undefined), '10');
  assert.throws(TypeError, () => Number.prototype.toString.call('1'));
});
test('toFixed', () => {
  assert.same((1.005).toFixed(2), '1.00');
  assert.same((1.45).toFixed(1), '1.4');
  assert.same((0.5).toFixed(0), '1');
  assert.same((1.5).toFixed(0), '2');
  assert.same((2.5).toFixed(0), '3');
  assert.same((-1.5).toFixed(0), '-2');
  assert.same((10.235).toFixed(2), '10.23');
  assert.same((123.456).toFixed(), '123');
  assert.same((0).toFixed(2), '0.00');
  assert.same((-0).toFixed(2), '0.00');
  assert.same((-0.0000001).toFixed(2), '-0.00');
});
test('toFixed of large and small numbers', () => {
  assert.same((1e21).toFixed(2), '1e+21');
  assert.same((1000000000000000128).toFixed(0), '1000000000000000128');
  assert.same((0.000001).toFixed(7), '0.0000010');
  assert.same((123.456).toFixed(20), '123.45600000000000306954');
  assert.same(NaN.toFixed(2), 'NaN');
  assert.same((1.1).toFixed(100).length, 102);
});
test('toFixed refuses more than 100 digits', () => {
  assert.throws(RangeError, () => (1).toFixed(101));
  assert.throws(RangeError, () => (1).toFixed(-1));
  assert.throws(TypeError, () => Number.prototype.toFixed.call('1', 2));
});
test('toPrecision', () => {
  assert.same((123.456).toPrecision(4), '123.5');
  assert.same((0.000123).toPrecision(2), '0.00012');
  assert.same((123456).toPrecision(2), '1.2e+5');
  assert.same((1e21).toPrecision(3), '1.00e+21');
  assert.same((0).toPrecision(3), '0.00');
  assert.same((1.25).toPrecision(2), '1.3');
  assert.same((1.35).toPrecision(2), '1.4');
  assert.same((5).toPrecision(), '5');
  assert.same(Infinity.toPrecision(1000), 'Infinity');
});
test('toPrecision limits', () => {
  assert.throws(RangeError, () => (1).toPrecision(0));
  assert.throws(RangeError, () => (1).toPrecision(101));
  assert.same((1).toPrecision(100).length, 101);
  assert.same((1e-7).toPrecision(2), '1.0e-7');
  assert.same((0.1).toPrecision(21), '0.100000000000000005551');
});
test('toExponential', () => {
  assert.same((123456).toExponential(2), '1.23e+5');
  assert.same((123456).toExponential(), '1.23456e+5');
  assert.same((0).toExponential(), '0e+0');
  assert.same((0).toExponential(2), '0.00e+0');
  assert.same((-1.5).toExponential(0), '-2e+0');
  assert.same((0.00015).toExponential(1), '1.5e-4');
  assert.same(NaN.toExponential(200), 'NaN');
  assert.throws(RangeError, () => (1).toExponential(101));
});
test('toExponential rounds half up', () => {
  assert.same((25).toExponential(0), '3e+1');
  assert.same((12345).toExponential(3), '1.235e+4');
  assert.same((0.1).toExponential(20), '1.00000000000000005551e-1');
});
test('toLocaleString gives digits', () => {
  assert.same(typeof (5).toLocaleString(), 'string');
  assert(/5/.test((5).toLocaleString()));
});
test('toLocaleString follows its arguments, and none is ignored', () => {
  assert.same((0.25).toLocaleString('en-US', { style: 'percent' }), '25%');
  assert.same((1234.5).toLocaleString('en-US', { style: 'currency', currency: 'USD' }), '$1,234.50');
  assert.same((1234.5).toLocaleString('de-DE', { minimumFractionDigits: 2 }), '1.234,50');
  assert.throws(RangeError, () => (1).toLocaleString('en-US', { style: 'unit', unit: 'liter' }));
});
test('valueOf is not generic', () => {
  assert.same(new Number(5).valueOf(), 5);
  assert.throws(TypeError, () => Number.prototype.valueOf.call('5'));
});
test('Number can be subclassed', () => {
  class N extends Number { twice() { return this * 2; } }
  assert.same(new N(4).twice(), 8);
  assert(new N(4) instanceof N);
});
test('names and lengths', () => {
  assert.same(Number.length, 1);
  for (const [k, n] of [['toFixed', 1], ['toPrecision', 1], ['toExponential', 1], ['toString', 1], ['valueOf', 0], ['toLocaleString', 0]]) {
    assert.same(Number.prototype[k].length, n, k);
    assert.same(Number.prototype[k].name, k);
  }
});
test('exponent and bitwise operators on edges', () => {
  assert.same((-2) ** 2, 4);
  assert.same(2 ** -1074, 5e-324);
  assert.same(1 / -0, -Infinity);
  assert.same(2 ** 31 | 0, -2147483648);
  assert.same(-1 >>> 0, 4294967295);
  assert.same(1e10 | 0, 1410065408);
  assert.same(1 << 33, 2);
  assert.same(NaN | 0, 0);
  assert.same(5 % -3, 2);
  assert.same(-5 % 5, -0);
  assert.same(5.5 % 2, 1.5);
  assert.same(1 % Infinity, 1);
});
