// Math: ES2022 21.3
const near = (a, b) => assert(Math.abs(a - b) <= Math.abs(b) * 4e-15, `${a} for ${b}`);
test('constants', () => {
  assert.same(Math.PI, 3.141592653589793);
  assert.same(Math.E, 2.718281828459045);
  assert.same(Math.LN2, 0.6931471805599453);
  assert.same(Math.LN10, 2.302585092994046);
  assert.same(Math.LOG2E, 1.4426950408889634);
  assert.same(Math.LOG10E, 0.4342944819032518);
  assert.same(Math.SQRT2, 1.4142135623730951);
  assert.same(Math.SQRT1_2, 0.7071067811865476);
});
test('abs', () => {
  assert.same(Math.abs(-0), 0);
  assert.same(Math.abs(-Infinity), Infinity);
  assert.same(Math.abs('-5'), 5);
  assert.same(Math.abs(), NaN);
  assert.same(Math.abs(null), 0);
});
test('ceil, floor, trunc', () => {
  assert.same(Math.ceil(-0.5), -0);
  assert.same(Math.ceil(1.2), 2);
  assert.same(Math.floor(-0.5), -1);
  assert.same(Math.floor(-0), -0);
  assert.same(Math.trunc(-0.9), -0);
  assert.same(Math.trunc(4.9), 4);
  assert.same(Math.trunc(-Infinity), -Infinity);
  assert.same(Math.trunc(NaN), NaN);
});
test('round', () => {
  assert.same(Math.round(2.5), 3);
  assert.same(Math.round(-2.5), -2);
  assert.same(Math.round(-0.2), -0);
  assert.same(Math.round(0.49999999999999994), 0);
  assert.same(Math.round(-0.5), -0);
  assert.same(Math.round(4503599627370495.5), 4503599627370496);
  assert.same(Math.round(9007199254740991), 9007199254740991);
  assert.same(Math.round(-4503599627370495.5), -4503599627370495);
});
test('sign', () => {
  assert.same(Math.sign(-3), -1);
  assert.same(Math.sign(-0), -0);
  assert.same(Math.sign('7'), 1);
  assert.same(Math.sign(NaN), NaN);
});
test('max and min', () => {
  assert.same(Math.max(), -Infinity);
  assert.same(Math.min(), Infinity);
  assert.same(Math.max(1, NaN, 3), NaN);
  assert.same(Math.max(-0, 0), 0);
  assert.same(Math.min(0, -0), -0);
  assert.same(Math.max('3', 2), 3);
  assert.same(Math.max(...[1, 5, 2]), 5);
  assert.same(Math.max.length, 2);
});
test('max converts all arguments', () => {
  let n = 0;
  Math.max(NaN, { valueOf() { n++; return 1; } }, { valueOf() { n++; return 1; } });
  assert.same(n, 2);
});
test('sqrt and cbrt', () => {
  assert.same(Math.sqrt(2), 1.4142135623730951);
  assert.same(Math.sqrt(-1), NaN);
  assert.same(Math.sqrt(-0), -0);
  assert.same(Math.cbrt(27), 3);
  assert.same(Math.cbrt(-8), -2);
  assert.same(Math.cbrt(-0), -0);
});
test('pow edges', () => {
  assert.same(Math.pow(1, Infinity), NaN);
  assert.same(Math.pow(-1, Infinity), NaN);
  assert.same(Math.pow(NaN, 0), 1);
  assert.same(Math.pow(1, NaN), NaN);
  assert.same(Math.pow(-8, 1 / 3), NaN);
  assert.same(Math.pow(-0, -3), -Infinity);
  assert.same(Math.pow(-0, 3), -0);
  assert.same(Math.pow(2, 0.5), Math.SQRT2);
  assert.same(Math.pow(0.5, Infinity), 0);
});
test('exp, expm1', () => {
  near(Math.exp(1), Math.E);
  assert.same(Math.exp(-Infinity), 0);
  assert.same(Math.exp(0), 1);
  near(Math.expm1(1e-10), 1.00000000005e-10);
  assert.same(Math.expm1(-0), -0);
  assert.same(Math.expm1(-Infinity), -1);
  near(Math.expm1(1), 1.718281828459045);
});
test('log, log10, log2, log1p', () => {
  assert.same(Math.log(1), 0);
  assert.same(Math.log(0), -Infinity);
  assert.same(Math.log(-1), NaN);
  assert.same(Math.log10(1000), 3);
  assert.same(Math.log10(1e-5), -5);
  assert.same(Math.log2(8), 3);
  assert.same(Math.log2(2 ** -1074), -1074);
  assert.same(Math.log1p(-1), -Infinity);
  assert.same(Math.log1p(-0), -0);
  near(Math.log1p(1e-10), 9.9999999995e-11);
});
test('sin, cos, tan', () => {
  assert.same(Math.sin(0), 0);
  assert.same(Math.sin(-0), -0);
  assert.same(Math.sin(Infinity), NaN);
  assert.same(Math.cos(0), 1);
  near(Math.sin(Math.PI / 6), 0.49999999999999994);
  near(Math.tan(Math.PI / 4), 0.9999999999999999);
});
test('asin, acos, atan, atan2', () => {
  near(Math.asin(1), Math.PI / 2);
  assert.same(Math.acos(1), 0);
  assert.same(Math.acos(2), NaN);
  assert.same(Math.atan(-0), -0);
  near(Math.atan(Infinity), Math.PI / 2);
  assert.same(Math.atan2(0, -0), Math.PI);
  assert.same(Math.atan2(-0, 0), -0);
  near(Math.atan2(1, 1), Math.PI / 4);
  near(Math.atan2(-Infinity, -Infinity), -3 * Math.PI / 4);
});
test('sinh, cosh, tanh', () => {
  near(Math.sinh(1), 1.1752011936438014);
  near(Math.cosh(1), 1.5430806348152437);
  near(Math.tanh(1), 0.7615941559557649);
  assert.same(Math.sinh(-0), -0);
  assert.same(Math.tanh(Infinity), 1);
  assert.same(Math.cosh(0), 1);
  assert.same(Math.tanh(-0), -0);
  assert.same(Math.cosh(-Infinity), Infinity);
});
test('asinh, acosh, atanh', () => {
  near(Math.asinh(1), 0.881373587019543);
  near(Math.acosh(2), 1.3169578969248166);
  near(Math.atanh(0.5), 0.5493061443340548);
  assert.same(Math.asinh(-0), -0);
  assert.same(Math.acosh(0.5), NaN);
  assert.same(Math.acosh(1), 0);
  assert.same(Math.atanh(1), Infinity);
  assert.same(Math.atanh(-0), -0);
  assert.same(Math.asinh(-Infinity), -Infinity);
});
test('hypot', () => {
  assert.same(Math.hypot(3, 4), 5);
  assert.same(Math.hypot(), 0);
  assert.same(Math.hypot(NaN, Infinity), Infinity);
  assert.same(Math.hypot(1, NaN), NaN);
  assert.same(Math.hypot(-0), 0);
  near(Math.hypot(1e200, 1e200), 1.4142135623730951e200);
  assert.same(Math.hypot.length, 2);
});
test('fround', () => {
  assert.same(Math.fround(5.5), 5.5);
  assert.same(Math.fround(5.05), 5.050000190734863);
  assert.same(Math.fround(2 ** 150), Infinity);
  assert.same(Math.fround(-0), -0);
  assert.same(Math.fround(1e-50), 0);
});
test('imul and clz32', () => {
  assert.same(Math.imul(0xffffffff, 5), -5);
  assert.same(Math.imul(2, 4), 8);
  assert.same(Math.imul(0x7fffffff, 0x7fffffff), 1);
  assert.same(Math.clz32(1), 31);
  assert.same(Math.clz32(0), 32);
  assert.same(Math.clz32(-1), 0);
  assert.same(Math.clz32(0.5), 32);
});
test('random is in [0, 1)', () => {
  for (let i = 0; i < 100; i++) {
    const r = Math.random();
    assert(r >= 0 && r < 1);
  }
});
test('names and lengths', () => {
  for (const name of ['abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cbrt', 'ceil', 'clz32', 'cos', 'cosh', 'exp', 'expm1', 'floor', 'fround',
    'log', 'log10', 'log1p', 'log2', 'round', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc']) {
    assert.same(Math[name].length, 1, name);
    assert.same(Math[name].name, name);
  }
  assert.same(Math.atan2.length, 2);
  assert.same(Math.pow.length, 2);
  assert.same(Math.imul.length, 2);
});
test('Math is an ordinary object', () => {
  assert.throws(TypeError, () => Math());
  assert.same(Object.getPrototypeOf(Math), Object.prototype);
  assert.same(Math[Symbol.toStringTag], 'Math');
});
