// String: ES2022 22.1
test('String() converts', () => {
  assert.same(String(), '');
  assert.same(String(null), 'null');
  assert.same(String([1, [2, 3]]), '1,2,3');
  assert.same(String({}), '[object Object]');
  assert.same(String(Symbol('x')), 'Symbol(x)');
  assert.same(String(-0), '0');
});
test('new String is an object with indexes and length', () => {
  const s = new String('ab');
  assert.same(typeof s, 'object');
  assert.same(s.length, 2);
  assert.same(s[1], 'b');
  assert.array(Object.keys(s), ['0', '1']);
  assert.throws(TypeError, () => { s[0] = 'x'; });
  assert.throws(TypeError, () => { s.length = 1; });
  s.extra = 1;
  assert.same(s.extra, 1);
});
test('String.fromCharCode', () => {
  assert.same(String.fromCharCode(), '');
  assert.same(String.fromCharCode(65, 0x10041, -1), 'AA\uffff');
  assert.same(String.fromCharCode(0xd83d, 0xde00), '\ud83d\ude00');
  assert.same(String.fromCharCode('66'), 'B');
  assert.same(String.fromCharCode.length, 1);
});
test('String.fromCodePoint', () => {
  assert.same(String.fromCodePoint(0x1f600), '\ud83d\ude00');
  assert.same(String.fromCodePoint(0x1f600).length, 2);
  assert.same(String.fromCodePoint(65, 0xffff), 'A\uffff');
  assert.same(String.fromCodePoint(), '');
  for (const v of [-1, 1.5, 0x110000, Infinity, NaN, 'x']) assert.throws(RangeError, () => String.fromCodePoint(v));
});
test('String.raw', () => {
  assert.same(String.raw`a\n${1}b`, 'a\\n1b');
  assert.same(String.raw({ raw: 'abc' }, 1, 2, 3), 'a1b2c');
  assert.same(String.raw({ raw: [] }, 1), '');
  assert.same(String.raw({ raw: ['x', 'y'] }), 'xy');
  assert.throws(TypeError, () => String.raw());
  assert.throws(TypeError, () => String.raw({}));
});
test('at', () => {
  assert.same('abc'.at(-1), 'c');
  assert.same('abc'.at(0), 'a');
  assert.same('abc'.at(3), undefined);
  assert.same('abc'.at(-4), undefined);
  assert.same('abc'.at(NaN), 'a');
  assert.same('abc'.at(1.9), 'b');
  assert.same('\ud83d\ude00'.at(0), '\ud83d');
});
test('charAt, charCodeAt, index', () => {
  assert.same('abc'.charAt(1), 'b');
  assert.same('abc'.charAt(-1), '');
  assert.same('abc'.charAt(), 'a');
  assert.same('abc'.charCodeAt(3), NaN);
  assert.same('\ud83d\ude00'.charCodeAt(1), 0xde00);
  assert.same('abc'[3], undefined);
  assert.same('abc'['-1'], undefined);
});
test('codePointAt', () => {
  const s = 'a\ud83d\ude00b';
  assert.same(s.codePointAt(1), 0x1f600);
  assert.same(s.codePointAt(2), 0xde00);
  assert.same('\ud83dx'.codePointAt(0), 0xd83d);
  assert.same(s.codePointAt(9), undefined);
  assert.same(s.codePointAt(-1), undefined);
  assert.same(''.codePointAt(), undefined);
});
test('concat', () => {
  assert.same('a'.concat('b', 1, null, undefined), 'ab1nullundefined');
  assert.same('a'.concat(), 'a');
  assert.throws(TypeError, () => String.prototype.concat.call(null, 'a'));
});
test('surrogate halves join when concatenated', () => {
  const s = '\ud83d' + '\ude00';
  assert.same(s.length, 2);
  assert.same(s.codePointAt(0), 0x1f600);
  assert.same(s, '\u{1f600}');
  assert.same(['\ud83d', '\ude00'].join(''), '\u{1f600}');
});
test('endsWith', () => {
  assert('abc'.endsWith('bc'));
  assert('abc'.endsWith('b', 2));
  assert('abc'.endsWith(''));
  assert(!'abc'.endsWith('abcd'));
  assert('abc'.endsWith('', -5));
  assert('undefined'.endsWith());
  assert.throws(TypeError, () => 'a'.endsWith(/a/));
});
test('startsWith', () => {
  assert('abc'.startsWith('ab'));
  assert('abc'.startsWith('b', 1));
  assert(!'abc'.startsWith('b'));
  assert('abc'.startsWith('', 99));
  assert('abc'.startsWith('a', -1));
  assert.throws(TypeError, () => 'a'.startsWith(/a/));
});
test('includes', () => {
  assert('abc'.includes('b'));
  assert(!'abc'.includes('a', 1));
  assert('abc'.includes(''));
  assert('a1'.includes(1));
  assert.throws(TypeError, () => 'a'.includes(/a/));
  assert.throws(TypeError, () => String.prototype.includes.call(undefined, 'a'));
});
test('indexOf', () => {
  assert.same('abcabc'.indexOf('c'), 2);
  assert.same('abcabc'.indexOf('c', 3), 5);
  assert.same('abc'.indexOf('', 10), 3);
  assert.same('abc'.indexOf('x'), -1);
  assert.same('abc'.indexOf('a', -5), 0);
  assert.same('\u00e9\ud83d\ude00x'.indexOf('x'), 3);
  assert.same('undefined'.indexOf(), 0);
});
test('lastIndexOf', () => {
  assert.same('abcabc'.lastIndexOf('c'), 5);
  assert.same('abcabc'.lastIndexOf('c', 4), 2);
  assert.same('abcabc'.lastIndexOf('c', -1), -1);
  assert.same('abc'.lastIndexOf(''), 3);
  assert.same('abc'.lastIndexOf('a', NaN), 0);
  assert.same('abcabc'.lastIndexOf('abc', 2), 0);
});
test('localeCompare orders', () => {
  assert('a'.localeCompare('b') < 0);
  assert('b'.localeCompare('a') > 0);
  assert.same('a'.localeCompare('a'), 0);
  assert.same('a'.localeCompare('ab') < 0, true);
  assert.same(String.prototype.localeCompare.length, 1);
});
test('localeCompare holds canonical equivalents equal', () => {
  assert.same('\u00e9'.localeCompare('e\u0301'), 0);
  assert.same('\u0344'.localeCompare('\u0308\u0301'), 0);
});
test('normalize', () => {
  assert.same('e\u0301'.normalize(), '\u00e9');
  assert.same('\u00e9'.normalize('NFD').length, 2);
  assert.same('\ufb01'.normalize('NFKC'), 'fi');
  assert.same('\u1e9b\u0323'.normalize('NFKD'), 's\u0323\u0307');
  assert.same('a'.normalize(undefined), 'a');
  assert.throws(RangeError, () => 'a'.normalize('x'));
  assert.throws(RangeError, () => 'a'.normalize(null));
});
test('padStart and padEnd', () => {
  assert.same('5'.padStart(3, '0'), '005');
  assert.same('5'.padEnd(3), '5  ');
  assert.same('abc'.padStart(2, 'x'), 'abc');
  assert.same('x'.padStart(6, 'abc'), 'abcabx');
  assert.same('x'.padEnd(6, 'abc'), 'xabcab');
  assert.same('x'.padStart(5, ''), 'x');
  assert.same('x'.padStart(3, undefined), '  x');
  assert.same('x'.padEnd(3, null), 'xnu');
  assert.same('x'.padStart(NaN), 'x');
  assert.same(String.prototype.padStart.length, 1);
});
test('repeat', () => {
  assert.same('ab'.repeat(3), 'ababab');
  assert.same('ab'.repeat(0), '');
  assert.same('ab'.repeat(1.9), 'ab');
  assert.same(''.repeat(1e9), '');
  assert.throws(RangeError, () => 'a'.repeat(-1));
  assert.throws(RangeError, () => 'a'.repeat(Infinity));
  assert.throws(RangeError, () => ''.repeat(-1));
});
test('slice', () => {
  assert.same('abcdef'.slice(1, 3), 'bc');
  assert.same('abcdef'.slice(-2), 'ef');
  assert.same('abcdef'.slice(3, 1), '');
  assert.same('abcdef'.slice(-4, -2), 'cd');
  assert.same('abcdef'.slice(2, undefined), 'cdef');
  assert.same('abc'.slice(), 'abc');
});
test('substring and substr', () => {
  assert.same('abcdef'.substring(3, 1), 'bc');
  assert.same('abcdef'.substring(-1, 2), 'ab');
  assert.same('abcdef'.substring(NaN), 'abcdef');
  assert.same('abcdef'.substr(-3, 2), 'de');
  assert.same('abcdef'.substr(1), 'bcdef');
  assert.same('abcdef'.substr(1, -1), '');
});
test('slices of text beyond ASCII', () => {
  const s = 'h\u00e9llo \ud83d\ude00 w\u00f6rld';
  assert.same(s.slice(1, 3), '\u00e9l');
  assert.same(s.slice(6, 8), '\ud83d\ude00');
  assert.same(s.slice(6, 7), '\ud83d');
  assert.same(s.length, 14);
});
test('split by strings', () => {
  assert.array('a,b,c'.split(','), ['a', 'b', 'c']);
  assert.array('a,b,c'.split(',', 2), ['a', 'b']);
  assert.array('abc'.split(''), ['a', 'b', 'c']);
  assert.array('abc'.split(), ['abc']);
  assert.array(''.split(''), []);
  assert.array(''.split(','), ['']);
  assert.array(',a,'.split(','), ['', 'a', '']);
  assert.array('a,b'.split(',', 0), []);
  assert.array('a,b'.split(',', -1), ['a', 'b']);
  assert.array('a1b1c'.split(1), ['a', 'b', 'c']);
});
test('split by the empty string splits surrogates', () => {
  assert.array('\ud83d\ude00'.split(''), ['\ud83d', '\ude00']);
});
test('split by undefined with a limit', () => {
  assert.array('ab'.split(undefined, 0), []);
  assert.array('ab'.split(undefined, 1), ['ab']);
});
test('split asks Symbol.split', () => {
  const r = 'abc'.split({ [Symbol.split](s, limit) { return [s, limit]; } }, 5);
  assert.array(r, ['abc', 5]);
});
test('toLowerCase and toUpperCase', () => {
  assert.same('\u00c4\u00d6\u00dc'.toLowerCase(), '\u00e4\u00f6\u00fc');
  assert.same('stra\u00dfe'.toUpperCase(), 'STRASSE');
  assert.same('\u0130'.toLowerCase(), 'i\u0307');
  assert.same('\ufb01'.toUpperCase(), 'FI');
  assert.same('\u0149'.toUpperCase(), '\u02bcN');
  assert.same('abc'.toLocaleUpperCase(), 'ABC');
  assert.same('ABC'.toLocaleLowerCase(), 'abc');
});
test('final sigma', () => {
  assert.same('\u03a3'.toLowerCase(), '\u03c3');
  assert.same('A\u03a3'.toLowerCase(), 'a\u03c2');
  assert.same('A\u03a3B'.toLowerCase(), 'a\u03c3b');
});
test('case of characters beyond the BMP', () => {
  assert.same('\ud801\udc28'.toUpperCase(), '\ud801\udc00');
  assert.same('\ud801\udc00'.toLowerCase(), '\ud801\udc28');
});
test('trim, trimStart, trimEnd', () => {
  const ws = '\t\n\v\f\r \u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
  assert.same((ws + 'a b' + ws).trim(), 'a b');
  assert.same((ws + 'a' + ws).trimStart(), 'a' + ws);
  assert.same((ws + 'a' + ws).trimEnd(), ws + 'a');
  assert.same('\u180ea\u200b'.trim(), '\u180ea\u200b');
  assert.same(String.prototype.trimLeft, String.prototype.trimStart);
  assert.same(String.prototype.trimRight.name, 'trimEnd');
});
test('the iterator goes by code points', () => {
  assert.array([...'a\ud83d\ude00b'], ['a', '\ud83d\ude00', 'b']);
  assert.array([...'\ud83dx\ude00'], ['\ud83d', 'x', '\ude00']);
  assert.array(Array.from('\ud83d\ude00'), ['\ud83d\ude00']);
  let n = 0;
  for (const c of '\ud83d\ude00\ud83d\ude00') n++;
  assert.same(n, 2);
});
test('for-in of strings gives indexes', () => {
  const keys = [];
  for (const k in new String('ab')) keys.push(k);
  assert.array(keys, ['0', '1']);
});
test('match without g gives groups, index and input', () => {
  const m = 'xaby'.match(/a(b)(c)?/);
  assert.array(Array.from(m), ['ab', 'b', undefined]);
  assert.same(m.index, 1);
  assert.same(m.input, 'xaby');
  assert.same(m.groups, undefined);
  assert.same('x'.match(/y/), null);
});
test('match with g gives all', () => {
  assert.array('a1b22'.match(/\d+/g), ['1', '22']);
  assert.same('a'.match(/\d/g), null);
  assert.array('aa'.match(/(?:)/g), ['', '', '']);
  assert.array('abc'.match('b'), ['b']);
  assert.array('a.c'.match('.'), ['a']);
  assert.array('x'.match(), ['']);
});
test('match asks Symbol.match', () => {
  assert.same('s'.match({ [Symbol.match]: x => x + '!' }), 's!');
});
test('matchAll', () => {
  const all = [...'a1b2'.matchAll(/[a-z](\d)/g)];
  assert.same(all.length, 2);
  assert.same(all[1][1], '2');
  assert.same(all[1].index, 2);
  assert.throws(TypeError, () => 'a'.matchAll(/a/));
  assert.same([...'aXbX'.matchAll('X')].length, 2);
  assert.same([...'abc'.matchAll(/(?:)/g)].length, 4);
});
test('matchAll keeps lastIndex of its argument', () => {
  const re = /a/g;
  re.lastIndex = 1;
  assert.same([...'aaa'.matchAll(re)].length, 2);
  assert.same(re.lastIndex, 1);
});
test('matchAll gives an iterator with its own tag', () => {
  const it = 'a'.matchAll(/a/g);
  assert.same(Object.prototype.toString.call(it), '[object RegExp String Iterator]');
  assert.same(it[Symbol.iterator](), it);
  assert.same(it.next().value[0], 'a');
  assert.same(it.next().done, true);
});
test('replace by a string', () => {
  assert.same('abcabc'.replace('b', 'X'), 'aXcabc');
  assert.same('abc'.replace('x', 'y'), 'abc');
  assert.same('abc'.replace('', 'x'), 'xabc');
  assert.same('abc'.replace('b', '[$&]'), 'a[b]c');
  assert.same('abc'.replace('b', "$`$'"), 'aacc');
  assert.same('abc'.replace('b', '$$'), 'a$c');
  assert.same('abc'.replace('b', '$1'), 'a$1c');
});
test('replace by a function', () => {
  const seen = [];
  assert.same('abc'.replace('b', (...args) => { seen.push(...args); return 'X'; }), 'aXc');
  assert.array(seen, ['b', 1, 'abc']);
  assert.same('abc'.replace('b', () => undefined), 'aundefinedc');
  assert.same('abc'.replace('b', () => '$&'), 'a$&c');
});
test('replace with regular expressions and patterns', () => {
  assert.same('john smith'.replace(/(\w+) (\w+)/, '$2 $1'), 'smith john');
  assert.same('aaa'.replace(/a/g, 'b'), 'bbb');
  assert.same('abc'.replace(/(b)(x)?/, '[$1|$2|$3]'), 'a[b||$3]c');
  assert.same('abc'.replace(/b/g, "$0"), 'a$0c');
  assert.same('abcdefghijk'.replace(/(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)/, '$11-$10-$01-$1'), 'k-j-a-a');
  assert.same('a'.replace(/(a)/, '$10'), 'a0');
  assert.same('a'.replace(/(a)/, '$00$2'), '$00$2');
});
test('replace by a function gets groups, offset, input', () => {
  const seen = [];
  'x12'.replace(/(\d)(\d)(z)?/, (...args) => { seen.push(args); });
  assert.array(seen[0], ['12', '1', '2', undefined, 1, 'x12']);
});
test('replace of empty matches', () => {
  assert.same('abc'.replace(/(?:)/g, '-'), '-a-b-c-');
  assert.same('abc'.replace(/x*/g, '-'), '-a-b-c-');
  assert.same('\ud83d\ude00'.replace(/(?:)/gu, '-'), '-\ud83d\ude00-');
});
test('replace asks Symbol.replace', () => {
  assert.same('s'.replace({ [Symbol.replace]: (x, y) => x + y }, 'r'), 'sr');
});
test('replaceAll', () => {
  assert.same('a.b.c'.replaceAll('.', '-'), 'a-b-c');
  assert.same('aaa'.replaceAll('aa', 'b'), 'ba');
  assert.same('abc'.replaceAll('', '-'), '-a-b-c-');
  assert.same('a.b'.replaceAll(/\./g, '$&$&'), 'a..b');
  assert.same('aa'.replaceAll('a', (m, i, s) => `${m}${i}${s.length}`), 'a02a12');
  assert.throws(TypeError, () => 'a'.replaceAll(/a/, ''));
  assert.same('xx'.replaceAll('x', '$$'), '$$');
});
test('search', () => {
  assert.same('abc'.search(/c/), 2);
  assert.same('abc'.search('x'), -1);
  assert.same('abc'.search(), 0);
  const re = /b/g;
  re.lastIndex = 2;
  assert.same('abc'.search(re), 1);
  assert.same(re.lastIndex, 2);
  assert.same('s'.search({ [Symbol.search]: () => 7 }), 7);
});
test('methods are generic, and refuse null and undefined', () => {
  assert.same(String.prototype.trim.call(12), '12');
  assert.same(String.prototype.slice.call(true, 1), 'rue');
  assert.same(String.prototype.at.call([1, 2], 1), ',');
  for (const k of ['at', 'charAt', 'charCodeAt', 'codePointAt', 'concat', 'endsWith', 'includes', 'indexOf', 'lastIndexOf', 'localeCompare', 'match', 'matchAll',
    'normalize', 'padEnd', 'padStart', 'repeat', 'replace', 'replaceAll', 'search', 'slice', 'split', 'startsWith', 'substring', 'toLowerCase', 'toUpperCase', 'trim', 'trimEnd', 'trimStart']) {
    assert.throws(TypeError, () => String.prototype[k].call(null), k);
    assert.throws(TypeError, () => String.prototype[k].call(undefined), k);
  }
});
test('toString and valueOf are not generic', () => {
  assert.throws(TypeError, () => String.prototype.toString.call({}));
  assert.throws(TypeError, () => String.prototype.valueOf.call(1));
});
test('names and lengths', () => {
  for (const [k, n] of Object.entries({ at: 1, charAt: 1, codePointAt: 1, concat: 1, endsWith: 1, includes: 1, indexOf: 1, match: 1, matchAll: 1,
    normalize: 0, padEnd: 1, padStart: 1, repeat: 1, replace: 2, replaceAll: 2, search: 1, slice: 2, split: 2, startsWith: 1, substring: 2, trim: 0, trimEnd: 0, trimStart: 0 })) {
    assert.same(String.prototype[k].length, n, k);
    assert.same(String.prototype[k].name, k);
  }
  assert.same(String.prototype[Symbol.iterator].name, '[Symbol.iterator]');
  assert.same(String.raw.length, 1);
});
test('String can be subclassed', () => {
  class S extends String { shout() { return this.toUpperCase() + '!'; } }
  const s = new S('hi');
  assert.same(s.shout(), 'HI!');
  assert.same(s.length, 2);
  assert(s instanceof S);
});
test('comparison goes by code units', () => {
  assert('\ud83d\ude00' < '\uffff');
  assert('a' < 'b' && 'B' < 'a' && '10' < '9');
  assert(!('a' < 'a') && 'a' <= 'a');
});
test('HTML methods of Annex B', () => {
  assert.same('a'.anchor('"'), '<a name="&quot;">a</a>');
  assert.same('x'.bold(), '<b>x</b>');
  assert.same('x'.link('u'), '<a href="u">x</a>');
});
test('case of pairs of surrogates beside others', () => {
  const lower = '\u{10428}\u{104d8}\u{10cc0}\u{118c0}\u{16e60}\u{1e922}\u{10597}';
  const upper = '\u{10400}\u{104b0}\u{10c80}\u{118a0}\u{16e40}\u{1e900}\u{10570}';
  assert.same(lower.toUpperCase(), upper);
  assert.same(upper.toLowerCase(), lower);
  assert.same(upper.toUpperCase(), upper);
  assert.same(`a${lower}b\u{1f600}\xdf`.toUpperCase(), `A${upper}B\u{1f600}SS`);
  assert.same('\ud801\ud801\udc28\udc28'.toUpperCase(), '\ud801\ud801\udc00\udc28');
  assert.same('\ud801'.toUpperCase() + 'x\ud801'.toLowerCase(), '\ud801x\ud801');
  assert.same('\u{10428}x'.toLocaleUpperCase(), '\u{10400}X');
});
