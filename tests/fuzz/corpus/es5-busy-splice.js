5
[].splice.call({length: 2e9}, 0, 1e9);
