5
[].lastIndexOf.call({length: 2e9}, 1);
