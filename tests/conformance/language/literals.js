// Literals: ES2022 12.8, 12.8.3, 12.8.4, 12.8.5
test('decimal, hexadecimal, octal, binary', () => {
  assert.array([10, 0x1F, 0Xff, 0o17, 0O7, 0b101, 0B1], [10, 31, 255, 15, 7, 5, 1]);
});
test('fractions and exponents', () => {
  assert.array([.5, 5., 1.5e3, 1E-2, 0.0, 1e+2], [0.5, 5, 1500, 0.01, 0, 100]);
});
test('numeric separators', () => {
  assert.array([1_000, 0xFF_FF, 0b1_0, 0o1_7, 1_0.5_0, 1e1_0], [1000, 65535, 2, 15, 10.5, 1e10]);
});
test('members of numbers', () => {
  assert.same(1..toString(), '1');
  assert.same(1.5.toFixed(0), '2');
  assert.same(0x10.toString(), '16');
  assert.same(5 .constructor, Number);
});
test('numbers are rounded correctly', () => {
  assert.same(9007199254740993, 9007199254740992);
  assert.same(0.1 + 0.2, 0.30000000000000004);
  assert.same(1e400, Infinity);
  assert.same(5e-324 / 2, 0);
  assert.same(0x1fffffffffffff, 9007199254740991);
});
test('-0 is another zero', () => {
  assert.same(1 / -0, -Infinity);
  assert.different(-0, 0);
});
test('string escapes', () => {
  assert.same('\b\t\n\v\f\r\0', '\u0008\u0009\u000a\u000b\u000c\u000d\u0000');
  assert.same('\x41\u0042\u{43}\u{00044}', 'ABCD');
  assert.same('\a\'\"\\', 'a\'"\\');
});
test('code points beyond the BMP', () => {
  assert.same('\u{1F600}', '\ud83d\ude00');
  assert.same('😀'.length, 2);
  assert.same('\u{10FFFF}'.codePointAt(0), 0x10ffff);
});
test('lone surrogates stay', () => {
  assert.same('\ud83d'.length, 1);
  assert.same('\ud83d'.charCodeAt(0), 0xd83d);
  assert.same('\ude00\ud83d'.charCodeAt(0), 0xde00);
  assert.same('\ud83d' + '\ude00', '😀');
});
test('line continuations', () => {
  assert.same('a\
b', 'ab');
});
test('line and paragraph separators in strings', () => {
  assert.same('\u2028'.length, 1);
  assert.same(' '.charCodeAt(0), 0x2028);
});
test('names with escapes', () => {
  const \u0061bc = 1, d\u{65}f = 2;
  assert.array([abc, def], [1, 2]);
  const o = { \u{66}oo: 3 };
  assert.same(o.f\u006fo, 3);
});
test('names of other scripts', () => {
  const größe = 1, имя = 2, 名前 = 3, $ = 4, _ = 5, ñ1 = 6;
  assert.same(größe + имя + 名前 + $ + _ + ñ1, 21);
  assert.same({ ключ: 1 }.ключ, 1);
});
test('zero-width joiners in names', () => {
  const a\u200cb = 1;
  assert.same(a\u200cb, 1);
});
test('regular expressions: every evaluation makes a new one', () => {
  const make = () => /a/;
  assert.different(make(), make());
});
test('regular expression flags', () => {
  assert.same(/a/gimsuy.flags, 'gimsuy');
  const r = /a/gi;
  assert.array([r.global, r.ignoreCase, r.multiline, r.sticky, r.unicode, r.dotAll], [true, true, false, false, false, false]);
});
test('the source of a regular expression', () => {
  assert.same(/a\/b/.source, 'a\\/b');
  assert.same(String(/x/g), '/x/g');
});
test('flag s', () => {
  assert(/^a.b$/s.test('a\nb'));
  assert(!/^a.b$/.test('a\nb'));
});
test('flag y', () => {
  const r = /a/y;
  assert.array([r.test('aab'), r.lastIndex, r.test('aab'), r.test('aab'), r.lastIndex], [true, 1, true, false, 0]);
  r.lastIndex = 1;
  assert(!r.test('ba'.slice(1) + 'b'));
});
test('flag y in exec, match and replace', () => {
  const r = /\d/y;
  assert.same('1a2'.replace(r, '#'), '#a2');
  assert.same(r.lastIndex, 1);
  assert.same(r.exec('a1').index, 1);
  assert.same(r.exec('a1'), null);
  assert.same(r.lastIndex, 0);
  assert.same('12a3'.match(/\d/gy).join(), '1,2');
});
test('flag u: code points', () => {
  assert(/^.$/u.test('😀'));
  assert(!/^.$/.test('😀'));
  assert(/^[😀-😂]$/u.test('😁'));
  assert(/^\u{1F600}$/u.test('😀'));
  assert.same('😀x'.match(/./gu).length, 2);
  assert(/^[^a]$/u.test('😀'));
});
test('flag u with quantifiers', () => {
  assert(/^😀{2}$/u.test('😀😀'));
});
test('flag u with ignoreCase', () => {
  assert(/^\u{10400}$/ui.test('\u{10428}'));
  assert(/^ſ$/ui.test('s'));
});
test('named groups', () => {
  const m = /(?<year>\d{4})-(?<month>\d\d)/.exec('2024-05');
  assert.array([m.groups.year, m.groups.month, m[1]], ['2024', '05', '2024']);
  assert.same(Object.getPrototypeOf(m.groups), null);
});
test('named groups that do not take part', () => {
  const m = /(?<a>a)|(?<b>b)/.exec('b');
  assert.same(m.groups.a, undefined);
  assert('a' in m.groups);
  assert.same(/a/.exec('a').groups, undefined);
});
test('named backreferences and replacements', () => {
  assert(/^(?<q>['"]).*\k<q>$/.test('"x"'));
  assert.same('a-b'.replace(/(?<l>\w)-(?<r>\w)/, '$<r>-$<l>'), 'b-a');
  assert.same('a-b'.replace(/(?<l>\w)-(?<r>\w)/, (...args) => args[args.length - 1].r), 'b');
});
test('named groups with matchAll and destructuring', () => {
  const seen = [];
  for (const { groups: { k, v } } of 'a=1,b=2'.matchAll(/(?<k>\w)=(?<v>\d)/g)) seen.push(k + v);
  assert.same(seen.join(), 'a1,b2');
});
test('lookahead', () => {
  assert.same('100px'.match(/\d+(?=px)/)[0], '100');
  assert(!/a(?!b)/.test('ab'));
});
test('quantifiers, lazy and greedy', () => {
  assert.same('<a><b>'.match(/<.+?>/)[0], '<a>');
  assert.same('<a><b>'.match(/<.+>/)[0], '<a><b>');
  assert.same('aaa'.match(/a{2}/)[0], 'aa');
  assert.same('aaaa'.match(/a{2,3}?/)[0], 'aa');
});
test('classes and escapes', () => {
  assert(/^[\w\-.]+@[a-z\d]+\.[a-z]{2,}$/i.test('Jo-e.x@Mail.org'));
  assert(/^\s+$/.test(' \t\n\u00a0\ufeff\u2028'));
  assert(/[\b]/.test('\b'));
  assert(/^[^]$/.test('\n'));
  assert(!/[]/.test('a'));
  assert(/\cJ/.test('\n'));
  assert(/\0/.test('\0'));
});
test('backreferences', () => {
  assert(/^(a)(b)\2\1$/.test('abba'));
  assert(/^(?:(a)|b)\1$/.test('b'));
});
test('captures are reset in every turn of a quantifier', () => {
  assert.array(/(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac'), ['zaacbbbcac', 'z', 'ac', 'a', undefined, 'c']);
});
test('word boundaries and anchors', () => {
  assert.same('a b'.replace(/\b/g, '|'), '|a| |b|');
  assert.array('a\nb'.match(/^./gm), ['a', 'b']);
  assert(/\Bb/.test('ab'));
});
test('legacy forms: a brace or bracket alone', () => {
  assert(/a{/.test('a{'));
  assert(/]/.test(']'));
  assert(/^}$/.test('}'));
  assert(/a{,2}/.test('a{,2}'));
});
test('legacy forms: identity escapes', () => {
  assert(/\-\:\"\'\@\%/.test('-:"\'@%'));
  assert(/^\a$/.test('a'));
  assert(/^\k$/.test('k'));
  assert(/^\p$/.test('p'));
});
test('class ranges with escapes in them', () => {
  assert(/^[\w-a]+$/.test('-a'));
});
test('null, true, false', () => {
  assert.array([typeof null, typeof true, typeof false], ['object', 'boolean', 'boolean']);
});
test('division and regular expressions are told apart', () => {
  const a = 4, g = 2;
  assert.same(a / 2 / g, 1);
  assert.same([1].map((x) => x / 1)[0] / 1, 1);
  const f = () => { return /b/g.source; };
  assert.same(f(), 'b');
  assert.same((a) / 2, 2);
});
