// Scores each order. A real one would ask a service; here the answer takes a moment, and meanwhile the
// engine runs other scripts: an execution that waits holds no thread.

const rules = [
  { name: 'large amount', points: 40, applies: ({ amount }) => amount > 1_000 },
  { name: 'card from elsewhere', points: 35, applies: ({ order }) => order.payment.country !== order.shipping.country },
  { name: 'new customer', points: 20, applies: ({ order }) => order.customer.orders === 0 },
  { name: 'in a hurry', points: 15, applies: ({ order }) => order.shipping.method === 'express' },
];

async function askReputation(customer) {
  await iota.sleep(30 + (customer.orders % 7) * 15);
  return customer.orders > 20 ? -20 : 0;
}

export default async function (event) {
  const order = event.data;
  const amount = order.items.reduce((sum, item) => sum + item.quantity * item.price, 0);
  const reasons = rules.filter((rule) => rule.applies({ order, amount }));
  const score = reasons.reduce((sum, rule) => sum + rule.points, 0) + (await askReputation(order.customer));

  const verdict = score >= 70 ? 'review' : 'ok';
  if (verdict === 'review') {
    console.warn(`${order.order}: score ${score} (${reasons.map((rule) => rule.name).join(', ')}), to be reviewed`);
  } else {
    console.log(`${order.order}: score ${score}, ok`);
  }
  return { order: order.order, score, verdict };
}
