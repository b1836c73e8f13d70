5
[].indexOf.call({length: 2e9}, 1);
