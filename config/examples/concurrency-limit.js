// Sends many items to a slow service: in batches that it takes, a few of them at a time, and one that fails does
// not take the others with it.

// [1, 2, 3, 4, 5] in twos → [1, 2], [3, 4], [5]
function* chunks(list, size) {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size);
}

// Like Promise.allSettled(items.map(task)), but with at most `limit` tasks under way. The workers share one
// iterator: each takes the next item when it is done with its last.
async function mapLimited(items, limit, task) {
  const results = [];
  const queue = [...items].entries();
  const worker = async () => {
    for (const [index, item] of queue) {
      try {
        results[index] = { status: 'fulfilled', value: await task(item, index) };
      } catch (reason) {
        results[index] = { status: 'rejected', reason };
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}

// Stands in for the service, and sees how many requests it has at once.
class Service {
  #running = 0;
  peak = 0;

  async send(batch) {
    this.peak = Math.max(this.peak, ++this.#running);
    try {
      await iota.sleep(2 * batch.length);
      const bad = batch.find(({ quantity }) => quantity < 0);
      if (bad) throw new RangeError(`${bad.sku} has quantity ${bad.quantity}`);
      return batch.reduce((sum, { quantity }) => sum + quantity, 0);
    } finally {
      this.#running--;
    }
  }
}

export default async function (event) {
  const { stock, batchSize, limit } = event.data;
  const service = new Service();
  const batches = [...chunks(stock, batchSize)];
  const outcomes = await mapLimited(batches, limit, batch => service.send(batch));

  // What failed is sent again item by item, so that only the bad ones are left.
  const failed = batches.filter((_, i) => outcomes[i].status === 'rejected').flat();
  const retried = await Promise.allSettled(failed.map(item => service.send([item])));
  const rejected = failed.flatMap(({ sku }, i) => (retried[i].status === 'rejected' ? [sku] : []));

  const total = [...outcomes, ...retried].reduce((sum, { value = 0 }) => sum + value, 0);
  for (const { reason } of retried) if (reason) console.warn(`${reason}`);
  return { batches: batches.length, total, rejected, withinLimit: service.peak <= Math.max(limit, failed.length) };
}
