// Methods of String.prototype that Duktape lacks (ES2022 22.1.3, B.2.2), and String.raw.
'use strict';

var prototype = String.prototype;

function text(value) {
  if (value === undefined || value === null) throw new TypeError('not a string');
  return String(value);
}
function integer(value) {
  value = +value;
  return value !== value ? 0 : value < 0 ? Math.ceil(value) : Math.floor(value);
}
function define(object, name, length, f) {
  Object.defineProperty(f, 'name', {value: name, configurable: true});
  Object.defineProperty(f, 'length', {value: length, configurable: true});
  Object.defineProperty(object, name, {value: f, writable: true, configurable: true});
}
function method(name, length, f) { define(prototype, name, length, f); }

method('at', 1, function (index) {
  var self = text(this), at = integer(index);
  if (at < 0) at += self.length;
  return at < 0 || at >= self.length ? undefined : self.charAt(at);
});

function padding(self, length, filler) {
  filler = filler === undefined ? ' ' : String(filler);
  var missing = integer(length) - self.length;
  if (!(missing > 0) || filler === '') return '';
  return filler.repeat(Math.floor(missing / filler.length)) + filler.slice(0, missing % filler.length);
}
method('padStart', 1, function (length, filler) {
  var self = text(this);
  return padding(self, length, filler) + self;
});
method('padEnd', 1, function (length, filler) {
  var self = text(this);
  return self + padding(self, length, filler);
});

method('trimStart', 0, function () {
  var self = text(this);
  return self.slice(self.length + 1 - (self + ".").trim().length);
});
method('trimEnd', 0, function () { return ('.' + text(this)).trim().slice(1); });
Object.defineProperty(prototype, 'trimLeft', {value: prototype.trimStart, writable: true, configurable: true});
Object.defineProperty(prototype, 'trimRight', {value: prototype.trimEnd, writable: true, configurable: true});

define(String, 'raw', 1, function (strings) {
  if (strings === undefined || strings === null || strings.raw === undefined || strings.raw === null)
    throw new TypeError('String.raw() wants an object with raw strings');
  var raw = Object(strings.raw), length = integer(raw.length), result = '';
  for (var i = 0; i < length; i++) {
    result += String(raw[i]);
    if (i + 1 < length && i + 1 < arguments.length) result += String(arguments[i + 1]);
  }
  return result;
});

function html(name, tag, attribute) {
  define(prototype, name, attribute ? 1 : 0, function (value) {
    var self = text(this);
    var open = attribute ? tag + ' ' + attribute + '="' + String(value).replace(/"/g, '&quot;') + '"' : tag;
    return '<' + open + '>' + self + '</' + tag + '>';
  });
}
html('anchor', 'a', 'name');
html('big', 'big');
html('blink', 'blink');
html('bold', 'b');
html('fixed', 'tt');
html('fontcolor', 'font', 'color');
html('fontsize', 'font', 'size');
html('italics', 'i');
html('link', 'a', 'href');
html('small', 'small');
html('strike', 'strike');
html('sub', 'sub');
html('sup', 'sup');
