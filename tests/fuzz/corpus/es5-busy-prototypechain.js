5
var o = {}; for (var i = 0; i < 900; i++) o = Object.create(o); for (;;) o.missing;
