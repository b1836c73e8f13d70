5
try {
  var s = 'x'; for (;;) s += s;
} catch (e) {
  var a = []; try { for (;;) a.push({n: a.length, s: s.slice(a.length)}); } finally { a = null; }
}
