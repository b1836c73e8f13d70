// Template literals: ES2022 12.8.6, 13.2.8, 13.3.11
test('text and values', () => {
  const n = 2;
  assert.same(`a${n}b${n + 1}c`, 'a2b3c');
  assert.same(``, '');
  assert.same(`${1}${2}`, '12');
});
test('keep line breaks', () => {
  assert.same(`a
b`, 'a\nb');
  assert.same(`a\
b`, 'ab');
});
test('values become strings as by ToString, not by concatenation', () => {
  const o = { toString() { return 's'; }, valueOf() { return 'v'; } };
  assert.same(`${o}`, 's');
  assert.same(`x${o}`, 'xs');
  assert.same(`${o}${o}`, 'ss');
});
test('null, undefined, arrays, -0', () => {
  assert.same(`${null} ${undefined} ${[1, 2]} ${-0} ${{}}`, 'null undefined 1,2 0 [object Object]');
});
test('a symbol is a TypeError', () => {
  assert.throws(TypeError, () => `${Symbol('s')}`);
  assert.throws(TypeError, () => `a${Symbol('s')}b`);
});
test('values are converted in order', () => {
  const seen = [];
  const v = (n) => ({ toString() { seen.push('s' + n); return ''; } });
  const f = (n) => { seen.push('e' + n); return v(n); };
  `${f(1)}${f(2)}`;
  assert.same(seen.join(), 'e1,s1,e2,s2');
});
test('nest', () => {
  assert.same(`a${`b${`c`}`}`, 'abc');
  assert.same(`${[1, 2].map((x) => `<${x}>`).join('')}`, '<1><2>');
});
test('escapes', () => {
  assert.same(`\n\t\\\`\${}\x41\u0042\u{43}\0`, '\n\t\\`${}ABC\0');
});
test('a dollar and braces alone', () => {
  assert.same(`$ {} $$ $`, '$ {} $$ $');
  assert.same(`$${1}}`, '$1}');
});
test('objects and blocks in values', () => {
  assert.same(`${{ a: '}' }.a}`, '}');
  assert.same(`${(() => { return 1; })()}`, '1');
});
test('tags get strings and values', () => {
  const tag = (s, ...v) => JSON.stringify([s, v]);
  assert.same(tag`a${1}b${2}`, '[["a","b",""],[1,2]]');
  assert.same(tag``, '[[""],[]]');
});
test('raw strings', () => {
  const raw = (s) => s.raw[0];
  assert.same(raw`\n\u0041\\`, '\\n\\u0041\\\\');
  assert.same(raw`a
b`, 'a\nb');
  assert.same(raw`\``, '\\`');
});
test('invalid escapes in tagged templates are undefined, with raw text', () => {
  const tag = (s) => [s[0], s.raw[0]];
  assert.array(tag`\u`, [undefined, '\\u']);
  assert.array(tag`\xg`, [undefined, '\\xg']);
  assert.array(tag`\u{110000}`, [undefined, '\\u{110000}']);
  assert.array(tag`\01`, [undefined, '\\01']);
});
test('invalid escapes concern one part only', () => {
  const tag = (s) => [s[0], s[1]];
  assert.array(tag`\u${1}ok`, [undefined, 'ok']);
});
test('the strings of one place are one object', () => {
  const seen = [];
  const tag = (s) => seen.push(s);
  for (let i = 0; i < 2; i++) tag`x${i}`;
  assert.same(seen[0], seen[1]);
});
test('the strings of two places are two objects', () => {
  const id = (s) => s;
  assert.different(id`x`, id`x`);
});
test('the strings are frozen, raw is not enumerable', () => {
  const s = ((x) => x)`a`;
  assert(Object.isFrozen(s));
  assert(Object.isFrozen(s.raw));
  assert.property(s, 'raw', { writable: false, enumerable: false, configurable: false });
  assert(Array.isArray(s) && Array.isArray(s.raw));
  assert.array(Object.keys(s), ['0']);
});
test('tags keep this', () => {
  const o = { v: 1, tag() { return this.v; }, f: () => (s) => s[0] };
  assert.same(o.tag`x`, 1);
  assert.same(o['tag']`x`, 1);
  assert.same(o.f()`x`, 'x');
});
test('tags chain', () => {
  const f = (s) => (t) => s[0] + t[0];
  assert.same(f`a``b`, 'ab');
});
test('new with a tag', () => {
  const tag = () => class { constructor(x) { this.x = x; } };
  assert.same(new tag`a`(5).x, 5);
});
test('values of tags are evaluated in order', () => {
  const seen = [];
  const tag = () => {};
  (seen.push('tag'), tag)`${seen.push(1)}${seen.push(2)}`;
  assert.same(seen.join(), 'tag,1,2');
});
test('String.raw', () => {
  assert.same(String.raw`\n${1}\t`, '\\n1\\t');
});
test('member access on a template', () => {
  assert.same(`abc`.length, 3);
  assert.same(`a,b`.split`,`.length, 2);
});
test('unicode beyond the BMP', () => {
  assert.same(`\u{1F600}😀`, '😀😀');
  assert.same(((s) => s.raw[0])`😀`, '😀');
});
test('in functions called again', () => {
  const get = () => ((s) => s)`x`;
  assert.same(get(), get());
});
test('with await and yield', async () => {
  assert.same(`${await 1}-${await 2}`, '1-2');
  function* g() { return `${yield 1}${yield 2}`; }
  const it = g();
  it.next(); it.next('a');
  assert.same(it.next('b').value, 'ab');
});
test('as keys', () => {
  assert.same({ [`k${1}`]: 2 }.k1, 2);
});
