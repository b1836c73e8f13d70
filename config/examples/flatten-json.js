// Nested JSON to flat keys, as spreadsheets and search indexes want it, and back: {"a": {"b": [1]}} is "a.b[0]": 1.

// Walks a value and yields [path, leaf] pairs. Empty objects and lists are leaves, or they would be lost.
function* leaves(value, path = '') {
  const isList = Array.isArray(value);
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (keys.length === 0) {
    yield [path, value];
    return;
  }
  for (const key of keys) {
    const step = isList ? `[${key}]` : /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
    yield* leaves(value[key], path + step);
  }
}

const flatten = value => new Map(Array.from(leaves(value), ([path, leaf]) => [path.replace(/^\./, ''), leaf]));

// "a.b[0]["odd key"]" → ["a", "b", 0, "odd key"]
function steps(path) {
  return [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([\w-]+)/g)].map(([, index, quoted, name]) => {
    if (index !== undefined) return Number(index);
    return quoted !== undefined ? JSON.parse(`"${quoted}"`) : name;
  });
}

function unflatten(flat) {
  const root = {};
  for (const [path, leaf] of flat) {
    let at = root;
    let key = 'value'; // a place to hang the whole from
    for (const step of steps(path)) {
      at[key] ??= typeof step === 'number' ? [] : {};
      [at, key] = [at[key], step];
    }
    at[key] = leaf;
  }
  return root.value;
}

const flat = flatten(event.data);
const again = unflatten(flat);
if (JSON.stringify(again) !== JSON.stringify(event.data)) throw new Error('there and back is not the same');

const depths = [...flat.keys()].map(path => steps(path).length);
console.log(`${flat.size} values, ${Math.max(...depths)} levels`);
return Object.fromEntries(flat);
