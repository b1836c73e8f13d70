// Date: ES2022 21.4
const day = 86400000;
test('Date.UTC', () => {
  assert.same(Date.UTC(1970, 0, 1), 0);
  assert.same(Date.UTC(2020, 1, 29, 12, 30, 45, 123), 1582979445123);
  assert.same(Date.UTC(99, 0), 915148800000);
  assert.same(Date.UTC(2020), 1577836800000);
  assert.same(Date.UTC(), NaN);
  assert.same(Date.UTC(2020, 12), Date.UTC(2021, 0));
  assert.same(Date.UTC(2020, 0, 0), Date.UTC(2019, 11, 31));
  assert.same(Date.UTC(NaN), NaN);
  assert.same(Date.UTC(-1, 0), -62198755200000);
});
test('Date.UTC limits', () => {
  assert.same(Date.UTC(275760, 8, 13), 8.64e15);
  assert.same(Date.UTC(275760, 8, 13, 0, 0, 0, 1), NaN);
  assert.same(Date.UTC(-271821, 3, 20), -8.64e15);
});
test('new Date of a number', () => {
  assert.same(new Date(5).getTime(), 5);
  assert.same(new Date(5.9).getTime(), 5);
  assert.same(new Date(-5.9).getTime(), -5);
  assert.same(new Date(8.64e15).getTime(), 8.64e15);
  assert.same(new Date(8.64e15 + 1).getTime(), NaN);
  assert.same(new Date(NaN).getTime(), NaN);
  assert.same(new Date(undefined).getTime(), NaN);
  assert.same(new Date(null).getTime(), 0);
  assert.same(new Date(true).getTime(), 1);
  assert.same(new Date(-0).getTime(), 0);
});
test('new Date of a date copies it', () => {
  assert.same(new Date(new Date(1234)).getTime(), 1234);
});
test('new Date of an object asks toPrimitive', () => {
  assert.same(new Date({ [Symbol.toPrimitive]: () => 7 }).getTime(), 7);
  assert.same(new Date({ [Symbol.toPrimitive]: () => '1970-01-01' }).getTime(), 0);
});
test('new Date of parts is local time', () => {
  const d = new Date(2020, 1, 29, 13, 14, 15, 16);
  assert.same(d.getFullYear(), 2020);
  assert.same(d.getMonth(), 1);
  assert.same(d.getDate(), 29);
  assert.same(d.getHours(), 13);
  assert.same(d.getMinutes(), 14);
  assert.same(d.getSeconds(), 15);
  assert.same(d.getMilliseconds(), 16);
  assert.same(d.getDay(), 6);
});
test('years of two digits', () => {
  assert.same(new Date(99, 0).getFullYear(), 1999);
  assert.same(new Date(100, 0).getFullYear(), 100);
  assert.same(new Date(-1, 0).getFullYear(), -1);
});
test('local time is UTC here', () => {
  assert.same(new Date(0).getTimezoneOffset(), 0);
  assert.same(new Date(2020, 5, 1).getTime(), Date.UTC(2020, 5, 1));
  assert.same(new Date(NaN).getTimezoneOffset(), NaN);
});
test('Date() without new gives a string', () => {
  assert.same(typeof Date(), 'string');
  assert.same(typeof Date(0), 'string');
});
test('Date.now and new Date()', () => {
  const a = Date.now(), b = new Date().getTime();
  assert(Number.isInteger(a) && b >= a && b - a < 10000);
});
test('Date.parse of date-only and date-time forms', () => {
  assert.same(Date.parse('2020'), Date.UTC(2020, 0));
  assert.same(Date.parse('2020-02'), Date.UTC(2020, 1));
  assert.same(Date.parse('2020-02-29'), Date.UTC(2020, 1, 29));
  assert.same(Date.parse('2020-02-29T12:30Z'), Date.UTC(2020, 1, 29, 12, 30));
  assert.same(Date.parse('2020-02-29T12:30:45Z'), Date.UTC(2020, 1, 29, 12, 30, 45));
  assert.same(Date.parse('2020-02-29T12:30:45.123Z'), Date.UTC(2020, 1, 29, 12, 30, 45, 123));
  assert.same(Date.parse('2020-02-29T12:30:45'), Date.UTC(2020, 1, 29, 12, 30, 45));
});
test('Date.parse of offsets', () => {
  assert.same(Date.parse('2020-01-01T00:00:00+02:00'), Date.UTC(2019, 11, 31, 22));
  assert.same(Date.parse('2020-01-01T00:00:00-05:30'), Date.UTC(2020, 0, 1, 5, 30));
  assert.same(Date.parse('2020-01-01T00:00:00.5+00:00'), Date.UTC(2020, 0, 1, 0, 0, 0, 500));
});
test('Date.parse of fractions of every length', () => {
  assert.same(Date.parse('2020-01-01T00:00:00.1Z') % 1000, 100);
  assert.same(Date.parse('2020-01-01T00:00:00.12Z') % 1000, 120);
  assert.same(Date.parse('2020-01-01T00:00:00.123456Z') % 1000, 123);
  assert.same(Date.parse('2020-01-01T00:00:00.123456789Z') % 1000, 123);
});
test('Date.parse of expanded years', () => {
  assert.same(Date.parse('+002020-01-01T00:00:00Z'), Date.UTC(2020, 0));
  assert.same(Date.parse('-000001-01-01T00:00:00Z'), Date.UTC(-1, 0));
  assert.same(Date.parse('+275760-09-13T00:00:00.000Z'), 8.64e15);
  assert.same(Date.parse('-000000-01-01T00:00:00Z'), NaN);
});
test('Date.parse of 24:00', () => {
  assert.same(Date.parse('2020-01-01T24:00:00Z'), Date.UTC(2020, 0, 2));
  assert.same(Date.parse('2020-01-01T24:00:01Z'), NaN);
});
test('Date.parse of other forms', () => {
  for (const text of ['2024-1-5', '2024/1/5', '2024.01.05', '5 Jan 2024', 'January 5, 2024', '2024-01-05 00:00:00.000 UTC'])
    assert.same(Date.parse(text), Date.UTC(2024, 0, 5), text);
  assert.same(Date.parse('2024-01-05 9:05 PM'), Date.UTC(2024, 0, 5, 21, 5));
});
test('Date.parse refuses what is out of range', () => {
  for (const s of ['2020-13-01', '2020-00-01', '2020-01-32', '2020-01-00', '2020-01-01T25:00Z', '2020-01-01T12:60Z', '2020-01-01T12:00:61Z', 'nonsense', '', '2020-01-01T', '2020-1-1T00:00:00Zx'])
    assert.same(Date.parse(s), NaN, s);
});
test('Date.parse reads back toString, toUTCString and toISOString', () => {
  const t = 1582979445000, d = new Date(t);
  assert.same(Date.parse(d.toString()), t);
  assert.same(Date.parse(d.toUTCString()), t);
  assert.same(Date.parse(d.toISOString()), t);
});
test('Date.parse of the forms of mail, HTTP and logs', () => {
  assert.same(Date.parse('Sat, 29 Feb 2020 12:30:45 GMT'), 1582979445000);
  assert.same(Date.parse('29 Feb 2020 12:30:45 +0100'), 1582979445000 - 3600000);
  assert.same(Date.parse('Feb 29, 2020'), Date.UTC(2020, 1, 29));
  assert.same(Date.parse('February 29, 2020 12:30:45'), 1582979445000);
});
test('setters of UTC parts', () => {
  const d = new Date(0);
  d.setUTCFullYear(2020, 1, 29);
  d.setUTCHours(12, 30, 45, 123);
  assert.same(d.getTime(), 1582979445123);
  assert.same(d.setUTCMilliseconds(1), 1582979445001);
  assert.same(d.setUTCSeconds(0), 1582979400001);
  assert.same(d.setUTCMinutes(0), 1582977600001);
  assert.same(d.setUTCDate(1), 1582977600001 - 28 * day);
  assert.same(d.setUTCMonth(0), Date.UTC(2020, 0, 1, 12, 0, 0, 1));
});
test('setters carry over', () => {
  const d = new Date(Date.UTC(2020, 0, 31));
  d.setUTCMonth(1);
  assert.same(d.toISOString(), '2020-03-02T00:00:00.000Z');
  d.setUTCDate(0);
  assert.same(d.toISOString(), '2020-02-29T00:00:00.000Z');
  d.setUTCHours(-1);
  assert.same(d.toISOString(), '2020-02-28T23:00:00.000Z');
});
test('local setters', () => {
  const d = new Date(2020, 0, 1);
  d.setFullYear(2021, 5, 15);
  d.setHours(1, 2, 3, 4);
  assert.same(d.getTime(), new Date(2021, 5, 15, 1, 2, 3, 4).getTime());
  d.setDate(32);
  assert.same(d.getMonth(), 6);
  d.setMonth(0);
  d.setMinutes(61);
  assert.same(d.getHours(), 2);
  d.setSeconds(5);
  d.setMilliseconds(6);
  assert.same(d.getMilliseconds(), 6);
});
test('setTime and invalid values', () => {
  const d = new Date(0);
  assert.same(d.setTime(5), 5);
  assert.same(d.setTime(NaN), NaN);
  assert.same(d.getTime(), NaN);
  assert.same(d.setUTCHours(1), NaN);
  assert.same(d.setUTCFullYear(2020), Date.UTC(2020, 0));
  assert.same(new Date(0).setHours(), NaN);
});
test('setters convert arguments even of an invalid date', () => {
  let n = 0;
  new Date(NaN).setUTCMinutes({ valueOf() { n++; return 1; } });
  assert.same(n, 1);
});
test('getters of an invalid date give NaN', () => {
  const d = new Date(NaN);
  for (const k of ['getTime', 'getFullYear', 'getUTCMonth', 'getDate', 'getUTCDay', 'getHours', 'getUTCMinutes', 'getSeconds', 'getUTCMilliseconds', 'valueOf'])
    assert.same(d[k](), NaN, k);
});
test('getters before 1970', () => {
  const d = new Date(-1);
  assert.same(d.getUTCFullYear(), 1969);
  assert.same(d.getUTCMonth(), 11);
  assert.same(d.getUTCDate(), 31);
  assert.same(d.getUTCHours(), 23);
  assert.same(d.getUTCMilliseconds(), 999);
  assert.same(d.getUTCDay(), 3);
});
test('toISOString', () => {
  assert.same(new Date(0).toISOString(), '1970-01-01T00:00:00.000Z');
  assert.same(new Date(8.64e15).toISOString(), '+275760-09-13T00:00:00.000Z');
  assert.same(new Date(Date.UTC(-1, 0)).toISOString(), '-000001-01-01T00:00:00.000Z');
  assert.same(new Date(-62167219200000).toISOString(), '0000-01-01T00:00:00.000Z');
  assert.throws(RangeError, () => new Date(NaN).toISOString());
});
test('toJSON', () => {
  assert.same(new Date(0).toJSON(), '1970-01-01T00:00:00.000Z');
  assert.same(new Date(NaN).toJSON(), null);
  assert.same(JSON.stringify({ d: new Date(0) }), '{"d":"1970-01-01T00:00:00.000Z"}');
  assert.same(JSON.stringify([new Date(NaN)]), '[null]');
  assert.same(Date.prototype.toJSON.call({ toISOString: () => 'mine', valueOf: () => 1 }), 'mine');
  assert.same(Date.prototype.toJSON.length, 1);
});
test('toUTCString', () => {
  assert.same(new Date(1582979445000).toUTCString(), 'Sat, 29 Feb 2020 12:30:45 GMT');
  assert.same(new Date(NaN).toUTCString(), 'Invalid Date');
  assert.same(new Date(Date.UTC(-1, 0)).toUTCString(), 'Fri, 01 Jan -0001 00:00:00 GMT');
});
test('toString, toDateString, toTimeString', () => {
  const d = new Date(1582979445000);
  assert.same(d.toString().slice(0, 33), 'Sat Feb 29 2020 12:30:45 GMT+0000');
  assert.same(d.toDateString(), 'Sat Feb 29 2020');
  assert.same(d.toTimeString().slice(0, 17), '12:30:45 GMT+0000');
  assert.same(new Date(NaN).toString(), 'Invalid Date');
  assert.same(new Date(NaN).toDateString(), 'Invalid Date');
});
test('toLocale strings name the year or the time', () => {
  const d = new Date(1582979445000);
  assert(/2020/.test(d.toLocaleDateString()));
  assert(/30/.test(d.toLocaleTimeString()));
  assert(/2020/.test(d.toLocaleString()));
});
test('toLocale strings follow their arguments, and none is ignored', () => {
  const d = new Date(1582979445000);
  assert.same(d.toLocaleString('en-US', { timeZone: 'America/New_York' }), '2/29/2020, 7:30:45 AM');
  assert.same(d.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }), '29 February 2020');
  assert.same(d.toLocaleTimeString('de-DE', { hour: '2-digit', minute: '2-digit' }), '12:30');
  assert.throws(RangeError, () => d.toLocaleString('en-US', { timeZone: 'Nowhere' }));
  assert.same(Date.prototype.toLocaleDateString.length, 0);
});
test('Symbol.toPrimitive', () => {
  const d = new Date(5);
  assert.same(d[Symbol.toPrimitive]('number'), 5);
  assert.same(typeof d[Symbol.toPrimitive]('default'), 'string');
  assert.same(typeof (d + 1), 'string');
  assert.same(d - 1, 4);
  assert(d < new Date(6));
  assert.throws(TypeError, () => d[Symbol.toPrimitive]());
  assert.throws(TypeError, () => d[Symbol.toPrimitive]('x'));
  assert.throws(TypeError, () => Date.prototype[Symbol.toPrimitive].call(1, 'number'));
  assert.same(Date.prototype[Symbol.toPrimitive].name, '[Symbol.toPrimitive]');
});
test('methods are not generic', () => {
  assert.throws(TypeError, () => Date.prototype.getTime.call({}));
  assert.throws(TypeError, () => Date.prototype.getTime.call(Date.prototype));
  assert.throws(TypeError, () => Date.prototype.toISOString.call(0));
});
test('Date can be subclassed', () => {
  class D extends Date { year() { return this.getUTCFullYear(); } }
  const d = new D(0);
  assert.same(d.year(), 1970);
  assert(d instanceof Date && d instanceof D);
  assert.same(d.toISOString(), '1970-01-01T00:00:00.000Z');
});
test('lengths', () => {
  assert.same(Date.length, 7);
  assert.same(Date.UTC.length, 7);
  assert.same(Date.prototype.setHours.length, 4);
  assert.same(Date.prototype.setUTCFullYear.length, 3);
  assert.same(Date.prototype.setMinutes.length, 3);
  assert.same(Date.prototype.setMonth.length, 2);
});
test('leap years', () => {
  assert.same(new Date(Date.UTC(1900, 1, 29)).getUTCMonth(), 2);
  assert.same(new Date(Date.UTC(2000, 1, 29)).getUTCMonth(), 1);
  assert.same(Date.UTC(2021, 0) - Date.UTC(2020, 0), 366 * day);
});
test('getYear and setYear', () => {
  const d = new Date(Date.UTC(2020, 0, 1));
  assert.same(d.getYear(), 120);
  d.setYear(99);
  assert.same(d.getUTCFullYear(), 1999);
});
