// Converts expenses to the company's currency with the day's table of rates. Rates stand against the euro only; any
// other pair goes through it.

const decimals = { JPY: 0, KWD: 3, HUF: 0 } as Record<string, number>; // all others have 2

interface Expense {
  id: string;
  amount: number;
  currency: string;
  day: string;
}

class RateTable {
  // day → currency → units for one euro
  readonly #days: Map<string, Map<string, number>>;

  constructor(days: Record<string, Record<string, number>>) {
    this.#days = new Map(
      Object.entries(days).map(([day, rates]) => [day, new Map([...Object.entries(rates), ['EUR', 1]])]),
    );
  }

  // No rates at weekends: the last day before counts.
  #ratesAt(day: string): [day: string, rates: Map<string, number>] {
    const [last] = [...this.#days].filter(([known]) => known <= day).sort(([a], [b]) => (a < b ? 1 : -1));
    if (!last) throw new RangeError(`no rates on or before ${day}`);
    return last;
  }

  convert(amount: number, from: string, to: string, day: string): { amount: number; rate: number; ratesOf: string } {
    const [ratesOf, rates] = this.#ratesAt(day);
    const missing = [from, to].filter(currency => !rates.has(currency));
    if (missing.length > 0) throw new RangeError(`no rate for ${missing.join(' and ')} on ${ratesOf}`);
    const rate = rates.get(to)! / rates.get(from)!;
    return { amount: round(amount * rate, decimals[to] ?? 2), rate: round(rate, 6), ratesOf };
  }
}

// Moves the point as text: 1.005 * 100 is 100.49999999999999, but "1.005e2" is read as exactly 100.5.
function round(value: number, places: number): number {
  return Number(`${Math.round(Number(`${value}e${places}`))}e-${places}`);
}

export default function (event: {
  data: { to: string; rates: Record<string, Record<string, number>>; expenses: Expense[] };
}) {
  const { to, rates, expenses } = event.data;
  const table = new RateTable(rates);
  const converted: ({ id: string } & ReturnType<RateTable['convert']>)[] = [];
  const failed: Record<string, string> = {};

  for (const { id, amount, currency, day } of expenses) {
    try {
      converted.push({ id, ...table.convert(amount, currency, to, day) });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      failed[id] = error.message;
    }
  }
  const total = round(converted.reduce((sum, { amount }) => sum + amount, 0), decimals[to] ?? 2);
  console.log(`${converted.length} of ${expenses.length} expenses: ${total} ${to}`);
  return { total, converted, failed };
}
