// iota.db. Called with the natives; gives the group. A call's first argument is its transaction, 0 for none.
(function (natives) {
  'use strict';

  var call = natives.call, invalid = natives.invalid, cell = natives.cell, isObject = natives.isObject;
  var queryOptions = ['where', 'select', 'orderBy', 'limit', 'offset'];
  var deepest = 32;  // and, or, not within each other: as in store/data

  function tableName(table, what) {
    if (typeof table !== 'string' || table === '')
      throw invalid(what + ' takes the name of a table first, not ' + natives.kind(table));
    return table;
  }

  // A condition with its values as they travel.
  function condition(where, path, depth) {
    if (depth > deepest)
      throw natives.error('where: and, or and not may be ' + deepest + ' deep within each other', 'LIMIT_EXCEEDED', false);
    if (!isObject(where)) throw invalid(path + ' has to be an object such as {id: 7}, not ' + natives.kind(where));
    var out = {};
    for (var name in where) {
      var value = where[name], at = path + '.' + name;
      if ((name === 'and' || name === 'or') && Array.isArray(value))
        out[name] = value.map(function (part, i) { return condition(part, at + '[' + i + ']', depth + 1); });
      else if (name === 'not' && isObject(value)) out[name] = condition(value, at, depth + 1);
      else if (Array.isArray(value)) out[name] = list(value, at);
      else if (isObject(value)) out[name] = operators(value, at);
      else out[name] = cell(value, at);
    }
    return out;
  }

  function operators(value, path) {
    var out = {};
    for (var name in value) out[name] = Array.isArray(value[name]) ? list(value[name], path + '.' + name) : cell(value[name], path + '.' + name);
    return out;
  }

  function list(values, path) {
    return values.map(function (value, i) { return cell(value, path + '[' + i + ']'); });
  }

  function row(values, path) {
    if (!isObject(values)) throw invalid(path + ' has to be an object of columns such as {name: "Ada"}, not ' + natives.kind(values));
    var out = {};
    for (var name in values) out[name] = cell(values[name], path + '.' + name);
    return out;
  }

  // A column, {column: "desc"}, or a list: what JSON would drop is told here, the rest where the columns are known.
  function order(by) {
    if (Array.isArray(by)) return by.map(order);
    if (isObject(by))
      for (var name in by)
        if (typeof by[name] !== 'string')
          throw invalid('orderBy.' + name + ': has to be "asc" or "desc", not ' + natives.kind(by[name]));
    return by;
  }

  function decodeRows(answer) {
    var rows = answer.rows, columns = answer.bytes;
    if (columns !== undefined)
      for (var i = 0; i < rows.length; ++i)
        for (var c = 0; c < columns.length; ++c) {
          var text = rows[i][columns[c]];
          if (text !== null && text !== undefined) rows[i][columns[c]] = natives.unbase64(text);
        }
    return rows;
  }
  function firstRow(answer) {
    var rows = decodeRows(answer);
    return rows.length > 0 ? rows[0] : null;
  }

  function query(tx, table, options, what, decode, limit) {
    options = natives.options(options, queryOptions, what);
    var wire = {};
    if (options.where !== undefined) wire.where = condition(options.where, 'where', 1);
    if (options.select !== undefined) wire.select = options.select;
    if (options.orderBy !== undefined) wire.orderBy = order(options.orderBy);
    if (options.offset !== undefined) wire.offset = natives.count(options.offset, 'offset');
    if (options.limit !== undefined) wire.limit = natives.count(options.limit, 'limit');
    if (limit !== undefined) wire.limit = limit;
    return call('db.query', [tx, tableName(table, what), wire], decode);
  }

  // The group's functions, within a transaction or outside of one.
  function define(group, tx, prefix) {
    function method(name, body) { natives.method(group, name, body); }
    method('query', function (table, options) { return query(tx, table, options, prefix + 'query', decodeRows); });
    method('queryOne', function (table, options) { return query(tx, table, options, prefix + 'queryOne', firstRow, 1); });
    method('findById', function (table, id) {
      if (typeof id !== 'string' && !(typeof id === 'number' && isFinite(id)))
        throw invalid(prefix + 'findById takes an id as its second argument, a number or a string, not ' + natives.kind(id));
      return query(tx, table, {where: {id: id}}, prefix + 'findById', firstRow, 1);
    });
    method('count', function (table, where) {
      return call('db.count', [tx, tableName(table, prefix + 'count'), condition(where === undefined ? {} : where, 'where', 1)]);
    });
    method('insert', function (table, values) {
      return call('db.insert', [tx, tableName(table, prefix + 'insert'), row(values, 'row')], firstRow);
    });
    method('insertMany', function (table, rows) {
      if (!Array.isArray(rows)) throw invalid(prefix + 'insertMany takes an array of rows, not ' + natives.kind(rows));
      return call('db.insertMany', [tx, tableName(table, prefix + 'insertMany'),
        rows.map(function (values, i) { return row(values, 'rows[' + i + ']'); })], decodeRows);
    });
    method('update', function (table, where, changes) {
      return call('db.update', [tx, tableName(table, prefix + 'update'), condition(where, 'where', 1), row(changes, 'changes')]);
    });
    method('delete', function (table, where) {
      return call('db.delete', [tx, tableName(table, prefix + 'delete'), condition(where, 'where', 1)]);
    });
    return group;
  }

  // Begins, lets `body` work, and commits; or rolls back with what it threw.
  function transaction(body) {
    if (typeof body !== 'function') throw invalid('iota.db.transaction takes a function (tx), not ' + natives.kind(body));
    return call('db.begin', []).then(function (tx) {
      function rollback(error) {
        function rethrow() { throw error; }
        return call('db.rollback', [tx], undefined, true).then(rethrow, rethrow);
      }
      var result;
      try {
        result = body(define({}, tx, 'tx.'));
      } catch (error) {
        return rollback(error);
      }
      return Promise.resolve(result).then(function (value) {
        return call('db.commit', [tx], undefined, true).then(function () { return value; });
      }, rollback);
    });
  }

  var group = define({}, 0, 'iota.db.');
  natives.method(group, 'transaction', transaction);
  return group;
})
