/* Put in front of every feature's file on its first line, so that lines stay: no line comments here, and no
   built-in that a heap loads only for code that names it. */
const test = (name, body) => { test.cases.push({ name: name, body: body }); };
test.cases = [];
const assert = (value, message) => { if (!value) throw new Error(message || 'not true'); };
assert.show = (value) => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'function ' + value.name;
  if (value === 0 && 1 / value < 0) return '-0';
  if (value instanceof Error) return value.name + ': ' + value.message;
  if (typeof value !== 'object' || value === null) return String(value);
  try { return JSON.stringify(value); } catch (e) { return Object.prototype.toString.call(value); }
};
assert.is = (a, b) => (a === b ? a !== 0 || 1 / a === 1 / b : a !== a && b !== b);
assert.same = (actual, expected, message) => {
  if (!assert.is(actual, expected)) {
    throw new Error((message ? message + ': ' : '') + 'got ' + assert.show(actual) + ', not ' + assert.show(expected));
  }
};
assert.different = (actual, unwanted) => { if (assert.is(actual, unwanted)) throw new Error('got ' + assert.show(actual)); };
assert.array = (actual, expected) => {
  if (typeof actual !== 'object' || actual === null || typeof actual.length !== 'number') throw new Error('no list: ' + assert.show(actual));
  assert.same(actual.length, expected.length, 'length of ' + assert.show(actual));
  for (let i = 0; i < expected.length; i++) assert.same(actual[i], expected[i], 'element ' + i);
};
assert.isError = (error, wanted) => {
  if (wanted && !(error instanceof wanted)) throw new Error('threw ' + assert.show(error) + ', not a ' + wanted.name);
  return error;
};
assert.throws = (wanted, body) => {
  let thrown = false, error;
  try { body(); } catch (e) { thrown = true; error = e; }
  if (!thrown) throw new Error('threw nothing, not a ' + wanted.name);
  return assert.isError(error, wanted);
};
assert.throwsValue = (value, body) => {
  let thrown = false, error;
  try { body(); } catch (e) { thrown = true; error = e; }
  if (!thrown) throw new Error('threw nothing, not ' + assert.show(value));
  assert.same(error, value, 'thrown');
};
assert.rejects = (wanted, promise) => {
  if (typeof promise === 'function') { try { promise = promise(); } catch (e) { throw new Error('threw ' + assert.show(e) + ' at once'); } }
  return promise.then(
    () => { throw new Error('did not reject'); },
    (error) => assert.isError(error, wanted));
};
assert.property = (object, key, expected) => {
  const found = Object.getOwnPropertyDescriptor(object, key);
  if (!found) throw new Error('no own property ' + String(key));
  for (const name in expected) assert.same(found[name], expected[name], String(key) + '.' + name);
};
test.report = async () => {
  const report = [];
  for (let i = 0; i < test.cases.length; i++) {
    const it = test.cases[i];
    let failure = null, threw = false;
    console.log(it.name);
    try {
      const outcome = it.body();
      if (outcome && typeof outcome.then === 'function') await outcome;
    } catch (e) {
      threw = true;
      failure = e;
    }
    report.push({ name: it.name, passed: !threw, message: threw ? assert.show(failure) : '', stack: threw && failure && failure.stack ? String(failure.stack) : '' });
  }
  return report;
};
