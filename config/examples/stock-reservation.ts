// Takes an order's goods from stock, all or none. Tried again after a crash, it takes nothing twice: what a transaction
// wrote is noted with it.

type Item = { sku: string; quantity: number };

export default async function (event: { data: { order: string; items: Item[] } }) {
  const { order, items } = event.data;
  return iota.db.transaction(async tx => {
    for (const { sku, quantity } of items) {
      const product = await tx.queryOne('stock', { where: { sku } });
      if (!product) throw new iota.PermanentError(`there is no ${sku}`);
      if (product.available < quantity) {
        await tx.insert('backorders', { order_id: order, sku, missing: quantity - product.available });
        console.warn(`only ${product.available} of ${quantity} ${sku}`);
      }
      const taken = Math.min(quantity, product.available);
      await tx.update('stock', { sku }, { available: product.available - taken });
    }
    const left = await tx.query('stock', { where: { sku: { in: items.map(it => it.sku) } }, orderBy: 'sku' });
    return { order, left: left.map(({ sku, available }) => `${available} ${sku}`), missing: await tx.count('backorders') };
  });
}
