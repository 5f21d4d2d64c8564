// Kalshi's own TypeScript client (REST, RSA keys).
import axios from 'axios';
import { randomUUID } from 'node:crypto';
import kalshi from 'kalshi-typescript';
import { check, ready, refusal, step, until } from './steps.mjs';

const { rest, keyId, privateKeyPath } = ready.kalshi;
// Kalshi names no time to wait after 429, and this client leaves the matter to its user.
const again = async (http, failure) => {
  if (failure.response?.status !== 429) {
    throw failure;
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  return http.request(failure.config);
};
const apis = (apiKey) => {
  const configuration = new kalshi.Configuration({ apiKey, privateKeyPath, basePath: rest });
  // The client signs through interceptors; on one shared axios the first key would sign for all.
  const http = axios.create();
  http.interceptors.response.use(undefined, (failure) => again(http, failure));
  const api = (Api) => new Api(configuration, undefined, http);
  return {
    account: api(kalshi.AccountApi),
    events: api(kalshi.EventsApi),
    exchange: api(kalshi.ExchangeApi),
    market: api(kalshi.MarketApi),
    groups: api(kalshi.OrderGroupsApi),
    orders: api(kalshi.OrdersApi),
    portfolio: api(kalshi.PortfolioApi),
  };
};
const { account, events, exchange, groups, market, orders, portfolio } = apis(keyId);
const order = (fields) => ({
  ticker: chosen.ticker,
  client_order_id: randomUUID(),
  side: 'bid',
  count: '1.00',
  price: '0.0100',
  time_in_force: 'good_till_canceled',
  self_trade_prevention_type: 'taker_at_cross',
  ...fields,
});
const cancel = (id, ticker) => orders.cancelOrderV2(id, undefined, undefined, ticker);

const held = async () => {
  const { data } = await portfolio.getPositions(undefined, undefined, undefined, chosen.ticker);
  return Number(data.market_positions[0]?.position_fp ?? 0);
};

let chosen;
let resting;
let partial;
let before;

await step('a stranger is refused', async () => {
  const { status, body } = await refusal(() => apis('nobody').portfolio.getBalance());
  return { status, code: body.error.code };
});

await step('log in: balance', async () => {
  const { data } = await portfolio.getBalance();
  check(Math.abs(data.balance - Number(data.balance_dollars) * 100) < 1, 'cents and dollars');
  return { hasMoney: data.balance > 0 };
});

await step('begin with no orders', async () => ({ status: (await orders.cancelAllOrders()).status }));

await step('exchange status', async () => {
  const { data } = await exchange.getExchangeStatus();
  return { active: data.exchange_active, trading: data.trading_active };
});

await step('schedule', async () => {
  const { data } = await exchange.getExchangeSchedule();
  return { thursday: data.schedule.standard_hours[0].thursday };
});

await step('limits', async () => {
  const { data } = await account.getAccountApiLimits();
  const costs = (await account.getAccountEndpointCosts()).data;
  return { write: data.write.refill_rate > 0, defaultCost: costs.default_cost };
});

await step('events with markets, a page at a time', async () => {
  const tickers = [];
  let cursor;
  do {
    const { data } = await events.getEvents(3, cursor, true, undefined, 'open');
    check(data.events.length <= 3, 'a page of three');
    check(data.events.every((event) => event.markets.length > 0), 'nested markets');
    tickers.push(...data.events.map((event) => event.event_ticker));
    cursor = data.cursor;
  } while (cursor);
  return { several: tickers.length > 3, twice: tickers.length - new Set(tickers).size };
});

await step('a liquid market', async () => {
  chosen = await until('a liquid market', async () => {
    const { data } = await market.getMarkets(
      1000, ...Array(10).fill(undefined), 'open');
    return data.markets.find((one) => Number(one.yes_ask_dollars) < 0.9
      && Number(one.yes_bid_dollars) > 0.05 && Number(one.yes_ask_size_fp) > 5);
  });
  const { data } = await market.getMarket(chosen.ticker);
  return { status: data.market.status, same: data.market.ticker === chosen.ticker };
});

await step('series', async () => {
  const series = chosen.ticker.split('-')[0];
  const { data } = await market.getSeries(series);
  return { same: data.series.ticker === series };
});

await step('order book', async () => {
  const book = (await market.getMarketOrderbook(chosen.ticker)).data.orderbook_fp;
  const rising = (levels) => levels.every((level, i) => !i || +levels[i - 1][0] < +level[0]);
  return { rising: rising(book.yes_dollars) && rising(book.no_dollars),
    uncrossed: +book.yes_dollars.at(-1)[0] + +book.no_dollars.at(-1)[0] < 1 };
});

await step('several order books', async () => {
  const { data } = await market.getMarketOrderbooks([chosen.ticker]);
  return { count: data.orderbooks.length, same: data.orderbooks[0].ticker === chosen.ticker };
});

await step('trades', async () => {
  const { data } = await market.getTrades(5);
  return { page: data.trades.length <= 5 };
});

await step('candlesticks', async () => {
  const now = Math.floor(Date.now() / 1000);
  const { data } = await market.getMarketCandlesticks(
    chosen.ticker.split('-')[0], chosen.ticker, now - 3600, now + 60, 1);
  return { same: data.ticker === chosen.ticker, list: Array.isArray(data.candlesticks) };
});

await step('an order that rests', async () => {
  const request = order({ count: '7.00' });
  const { status, data } = await orders.createOrderV2(request);
  resting = { id: data.order_id, request };
  check(data.client_order_id === request.client_order_id, 'its own id');
  return { status, filled: data.fill_count, remaining: data.remaining_count };
});

await step('the same order once more', async () => {
  const { status, body } = await refusal(() => orders.createOrderV2(resting.request));
  return { status, code: body.error.code };
});

await step('the order by its id', async () => {
  const found = (await orders.getOrder(resting.id)).data.order;
  return { status: found.status, remaining: found.remaining_count_fp,
    mine: found.client_order_id === resting.request.client_order_id };
});

await step('resting orders', async () => {
  const { data } = await orders.getOrders(
    chosen.ticker, undefined, undefined, undefined, 'resting');
  return { count: data.orders.length, mine: data.orders[0].order_id === resting.id };
});

await step('cancel', async () => {
  const { data } = await cancel(resting.id, chosen.ticker);
  const after = (await orders.getOrder(resting.id)).data.order;
  return { reducedBy: data.reduced_by, status: after.status };
});

await step('cancel what is not there', async () => {
  const { status, body } = await refusal(() => cancel(randomUUID(), chosen.ticker));
  return { status, code: body.error.code };
});

await step('amend', async () => {
  const id = (await orders.createOrderV2(order({ count: '7.00' }))).data.order_id;
  const { data } = await orders.amendOrderV2(
    id, { ticker: chosen.ticker, side: 'bid', price: '0.0200', count: '9.00' });
  const found = (await orders.getOrder(id)).data.order;
  resting = { id };
  return { remaining: data.remaining_count, price: found.yes_price_dollars, left: found.remaining_count_fp };
});

await step('decrease', async () => {
  const { data } = await orders.decreaseOrderV2(
    resting.id, { reduce_by: '4.00', market_ticker: chosen.ticker });
  const { status, body } = await refusal(() => orders.decreaseOrderV2(
    resting.id, { reduce_by: '1.00', reduce_to: '1.00', market_ticker: chosen.ticker }));
  await cancel(resting.id, chosen.ticker);
  return { remaining: data.remaining_count, both: status, code: body.error?.code ?? body.code };
});

await step('a batch, one of it refused', async () => {
  const { data } = await orders.batchCreateOrdersV2(
    { orders: [order({}), order({ price: '0.0200' }), order({ ticker: 'KXNONE-26NOV22-NO' })] });
  resting = data.orders.slice(0, 2).map((one) => one.order_id);
  return { placed: resting.every(Boolean), error: data.orders[2].error?.code };
});

await step('cancel the batch', async () => {
  const { data } = await orders.batchCancelOrdersV2(
    { orders: resting.map((id) => ({ order_id: id, market_ticker: chosen.ticker })) });
  return { reducedBy: data.orders.map((one) => one.reduced_by) };
});

await step('an order group', async () => {
  const shard = chosen.exchange_index ?? 0;
  const { data } = await groups.createOrderGroup({ contracts_limit: 10, exchange_index: shard });
  const id = data.order_group_id;
  const placed = (await orders.createOrderV2(order({ order_group_id: id }))).data.order_id;
  const listed = (await groups.getOrderGroup(id)).data;
  await groups.triggerOrderGroup(id, undefined, shard);
  const after = await until('the end of its orders', async () => {
    const found = (await orders.getOrder(placed)).data.order;
    return found.status !== 'resting' && found;
  });
  await groups.deleteOrderGroup(id, undefined, shard);
  return { mine: listed.orders.includes(placed), status: after.status };
});

await step('partial fill', async () => {
  before = await held();
  partial = await until('a fill', async () => {
    const ask = (await market.getMarket(chosen.ticker)).data.market.yes_ask_dollars;
    const { data } = await orders.createOrderV2(order({ price: ask, count: '9000.00' }));
    return Number(data.fill_count) > 0 && data;
  });
  const found = (await orders.getOrder(partial.order_id)).data.order;
  check(Number(partial.fill_count) + Number(partial.remaining_count) === 9000, 'nothing is lost');
  return { status: found.status, rests: Number(partial.remaining_count) > 0,
    atAPrice: Number(partial.average_fill_price) > 0, charged: Number(partial.average_fee_paid) > 0 };
});

await step('cancel the rest', async () => {
  const { data } = await cancel(partial.order_id, chosen.ticker);
  const found = (await orders.getOrder(partial.order_id)).data.order;
  partial.filled = Number(found.fill_count_fp);
  check(partial.filled + Number(data.reduced_by) === 9000, 'nothing is lost');
  return { status: found.status, remaining: found.remaining_count_fp };
});

await step('fills', async () => {
  const { data } = await portfolio.getFills(undefined, partial.order_id);
  const filled = data.fills.reduce((sum, fill) => sum + Number(fill.count_fp), 0);
  check(Math.abs(filled - partial.filled) < 0.001, `${filled} and not ${partial.filled}`);
  return { market: data.fills.every((fill) => fill.ticker === chosen.ticker) };
});

await step('position', async () => {
  await until('the position', async () => Math.abs(await held() - before - partial.filled) < 0.001);
  return { longer: partial.filled > 0 };
});

await step('fill or kill what is too much', async () => {
  const { status, body } = await refusal(() => orders.createOrderV2(
    order({ count: '90000.00', price: '0.0100', time_in_force: 'fill_or_kill' })));
  return { status, code: body.error.code };
});

await step('a price off the grid', async () => {
  const { status, body } = await refusal(() => orders.createOrderV2(order({ price: '0.0105' })));
  return { status, code: body.error.code };
});

await step('more than there is money', async () => {
  const { status, body } = await refusal(() => orders.createOrderV2(
    order({ count: '900000.00', price: '0.0200' })));
  return { status, code: body.error.code };
});

await step('a market that is not', async () => {
  const { status, body } = await refusal(() => market.getMarket('KXNONE-26NOV22-NO'));
  return { status, code: body.error.code };
});

await step('cancel all', async () => {
  await orders.createOrderV2(order({}));
  await orders.createOrderV2(order({ price: '0.0200' }));
  const { status } = await orders.cancelAllOrders();
  const left = (await orders.getOrders(
    undefined, undefined, undefined, undefined, 'resting')).data.orders;
  return { status, left: left.length };
});

await step('settlements', async () => {
  const { data } = await portfolio.getSettlements();
  return { page: Array.isArray(data.settlements) };
});
