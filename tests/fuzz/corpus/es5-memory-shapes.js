5
var l = null, p = [], o = {};
for (var i = 0;; i++) {
  l = {next: l, f: function () { return l; }}; p.push(new Promise(function () {}), new Uint8Array(1000));
  o['k' + i] = [i, {}];
}
