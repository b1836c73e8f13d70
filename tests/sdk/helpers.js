// What every case of tests/sdk has before it, on one line, so that the script's lines stay those of its file.
// Statements end in semicolons, and a comment has its line to itself.

const retryableCodes = { TIMEOUT: true, RATE_LIMITED: true, NETWORK_ERROR: true };
// What no message for an author may have in it: words of ours, and values that nobody looked at.
const leaks = /json\.exception|nlohmann|std::|\[object |\/tmp\/|SELECT |INSERT INTO|sluice:/;

function shown(value) {
  if (value instanceof Uint8Array) return `bytes [${Array.from(value)}]`;
  if (value instanceof Error) return `${value.name} ${value.code}: ${value.message}`;
  const text = typeof value === 'object' ? JSON.stringify(value) : typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text === undefined ? String(value) : text.length > 600 ? text.slice(0, 600) + '…' : text;
}

function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Uint8Array !== b instanceof Uint8Array || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every(name => Object.prototype.hasOwnProperty.call(b, name) && same(a[name], b[name]));
}

function assert(condition, message) {
  if (!condition) throw new Error(`not so: ${message === undefined ? 'the condition' : message}`);
}

function equal(actual, expected, message) {
  if (!same(actual, expected)) throw new Error(`${message === undefined ? '' : message + ': '}it is ${shown(actual)}, not ${shown(expected)}`);
}

function contains(text, part) {
  if (part instanceof RegExp ? !part.test(text) : !String(text).includes(part)) throw new Error(`${shown(text)} has no ${part}`);
}

// That an error of the SDK is the one: its code, what its message has in it, whether it may be tried again.
function isError(error, code, part, retryable = retryableCodes[code] === true) {
  if (!(error instanceof iota.Error)) throw new Error(`is no iota.Error but ${shown(error)}`);
  equal(error.code, code, `the code of "${error.message}"`);
  if (part !== undefined) contains(error.message, part);
  if (leaks.test(error.message)) throw new Error(`the message is none for authors: ${error.message}`);
  equal(error.retryable, retryable, `retryable of "${error.message}"`);
}

// That a promise, or the one that a function returns, is rejected with that error of the SDK.
async function rejects(what, code, part, retryable) {
  let promise = what;
  if (typeof what === 'function') {
    try { promise = what(); } catch (error) { throw new Error(`throws instead of giving a promise: ${shown(error)}`); }
  }
  if (!(promise instanceof Promise)) throw new Error(`is no promise but ${shown(promise)}`);
  let value;
  try { value = await promise; } catch (error) { return isError(error, code, part, retryable); }
  throw new Error(`is not rejected with ${code}, but fulfilled with ${shown(value)}`);
}

// The same for what is thrown at once.
function throws(body, code, part) {
  let value;
  try { value = body(); } catch (error) { return isError(error, code, part); }
  throw new Error(`does not throw ${code}, but gives ${shown(value)}`);
}
