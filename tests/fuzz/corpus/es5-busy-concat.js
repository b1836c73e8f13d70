5
var a = []; a.length = 4294967295; [].concat(a);
