5
function repeat(s, n) { while (s.length < n) s += s; return s.slice(0, n); }
var s = repeat('a', 1e5); /^(a+)\1+b/.test(s);
