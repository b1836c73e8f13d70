// Plans jobs on a few machines: what others wait for comes first, then what is urgent, then what is short. A priority
// queue (binary heap) gives the best job that is ready, and tells at any time which machine is free next.

interface Job {
  name: string;
  minutes: number;
  priority?: number; // larger is more urgent
  after?: string[];
}

class PriorityQueue<T> {
  readonly #heap: T[] = [];

  constructor(private readonly before: (a: T, b: T) => boolean, items: Iterable<T> = []) {
    for (const item of items) this.push(item);
  }

  get size(): number {
    return this.#heap.length;
  }

  push(item: T): void {
    let at = this.#heap.push(item) - 1;
    for (let parent; at > 0 && this.#inOrder(at, (parent = (at - 1) >> 1)); at = parent) this.#swap(at, parent);
  }

  pop(): T | undefined {
    if (this.size === 0) return undefined;
    this.#swap(0, this.size - 1);
    const top = this.#heap.pop();
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const child = right < this.size && this.#inOrder(right, left) ? right : left;
      if (child >= this.size || !this.#inOrder(child, at)) return top;
      this.#swap(at, child);
      at = child;
    }
  }

  #inOrder(a: number, b: number): boolean {
    return this.before(this.#heap[a], this.#heap[b]);
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b], this.#heap[a]];
  }
}

const moreUrgent = (a: Job, b: Job): boolean => {
  const difference = (b.priority ?? 0) - (a.priority ?? 0) || a.minutes - b.minutes;
  return difference < 0 || (difference === 0 && a.name < b.name);
};

export default function (event: { data: { machines: string[]; jobs: Job[] } }) {
  const { machines, jobs } = event.data;
  const waitsFor = new Map(jobs.map(({ name, after = [] }) => [name, new Set(after)]));
  const ready = new PriorityQueue(moreUrgent, jobs.filter(({ after = [] }) => after.length === 0));
  const running = new PriorityQueue<{ job: Job; machine: string; end: number }>((a, b) => a.end < b.end);
  const free = [...machines];
  const plan: string[] = [];
  let now = 0;

  while (ready.size > 0 || running.size > 0) {
    while (free.length > 0 && ready.size > 0) {
      const job = ready.pop()!;
      const machine = free.shift()!;
      running.push({ job, machine, end: now + job.minutes });
      plan.push(`${String(now).padStart(3)} ${machine}: ${job.name}, ${job.minutes} min`);
    }
    const { job: done, machine, end } = running.pop()!;
    now = end;
    free.push(machine);
    for (const job of jobs) {
      const open = waitsFor.get(job.name);
      if (open?.delete(done.name) && open.size === 0) ready.push(job);
    }
    waitsFor.delete(done.name);
  }

  // What is left waits for itself in a circle, or for a job that nobody knows.
  const never = Object.fromEntries([...waitsFor].map(([name, open]) => [name, [...open]]));
  return { minutes: now, plan, never };
}
