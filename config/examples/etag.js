// Has a record changed since it was last sent on? Compares ETags: a short hash of the record in canonical form, so
// that the order of keys makes no difference. FNV-1a finds changes; it is no protection against forgery.

// JSON with keys in order and without what JSON leaves out anyway.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.keys(value)
    .sort()
    .filter(key => value[key] !== undefined)
    .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
}

// Two 32-bit hashes from different starts, since a JavaScript number has no 64 bits for `^` and `*`.
function etag(value) {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (const byte of new TextEncoder().encode(canonical(value))) {
    high = Math.imul(high ^ byte, 16777619);
    low = Math.imul(low ^ byte ^ (high & 0xff), 16777619);
  }
  return [high, low].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

const { known, records } = event.data; // known: the ETags of last time, by id
const changed = [];
const etags = {};

for (const { id, updatedAt, ...content } of records) { // a new time stamp alone is no change
  etags[id] = etag(content);
  if (etags[id] !== known[id]) changed.push(id);
}
const gone = Object.keys(known).filter(id => !(id in etags));

console.log(`${records.length} records, ${changed.length} changed, ${gone.length} gone`);
return { changed, gone, etags };
