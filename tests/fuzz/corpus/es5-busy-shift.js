5
var a = []; a[4294967294] = 1; a.shift();
