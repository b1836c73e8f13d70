// iota.secrets. Called with the natives; gives the group.
(function (natives) {
  'use strict';

  var group = {};
  natives.method(group, 'get', function (name) {
    return natives.call('secrets.get', [natives.text(name, 'the name of the secret')]);
  });
  return group;
})
