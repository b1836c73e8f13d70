// What scripts' calls of the SDK look like when they leave the heap, and what the answers become.
#include "tests/runtime/sdk_fixture.hpp"

namespace sluice::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The error that the promise of an SDK call is rejected with, and that no call left.
std::string refusal(const std::string& call) {
  const sdk_run run{"try { await " + call +
                    "; return 'none' } catch (e) { return e.code + ': ' + e.message }"};
  EXPECT_THAT(run.calls(), testing::IsEmpty());
  return run.result();
}

// --- iota.db --------------------------------------------------------------------------------------------

TEST(IotaDb, SendsQueriesWithTheirValuesMarked) {
  const sdk_run run{R"(
    await iota.db.query('orders', {where: {status: 'open', at: {gte: new Date(0)}, or: [{a: null}, {b: [1, 2]}],
                                           not: {raw: new Uint8Array([1, 2])}},
                                   select: ['id'], orderBy: {id: 'desc'}, limit: 5, offset: 1});
    await iota.db.count('orders');)",
                    {sdk_answer{R"({"rows":[]})"}, sdk_answer{"3"}}};
  EXPECT_THAT(
      run.calls(),
      ElementsAre(R"(db.query[0,"orders",{"where":{"status":"open","at":{"gte":"1970-01-01T00:00:00.000Z"},)"
                  R"("or":[{"a":null},{"b":[1,2]}],"not":{"raw":{"bytes":"AQI="}}},"select":["id"],)"
                  R"("orderBy":{"id":"desc"},"offset":1,"limit":5}])",
                  R"(db.count[0,"orders",{}])"));
}

TEST(IotaDb, SendsRowsWithObjectsAndBytesMarked) {
  const sdk_run run{R"(
    const row = await iota.db.insert('t', {a: 1.5, b: true, c: {deep: [1]}, d: [1, 2], e: new Uint8Array([255]).buffer});
    const n = await iota.db.update('t', {id: 7}, {a: null});
    const m = await iota.db.delete('t', {and: []});
    const many = await iota.db.insertMany('t', [{a: 1}, {a: 2}]);
    return [row, n, m, many];)",
                    {sdk_answer{R"({"rows":[{"id":1}]})"}, sdk_answer{"2"}, sdk_answer{"4"},
                     sdk_answer{R"({"rows":[{"id":2},{"id":3}]})"}}};
  EXPECT_THAT(
      run.calls(),
      ElementsAre(
          R"(db.insert[0,"t",{"a":1.5,"b":true,"c":{"json":{"deep":[1]}},"d":{"json":[1,2]},"e":{"bytes":"/w=="}}])",
          R"(db.update[0,"t",{"id":7},{"a":null}])", R"(db.delete[0,"t",{"and":[]}])",
          R"(db.insertMany[0,"t",[{"a":1},{"a":2}]])"));
  EXPECT_EQ(run.result(), R"([{"id":1},2,4,[{"id":2},{"id":3}]])");
}

TEST(IotaDb, GivesBytesAsUint8Arrays) {
  const sdk_run run{R"(
    const rows = await iota.db.query('t');
    return [rows[0].raw instanceof Uint8Array, Array.from(rows[0].raw), rows[1].raw, await iota.db.findById('t', 9)];)",
                    {sdk_answer{R"({"rows":[{"raw":"AQID"},{"raw":null}],"bytes":["raw"]})"},
                     sdk_answer{R"({"rows":[]})"}}};
  EXPECT_EQ(run.result(), "[true,[1,2,3],null,null]");
  EXPECT_EQ(run.calls()[1], R"(db.query[0,"t",{"where":{"id":9},"limit":1}])");
}

