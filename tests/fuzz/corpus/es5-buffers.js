5
var b = new ArrayBuffer(16), u = new Uint8Array(b, 3, 5), v = new DataView(b, 1), f = new Float32Array([1.5, NaN, -0, 1e40]);
u.set([1, 2, 300, -1, 'x']); v.setFloat64(0, Math.PI); v.setInt16(13, -2, true); f[9] = 1; u.x = 1;
try { v.getInt32(13); } catch (e) { console.log(e.name); }
return [u, v.getUint32(2), f.subarray(1, 3), b.slice(-4), new Uint16Array(b).length, u.byteOffset, new Uint8ClampedArray([300, -5]), new TextEncoder().encode('é\ud800'), new TextDecoder().decode(u), ArrayBuffer.isView(v), JSON.stringify(u)];
