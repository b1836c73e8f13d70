5
[].sort.call({length: 2e9});