TEST(IotaDb, RefusesWhatCanNeverWorkBeforeItLeaves) {
  EXPECT_THAT(refusal("iota.db.query('t', {where: {id: undefined}})"),
              HasSubstr("INVALID_ARGUMENT: where.id is undefined"));
  EXPECT_THAT(refusal("iota.db.query('t', {wher: {}})"), HasSubstr("has no option"));
  EXPECT_THAT(refusal("iota.db.query()"), HasSubstr("takes the name of a table"));
  EXPECT_THAT(refusal("iota.db.update('t', 7, {a: 1})"), HasSubstr("where has to be an object"));
  EXPECT_THAT(refusal("iota.db.insert('t', {a: NaN})"), HasSubstr("row.a is NaN"));
  EXPECT_THAT(refusal("iota.db.insert('t', {a: () => 1})"), HasSubstr("row.a is a function"));
  EXPECT_THAT(refusal("iota.db.insert('t', {a: new Date(NaN)})"), HasSubstr("row.a is an invalid Date"));
  EXPECT_THAT(refusal("iota.db.insertMany('t', {a: 1})"), HasSubstr("takes an array of rows"));
  EXPECT_THAT(refusal("iota.db.findById('t')"), HasSubstr("takes an id"));
  EXPECT_THAT(refusal("iota.db.transaction(5)"), HasSubstr("takes a function"));
}

TEST(IotaDb, CommitsATransactionWhoseBodyIsFulfilled) {
  const sdk_run run{
      R"(return iota.db.transaction(async tx => { await tx.update('t', {id: 1}, {a: 2}); return 'done'; });)",
      {sdk_answer{"12"}, sdk_answer{"1"}, sdk_answer{}}};
  EXPECT_THAT(run.calls(),
              ElementsAre("db.begin[]", R"(db.update[12,"t",{"id":1},{"a":2}])", "db.commit[12]"));
  EXPECT_EQ(run.result(), "\"done\"");
}

TEST(IotaDb, RollsBackATransactionWhoseBodyThrows) {
  for (const char* body :
       {"async tx => { throw new TypeError('no') }", "tx => { throw new TypeError('no') }"}) {
    const sdk_run run{std::string{"await iota.db.transaction("} + body + ")", {sdk_answer{"3"}}};
    EXPECT_THAT(run.calls(), ElementsAre("db.begin[]", "db.rollback[3]"));
    EXPECT_EQ(run.result(), "TypeError: no");
  }
}

TEST(IotaDb, FailsATransactionWhoseCommitFails) {
  const sdk_run run{"await iota.db.transaction(async tx => 1)",
                    {sdk_answer{"3"}, refuse(sdk_code::timeout, "it took too long", true)}};
  EXPECT_EQ(run.error().code, "TIMEOUT");
}

// --- iota.http ------------------------------------------------------------------------------------------

