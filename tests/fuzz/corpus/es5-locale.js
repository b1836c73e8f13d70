5
var d = new Date(86400000.5), out = [];
function t(f) { try { out.push(f()); } catch (e) { out.push(e.message); } }
[undefined, 'en-US', 'en-GB', 'en-CA', 'de-DE', ['de'], 'x', null, {}].forEach(function (l) {
  t(function () { return d.toLocaleString(l, {timeZone: 'Europe/Berlin', weekday: 'long', year: '2-digit', month: 'narrow', day: 'numeric', hour: '2-digit', hourCycle: 'h11', fractionalSecondDigits: 3, second: '2-digit', minute: '2-digit', timeZoneName: 'shortOffset'}); });
  t(function () { return d.toLocaleDateString(l, {dateStyle: 'full'}) + d.toLocaleTimeString(l, {timeStyle: 'medium', hour12: false}); });
  t(function () { return (-1234567.891).toLocaleString(l, {style: 'currency', currency: 'eur', currencyDisplay: 'code', minimumFractionDigits: 3}) + (0.256).toLocaleString(l, {style: 'percent', maximumSignificantDigits: 2}); });
  t(function () { return (1e21).toLocaleString(l, {minimumIntegerDigits: 21, useGrouping: false}) + NaN.toLocaleString(l) + (-0).toLocaleString(l); });
});
t(function () { return d.toLocaleString('en', {timeZone: '../etc/passwd'}); }); t(function () { return d.toLocaleString('en', {timeZone: 'Factory'}); });
t(function () { return new Date(8.64e15).toLocaleString('de', {timeZone: 'America/New_York'}); }); t(function () { return new Date(-8.64e15).toLocaleString('en', {timeZone: 'Asia/Tokyo'}); });
t(function () { return d.toLocaleString('en', new Proxy({era: 1}, {})); }); t(function () { return (5).toLocaleString('en', {style: {toString: function () { throw 1; }}}); });
return out;
