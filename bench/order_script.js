// What each event costs: sum the items, compare, format, log once.
export default function (event, context) {
  let total = 0;
  const items = event.data.items;
  for (let i = 0; i < items.length; i++) total += items[i].qty * items[i].price;
  total = Math.round(total * 100) / 100;
  const result = {
    id: event.id,
    tenant: context.tenant,
    total: total,
    matches: total === event.data.amount,
    summary: `order ${event.id} of ${context.tenant}: ${items.length} items, total ${total}`,
  };
  console.log(`processed ${event.id} total=${total}`);
  return JSON.stringify(result);
}
