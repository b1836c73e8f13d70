// iota.events. Called with the natives; gives the group.
(function (natives) {
  'use strict';

  var group = {};
  natives.method(group, 'publish', function (type, data, given) {
    natives.text(type, 'the type of the event');
    given = natives.options(given, ['subject', 'id', 'source'], 'iota.events.publish');
    for (var name in given)
      if (given[name] !== undefined) natives.text(given[name], name);
    data = data === undefined ? null : natives.json(data, 'the data of the event');
    return natives.call('events.publish', [type, data, given]);
  });
  return group;
})
