5
[].forEach.call({length: 4294967295}, function () {});
