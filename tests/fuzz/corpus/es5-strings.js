5
var s = 'aé\u4e2d\ud83d\ude00\udc00z';
return [s.length, s.charAt(3), s.charCodeAt(4), s.slice(-3), s.substring(3, 1), s.substr(-2, 1), s.indexOf('z'), s.lastIndexOf('a'),
  s.split(''), s.toUpperCase(), s.trim(), s.concat(1, null), s.localeCompare('a'), s.normalize('NFD'), escape(s), unescape('%u0041%zz'),
  encodeURIComponent('é&'), decodeURIComponent('%C3%A9'), String.fromCharCode(0xd83d, 0xde00), 'x' in {x: 1}, s < 'b', s == s + ''];
