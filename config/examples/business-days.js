// When is an order that comes in now delivered? Adds business days: no weekends, no holidays, and what comes after
// the cut-off counts as the next day. All in UTC: a day of local time may have 23 hours.

const DAY_MS = 24 * 60 * 60 * 1000;

const isoDay = date => date.toISOString().slice(0, 10);

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

// Easter Sunday, by the algorithm of Meeus, Jones and Butcher.
function easter(year) {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1));
}

// Holidays of one year, as a Map from day to name; worked out once a year, then remembered in module state.
const holidaysByYear = new Map();
function holidaysOf(year) {
  let holidays = holidaysByYear.get(year);
  if (!holidays) {
    const relative = (name, days) => [isoDay(new Date(+easter(year) + days * DAY_MS)), name];
    holidays = new Map([
      [`${year}-01-01`, "New Year's Day"],
      relative('Good Friday', -2),
      relative('Easter Monday', 1),
      [`${year}-05-01`, 'Labour Day'],
      relative('Ascension Day', 39),
      [`${year}-12-25`, 'Christmas Day'],
      [`${year}-12-26`, 'Boxing Day'],
    ]);
    holidaysByYear.set(year, holidays);
  }
  return holidays;
}

// Why nothing is delivered on a day; undefined on a business day.
function dayOff(date) {
  const weekday = date.getUTCDay();
  return weekday % 6 === 0 ? weekdays[weekday] : holidaysOf(date.getUTCFullYear()).get(isoDay(date));
}

// Every day from a date on, without end: whoever asks decides when to stop.
function* daysFrom(date) {
  for (let time = Date.parse(isoDay(date)); ; time += DAY_MS) yield new Date(time);
}

function delivery({ orderedAt, days, cutOffHour = 14 }) {
  const ordered = new Date(orderedAt);
  // On a day off the next business day counts as the day of the order anyway.
  let left = days + (ordered.getUTCHours() >= cutOffHour && !dayOff(ordered) ? 1 : 0);
  const skipped = [];
  for (const day of daysFrom(ordered)) {
    const why = dayOff(day);
    if (why) skipped.push(`${isoDay(day)} ${why}`);
    else if (left-- === 0) return { orderedAt, delivered: isoDay(day), weekday: weekdays[day.getUTCDay()], skipped };
  }
}

export default event => event.data.orders.map(delivery);
