5
[].unshift.call({length: 4294967290}, 1);
