// Pages somebody when a service fails five times within ten minutes, once: counts in iota.kv, and asks the pager's API
// with a token that is in no log.

export default async function (event) {
  const { service, error } = event.data;
  const failures = await iota.kv.increment(`failures/${service}`, 1, { ttl: 600 });
  if (failures < 5) return { failures };
  const first = await iota.kv.compareAndSet(`paged/${service}`, undefined, event.id, { ttl: 3600 });
  if (!first) return { failures, paged: 'before' };
  const answer = await iota.http.post(`${await iota.secrets.get('PAGER_URL')}/alerts`,
    { title: `${service}: ${error}`, failures },
    { headers: { authorization: `Bearer ${await iota.secrets.get('PAGER_TOKEN')}` } });
  if (!answer.ok) {
    await iota.kv.delete(`paged/${service}`);
    throw new Error(`the pager answered ${answer.status}`); // tried again
  }
  console.log('paged', answer.data.alert);
  return { failures, paged: answer.data.alert };
}
