// Decides which requests of an API's customers are let through: a token bucket for each customer. A bucket holds
// `burst` tokens and is refilled at `perSecond`; a request takes one token, and without any it is refused with the
// time to wait.

interface Plan {
  burst: number;
  perSecond: number;
}

interface Request {
  at: string; // ISO time
  customer: string;
  cost?: number;
}

type Decision = { allowed: true; left: number } | { allowed: false; retryAfterMs: number };

class TokenBucket {
  #tokens: number;
  #refilledAt: number;

  constructor(private readonly plan: Plan, now: number) {
    this.#tokens = plan.burst;
    this.#refilledAt = now;
  }

  // Nothing runs between requests: what has flowed in since the last one is worked out when the next one comes.
  #refill(now: number): void {
    const seconds = Math.max(0, now - this.#refilledAt) / 1000; // clocks may go backwards
    this.#tokens = Math.min(this.plan.burst, this.#tokens + seconds * this.plan.perSecond);
    this.#refilledAt = Math.max(now, this.#refilledAt);
  }

  take(cost: number, now: number): Decision {
    this.#refill(now);
    if (this.#tokens >= cost) {
      this.#tokens -= cost;
      return { allowed: true, left: Math.floor(this.#tokens) };
    }
    return { allowed: false, retryAfterMs: Math.ceil(((cost - this.#tokens) / this.plan.perSecond) * 1000) };
  }
}

class RateLimiter {
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(private readonly plans: Record<string, Plan>, private readonly fallback: Plan) {}

  decide({ at, customer, cost = 1 }: Request): Decision {
    const now = Date.parse(at);
    let bucket = this.#buckets.get(customer);
    if (!bucket) this.#buckets.set(customer, (bucket = new TokenBucket(this.plans[customer] ?? this.fallback, now)));
    return bucket.take(cost, now);
  }
}

export default function (event: { data: { plans: Record<string, Plan>; fallback: Plan; requests: Request[] } }) {
  const { plans, fallback, requests } = event.data;
  const limiter = new RateLimiter(plans, fallback);
  const refused: Record<string, number> = {};

  const decisions = requests.map(request => {
    const decision = limiter.decide(request);
    if (decision.allowed) return `${request.customer}: ${decision.left} left`;
    refused[request.customer] = (refused[request.customer] ?? 0) + 1;
    return `${request.customer}: wait ${decision.retryAfterMs} ms`;
  });
  return { decisions, refused };
}
