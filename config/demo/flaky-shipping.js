// Books the parcel with a carrier that is sometimes down, to show what the engine does about failures:
//  - most orders succeed at once,
//  - for some the carrier fails the first time, for a few twice: they are tried again, and succeed,
//  - nobody ships to Antarctica: trying again cannot help, so these go to the dead letters at once.

class CarrierDown extends Error {
  name = 'CarrierDown';
}

// How often the carrier fails for this order: always the same, so that every demo runs alike.
function outages(order) {
  const number = Number(order.slice(order.lastIndexOf('-') + 1));
  if (number % 25 === 0) return 2;
  return number % 9 === 0 ? 1 : 0;
}

async function book({ order, shipping }, attempt) {
  await iota.sleep(15);
  if (attempt <= outages(order)) throw new CarrierDown(`${order}: the carrier does not answer (attempt ${attempt})`);
  return `${shipping.country}-${order.slice(4)}`;
}

export default async function (event, context) {
  const order = event.data;
  if (order.shipping.country === 'AQ') {
    throw new iota.PermanentError(`${order.order}: no carrier ships to Antarctica`);
  }
  const parcel = await book(order, context.attempt);
  console.log(`${order.order}: parcel ${parcel} booked${context.attempt > 1 ? ` at attempt ${context.attempt}` : ''}`);
  return { order: order.order, parcel };
}
