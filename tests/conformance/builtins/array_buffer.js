// ArrayBuffer and DataView: ES2022 25.1, 25.3
test('ArrayBuffer', () => {
  const b = new ArrayBuffer(8);
  assert.same(b.byteLength, 8);
  assert.same(new ArrayBuffer().byteLength, 0);
  assert.throws(TypeError, () => ArrayBuffer(1));
  assert.throws(RangeError, () => new ArrayBuffer(-1));
  assert.same(ArrayBuffer.length, 1);
  assert.same(new Uint8Array(b)[7], 0);
});
test('ArrayBuffer.isView', () => {
  assert(ArrayBuffer.isView(new Uint8Array(1)) && ArrayBuffer.isView(new DataView(new ArrayBuffer(1))));
  assert(!ArrayBuffer.isView(new ArrayBuffer(1)) && !ArrayBuffer.isView([]) && !ArrayBuffer.isView());
});
test('ArrayBuffer.prototype.slice', () => {
  const b = new Uint8Array([1, 2, 3, 4]).buffer;
  assert.array([...new Uint8Array(b.slice(1, 3))], [2, 3]);
  assert.array([...new Uint8Array(b.slice(-1))], [4]);
  assert.same(b.slice(3, 1).byteLength, 0);
  const c = b.slice();
  new Uint8Array(c)[0] = 9;
  assert.same(new Uint8Array(b)[0], 1);
  assert.throws(TypeError, () => ArrayBuffer.prototype.slice.call({}));
  assert.same(ArrayBuffer.prototype.slice.length, 2);
});
test('byteLength is a getter', () => {
  const d = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength');
  assert.same(typeof d.get, 'function');
  assert.throws(TypeError, () => d.get.call({}));
  assert.throws(TypeError, () => d.get.call(new Uint8Array(1)));
});
test('ArrayBuffer subclass and species', () => {
  class B extends ArrayBuffer {}
  const b = new B(4);
  assert(b instanceof B);
  assert.same(b.byteLength, 4);
  assert(b.slice(1) instanceof B);
});
test('ArrayBuffer.prototype[Symbol.toStringTag]', () => {
  assert.same(ArrayBuffer.prototype[Symbol.toStringTag], 'ArrayBuffer');
  assert.same(DataView.prototype[Symbol.toStringTag], 'DataView');
});
test('a buffer has no indexes of its own', () => {
  const b = new ArrayBuffer(2);
  assert.same(b[0], undefined);
  assert.same(0 in b, false);
  assert.array(Object.keys(b), []);
  assert.same('length' in b, false);
});
test('views share their buffer', () => {
  const b = new ArrayBuffer(4);
  new Uint8Array(b).set([1, 2, 3, 4]);
  assert.same(new Uint16Array(b)[0], 0x0201);
  new DataView(b).setUint8(0, 255);
  assert.same(new Uint8Array(b)[0], 255);
});
test('DataView', () => {
  const b = new ArrayBuffer(8), v = new DataView(b, 2, 4);
  assert.same(v.buffer, b);
  assert.same(v.byteOffset, 2);
  assert.same(v.byteLength, 4);
  assert.same(new DataView(b, 3).byteLength, 5);
  assert.throws(TypeError, () => DataView(b));
  assert.throws(TypeError, () => new DataView({}));
  assert.throws(TypeError, () => new DataView(new Uint8Array(1)));
  assert.throws(RangeError, () => new DataView(b, 9));
  assert.throws(RangeError, () => new DataView(b, 1, 8));
  assert.throws(RangeError, () => new DataView(b, -1));
  assert.same(DataView.length, 1);
});
test('DataView is big-endian unless told', () => {
  const v = new DataView(new ArrayBuffer(8));
  v.setUint16(0, 0x0102);
  assert.same(v.getUint8(0), 1);
  assert.same(v.getUint16(0, true), 0x0201);
  v.setInt32(0, -2, true);
  assert.same(v.getUint8(0), 0xfe);
  assert.same(v.getInt32(0, true), -2);
  assert.same(v.getUint32(0, true), 4294967294);
  assert.same(v.getInt16(0, false), -257);
  assert.same(v.getInt8(0), -2);
});
test('DataView floats', () => {
  const v = new DataView(new ArrayBuffer(8));
  v.setFloat64(0, Math.PI);
  assert.same(v.getFloat64(0), Math.PI);
  assert.same(v.getUint32(0), 0x400921fb);
  v.setFloat32(0, 0.1, true);
  assert.same(v.getFloat32(0, true), 0.10000000149011612);
  v.setFloat64(0, -0);
  assert.same(v.getFloat64(0), -0);
  v.setFloat64(0, NaN);
  assert.same(v.getFloat64(0), NaN);
});
test('DataView checks its bounds, not its alignment', () => {
  const v = new DataView(new ArrayBuffer(4));
  assert.throws(RangeError, () => v.getUint32(1));
  assert.throws(RangeError, () => v.getUint8(4));
  assert.throws(RangeError, () => v.getUint8(-1));
  assert.throws(RangeError, () => v.setUint16(3, 1));
  v.setUint16(1, 0x1234);
  assert.same(v.getUint16(1), 0x1234);
  assert.same(v.getUint8(), 0);
  assert.same(v.getUint8('1'), 0x12);
});
test('DataView converts values', () => {
  const v = new DataView(new ArrayBuffer(4));
  v.setUint8(0, 257);
  assert.same(v.getUint8(0), 1);
  v.setInt8(0, 200);
  assert.same(v.getInt8(0), -56);
  v.setUint32(0, -1);
  assert.same(v.getUint32(0), 4294967295);
  v.setUint8(0, 'x');
  assert.same(v.getUint8(0), 0);
  assert.same(v.setUint8(0, 1), undefined);
});
test('DataView methods: lengths, not generic', () => {
  assert.same(DataView.prototype.getInt8.length, 1);
  assert.same(DataView.prototype.setInt8.length, 2);
  assert.throws(TypeError, () => DataView.prototype.getInt8.call({}, 0));
  assert.throws(TypeError, () => DataView.prototype.getInt8.call(new Uint8Array(1), 0));
});
