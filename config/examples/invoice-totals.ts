// Totals an invoice: net, VAT for each rate, gross. Money is counted in whole cents, since 0.1 + 0.2 is not 0.3
// in floating point; an amount is rounded once, where the law wants it: per VAT rate, half a cent up.

interface Line {
  text: string;
  quantity: number;
  unitPrice: string; // "19.90": decimal text survives every system in between
  vatPercent: number;
  discountPercent?: number;
}

class Money {
  readonly #cents: number;

  private constructor(cents: number) {
    this.#cents = cents;
  }

  static readonly zero = new Money(0);

  static parse(text: string): Money {
    const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
    if (!match) throw new iota.PermanentError(`"${text}" is not an amount such as 19.90`);
    const [, sign, whole, fraction = ''] = match;
    return new Money((sign ? -1 : 1) * (Number(whole) * 100 + Number(fraction.padEnd(2, '0'))));
  }

  plus(other: Money): Money {
    return new Money(this.#cents + other.#cents);
  }

  // Rounds half up; the small number makes up for what floating point loses in 1.005 * 100.
  times(factor: number): Money {
    return new Money(Math.round(this.#cents * factor + 1e-9));
  }

  // Called by JSON.stringify, so amounts leave as "1234.50".
  toJSON(): string {
    return (this.#cents / 100).toFixed(2);
  }
}

export default function (event: { data: { number: string; lines: Line[] } }) {
  const { number, lines } = event.data;
  const netByRate = new Map<number, Money>();

  for (const { text, quantity, unitPrice, vatPercent, discountPercent = 0 } of lines) {
    if (quantity <= 0) throw new iota.PermanentError(`${number}: quantity of "${text}" is ${quantity}`);
    const net = Money.parse(unitPrice).times(quantity * (1 - discountPercent / 100));
    netByRate.set(vatPercent, (netByRate.get(vatPercent) ?? Money.zero).plus(net));
  }

  const vat = [...netByRate]
    .sort(([a], [b]) => b - a)
    .map(([percent, net]) => ({ percent, net, vat: net.times(percent / 100) }));
  const net = vat.reduce((sum, row) => sum.plus(row.net), Money.zero);
  const gross = vat.reduce((sum, row) => sum.plus(row.vat), net);

  return { invoice: number, net, vat, gross };
}
