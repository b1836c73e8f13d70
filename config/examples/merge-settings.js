// Merges layers of settings, the later ones first in rank: defaults, the company's, the team's, the user's. Objects
// are merged key by key, lists replaced (or added to, with a key that ends in "+"), and null takes a key away.
// Remembers which layer each value came from, since that is what the support desk is asked.

const isPlain = value => typeof value === 'object' && value !== null && !Array.isArray(value);

// What a stranger may not set: with these names, `target[key] = …` would reach other objects.
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

function merge(target, layer, { origin, name, path = '' }) {
  for (const [rawKey, value] of Object.entries(layer)) {
    if (forbidden.has(rawKey)) {
      console.warn(`${name}: the key ${rawKey} is ignored`);
      continue;
    }
    const adds = rawKey.endsWith('+');
    const key = adds ? rawKey.slice(0, -1) : rawKey;
    const at = path ? `${path}.${key}` : key;

    if (value === null) {
      delete target[key];
      forget(origin, at);
    } else if (isPlain(value)) {
      if (!isPlain(target[key])) target[key] = {};
      merge(target[key], value, { origin, name, path: at });
    } else {
      const list = adds ? [...(target[key] ?? []), ...value] : value;
      target[key] = Array.isArray(list) ? [...new Set(list)] : list;
      origin.set(at, adds && origin.has(at) ? `${origin.get(at)} + ${name}` : name);
    }
  }
  return target;
}

function forget(origin, path) {
  for (const at of origin.keys()) if (at === path || at.startsWith(`${path}.`)) origin.delete(at);
}

export default function (event) {
  const origin = new Map();
  const settings = {};
  for (const [name, layer] of Object.entries(event.data.layers)) merge(settings, layer, { origin, name });
  return { settings, origin: Object.fromEntries([...origin].sort(([a], [b]) => (a < b ? -1 : 1))) };
}
