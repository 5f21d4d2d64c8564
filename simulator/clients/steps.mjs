// What the scripts share: where the venues are, one JSON line for every step, waiting.
import { readFileSync } from 'node:fs';

/** The ready file of `./dutchbook simulate --ready-file FILE`, named on the command line. */
export const ready = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const PATIENCE_MS = 20_000;

/** Prints what a step found out; the first one that fails ends the script with status 1. */
export async function step(name, action) {
  try {
    console.log(JSON.stringify({ step: name, ...(await action()) }));
  } catch (failure) {
    const said = failure.response?.data ?? failure.body ?? failure.data;
    console.log(JSON.stringify({ step: name, failed: String(failure.stack ?? failure), said }));
    process.exit(1);
  }
}

/** What a refused request was told; a request that is not refused fails the step. */
export async function refusal(action) {
  let answer;
  try {
    answer = await action();
  } catch (failure) {
    const status = failure.response?.status ?? failure.status;
    if (status === undefined) {
      throw failure;
    }
    return { status, body: failure.response?.data ?? failure.body ?? failure.data };
  }
  throw new Error(`not refused: ${JSON.stringify(answer)}`);
}

/** Asks until the answer is something that counts. */
export async function until(what, ask) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`waited in vain for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Fails the step unless something holds. */
export function check(holds, complaint) {
  if (!holds) {
    throw new Error(complaint);
  }
}

/** Orders a fault at the simulator's own address. */
export async function fault(name, settings) {
  const answer = await fetch(`${ready.control}/control/faults/${name}`, {
    method: 'POST',
    body: JSON.stringify(settings),
  });
  check(answer.ok, `${name}: ${await answer.text()}`);
}
