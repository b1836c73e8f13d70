5
function repeat(s, n) { while (s.length < n) s += s; return s.slice(0, n); }
repeat('a', 4e6).indexOf(repeat('a', 2e6) + 'b');
