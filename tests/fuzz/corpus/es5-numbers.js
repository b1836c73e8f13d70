5
var n = [0, -0, NaN, Infinity, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 9007199254740993, 1e23, 0.1 + 0.2, 4294967296, -2147483648];
return n.map(function (x) { return [x, String(x), x.toFixed(2), x.toString(36), (x || 1).toPrecision(3), x.toExponential(), x | 0, x >>> 0, x << 5, ~x, x % 3, Math.round(x), parseFloat(x), parseInt(x, 16), Number('0x' + Math.abs(x).toString(16))]; });
