5
var a = new Float64Array(1e6), b = new Uint8Array(1e6); for (;;) a.set(b);
