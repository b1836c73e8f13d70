// What changed between two versions of a record, as an audit log wants to know it: one entry for each path that was
// added, removed or changed. Lists of things with an id are compared by id, so a moved item is no change.

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

const hasIds = list => Array.isArray(list) && list.length > 0 && list.every(item => isObject(item) && 'id' in item);

const byId = list => Object.fromEntries(list.map(item => [`#${item.id}`, item]));

// A recursive generator: `yield*` hands on what the inner call finds.
function* changes(before, after, path = []) {
  if (Object.is(before, after)) return;
  if (hasIds(before) && hasIds(after)) {
    yield* changes(byId(before), byId(after), path);
    return;
  }
  const bothLists = Array.isArray(before) && Array.isArray(after);
  if (bothLists || (isObject(before) && isObject(after))) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* changes(before[key], after[key], [...path, key]);
    }
    return;
  }
  const at = path.join('.') || '(the whole record)';
  if (before === undefined) yield { at, added: after };
  else if (after === undefined) yield { at, removed: before };
  else yield { at, from: before, to: after };
}

// Never into a log.
const secret = /password|token|iban/i;

function redacted(change) {
  if (!secret.test(change.at)) return change;
  const hidden = Object.entries(change).map(([key, value]) => [key, key === 'at' ? value : '***']);
  return Object.fromEntries(hidden);
}

export default function (event) {
  const { before, after, ignore = [] } = event.data;
  const found = Array.from(changes(before, after), redacted).filter(({ at }) => !ignore.includes(at));

  const count = { added: 0, removed: 0, changed: 0 };
  for (const change of found) {
    if ('added' in change) count.added++;
    else if ('removed' in change) count.removed++;
    else count.changed++;
  }
  console.log(`${event.subject}: ${count.changed} changed, ${count.added} added, ${count.removed} removed`);
  return { record: event.subject, changes: found, count };
}
