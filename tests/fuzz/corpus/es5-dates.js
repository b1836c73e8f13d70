5
var d = new Date(2024, 1, 29, 23, 59, 60, 1001);
return [d, +d, new Date(NaN) + '', Date.now(), Date.UTC(1e9), new Date(8.64e15).toISOString(), Date.parse('2024-02-30T25:00Z'), new Date('2024-03-31T10:00+02:00').toJSON(), d.getDay(), d.setMonth(-13), d.toString(), d.toLocaleString(), d.getTimezoneOffset(), new Date(0, 0).getYear(), new Date(-1e15).toUTCString()];
