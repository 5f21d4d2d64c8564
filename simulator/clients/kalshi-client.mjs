// A Kalshi client of somebody who is neither Kalshi nor we: REST and WebSocket.
import { HttpClient, KalshiClient, loadPrivateKey } from 'kalshi-client';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { check, fault, ready, refusal, step, until } from './steps.mjs';

const { rest: baseUrl, ws: wsUrl, keyId: apiKeyId, privateKeyPath } = ready.kalshi;
const connect = (key) => new KalshiClient({ baseUrl, wsUrl, apiKeyId: key, privateKeyPath });
const client = connect(apiKeyId);
// This client still cancels where Kalshi has stopped to; its own transport does it where it works.
const http = new HttpClient(
  { baseUrl, apiKeyId, privateKey: loadPrivateKey(readFileSync(privateKeyPath, 'utf8')) });
const order = (fields) => ({
  ticker,
  client_order_id: randomUUID(),
  side: 'bid',
  count: '1.00',
  price: '0.0100',
  time_in_force: 'good_till_canceled',
  self_trade_prevention_type: 'taker_at_cross',
  ...fields,
});

let ticker;
let resting;
let books;
const heard = [];
const gaps = [];
const complaints = [];
const socket = client.createWebSocket({ reconnectBaseDelayMs: 50, reconnectMaxDelayMs: 200 });
socket.on('message', (message) => heard.push(message));
socket.on('sequence_gap', (channel) => gaps.push(channel));
socket.on('error', (error) => complaints.push(error.message));
const of = (type) => heard.filter((message) => message.type === type);

await step('a stranger is refused', async () => {
  const { status, body } = await refusal(() => connect('nobody').portfolio.getBalance());
  return { status, code: body.error.code };
});

await step('log in: balance', async () => ({
  hasMoney: (await client.portfolio.getBalance()).balance > 0,
}));

await step('exchange status', async () => {
  const status = await client.exchange.getStatus();
  return { active: status.exchange_active, trading: status.trading_active };
});

await step('every open market, a page at a time', async () => {
  const tickers = [];
  for await (const market of client.markets.listAll({ status: 'open', limit: 5 })) {
    tickers.push(market.ticker);
  }
  return { several: tickers.length > 5, twice: tickers.length - new Set(tickers).size };
});

await step('a liquid market', async () => {
  const market = await until('a liquid market', async () =>
    (await client.markets.list({ status: 'open', limit: 1000 })).markets.find((one) =>
      Number(one.yes_ask_dollars) < 0.9 && Number(one.yes_bid_dollars) > 0.05
      && Number(one.yes_ask_size_fp) > 5));
  ticker = market.ticker;
  return { active: market.status };
});

await step('order book', async () => {
  const { orderbook_fp: book } = await client.markets.getOrderbook(ticker, 3);
  return { levels: book.yes_dollars.length <= 3 && book.no_dollars.length <= 3 };
});

await step('socket: a stranger is refused', async () => {
  const stranger = connect('nobody').createWebSocket({ autoReconnect: false });
  const said = [];
  stranger.on('error', (error) => said.push(error.message));
  await stranger.connect().catch(() => {});
  return { said };
});

await step('socket: connect and subscribe', async () => {
  await socket.connect();
  books = await socket.subscribe({ channels: ['orderbook_delta'], market_tickers: [ticker] });
  const fills = await socket.subscribe({ channels: ['fill'] });
  const orders = await socket.subscribe({ channels: ['user_orders'] });
  const prices = await socket.subscribe({ channels: ['ticker'], market_tickers: [ticker] });
  await until('a snapshot', async () => of('orderbook_snapshot').length > 0);
  return { sids: [books, fills, orders, prices], market: of('orderbook_snapshot')[0].msg.market_ticker === ticker };
});

await step('socket: subscriptions', async () => {
  const { msg } = await socket.listSubscriptions();
  return { channels: msg.map((one) => one.channel) };
});

await step('socket: changes without a gap', async () => {
  await until('five changes', async () => of('orderbook_delta').length >= 5);
  return { gaps: gaps.length };
});

await step('socket: an unknown channel', async () => {
  const error = await socket.subscribe({ channels: ['gossip'] }).catch((failure) => failure.message);
  return { error };
});

await step('an order that rests', async () => {
  const request = order({ count: '7.00' });
  const placed = await client.orders.create(request);
  resting = placed.order_id;
  const found = (await client.orders.get(resting)).order;
  await until('word of the order', async () =>
    of('user_order').some((message) => message.msg.order_id === resting));
  return { remaining: placed.remaining_count, status: found.status };
});

await step('resting orders', async () => {
  const { orders } = await client.orders.list({ status: 'resting', ticker });
  return { mine: orders.map((one) => one.order_id).includes(resting) };
});

await step('cancel where Kalshi no longer takes it', async () => {
  const { status, body } = await refusal(() => client.orders.cancel(resting));
  return { status, code: body.error.code };
});

await step('cancel', async () => {
  const answer = await http.delete(`/portfolio/events/orders/${resting}`, { market_ticker: ticker });
  await until('word of the end', async () => of('user_order').some(
    (message) => message.msg.order_id === resting && message.msg.status === 'canceled'));
  return { reducedBy: answer.reduced_by, status: (await client.orders.get(resting)).order.status };
});

await step('partial fill', async () => {
  const placed = await until('a fill', async () => {
    const { market } = await client.markets.get(ticker);
    const answer = await client.orders.create(order(
      { count: '9000.00', price: market.yes_ask_dollars, time_in_force: 'immediate_or_cancel' }));
    return Number(answer.fill_count) > 0 && answer;
  });
  const mine = () => of('fill').filter((message) => message.msg.order_id === placed.order_id)
    .reduce((sum, message) => sum + Number(message.msg.count_fp), 0);
  await until('word of all fills', async () => Math.abs(mine() - Number(placed.fill_count)) < 0.001);
  const { fills } = await client.portfolio.getFills({ order_id: placed.order_id });
  const asked = fills.reduce((sum, fill) => sum + Number(fill.count_fp), 0);
  check(Math.abs(asked - Number(placed.fill_count)) < 0.001, 'fills as answered');
  return { partly: Number(placed.fill_count) < 9000, status: (await client.orders.get(placed.order_id)).order.status };
});

await step('positions, a page at a time', async () => {
  const tickers = [];
  for await (const position of client.portfolio.listPositions({ limit: 1 })) {
    tickers.push(position.ticker);
  }
  return { mine: tickers.includes(ticker) };
});

await step('legacy order', async () => {
  const { status, body } = await refusal(() => client.orders.legacy.create({ ticker, count: 1 }));
  return { status, code: body.error.code };
});

await step('an order without a price', async () => {
  const { status, body } = await refusal(() => client.orders.create(order({ price: undefined })));
  return { status, code: body.error?.code ?? body.code };
});

await step('socket: a lost frame is a gap', async () => {
  await fault('drop-frame', { venue: 'kalshi', count: 1 });
  await until('a gap', async () => gaps.length > 0);
  // This client asks for a snapshot without naming a market.
  await until('a complaint', async () => complaints.length > 0);
  return { channel: gaps[0], complaint: complaints[0] };
});

await step('socket: cut, and back again', async () => {
  const before = of('orderbook_snapshot').length;
  await fault('disconnect', { venue: 'kalshi' });
  await until('a snapshot', async () => of('orderbook_snapshot').length > before);
  return { connected: socket.isConnected };
});

await step('socket: close', async () => {
  socket.close();
  await until('the end', async () => !socket.isConnected);
  return {};
});
