J
let runs = 0; const seen = new Map(); export const version = '1';
const later = new Promise(resolve => queueMicrotask(() => resolve('later')));
export default async function handler({ type, data: { text, nested: { list } } }, { attempt } = {}) {
  seen.set(++runs, type); for (const { id, tags: [tag = 'none'] = [] } of list) console.log(`${id}: ${tag}`, attempt);
  return { runs, seen: [...seen], text, later: await later, n: list.at(-1)?.tags?.length ?? 0 };
}
