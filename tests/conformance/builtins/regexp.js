// RegExp: ES2022 22.2
test('constructor takes patterns, expressions and flags', () => {
  assert.same(String(new RegExp('a', 'gi')), '/a/gi');
  assert.same(new RegExp(/a/g).flags, 'g');
  assert.same(new RegExp(/a/g, 'i').flags, 'i');
  assert.same(new RegExp(/a/g, undefined).flags, 'g');
  assert.same(String(new RegExp()), '/(?:)/');
  assert.same(String(new RegExp('')), '/(?:)/');
  assert.same(String(RegExp(undefined)), '/(?:)/');
  assert.same(new RegExp(null).source, 'null');
});
test('RegExp() of an expression returns it, new copies it', () => {
  const re = /a/;
  assert.same(RegExp(re), re);
  assert(new RegExp(re) !== re);
  assert(RegExp(re, 'g') !== re);
});
test('wrong patterns throw SyntaxError', () => {
  for (const p of ['(', ')', '[', '*', '+a', 'a**', '[b-a]', '(?<n', '(?<a>.)(?<a>.)', '\\', '(?x)', 'x{2,1}'])
    assert.throws(SyntaxError, () => new RegExp(p), p);
});
test('wrong flags throw SyntaxError', () => {
  for (const f of ['gg', 'x', 'G', 'g ']) assert.throws(SyntaxError, () => new RegExp('a', f), f);
});
test('source escapes slashes and line ends', () => {
  assert.same(new RegExp('a/b').source, 'a\\/b');
  assert.same(new RegExp('[/]\\/').source.replace('[\\/]', '[/]'), '[/]\\/');
  assert.same(new RegExp('\n').source, '\\n');
  assert.same(/a\/b/.source, 'a\\/b');
});
test('flags are getters of the prototype', () => {
  const re = new RegExp('a', 'gimsuy');
  assert.same(re.flags, 'gimsuy');
  for (const k of ['global', 'ignoreCase', 'multiline', 'dotAll', 'unicode', 'sticky']) {
    assert.same(re[k], true, k);
    assert.same(/a/[k], false, k);
    assert.same(Object.hasOwn(re, k), false, k);
    assert.same(typeof Object.getOwnPropertyDescriptor(RegExp.prototype, k).get, 'function', k);
  }
  assert.same(new RegExp('a', 'd').hasIndices, true);
  assert.same(new RegExp('a', 'dg').flags, 'dg');
});
test('the getters of RegExp.prototype itself', () => {
  assert.same(RegExp.prototype.global, undefined);
  assert.same(RegExp.prototype.source, '(?:)');
  assert.same(RegExp.prototype.flags, '');
  assert.same(String(RegExp.prototype), '/(?:)/');
  assert.throws(TypeError, () => Object.getOwnPropertyDescriptor(RegExp.prototype, 'global').get.call({}));
});
test('lastIndex is own, writable, not enumerable', () => {
  const d = Object.getOwnPropertyDescriptor(/a/, 'lastIndex');
  assert.same(d.value, 0);
  assert.same(d.writable, true);
  assert.same(d.enumerable, false);
  assert.same(d.configurable, false);
});
test('exec gives an array with index, input, groups', () => {
  const m = /(b)(c)?/.exec('abd');
  assert(Array.isArray(m));
  assert.array(Object.keys(m), ['0', '1', '2', 'index', 'input', 'groups']);
  assert.same(m.index, 1);
  assert.same(m[2], undefined);
  assert.same(m.length, 3);
});
test('exec with g goes on at lastIndex', () => {
  const re = /a/g;
  assert.same(re.exec('aba').index, 0);
  assert.same(re.lastIndex, 1);
  assert.same(re.exec('aba').index, 2);
  assert.same(re.exec('aba'), null);
  assert.same(re.lastIndex, 0);
});
test('exec without g ignores lastIndex', () => {
  const re = /a/;
  re.lastIndex = 5;
  assert.same(re.exec('a').index, 0);
  assert.same(re.lastIndex, 5);
});
test('exec with lastIndex beyond the end', () => {
  const re = /a/g;
  re.lastIndex = 9;
  assert.same(re.exec('a'), null);
  assert.same(re.lastIndex, 0);
});
test('exec of a sticky expression', () => {
  const re = /a/y;
  assert.same(re.exec('ba'), null);
  re.lastIndex = 1;
  assert.same(re.exec('ba')[0], 'a');
  assert.same(re.lastIndex, 2);
  assert.same(re.test('ba'), false);
  assert.same(re.lastIndex, 0);
});
test('sticky in match, replace, split', () => {
  assert.array('aab'.match(/a/gy), ['a', 'a']);
  assert.same('baa'.match(/a/gy), null);
  assert.same('aba'.replace(/a/y, 'x'), 'xba');
  assert.same('aaba'.replace(/a/gy, 'x'), 'xxba');
  assert.array('a,b'.split(/,/y), ['a', 'b']);
});
test('dotAll', () => {
  assert(/a.b/s.test('a\nb'));
  assert(!/a.b/.test('a\nb'));
  assert(!/^.$/.test('\u2028'));
  assert(/^.$/s.test('\u2028'));
  assert(new RegExp('a.b', 's').test('a\r\nb'.replace('\r', '')));
});
test('multiline', () => {
  assert.array('a\nb\r\nc'.match(/^\w$/gm), ['a', 'b', 'c']);
  assert.array('x1\ny2'.match(/\d$/gm), ['1', '2']);
  assert(!/^b/.test('a\nb'));
});
test('ignoreCase', () => {
  assert(/ABC/i.test('xabc'));
  assert(/\u00c4/i.test('\u00e4'));
  assert(/[a-z]+/i.test('XYZ'));
  assert(!/\u0131/i.test('i'));
  assert(/(a)\1/i.test('aA'));
});
test('unicode: code points', () => {
  assert(/^.$/u.test('\ud83d\ude00'));
  assert(!/^.$/.test('\ud83d\ude00'));
  assert(/\u{1f600}/u.test('\ud83d\ude00'));
  assert(/^[\u{1f600}-\u{1f64f}]$/u.test('\ud83d\ude02'));
  assert(/^[^x]$/u.test('\ud83d\ude00'));
  assert.same('\ud83d\ude00'.match(/./u)[0].length, 2);
  assert(/^\S$/u.test('\ud83d\ude00'));
});
test('unicode: a match starts between characters, even where lastIndex does not', () => {
  const pattern = /\ude00|./gu;
  pattern.lastIndex = 1;
  assert.same(pattern.exec('\ud83d\ude00').index, 0);
  assert.same(pattern.lastIndex, 2);
  const sticky = /\ude00/uy;
  sticky.lastIndex = 1;
  assert.same(sticky.exec('\ud83d\ude00'), null);
});
test('unicode: lone surrogates', () => {
  assert(!/\ud83d/u.test('\ud83d\ude00'));
  assert(!/\ude00/u.test('\ud83d\ude00'));
  assert(!/(?<=\ud83d)\ude00/u.test('\ud83d\ude00'));
  assert(/\ud83d/u.test('\ud83dx'));
  assert(/^\ude00/.test('\ude00'));
});
test('unicode from the constructor', () => {
  assert(new RegExp('^.$', 'u').test('\ud83d\ude00'));
  assert(new RegExp('^\\u{1f600}$', 'u').test('\ud83d\ude00'));
  assert(new RegExp('^[\ud83d\ude00-\ud83d\ude4f]$', 'u').test('\ud83d\ude02'));
  assert.throws(SyntaxError, () => new RegExp('\\-', 'u'));
  assert.throws(SyntaxError, () => new RegExp('{', 'u'));
});
test('unicode: lastIndex moves by code points on empty matches', () => {
  assert.array('\ud83d\ude00'.match(/(?:)/gu), ['', '']);
  assert.same(RegExp.prototype[Symbol.split].call(/(?:)/u, '\ud83d\ude00a').length, 2);
});
test('unicode and ignoreCase use case folding', () => {
  assert(/\u017f/iu.test('s'));
  assert(/\u212a/iu.test('k'));
  assert(!/\u212a/i.test('k'));
  assert(/\u{10400}/iu.test('\u{10428}'));
});
test('Unicode properties', () => {
  assert(/^\p{L}+$/u.test('Stra\u00dfe\u4e2d'));
  assert(/^\p{Lu}$/u.test('\u00c4'));
  assert(!/\p{Lu}/u.test('\u00e4'));
  assert(/^\P{L}$/u.test('1'));
  assert(/^[\p{N}_]+$/u.test('\u0663_'));
  assert(/^\p{Script=Greek}+$/u.test('\u03b1\u03b2'));
  assert(/\p{Emoji_Presentation}/u.test('\ud83d\ude00'));
  assert(new RegExp('^\\p{Letter}$', 'u').test('\u00e9'));
});
test('named groups', () => {
  const m = /(?<year>\d{4})-(?<month>\d\d)/.exec('on 2020-02');
  assert.same(m.groups.year, '2020');
  assert.same(m.groups.month, '02');
  assert.same(m[1], '2020');
  assert.same(Object.getPrototypeOf(m.groups), null);
  assert.array(Object.keys(m.groups), ['year', 'month']);
});
test('named groups: back references and replacement', () => {
  assert(/^(?<q>['"]).*\k<q>$/.test('"a"'));
  assert(!/^(?<q>['"]).*\k<q>$/.test('"a\''));
  assert.same('2020-02'.replace(/(?<y>\d+)-(?<m>\d+)/, '$<m>/$<y>'), '02/2020');
  assert.same('x'.replace(/(?<a>x)/, '[$<b>]'), '[]');
  assert.same('x'.replace(/x/, '$<a>'), '$<a>');
});
test('named groups: replace functions get them last', () => {
  let groups;
  'a1'.replace(/(?<d>\d)/, (...args) => { groups = args[args.length - 1]; return ''; });
  assert.same(groups.d, '1');
});
test('named groups: destructuring, matchAll, not taken part', () => {
  const { groups: { a, b } } = /(?<a>x)|(?<b>y)/.exec('y');
  assert.same(a, undefined);
  assert.same(b, 'y');
  assert.array([...'a=1;b=2'.matchAll(/(?<k>\w)=(?<v>\d)/g)].map(m => m.groups.k + m.groups.v), ['a1', 'b2']);
});
test('named groups from the constructor', () => {
  const m = new RegExp('(?<word>\\w+)').exec('hi there');
  assert.same(m.groups.word, 'hi');
  assert.same('ab'.replace(new RegExp('(?<x>a)(?<y>b)'), '$<y>$<x>'), 'ba');
  assert.same(new RegExp('(?<x>a)').source, '(?<x>a)');
});
test('source of a literal is as written', () => {
  assert.same(/(?<x>a)./s.source, '(?<x>a).');
  assert.same(/(?<x>a)./s.flags, 's');
  assert.same(String(/\u{61}/u), '/\\u{61}/u');
});
test('lookahead', () => {
  assert.same('price: 5 EUR'.match(/\d+(?= EUR)/)[0], '5');
  assert(/a(?!b)/.test('ac') && !/a(?!b)/.test('ab'));
  assert.array(Array.from(/(?=(a+))a*b\1/.exec('baaabac')), ['aba', 'a']);
  assert.array(Array.from(/(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac')), ['zaacbbbcac', 'z', 'ac', 'a', undefined, 'c']);
});
test('lookbehind', () => {
  assert.same('$42 and 17'.match(/(?<=\$)\d+/)[0], '42');
  assert.same('$42 and 17'.match(/(?<!\$|\d)\d+/)[0], '17');
  assert.same('abcdef'.replace(/(?<=c)/, '-'), 'abc-def');
  assert.array(Array.from(/(?<=(\d+)(\d+))$/.exec('1053')), ['', '1', '053']);
  assert.same('1234567'.replace(/(?<=\d)(?=(\d{3})+$)/g, ','), '1,234,567');
});
test('lookbehind from the constructor', () => {
  assert.same(new RegExp('(?<=@)\\w+').exec('a@b')[0], 'b');
});
test('back references', () => {
  assert(/(a)\1/.test('aa'));
  assert(/\1(a)/.test('a'));
  assert(/(?:(a)|b)\1/.test('b'));
  assert(/^(?:(a)|b)*\1$/.test('ab'));
  assert.array(Array.from(/(?!(a))\1b/.exec('b')), ['b', undefined]);
});
test('captures in loops are reset', () => {
  assert.array(Array.from(/(?:(a)|(b))*/.exec('ab')), ['ab', undefined, 'b']);
});
test('empty loops end', () => {
  assert.array(Array.from(/(?:a*)*b?/.exec('aab')), ['aab']);
  assert.array(Array.from(/(a*)*/.exec('b')), ['', undefined]);
  assert.array(Array.from(/(?:){2,5}x/.exec('x')), ['x']);
});
test('quantifiers', () => {
  assert.same(/a{2}/.exec('aaa')[0], 'aa');
  assert.same(/a{2,}/.exec('aaaa')[0], 'aaaa');
  assert.same(/a{1,2}?/.exec('aaa')[0], 'a');
  assert.same(/a+?b/.exec('aab')[0], 'aab');
  assert.same(/a??/.exec('a')[0], '');
  assert.same(/(?:ab){0}c/.exec('ababc')[0], 'c');
  assert(/^a{,2}$/.test('a{,2}'));
  assert(/^x{a}$/.test('x{a}'));
});
test('classes and escapes', () => {
  assert(/^[\w-]+$/.test('a-b_1'));
  assert(/^[^\d\s]+$/.test('abc'));
  assert(/^[\]\\^-]+$/.test(']\\^-'));
  assert(/^[]$/.test('x') === false);
  assert(/^[^]$/.test('\n'));
  assert(/\bfoo\b/.test('a foo b') && !/\bfoo\b/.test('afoob'));
  assert(/\Boo/.test('foo'));
  assert(/^[\b]$/.test('\b'));
  assert(/^\cA$/.test('\x01') && /^\x41\u0042$/.test('AB') && /^\0$/.test('\0'));
  assert(/^[\s]+$/.test('\u00a0\ufeff\u2003'));
});
test('legacy escapes of Annex B', () => {
  assert(/^\101$/.test('A'));
  assert(/^]$/.test(']'));
  assert(/^}$/.test('}'));
  assert(/^\a$/.test('a'));
  assert(/^[\d-x]$/.test('-'));
  assert(/^\8$/.test('8'));
});
test('alternatives are tried in order', () => {
  assert.same(/a|ab/.exec('abc')[0], 'a');
  assert.array(Array.from(/((a)|(ab))((c)|(bc))/.exec('abc')), ['abc', 'a', 'a', undefined, 'bc', undefined, 'bc']);
  assert.same(/|a/.exec('a')[0], '');
});
test('long subjects do not overflow', () => {
  const s = 'a"b""c'.repeat(5000);
  assert.same(/^(?:[^"]|"")*/.exec('x'.repeat(30000))[0].length, 30000);
  assert.same(s.match(/(?:a|b|c|")+/)[0].length, s.length);
  assert.same(/(?:\w+\s?)+$/.exec('word '.repeat(2000) + 'end').index, 0);
});
test('test calls exec', () => {
  class R extends RegExp { exec() { return {}; } }
  assert.same(new R('x').test('nothing'), true);
  const re = /x/;
  re.exec = () => null;
  assert.same(re.test('x'), false);
  re.exec = () => 1;
  assert.throws(TypeError, () => re.test('x'));
});
test('toString uses source and flags', () => {
  assert.same(RegExp.prototype.toString.call({ source: 'a', flags: 'b' }), '/a/b');
  assert.throws(TypeError, () => RegExp.prototype.toString.call(1));
});
test('flags getter asks the properties', () => {
  const get = Object.getOwnPropertyDescriptor(RegExp.prototype, 'flags').get;
  assert.same(get.call({ global: 1, sticky: 'x', hasIndices: true }), 'dgy');
  assert.throws(TypeError, () => get.call(1));
});
test('hasIndices', () => {
  const m = /a(?<x>b)(c)?/d.exec('zab');
  assert.array(m.indices[0], [1, 3]);
  assert.array(m.indices[1], [2, 3]);
  assert.same(m.indices[2], undefined);
  assert.array(m.indices.groups.x, [2, 3]);
  assert.same('indices' in /a/.exec('a'), false);
  assert.array(new RegExp('b', 'd').exec('ab').indices[0], [1, 2]);
});
test('Symbol.match', () => {
  assert.array(RegExp.prototype[Symbol.match].call(/a/g, 'aba'), ['a', 'a']);
  assert.same(/x/[Symbol.match]('y'), null);
  assert.throws(TypeError, () => RegExp.prototype[Symbol.match].call(1, ''));
  const fake = { flags: 'g', global: true, lastIndex: 0, n: 0, exec() { return this.n++ < 2 ? ['m' + this.n] : null; } };
  assert.array(RegExp.prototype[Symbol.match].call(fake, 'x'), ['m1', 'm2']);
});
test('Symbol.replace', () => {
  assert.same(/a/g[Symbol.replace]('banana', 'o'), 'bonono');
  const fake = { flags: '', global: false, exec() { return { 0: 'b', index: 1, length: 1 }; } };
  assert.same(RegExp.prototype[Symbol.replace].call(fake, 'abc', '[$&]'), 'a[b]c');
});
test('Symbol.search', () => {
  assert.same(/n/[Symbol.search]('banana'), 2);
  assert.same(RegExp.prototype[Symbol.search].call({ lastIndex: 3, exec: () => ({ index: 9 }) }, ''), 9);
});
test('Symbol.split', () => {
  assert.array('a1b2c'.split(/\d/), ['a', 'b', 'c']);
  assert.array('a1b2c'.split(/(\d)/), ['a', '1', 'b', '2', 'c']);
  assert.array('abc'.split(/(?:)/), ['a', 'b', 'c']);
  assert.array(''.split(/(?:)/), []);
  assert.array(''.split(/x/), ['']);
  assert.array('a b  c'.split(/ +/, 2), ['a', 'b']);
  assert.array('A<B>bold</B>and'.split(/<(\/)?([^<>]+)>/), ['A', undefined, 'B', 'bold', '/', 'B', 'and']);
  assert.array('ab'.split(/a*?/), ['a', 'b']);
  assert.array('ab'.split(/a*/), ['', 'b']);
});
test('Symbol.split makes its expression by species', () => {
  let made;
  class R extends RegExp { constructor(p, f) { super(p, f); made = f; } }
  assert.array('a-b'.split(new R('-', 'i')), ['a', 'b']);
  assert.same(made, 'iy');
});
test('Symbol.matchAll', () => {
  assert.array([.../a./g[Symbol.matchAll]('abac')].map(m => m[0]), ['ab', 'ac']);
  assert.same([.../a/[Symbol.matchAll]('aa')].length, 1);
});
test('symbol methods have names and lengths', () => {
  for (const [k, n] of [['match', 1], ['matchAll', 1], ['replace', 2], ['search', 1], ['split', 2]]) {
    assert.same(RegExp.prototype[Symbol[k]].name, `[Symbol.${k}]`);
    assert.same(RegExp.prototype[Symbol[k]].length, n);
  }
  assert.same(RegExp.length, 2);
  assert.same(RegExp.prototype.exec.length, 1);
});
test('RegExp can be subclassed', () => {
  class R extends RegExp {
    exec(s) { const m = super.exec(s); if (m) m.extra = true; return m; }
  }
  const r = new R('a(b)', 'g');
  assert(r instanceof R && r instanceof RegExp);
  assert.same(r.exec('ab').extra, true);
  assert.same('abab'.replace(r, '$1'), 'bb');
  assert.same(r.flags, 'g');
});
test('exec of what is no regular expression', () => {
  assert.throws(TypeError, () => RegExp.prototype.exec.call({}, 'a'));
  assert.throws(TypeError, () => RegExp.prototype.test.call(1, 'a'));
});
test('exec converts its argument', () => {
  assert.same(/undefined/.exec()[0], 'undefined');
  assert.same(/1/.test(1), true);
  assert.same(/null/.test(null), true);
});
test('compile of Annex B', () => {
  const re = /a/g;
  re.lastIndex = 3;
  assert.same(re.compile('b', 'i'), re);
  assert.same(String(re), '/b/i');
  assert.same(re.lastIndex, 0);
});
