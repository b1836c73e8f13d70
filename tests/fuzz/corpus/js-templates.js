J
const tag = (s, ...v) => [s, s.raw, Object.isFrozen(s), v]; const same = () => tag`x`;
return [tag`a${1}\n${`n${2}`}\u{1f600}`, same()[0] === same()[0], String.raw`\u00zz${1}`, `${{ toString() { return 'o'; } }}`, `
line ${[1, 2].map(n => `<${n}>`).join('')}`, tag`\unicode`];
