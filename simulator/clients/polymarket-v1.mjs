// Polymarket's client of the first exchange version, whose orders the venue no longer takes.
import { ClobClient, Side } from '@polymarket/clob-client';
import { createWalletClient, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { polygon } from 'viem/chains';
import { ready, refusal, step, until } from './steps.mjs';

const { clob, gamma, privateKey } = ready.polymarket;
const account = privateKeyToAccount(privateKey);
const signer = createWalletClient({ account, chain: polygon, transport: http('http://127.0.0.1:1') });
const client = (creds) => new ClobClient(clob, 137, signer, creds, 0, undefined, undefined, false,
  undefined, undefined, false, undefined, true);
// To create or else derive a key, this client has to be one that does not throw.
const stranger = new ClobClient(clob, 137, signer);

let member;
let token;

await step('log in', async () => {
  member = client(await stranger.createOrDeriveApiKey());
  return { keys: (await member.getApiKeys()).apiKeys.length };
});

await step('a market', async () => {
  const found = await until('a market', async () => {
    const markets = await (await fetch(`${gamma}/markets?closed=false&limit=100`)).json();
    return markets.find((one) => !one.negRisk && one.bestBid > 0);
  });
  [token] = JSON.parse(found.clobTokenIds);
  const book = await member.getOrderBook(token);
  return { same: book.asset_id === token };
});

await step('an order of the first version', async () => {
  const { status, body } = await refusal(() => member.createAndPostOrder(
    { tokenID: token, price: 0.01, size: 20, side: Side.BUY }));
  return { status, error: body.error };
});

await step('nothing was placed', async () => ({
  orders: (await member.getOpenOrders()).length,
}));
