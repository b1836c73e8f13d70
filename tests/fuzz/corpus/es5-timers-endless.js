5
function again() { setTimeout(again, 0); setTimeout(again, 1e9); } again();
for (var i = 0; i < 20; i++) iota.sleep(i).then(again, again);
