// iota.http. Called with the natives; gives the group.
(function (natives) {
  'use strict';

  var call = natives.call, invalid = natives.invalid;
  var options = ['headers', 'query', 'timeout', 'redirects'];
  var optionsWithBody = options.concat('body');
  var optionsOfRequest = optionsWithBody.concat('method', 'url');
  var jsonType = /^application\/(?:[\w.+-]+\+)?json\b/i;

  // A part of an address or of the headers: a string, number, boolean or Date, as text.
  function scalar(value, what) {
    if (typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && isFinite(value))) return String(value);
    if (value instanceof Date && !isNaN(value)) return value.toISOString();
    throw invalid(what + ' has to be a string, a number or a boolean, not ' + natives.kind(value));
  }

  function encode(text, what) {
    try {
      return encodeURIComponent(text);
    } catch (error) {
      throw invalid(what + ' is no text: it has half of a surrogate pair');
    }
  }

  function addQuery(url, query) {
    var parts = [];
    for (var name in query) {
      var value = query[name];
      if (value === undefined || value === null) continue;
      var values = Array.isArray(value) ? value : [value];
      for (var i = 0; i < values.length; ++i)
        parts.push(encode(name, 'a name of query') + '=' + encode(scalar(values[i], 'query.' + name), 'query.' + name));
    }
    if (parts.length === 0) return url;
    var hash = url.indexOf('#');
    if (hash >= 0) url = url.slice(0, hash);
    return url + (url.indexOf('?') < 0 ? '?' : '&') + parts.join('&');
  }

  function isParams(value) {
    return typeof URLSearchParams === 'function' && value instanceof URLSearchParams;
  }

  // The body as it travels; what it is goes into the headers, unless they say so themselves.
  function encodeBody(body, headers) {
    if (typeof body === 'string') return body;
    var type = '';
    var bytes = typeof body === 'object' ? natives.base64(body) : undefined;
    var out;
    if (bytes !== undefined) {
      out = {bytes: bytes};
      type = 'application/octet-stream';
    } else if (isParams(body)) {
      out = body.toString();
      type = 'application/x-www-form-urlencoded;charset=UTF-8';
    } else {
      try {
        out = JSON.stringify(natives.json(body, 'the body'));
      } catch (error) {
        throw natives.jsonFailure(error, 'the body');
      }
      if (out === undefined) throw invalid('the body is ' + natives.kind(body) + ', which is no JSON');
      type = 'application/json';
    }
    for (var name in headers)
      if (name.toLowerCase() === 'content-type') return out;
    headers['content-type'] = type;
    return out;
  }

  function encodeHeaders(given) {
    var headers = {};
    if (given === undefined) return headers;
    if (!natives.isObject(given)) throw invalid('headers has to be an object, not ' + natives.kind(given));
    for (var name in given) {
      var value = given[name];
      if (value === undefined || value === null) continue;
      headers[name] = Array.isArray(value)
        ? value.map(function (one, i) { return scalar(one, 'headers.' + name + '[' + i + ']'); })
        : scalar(value, 'headers.' + name);
    }
    return headers;
  }

  function time(value) {
    if (typeof value !== 'number' || !(value >= 1) || !isFinite(value))
      throw invalid('timeout has to be a number of milliseconds, 1 or more, not ' + (typeof value === 'number' ? value : natives.kind(value)));
    return value;
  }

  function decode(answer, body) {
    var type = answer.headers['content-type'] || '';
    var isText = typeof body === 'string';
    var response = {
      status: answer.status,
      ok: answer.status >= 200 && answer.status < 300,
      url: answer.url,
      headers: answer.headers,
      text: isText ? body : natives.decodeUtf8(body),
      data: body
    };
    Object.defineProperty(response, 'bytes', {
      get: function () { return isText ? natives.encodeUtf8(body) : body; },
      configurable: true
    });
    if (isText && jsonType.test(type)) {
      try {
        response.data = JSON.parse(body.charAt(0) === '\uFEFF' ? body.slice(1) : body);
      } catch (error) {
        // No JSON, whatever the header says, or deeper than can be read: data stays the text.
        if (!(error instanceof SyntaxError) && error.message !== 'decode recursion limit') throw error;
      }
    }
    return response;
  }

  function send(method, url, given) {
    var wire = {method: method, url: url, headers: encodeHeaders(given.headers)};
    if (given.query !== undefined) {
      if (!natives.isObject(given.query)) throw invalid('query has to be an object, not ' + natives.kind(given.query));
      wire.url = addQuery(url, given.query);
    }
    if (given.body !== undefined) wire.body = encodeBody(given.body, wire.headers);
    if (given.timeout !== undefined) wire.timeout = time(given.timeout);
    if (given.redirects !== undefined) wire.redirects = natives.count(given.redirects, 'redirects');
    return call('http.request', [wire], decode);
  }

  function address(url, what) {
    if (typeof URL === 'function' && url instanceof URL) return url.href;
    if (typeof url !== 'string' || url === '')
      throw invalid(what + ', such as "https://api.example.com/v1/orders", not ' + natives.kind(url));
    return url;
  }

  var group = {};
  function withoutBody(name, method) {
    natives.method(group, name, function (url, given) {
      return send(method, address(url, 'iota.http.' + name + ' takes a URL first'), natives.options(given, optionsWithBody, 'iota.http.' + name));
    });
  }
  function withBody(name, method) {
    natives.method(group, name, function (url, body, given) {
      given = natives.options(given, options, 'iota.http.' + name);
      return send(method, address(url, 'iota.http.' + name + ' takes a URL first'),
        {headers: given.headers, query: given.query, timeout: given.timeout, redirects: given.redirects, body: body});
    });
  }
  withoutBody('get', 'GET');
  withoutBody('delete', 'DELETE');
  withBody('post', 'POST');
  withBody('put', 'PUT');
  withBody('patch', 'PATCH');
  natives.method(group, 'request', function (given) {
    if (!natives.isObject(given))
      throw invalid('iota.http.request takes an object such as {method: "HEAD", url: "https://…"}, not ' + natives.kind(given));
    given = natives.options(given, optionsOfRequest, 'iota.http.request');
    var method = given.method === undefined ? 'GET' : natives.text(given.method, 'method');
    return send(method, address(given.url, 'iota.http.request takes an object with a url'), given);
  });
  return group;
})
