5
[].slice.call({length: 2e9}, 0, 1e9);
