5
function repeat(s, n) { while (s.length < n) s += s; return s.slice(0, n); }
var s = repeat('\u00e9', 4e6); for (var i = 0;; i = 2e6 - i) s.charCodeAt(i);
