5
function array(n) { var a = []; for (var i = 0; i < n; i++) a.push(i); return a; }
var keys = array(1e5).map(String), all = array(5e4).map(function () { return {}; }); JSON.stringify(all, keys);
