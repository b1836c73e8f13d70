5
var head = {}, tail = head; for (var i = 0; i < 2e5; i++) tail = tail.next = {}; for (;;) { var x = {}; x.x = x; }
