// What the npm client kalshi-client spends on the frames of a recorded session, without a book.
//   (cd simulator/clients && npm ci) && node bench/decode.mjs RECORDING
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../simulator/clients/package.json', import.meta.url));
const { KalshiClient } = require('kalshi-client');

const [file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node bench/decode.mjs RECORDING');
  process.exit(2);
}
const frames = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line).frame)
  .filter((frame) => frame.type === 'orderbook_delta')
  .map((frame) => Buffer.from(JSON.stringify(frame)));
const socket = new KalshiClient({ environment: 'demo' }).createWebSocket({});
let deltas = 0;
socket.on('orderbook_delta', () => deltas++);

const seconds = (from) => Number(process.hrtime.bigint() - from) / 1e9;
const samples = [];
for (const begin = process.hrtime.bigint(); seconds(begin) < 15; ) {
  for (const frame of frames) {
    const at = process.hrtime.bigint();
    socket.handleMessage(frame);
    samples.push(Number(process.hrtime.bigint() - at));
  }
  if (seconds(begin) < 5) {
    samples.length = 0;
  }
}
samples.sort((one, other) => one - other);
const quantile = (q) => (samples[Math.floor(q * (samples.length - 1))] / 1000).toFixed(2);
console.log(`kalshi-client, node ${process.version}: p50 ${quantile(0.5)} µs, ` +
  `p99 ${quantile(0.99)} µs over ${samples.length} of ${deltas} frames`);
