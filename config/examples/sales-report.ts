// Groups a day's sales by region and product and adds them up: what every dashboard asks for.

interface Sale {
  region: string;
  product: string;
  amount: number;
  units: number;
}

interface Summary {
  sales: number;
  units: number;
  revenue: number;
  average: number;
  median: number;
}

// Generic: groups anything by any key. A Map keeps the order in which keys were first seen.
function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);

const cents = (amount: number): number => Math.round(amount * 100) / 100;

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b); // without the comparison: as text, 10 before 9
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function summarize(sales: Sale[]): Summary {
  const amounts = sales.map(({ amount }) => amount);
  const revenue = sum(amounts);
  return {
    sales: sales.length,
    units: sum(sales.map(({ units }) => units)),
    revenue: cents(revenue),
    average: cents(revenue / sales.length),
    median: cents(median(amounts)),
  };
}

export default function ({ data }: { data: { day: string; sales: Sale[] } }) {
  const regions = [...groupBy(data.sales, sale => sale.region)]
    .map(([region, sales]) => ({
      region,
      ...summarize(sales),
      // The best product of the region, by revenue.
      best: [...groupBy(sales, sale => sale.product)]
        .map(([product, ofProduct]) => ({ product, revenue: cents(sum(ofProduct.map(({ amount }) => amount))) }))
        .sort((a, b) => b.revenue - a.revenue || a.product.localeCompare(b.product))
        .at(0),
    }))
    .sort((a, b) => b.revenue - a.revenue);

  const total = summarize(data.sales);
  for (const { region, revenue } of regions) {
    const share = (100 * revenue) / total.revenue;
    const bar = '█'.repeat(Math.round(share / 5));
    console.log(`${region.padEnd(6)} ${revenue.toFixed(2).padStart(9)} ${bar} ${share.toFixed(0)} %`);
  }
  return { day: data.day, total, regions };
}
