5
function repeat(s, n) { while (s.length < n) s += s; return s.slice(0, n); }
/^(a+)+$/.test(repeat('a', 40) + '!');
