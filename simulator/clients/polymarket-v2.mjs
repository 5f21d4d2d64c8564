// Polymarket's own client of the second exchange version.
import { AssetType, ClobClient, OrderType, Side } from '@polymarket/clob-client-v2';
import { createWalletClient, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { polygon } from 'viem/chains';
import { check, ready, refusal, step, until } from './steps.mjs';

const { clob, gamma, privateKey } = ready.polymarket;
const account = privateKeyToAccount(privateKey);
const signer = createWalletClient({ account, chain: polygon, transport: http('http://127.0.0.1:1') });
const client = (creds) => new ClobClient({ host: clob, chain: 137, signer, creds, throwOnError: true });
// To create or else derive a key, this client has to be one that does not throw.
const stranger = new ClobClient({ host: clob, chain: 137, signer });

let member;
let creds;
let token;
let other;
let condition;
let resting;
let partial;

await step('up', async () => ({ ok: await client().getOk(), version: await client().getVersion() }));

await step('server time', async () => ({
  near: Math.abs((await client().getServerTime()) - Date.now() / 1000) < 5,
}));

await step('log in', async () => {
  creds = await stranger.createOrDeriveApiKey();
  member = client(creds);
  const again = await client().deriveApiKey();
  return { sameAgain: again.key === creds.key && again.secret === creds.secret };
});

await step('a forged secret', async () => {
  const forged = { ...creds, secret: Buffer.from('forged').toString('base64') };
  const { status, body } = await refusal(() => client(forged).getOpenOrders());
  return { status, error: body.error };
});

await step('keys', async () => {
  const { apiKeys } = await member.getApiKeys();
  return { count: apiKeys.length, mine: apiKeys[0] === creds.key,
    closedOnly: (await member.getClosedOnlyMode()).closed_only };
});

await step('begin with no orders', async () => {
  await member.cancelAll();
  return { left: (await member.getOpenOrders()).length };
});

await step('money', async () => {
  const { balance, allowances } = await member.getBalanceAllowance(
    { asset_type: AssetType.COLLATERAL });
  return { some: Number(balance) > 0,
    allowed: Object.values(allowances).every((allowance) => BigInt(allowance) > 0n) };
});

await step('a liquid market', async () => {
  const found = await until('a liquid market', async () => {
    const markets = await (await fetch(`${gamma}/markets?closed=false&limit=100`)).json();
    return markets.find((one) => !one.negRisk && one.bestAsk < 0.8 && one.bestBid > 0.1);
  });
  [token, other] = JSON.parse(found.clobTokenIds);
  condition = found.conditionId;
  const tick = await member.getTickSize(token);
  return { tick: ['0.01', '0.001'].includes(tick), negRisk: await member.getNegRisk(token) };
});

await step('market', async () => {
  const market = await member.getMarket(condition);
  const short = await member.getClobMarketInfo(condition);
  return { same: market.condition_id === condition,
    tokens: short.t.map((one) => one.t).join() === [token, other].join(),
    fee: short.fd.r > 0 };
});

await step('books mirror each other', async () => {
  const [book, mirror] = await member.getOrderBooks([{ token_id: token }, { token_id: other }]);
  const bid = book.bids.at(-1);
  const ask = mirror.asks.at(-1);
  return { price: Math.abs(+bid.price + +ask.price - 1) < 1e-9, size: bid.size === ask.size };
});

await step('prices', async () => {
  const bid = Number((await member.getPrice(token, 'SELL')).price);
  const mid = Number((await member.getMidpoint(token)).mid);
  const spread = Number((await member.getSpread(token)).spread);
  return { between: bid > 0 && bid < mid + 0.2, spread: spread > 0 };
});

await step('an order that rests', async () => {
  const signed = await member.createOrder({ tokenID: token, price: 0.01, size: 20, side: Side.BUY });
  const placed = await member.postOrder(signed, OrderType.GTC);
  resting = { id: placed.orderID, signed };
  return { success: placed.success, status: placed.status, error: placed.errorMsg };
});

await step('the same order once more', async () => {
  const { status, body } = await refusal(() => member.postOrder(resting.signed, OrderType.GTC));
  return { status, error: body.error.replace(resting.id, 'ID') };
});

await step('the order by its id', async () => {
  const found = await member.getOrder(resting.id);
  return { status: found.status, size: found.original_size, matched: found.size_matched,
    price: found.price, side: found.side };
});

await step('open orders', async () => {
  const open = await member.getOpenOrders({ market: condition });
  return { count: open.length, mine: open[0].id === resting.id };
});

await step('cancel', async () => {
  const { canceled, not_canceled } = await member.cancelOrder({ orderID: resting.id });
  const left = await member.getOpenOrders();
  return { canceled: canceled.join() === resting.id, others: not_canceled, left: left.length };
});

await step('cancel once more', async () => {
  const { canceled, not_canceled } = await member.cancelOrder({ orderID: resting.id });
  return { canceled, why: not_canceled[resting.id] };
});

await step('partial fill, after the delay of takers', async () => {
  partial = await until('a fill', async () => {
    const book = await member.getOrderBook(token);
    const price = Math.min(0.95, Number(book.asks.at(-1).price) + 0.01);
    const placed = await member.createAndPostOrder(
      { tokenID: token, price: Number(price.toFixed(2)), size: 9000, side: Side.BUY }, {}, OrderType.GTC);
    const found = await until('its end', async () => {
      const now = await member.getOrder(placed.orderID);
      return now.status !== 'DELAYED' && now;
    });
    if (Number(found.size_matched) > 0) {
      return { ...found, said: placed.status };
    }
    await member.cancelOrder({ orderID: placed.orderID });
    return undefined;
  });
  return { said: partial.said, status: partial.status,
    partly: Number(partial.size_matched) < Number(partial.original_size) };
});

await step('cancel the rest', async () => {
  const { canceled } = await member.cancelOrder({ orderID: partial.id });
  const found = await member.getOrder(partial.id);
  partial = found;
  return { canceled: canceled.length, status: found.status };
});

await step('trades', async () => {
  const trades = await member.getTrades({ market: condition });
  const mine = trades.filter((trade) => trade.taker_order_id === partial.id);
  const size = mine.reduce((sum, trade) => sum + Number(trade.size), 0);
  check(size > 0, 'a trade of the order');
  return { associated: partial.associate_trades.every((id) => trades.some((one) => one.id === id)) };
});

await step('a trade is settled', async () => {
  await until('a confirmed trade', async () => {
    const trades = await member.getTrades({ market: condition });
    return trades.find((trade) => trade.status === 'CONFIRMED' && trade.transaction_hash);
  });
  return { status: 'CONFIRMED' };
});

await step('tokens', async () => {
  const { balance } = await member.getBalanceAllowance(
    { asset_type: AssetType.CONDITIONAL, token_id: token });
  return { held: Number(balance) > 0 };
});

await step('buy for ten dollars at the market, all or nothing', async () => {
  const bought = await until('a purchase', async () => {
    const placed = await member.createAndPostMarketOrder(
      { tokenID: token, amount: 10, side: Side.BUY }, {}, OrderType.FOK);
    const found = await until('its end', async () => {
      const now = await member.getOrder(placed.orderID);
      return now.status !== 'DELAYED' && now;
    });
    return Number(found.size_matched) > 0 && found;
  });
  return { side: bought.side, type: bought.order_type, status: bought.status };
});

await step('sell some of them at the market', async () => {
  const sold = await until('a sale', async () => {
    const placed = await member.createAndPostMarketOrder(
      { tokenID: token, amount: 5, side: Side.SELL }, {}, OrderType.FAK);
    const found = await until('its end', async () => {
      const now = await member.getOrder(placed.orderID);
      return now.status !== 'DELAYED' && now;
    });
    return Number(found.size_matched) > 0 && found;
  });
  return { side: sold.side, status: sold.status };
});

await step('several orders at once', async () => {
  const orders = await Promise.all([0.01, 0.02].map((price) =>
    member.createOrder({ tokenID: token, price, size: 20, side: Side.BUY })));
  const placed = await member.postOrders(orders.map((order) => ({ order, orderType: OrderType.GTC })));
  return { statuses: placed.map((one) => one.status) };
});

await step('cancel by market, then all', async () => {
  const byMarket = await member.cancelMarketOrders({ market: condition, asset_id: token });
  const all = await member.cancelAll();
  return { byMarket: byMarket.canceled.length, all: all.canceled.length };
});

await step('an order that must only rest, but would trade', async () => {
  const ask = Number((await member.getOrderBook(token)).asks.at(-1).price);
  const { status, body } = await refusal(() => member.createAndPostOrder(
    { tokenID: token, price: ask, size: 20, side: Side.BUY }, {}, OrderType.GTC, true));
  return { status, error: body.error.replace(/0x[0-9a-f]{64}/, 'ID') };
});

await step('too small', async () => {
  const { status, body } = await refusal(() => member.createAndPostOrder(
    { tokenID: token, price: 0.5, size: 1, side: Side.BUY }));
  return { status, error: body.error.replace(/0x[0-9a-f]{64}/, 'ID') };
});

await step('more than there is money', async () => {
  const { status, body } = await refusal(() => member.createAndPostOrder(
    { tokenID: token, price: 0.01, size: 90_000_000, side: Side.BUY }));
  return { status, error: body.error.replace(/\d{5,}/g, 'N') };
});

await step('an order signed for the other exchange', async () => {
  const signed = await member.createOrder(
    { tokenID: token, price: 0.01, size: 20, side: Side.BUY }, { negRisk: true });
  const { status, body } = await refusal(() => member.postOrder(signed));
  return { status, error: body.error };
});

await step('a token that is not', async () => {
  const { status, body } = await refusal(() => member.getOrderBook('123'));
  return { status, error: body.error };
});

await step('heartbeat', async () => {
  const { heartbeat_id: first } = await member.postHeartbeat();
  const { heartbeat_id: second } = await member.postHeartbeat(first);
  return { first: first.length > 0, changes: first !== second };
});

await step('log out', async () => {
  await member.deleteApiKey();
  const { status, body } = await refusal(() => member.getOpenOrders());
  return { status, error: body.error };
});
