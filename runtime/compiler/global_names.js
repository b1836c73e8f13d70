// Names that no declaration of the script explains: what is not there does not compile, where it can be known.
"use strict";

const t = require("@babel/types");
const { reject } = require("./diagnostics");

const noBigInt = "numbers are exact up to 2^53, longer ids are strings";
const oneThread = "an execution has one thread";

/** What of ES2022 the engine lacks, and what to do instead. */
const missing = new Map([
  ["BigInt", noBigInt],
  ["BigInt64Array", noBigInt],
  ["BigUint64Array", noBigInt],
  ["Intl", "toLocaleString formats numbers and dates as en-US, localeCompare compares texts"],
  ["SharedArrayBuffer", oneThread],
  ["Atomics", oneThread],
]);

/** The global names that a heap may have; the positions of others are worth a line of their own. */
const known = new Set(
  (
    "Array ArrayBuffer Boolean DataView Date Error EvalError AggregateError Float32Array Float64Array Int8Array Int16Array Int32Array " +
    "JSON Map Math NaN Number Infinity Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError " +
    "TypeError URIError Uint8Array Uint8ClampedArray Uint16Array Uint32Array WeakMap WeakRef WeakSet FinalizationRegistry " +
    "globalThis undefined isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape " +
    "DOMException TextDecoder TextEncoder URL URLSearchParams atob btoa clearInterval clearTimeout console iota queueMicrotask " +
    "setInterval setTimeout structuredClone crypto arguments"
  ).split(" "),
);

/** Uses of the global `require`: the heap loads what the modules need, so their names stand in the script. */
function checkRequire(program, global, imports) {
  const calls = [];
  t.traverseFast(program, (node) => {
    if (node.type === "CallExpression" && t.isIdentifier(node.callee, { name: "require" })) calls.push(node);
  });
  for (const node of calls) {
    const [name] = node.arguments;
    if (name && name.type === "StringLiteral" && node.arguments.length === 1) imports.see(node, name.value);
    else if (imports.allowed.packages.length) reject(node, 'the module that `require` loads must be a text: require("name")');
  }
  if (!imports.allowed.packages.length) reject(global, "`require` is not available: the settings allow no modules");
}

const commonJs = ["module", "exports"];

/** True if the script asks whether `name` is there: then it may do without. */
function asksFor(program, name) {
  let asked = false;
  t.traverseFast(program, (node) => {
    if (node.type === "UnaryExpression" && node.operator === "typeof" && node.argument.type === "Identifier" && node.argument.name === name)
      asked = true;
  });
  return asked;
}

/** Refuses what is not there; returns the names that only running tells of. `globals`: first uses by name. */
function checkGlobals(program, globals, imports) {
  const unknown = new Set();
  for (const name of Object.keys(globals)) {
    if (known.has(name)) continue;
    unknown.add(name);
    if ((name === "require" || commonJs.includes(name) || missing.has(name)) && asksFor(program, name)) continue;
    if (commonJs.includes(name)) reject(globals[name], `\`${name}\` is not available: write \`export default\` before the handler`);
    if (name === "require") checkRequire(program, globals[name], imports);
    if (missing.has(name)) reject(globals[name], `${name} is not supported: ${missing.get(name)}`);
  }
  return unknown;
}

module.exports = { checkGlobals };
