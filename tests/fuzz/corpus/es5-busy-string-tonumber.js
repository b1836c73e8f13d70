5
function repeat(s, n) { while (s.length < n) s += s; return s.slice(0, n); }
var s = repeat('1', 4e6); for (;;) +s;
