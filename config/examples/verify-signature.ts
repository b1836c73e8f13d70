// Checks that a webhook really comes from its sender: header "t=…,v1=…" holds a time and the HMAC-SHA256 of time,
// a dot and the body, made with a secret that only the two sides know.

type Webhook = { signature: string; body: string };

export default async function (event: { time: string; data: { webhooks: Webhook[] } }) {
  const secret = await iota.secrets.get('WEBHOOK_SECRET');
  return event.data.webhooks.map(({ signature, body }) => {
    const { t = '0', v1 = '' } = Object.fromEntries(signature.split(',').map(part => part.split('=')));
    const wanted = iota.crypto.hmac('sha256', secret, `${t}.${body}`);
    // Takes as long for a wrong first character as for a wrong last one, so that its time gives nothing away.
    if (!iota.crypto.timingSafeEqual(v1, wanted)) return 'refused: wrong signature';
    const age = Date.parse(event.time) / 1000 - Number(t);
    return age > 300 ? `refused: signed ${age} s ago` : `accepted: ${JSON.parse(body).type}`;
  });
}
