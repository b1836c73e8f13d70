// Nullish coalescing: ES2022 13.13
test('takes the right side for null and undefined', () => {
  assert.same(null ?? 1, 1);
  assert.same(undefined ?? 2, 2);
});
test('keeps every other value', () => {
  assert.same(0 ?? 1, 0);
  assert.same('' ?? 1, '');
  assert.same(false ?? 1, false);
  assert(Number.isNaN(NaN ?? 1));
});
test('does not evaluate the right side when the left is there', () => {
  let evaluated = 0;
  1 ?? evaluated++;
  assert.same(evaluated, 0);
  null ?? evaluated++;
  assert.same(evaluated, 1);
});
test('evaluates the left side once', () => {
  let count = 0;
  const f = () => { count++; return null; };
  assert.same(f() ?? f() ?? 3, 3);
  assert.same(count, 2);
});
test('associates with parenthesised logical operators', () => {
  assert.same((null || undefined) ?? 'x', 'x');
  assert.same(null ?? (false || 'y'), 'y');
  assert.same((0 && 1) ?? 'z', 0);
});
test('binds more loosely than ||-free operands and tighter than ?:', () => {
  assert.same(null ?? 1 + 1, 2);
  assert.same(undefined ?? false ? 'a' : 'b', 'b');
});
test('is not fooled by objects with valueOf null', () => {
  const o = { valueOf() { return null; } };
  assert.same(o ?? 1, o);
});
test('may await on the right', async () => {
  assert.same(null ?? await Promise.resolve(5), 5);
});
