5
var t = 'The year 1984, 2001 and\n2024: a+b';
return [t.match(/\d{4}/g), /(\w+)\s(?:year|day)\b/i.exec(t), t.replace(/(\d)(\d)/g, '$2$1$&$`'), t.replace(/a|b/g, function (m, i) { return m + i; }),
  t.split(/[\s,:]+/), /^2024/m.test(t), /(a*)*b/.exec('aaac'), /[^]\1(.)/.exec('ab'), /(?=a)(?!b)a{0,2}?/.exec('aa'), /\u0061[\x62-\u0066\]]/.source,
  new RegExp('[' + t.charAt(0) + ']', 'gi').lastIndex, /((((a))))\4/.test('aa'), t.search(/$/)];
