// Checks an order and computes what the customer pays: net, VAT, shipping.

interface Item {
  sku: string;
  name: string;
  quantity: number;
  price: number; // in euro, with VAT
}

interface Order {
  order: string;
  customer: { id: string; name: string };
  items: Item[];
  shipping: { country: string; method: 'standard' | 'express' };
}

interface OrderCreated {
  id: string;
  data: Order;
}

// Standard rates in per cent; another country's customer pays none.
const vatRates: Record<string, number> = { AT: 20, BE: 21, DE: 19, ES: 21, FR: 20, IT: 22, NL: 21, PL: 23 };
const shippingFees = { standard: 4.9, express: 12.9 } as const;
const freeShippingFrom = 100;

class OrderTotals {
  constructor(private readonly order: Order) {}

  get goods(): number {
    return this.order.items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  }

  get shipping(): number {
    const { method } = this.order.shipping;
    return method === 'standard' && this.goods >= freeShippingFrom ? 0 : shippingFees[method];
  }

  get vat(): number {
    const rate = vatRates[this.order.shipping.country] ?? 0;
    return (this.goods * rate) / (100 + rate);
  }
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

function check(order: Order): void {
  if (order.items.length === 0) throw new iota.PermanentError(`${order.order} has no items`);
  for (const { sku, quantity, price } of order.items) {
    if (!Number.isInteger(quantity) || quantity < 1 || !(price >= 0)) {
      throw new iota.PermanentError(`${order.order}: item ${sku} has quantity ${quantity} at ${price}`);
    }
  }
}

export default function (event: OrderCreated) {
  const order = event.data;
  check(order);
  const totals = new OrderTotals(order);
  const total = cents(totals.goods + totals.shipping);
  console.log(`${order.order}: ${order.items.length} items, ${total.toFixed(2)} EUR for ${order.customer.name}`);
  return { order: order.order, goods: cents(totals.goods), shipping: totals.shipping, vat: cents(totals.vat), total };
}
