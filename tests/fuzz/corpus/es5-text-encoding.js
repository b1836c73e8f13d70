5
function tried(f) { try { return f(); } catch (e) { return [e.name, e.message]; } }
var bytes = new Uint8Array([239, 187, 191, 195, 169, 240, 159, 152, 128, 255, 192, 128, 237, 160, 189, 226, 130]), d = new TextDecoder('utf-8', {fatal: false, ignoreBOM: true}), out = new Uint8Array(5);
return [d.decode(bytes), d.decode(bytes.subarray(0, 7), {stream: true}) + d.decode(bytes.subarray(7)), tried(function () { return new TextDecoder('utf-8', {fatal: true}).decode(bytes); }), tried(function () { return new TextDecoder('x'); }), new TextEncoder().encodeInto('é😀z', out), out, atob(btoa('\xff\x00a')), tried(function () { return btoa('é\u0100'); }), tried(function () { return atob('a='); }), tried(function () { return atob(' YQ = ='); }), d.decode(new DataView(bytes.buffer, 3, 2)), d.decode()];
