// iota.kv. Called with the natives; gives the group.
(function (natives) {
  'use strict';

  var call = natives.call, invalid = natives.invalid;
  var group = {};

  function key(value, name) {
    if (typeof value !== 'string' || value === '')
      throw invalid('iota.kv.' + name + ' takes a key first, a string that is not empty, not ' + natives.kind(value));
    return value;
  }

  function json(value, name) {
    if (value === undefined) throw invalid('the value of iota.kv.' + name + ' is undefined, which is no JSON; iota.kv.delete removes a key');
    return natives.json(value, 'the value of iota.kv.' + name);
  }

  function ttl(given, name) {
    given = natives.options(given, ['ttl'], 'iota.kv.' + name);
    if (given.ttl === undefined) return {};
    if (typeof given.ttl !== 'number' || !(given.ttl > 0) || !isFinite(given.ttl))
      throw invalid('ttl has to be a number of seconds above 0, not ' + (typeof given.ttl === 'number' ? given.ttl : natives.kind(given.ttl)));
    return {ttl: given.ttl};
  }

  natives.method(group, 'get', function (name) { return call('kv.get', [key(name, 'get')]); });
  natives.method(group, 'set', function (name, value, given) {
    return call('kv.set', [key(name, 'set'), json(value, 'set'), ttl(given, 'set')]);
  });
  natives.method(group, 'delete', function (name) { return call('kv.delete', [key(name, 'delete')]); });
  natives.method(group, 'increment', function (name, by, given) {
    if (by === undefined) by = 1;
    if (typeof by !== 'number' || !isFinite(by)) throw invalid('iota.kv.increment adds a number, not ' + (typeof by === 'number' ? by : natives.kind(by)));
    return call('kv.increment', [key(name, 'increment'), by, ttl(given, 'increment')]);
  });
  natives.method(group, 'compareAndSet', function (name, expected, value, given) {
    return call('kv.compareAndSet', [key(name, 'compareAndSet'), expected === undefined ? {absent: true} : {value: natives.json(expected, 'what iota.kv.compareAndSet expects')},
      json(value, 'compareAndSet'), ttl(given, 'compareAndSet')]);
  });
  natives.method(group, 'list', function (prefix, given) {
    given = natives.options(given, ['limit', 'after'], 'iota.kv.list');
    if (given.limit !== undefined && !(given.limit >= 1 && given.limit <= 1000 && natives.count(given.limit, 'limit')))
      throw invalid('limit has to be a whole number from 1 to 1,000, not ' + (typeof given.limit === 'number' ? given.limit : natives.kind(given.limit)));
    if (given.after !== undefined) natives.text(given.after, 'after');
    return call('kv.list', [prefix === undefined ? '' : natives.text(prefix, 'the prefix of iota.kv.list'), given]);
  });
  return group;
})
