// An order's life as a table of states: which command leads where, and what has to be done on the way. What the
// table does not list cannot happen, which is the point of it.

type State = 'draft' | 'placed' | 'paid' | 'shipped' | 'delivered' | 'cancelled' | 'refunded';
type Command = 'place' | 'pay' | 'ship' | 'deliver' | 'cancel' | 'refund';

interface Order {
  id: string;
  state: State;
  total: number;
  paid: number;
  effects: string[];
}

interface Transition {
  to: State;
  guard?: (order: Order, amount: number) => string | undefined; // why not, or nothing
  effect?: (order: Order, amount: number) => void;
}

const note = (text: string) => (order: Order) => void order.effects.push(text);

function payBack(order: Order): void {
  order.effects.push(`pay back ${order.paid}`);
  order.paid = 0;
}

const table: Record<State, Partial<Record<Command, Transition>>> = {
  draft: {
    place: {
      to: 'placed',
      guard: ({ total }) => (total > 0 ? undefined : 'it is empty'),
      effect: note('reserve stock'),
    },
    cancel: { to: 'cancelled' },
  },
  placed: {
    pay: {
      to: 'paid',
      guard: ({ total }, amount) => (amount >= total ? undefined : `${amount} of ${total} is not enough`),
      effect: (order, amount) => {
        order.paid += amount;
        order.effects.push('send receipt');
      },
    },
    cancel: { to: 'cancelled', effect: note('release stock') },
  },
  paid: {
    ship: { to: 'shipped', effect: note('book parcel') },
    refund: {
      to: 'refunded',
      effect: order => {
        order.effects.push('release stock');
        payBack(order);
      },
    },
  },
  shipped: { deliver: { to: 'delivered', effect: note('ask for a review') } },
  delivered: { refund: { to: 'refunded', effect: payBack } },
  cancelled: {},
  refunded: {},
};

class Refused extends Error {
  override name = 'Refused';

  constructor(order: Order, command: string, why: string) {
    super(`cannot ${command} ${order.id}, which is ${order.state}: ${why}`);
  }
}

function apply(order: Order, command: Command, amount: number): void {
  const possible = table[order.state];
  const transition = possible[command];
  if (!transition) {
    throw new Refused(order, command, `possible: ${Object.keys(possible).join(', ') || 'nothing any more'}`);
  }
  const why = transition.guard?.(order, amount);
  if (why) throw new Refused(order, command, why);
  transition.effect?.(order, amount);
  order.state = transition.to;
}

export default function (event: { data: { id: string; total: number; commands: [Command, number?][] } }) {
  const { id, total, commands } = event.data;
  const order: Order = { id, total, state: 'draft', paid: 0, effects: [] };
  const refused: string[] = [];

  for (const [command, amount = 0] of commands) {
    try {
      apply(order, command, amount);
      console.log(`${command} → ${order.state}`);
    } catch (error) {
      if (!(error instanceof Refused)) throw error; // a bug of ours is not the order's fault
      refused.push(error.message);
    }
  }
  return { ...order, refused };
}