TEST(IotaHttp, SendsRequestsAsTheyAreMeant) {
  const sdk_run run{R"(
    const answer = {status: 200};
    await iota.http.get('https://a.test/x?y=1#z', {query: {q: 'ä&', n: [1, 2], none: undefined}, headers: {'X-A': 1, no: null}});
    await iota.http.post('https://a.test/', {a: 1}, {timeout: 50});
    await iota.http.put('https://a.test/', 'text', {headers: {'Content-Type': 'text/csv'}});
    await iota.http.patch(new URL('https://a.test/p'), new URLSearchParams({a: 'b c'}));
    await iota.http.delete('https://a.test/', {body: new Uint8Array([0, 255])});
    await iota.http.request({method: 'HEAD', url: 'https://a.test/', redirects: 0});)",
                    std::deque<sdk_result>(6, sdk_answer{R"({"status":200,"url":"u","headers":{}})"})};
  EXPECT_THAT(
      run.calls(),
      ElementsAre(
          R"(http.request[{"method":"GET","url":"https://a.test/x?y=1&q=%C3%A4%26&n=1&n=2","headers":{"X-A":"1"}}])",
          R"(http.request[{"method":"POST","url":"https://a.test/","headers":{"content-type":"application/json"},"body":"{\"a\":1}","timeout":50}])",
          R"(http.request[{"method":"PUT","url":"https://a.test/","headers":{"Content-Type":"text/csv"},"body":"text"}])",
          R"(http.request[{"method":"PATCH","url":"https://a.test/p","headers":{"content-type":"application/x-www-form-urlencoded;charset=UTF-8"},"body":"a=b+c"}])",
          R"(http.request[{"method":"DELETE","url":"https://a.test/","headers":{"content-type":"application/octet-stream"},"body":{"bytes":"AP8="}}])",
          R"(http.request[{"method":"HEAD","url":"https://a.test/","headers":{},"redirects":0}])"));
}

TEST(IotaHttp, ReadsJsonTextAndBytes) {
  const std::string head = R"({"status":201,"url":"https://a.test/","headers":{"content-type":")";
  const sdk_run run{R"(
    const out = [];
    for (let i = 0; i < 4; ++i) {
      const r = await iota.http.get('https://a.test/');
      out.push([r.status, r.ok, r.data instanceof Uint8Array ? Array.from(r.data) : r.data, r.text, r.bytes.length]);
    }
    return out;)",
                    {sdk_answer{head + R"(application/json; charset=utf-8"}})", R"({"a":"ü"})"},
                     sdk_answer{head + R"(text/plain"}})", "hi"},
                     sdk_answer{head + R"(image/png"}})", std::string{"\x89P\xFF", 3}},
                     sdk_answer{head + R"(application/problem+json"}})", "<html>"}}};
  EXPECT_EQ(run.result(),
            R"js([[201,true,{"a":"ü"},"{\"a\":\"ü\"}",10],[201,true,"hi","hi",2],)js"
            "[201,true,[137,80,255],\"\xEF\xBF\xBDP\xEF\xBF\xBD\",3],[201,true,\"<html>\",\"<html>\",6]]");
}

TEST(IotaHttp, RefusesWhatCanNeverWorkBeforeItLeaves) {
  EXPECT_THAT(refusal("iota.http.get()"), HasSubstr("takes a URL first"));
  EXPECT_THAT(refusal("iota.http.get('https://a', {header: {}})"),
              HasSubstr("it has headers, query, timeout"));
  EXPECT_THAT(refusal("iota.http.get('https://a', {timeout: -1})"), HasSubstr("timeout has to be a number"));
  EXPECT_THAT(refusal("iota.http.post('https://a', () => 1)"), HasSubstr("the body is a function"));
  EXPECT_THAT(refusal("iota.http.get('https://a', {headers: []})"), HasSubstr("headers has to be an object"));
}

TEST(IotaHttp, TellsWhereAFailedCallWasAwaited) {
  const sdk_run run{
      "const load = async () => {\n  await iota.http.get('https://10.0.0.1/');\n};\nawait load();",
      {refuse(sdk_code::ssrf_blocked, "10.0.0.1 is a private address")}};
  EXPECT_EQ(run.error().code, "SSRF_BLOCKED");
  EXPECT_EQ(run.error().line, 2);
  EXPECT_THAT(run.error().stack, HasSubstr("at async load (a.js:2"));
}

// --- the others -----------------------------------------------------------------------------------------

TEST(IotaKv, SendsItsCalls) {
  const sdk_run run{R"(
    await iota.kv.set('k', {a: 1}, {ttl: 60});
    await iota.kv.increment('n');
    await iota.kv.compareAndSet('k', undefined, 1);
    await iota.kv.compareAndSet('k', null, 1, {ttl: 1.5});
    await iota.kv.list('p:', {limit: 2, after: 'p:1'});
    await iota.kv.delete('k');
    return await iota.kv.get('k') === undefined;)"};
  EXPECT_THAT(run.calls(), ElementsAre(R"(kv.set["k",{"a":1},{"ttl":60}])", R"(kv.increment["n",1,{}])",
                                       R"(kv.compareAndSet["k",{"absent":true},1,{}])",
                                       R"(kv.compareAndSet["k",{"value":null},1,{"ttl":1.5}])",
                                       R"(kv.list["p:",{"limit":2,"after":"p:1"}])", R"(kv.delete["k"])",
                                       R"(kv.get["k"])"));
  EXPECT_EQ(run.result(), "true");
}

