5
function array(n) { var a = []; for (var i = 0; i < n; i++) a.push(i); return a; }
var s = JSON.stringify(array(1e5)); for (;;) JSON.parse(s);
