J
const s = 'Straße ÄÖÜ 😀';
return [s.padStart(20, 'ab'), s.at(-1), s.codePointAt(11), String.fromCodePoint(0x1f600), [...s].length, s.replaceAll('S', '$&$&'), s.startsWith('Str'), s.endsWith('😀'), s.includes('ß'), 'ab'.repeat(3), ' x '.trimEnd(), s.normalize('NFKD').length,
  [...s.matchAll(/(?<word>\S+)\s?/g)].map(m => [m.index, m.groups?.word, m[0]]), 'a-b_c'.split(/[-_]/), /(?<y>\d{4})-(?<m>\d\d)/.exec('on 2024-06')?.groups, '2024-06'.replace(/(?<y>\d+)-(?<m>\d+)/, '$<m>/$<y>'), s.localeCompare('s'), /a.c/s.test('a\nc'), /\u{1f600}/u.test(s)];
