// Calls a service that fails now and then: tries again after growing pauses, and gives up for good where trying
// again cannot help. (The engine retries a whole failed delivery by itself; this is for one step within it.)

class HttpError extends Error {
  name = 'HttpError';

  constructor(status) {
    super(`the service answered ${status}`);
    this.status = status;
  }

  // 429 and 5xx pass; a 400 will be a 400 for ever.
  get transient() {
    return this.status === 429 || this.status >= 500;
  }
}

// Exponential backoff with "full jitter": a random part of the pause, so that a thousand clients that failed
// together do not come back together.
function pauseMs(attempt, { baseMs = 10, maxMs = 80 } = {}) {
  return Math.round(Math.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1)));
}

async function withRetry(task, { attempts = 5, ...backoff } = {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return { value: await task(attempt), attempts: attempt };
    } catch (error) {
      if (!error.transient || attempt === attempts) throw error;
      console.debug(`attempt ${attempt}: ${error.message}, trying again`);
      await iota.sleep(pauseMs(attempt, backoff)); // holds no thread
    }
  }
}

// Stands in for the network: answers with the statuses that the event lists, one after the other.
const service = statuses => async attempt => {
  const status = statuses[attempt - 1] ?? 200;
  if (status !== 200) throw new HttpError(status);
  return 'accepted';
};

export default async function (event) {
  const outcomes = {};
  for (const { name, answers } of event.data.calls) {
    try {
      outcomes[name] = await withRetry(service(answers), { attempts: 4 });
    } catch (error) {
      const { name: kind, status } = error;
      console.error(`${name}: ${error.message}`);
      outcomes[name] = { failed: kind, status };
    }
  }
  return outcomes;
}
