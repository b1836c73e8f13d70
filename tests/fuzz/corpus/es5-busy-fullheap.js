5
function array(n) { var a = []; for (var i = 0; i < n; i++) a.push(i); return a; }
var o = array(4e5).map(function (i) { return {i: i}; }); for (;;) { o.push(o, new Uint8Array(8e6)); o.length -= 2; }