TEST(IotaKv, RefusesWhatCanNeverWorkBeforeItLeaves) {
  EXPECT_THAT(refusal("iota.kv.get(5)"), HasSubstr("takes a key first"));
  EXPECT_THAT(refusal("iota.kv.set('k', undefined)"), HasSubstr("iota.kv.delete removes a key"));
  EXPECT_THAT(refusal("iota.kv.set('k', 1, {ttl: 0})"), HasSubstr("seconds above 0, not 0"));
  EXPECT_THAT(refusal("iota.kv.set('k', 1, 60)"), HasSubstr("object of options, not a number"));
  EXPECT_THAT(refusal("iota.kv.increment('k', '1')"), HasSubstr("adds a number"));
}

TEST(IotaEvents, SendsWhatIsPublished) {
  const sdk_run run{"return iota.events.publish('a.b', {x: 1}, {subject: 's'});",
                    {sdk_answer{R"({"id":"i"})"}}};
  EXPECT_THAT(run.calls(), ElementsAre(R"(events.publish["a.b",{"x":1},{"subject":"s"}])"));
  EXPECT_EQ(run.result(), R"({"id":"i"})");
  EXPECT_THAT(refusal("iota.events.publish(5)"), HasSubstr("type of the event has to be a string"));
  EXPECT_THAT(refusal("iota.events.publish('a', 1, {subject: 7})"), HasSubstr("subject has to be a string"));
}

TEST(IotaSecrets, AsksByName) {
  const sdk_run run{"return (await iota.secrets.get('KEY')).length;", {sdk_answer{R"("s3cret")"}}};
  EXPECT_EQ(run.result(), "6");
  EXPECT_THAT(refusal("iota.secrets.get()"), HasSubstr("name of the secret has to be a string"));
}

TEST(Iota, TellsTheCodeOfAFailureAndWhetherToTryAgain) {
  const sdk_run run{R"(
    try { await iota.kv.get('k') } catch (e) { return [e instanceof iota.Error, e.name, e.code, e.retryable, e.message] })",
                    {refuse(sdk_code::unavailable, "the store cannot be read", true)}};
  EXPECT_EQ(run.result(), R"([true,"iota.Error","UNAVAILABLE",true,"the store cannot be read"])");
}

TEST(Iota, RejectsWhatHasNoPlaceInTheHeapAnyMore) {
  execution_limits limits = unhurried();
  limits.memory_bytes = 4u << 20;
  script_run run{compiled_body("await iota.http.get('https://a.test/')"), limits};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  const sdk_answer large{R"({"status":200,"url":"u","headers":{}})", std::string(8u << 20, 'x')};
  EXPECT_EQ(run.heap.settle_call(1, large), run_state::finished);
  EXPECT_EQ(run.heap.take_output().error.code, "memory_limit");
}

TEST(Iota, CountsTheEndOfATransactionAsNoCallOfItsOwn) {
  execution_limits limits = unhurried();
  limits.sdk_calls = 1;
  script_run run{compiled_body("await iota.db.transaction(tx => 1); return 'done'"), limits};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  ASSERT_EQ(run.heap.settle_call(1, {"4"}), run_state::waiting);
  EXPECT_EQ(run.heap.settle_call(2, {}), run_state::finished);
  EXPECT_EQ(run.heap.take_output().result_json, "\"done\"");
}

TEST(Iota, CostsNothingUntilItIsNamed) {
  const auto bytes = [](const char* body) { return script_run{handler_script(body)}.heap.memory_bytes(); };
  EXPECT_LT(bytes("return 'http://a.test/db?events=1';"), bytes("return 1;") + (1u << 10));
  EXPECT_GT(bytes("return iota.http;"), bytes("return 1;") + (10u << 10));
}

TEST(Iota, CannotBeChangedByScripts) {
  EXPECT_EQ(sdk_run{"iota.db.query = () => 1; return 'changed'"}.error().name, "TypeError");
  EXPECT_EQ(sdk_run{"iota.db = {}; return 'changed'"}.error().name, "TypeError");
}

}  // namespace
}  // namespace sluice::test
