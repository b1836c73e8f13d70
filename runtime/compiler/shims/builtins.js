// The built-ins that Babel uses and Duktape 2.7 lacks.
Object.assign(globalThis, require("./collections"));
require("core-js/actual/array/from");
require("core-js/actual/array/of");
require("core-js/actual/array/iterator");
require("core-js/actual/array/find");
require("core-js/actual/array/find-index");
require("core-js/actual/array/fill");
require("core-js/actual/array/flat");
require("core-js/actual/array/flat-map");
require("core-js/actual/object/assign");
require("core-js/actual/object/entries");
require("core-js/actual/object/values");
require("core-js/actual/object/from-entries");
require("core-js/actual/number/is-integer");
require("core-js/actual/string/iterator");
require("core-js/actual/string/repeat");
require("core-js/actual/string/pad-start");
require("core-js/actual/string/trim-end");
require("core-js/actual/string/trim-start");
require("core-js/actual/string/from-code-point");
require("core-js/actual/string/code-point-at");
// core-js's go step by step in JavaScript. Nobody here looks for NaN, or for a regular expression.
function define(prototype, name, value) {
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}
define(Array.prototype, "includes", function (item, from) {
  return this.indexOf(item, from) >= 0;
});
define(String.prototype, "includes", function (text, from) {
  return this.indexOf(text, from) >= 0;
});
define(String.prototype, "startsWith", function (text, from) {
  const start = from || 0;
  return this.slice(start, start + text.length) === text;
});
define(String.prototype, "endsWith", function (text, to) {
  const end = to === undefined ? this.length : to;
  return end >= text.length && this.slice(end - text.length, end) === text;
});
