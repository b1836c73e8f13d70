// Reads a paged API to its end. An async generator hides the pages: who uses it sees one stream of items, and
// can stop early without a page fetched in vain.

// Stands in for an HTTP API: each answer holds some items, and a cursor if there are more.
class PagedApi {
  #items;
  #pageSize;
  requests = 0;

  constructor(items, pageSize) {
    this.#items = items;
    this.#pageSize = pageSize;
  }

  async list({ cursor = 'at-0' } = {}) {
    this.requests++;
    await iota.sleep(1);
    const start = Number(cursor.slice('at-'.length));
    const end = start + this.#pageSize;
    return {
      items: this.#items.slice(start, end),
      next: end < this.#items.length ? `at-${end}` : null,
    };
  }
}

async function* all(api, { maxPages = 50 } = {}) {
  let cursor; // undefined: the first page
  for (let page = 1; page <= maxPages; page++) {
    const { items, next } = await api.list({ cursor });
    yield* items;
    if (!next) return;
    cursor = next;
  }
  // An API that always names a next page would keep us here for ever.
  throw new Error(`more than ${maxPages} pages`);
}

// Works on any async iterable: generators can be put one behind the other.
async function* where(items, predicate) {
  for await (const item of items) if (predicate(item)) yield item;
}

export default async function (event) {
  const { customers, pageSize, wanted } = event.data;

  const everything = new PagedApi(customers, pageSize);
  let revenue = 0;
  for await (const { revenue: amount } of all(everything)) revenue += amount;

  // The first few only: leaving the loop ends the generators, and no further page is asked for.
  const some = new PagedApi(customers, pageSize);
  const found = [];
  for await (const { name } of where(all(some), customer => customer.country === wanted.country)) {
    found.push(name);
    if (found.length === wanted.count) break;
  }

  console.log(`${everything.requests} requests for all, ${some.requests} for the first ${found.length}`);
  return { revenue, found, requests: [everything.requests, some.requests] };
}
