// Reads a web server's log with regular expressions whose parts have names, and sums up: requests by status, slow
// ones, who asks too often. A line that does not fit is counted, never guessed at.

const client = /^(?<ip>[\d.:a-f]+) \S+ (?<user>\S+) \[/;
const moment = /\[(?<day>\d{2})\/(?<month>\w{3})\/(?<year>\d{4}):(?<time>[\d:]{8}) (?<zone>[+-]\d{4})\] /;
const request = /"(?<method>[A-Z]+) (?<path>[^ "]+)[^"]*" (?<status>\d{3}) (?<size>\d+|-)(?: (?<seconds>[\d.]+))?$/;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function parse(text) {
  const found = [client, moment, request].map(pattern => pattern.exec(text)?.groups);
  if (!found.every(Boolean)) return null;
  const [{ ip, user }, { day, month, year, time, zone }, { method, path, status, size, seconds = '0' }] = found;
  const monthNumber = String(months.indexOf(month) + 1).padStart(2, '0');
  const [route, query] = path.split('?', 2);
  return {
    ip,
    user: user === '-' ? undefined : user,
    at: new Date(`${year}-${monthNumber}-${day}T${time}${zone.replace(/(\d\d)$/, ':$1')}`),
    method,
    route: route.replace(/\/\d+(?=\/|$)/g, '/:id'), // /orders/42 and /orders/43 are one route
    query,
    status: Number(status),
    bytes: size === '-' ? 0 : Number(size),
    ms: Math.round(Number(seconds) * 1000),
  };
}

const count = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);

export default function (event) {
  const lines = event.data.log.split('\n').filter(text => text.trim() !== '');
  const byStatus = new Map();
  const byIp = new Map();
  const slow = [];
  let unreadable = 0;
  let [first, last] = [Infinity, -Infinity];

  for (const text of lines) {
    const entry = parse(text);
    if (!entry) {
      unreadable++;
      continue;
    }
    const { ip, at, method, route, status, ms, user = 'somebody' } = entry;
    first = Math.min(first, at);
    last = Math.max(last, at);
    count(byStatus, `${Math.floor(status / 100)}xx`);
    count(byIp, ip);
    if (ms >= 1000) slow.push({ request: `${method} ${route}`, ms, user });
  }

  const minutes = (last - first) / 60_000;
  const [[topIp, requests] = []] = [...byIp].sort(([, a], [, b]) => b - a);
  return {
    from: new Date(first).toISOString(),
    minutes,
    byStatus: Object.fromEntries([...byStatus].sort()),
    slow,
    busiest: { ip: topIp, requests },
    unreadable,
  };
}
