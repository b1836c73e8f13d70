// Boolean: ES2022 20.3
test('Boolean(value) converts', () => {
  assert.same(Boolean(''), false);
  assert.same(Boolean('0'), true);
  assert.same(Boolean(NaN), false);
  assert.same(Boolean({}), true);
  assert.same(Boolean(), false);
});
test('new Boolean makes an object, which is true', () => {
  const b = new Boolean(false);
  assert.same(typeof b, 'object');
  assert(b);
  assert.same(b.valueOf(), false);
});
test('toString and valueOf want a Boolean', () => {
  assert.same(true.toString(), 'true');
  assert.same(Object(false).toString(), 'false');
  assert.throws(TypeError, () => Boolean.prototype.toString.call(1));
  assert.throws(TypeError, () => Boolean.prototype.valueOf.call('true'));
});
