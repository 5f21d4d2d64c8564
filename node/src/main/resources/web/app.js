"use strict";

// One page, one stream: every event carries the whole board, so a missed one costs nothing.
// A part that was never heard of shows a dash, never a zero; a part that is old is greyed.

const OLD_MS = 5000;
const AMBER_MS = 15000;
const element = (id) => document.getElementById(id);
let board = null;
let heardAt = 0;

function node(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const child of children) {
    made.append(child instanceof Node ? child : String(child));
  }
  return made;
}

function fill(id, ...children) {
  element(id).replaceChildren(...children);
}

const dash = "–";
const dollars = (amount) => {
  if (amount === null || amount === undefined) return dash;
  return amount.startsWith("-") ? `−$${amount.slice(1)}` : `$${amount}`;
};
const cents = (price) => (price ? `${(price / 100).toFixed(price % 100 ? 2 : 0)}¢` : dash);
const contracts = (hundredths) =>
  hundredths ? (hundredths / 100).toLocaleString("en-US", { maximumFractionDigits: 2 }) : dash;
const micros = (value) =>
  value >= 1000 ? `${(value / 1000).toFixed(2)} ms` : `${value.toFixed(0)} µs`;

function ageClass(at) {
  const age = at ? board.at - at : Infinity;
  return age > AMBER_MS ? "warn" : age > OLD_MS ? "old" : "";
}

function fact(label, value, className) {
  return node("span", "", node("span", "quiet", `${label} `), node("b", className || "", value));
}

// ---------------------------------------------------------------- strips

function venues() {
  const parts = [];
  for (const part of board.venues) {
    const router = part.router;
    const feed = part.feed;
    const state = router ? router.state : "never heard of";
    const stateClass = state === "OPEN" ? "good" : state === "HALTED" ? "warn" : "bad";
    const live = feed && feed.state === "LIVE";
    const line = node("span", "",
      node("b", "", part.venue === "KALSHI" ? "Kalshi" : "Polymarket"), " ",
      node("span", router && board.mode === "watch" && state === "CLOSED" ? "quiet" : stateClass,
        `orders ${state.toLowerCase()}`), " · ",
      node("span", live ? "good" : "bad", feed ? `books ${feed.state.toLowerCase()}` : "books never heard of"), " ",
      node("span", feed && feed.lastFrameAt ? ageClass(feed.lastFrameAt) : "quiet",
        feed && feed.lastFrameAt ? `${((board.at - feed.lastFrameAt) / 1000).toFixed(1)} s ago` : ""), " ",
      node("span", "quiet", feed ? `${feed.frames.toLocaleString("en-US")} frames` : ""), " ",
      node("span", feed && feed.gaps ? "warn" : "quiet", feed ? `${feed.gaps} gaps` : ""), " ",
      node("span", feed && feed.malformed ? "warn" : "quiet", feed ? `${feed.malformed} malformed` : ""), " ",
      node("span", "quiet", router ? `clock ${router.clockOffsetMillis} ms · in flight ${router.inFlight}` : ""));
    const trouble = (router && router.detail) || (feed && feed.problem);
    if (trouble) line.append(" ", node("span", "warn", trouble));
    parts.push(line);
  }
  const latency = board.latency;
  const timed = (figures) => figures.count
    ? `${micros(figures.p50)} / ${micros(figures.p99)}` : dash;
  parts.push(fact("frame → decision p50/p99", timed(latency.frameToDecision)));
  parts.push(fact("frame → order", timed(latency.frameToOrder)));
  fill("venues", ...parts);
}

const SOURCES = {
  kalshi: "Kalshi", polymarket: "Polymarket", "polymarket-gamma": "Gamma", "polymarket-data": "Polymarket data",
  "polymarket-relayer": "Polymarket relayer", "polymarket-region": "Polymarket region", espn: "ESPN",
};

/** The budgets that tell something: what orders draw on, what is nearly spent, what is paused. */
function shownBudgets(budgets) {
  return budgets.filter((budget) =>
    budget.pausedUntil || budget.left * 4 < budget.capacity || ["write", "orders"].includes(budget.name));
}

function outbound() {
  const parts = board.outbound.map(({ gate, egress }) => {
    const line = node("span", "", node("b", "", SOURCES[gate.source] || gate.source));
    for (const budget of shownBudgets(gate.rate.budgets)) {
      const percent = Math.max(0, Math.round(100 * budget.left / budget.capacity));
      const hedgesOnly = budget.left < budget.reserve;
      const low = hedgesOnly || percent < 25;
      line.append(" ", node("span", low ? "warn" : "good", `${budget.name} ${percent} %`));
      if (budget.reserve) {
        line.append(" ", node("span", "quiet", hedgesOnly ? "(reserve only)" : "(reserve whole)"));
      }
      if (budget.pausedUntil > board.at) {
        line.append(" ", node("span", "warn",
          `429, back in ${((budget.pausedUntil - board.at) / 1000).toFixed(0)} s`));
      }
    }
    const waiting = Object.values(gate.rate.waiting).reduce((sum, count) => sum + count, 0);
    if (waiting) line.append(" ", node("span", "warn", `· ${waiting} waiting`));
    for (const breaker of [gate.orders, gate.questions]) {
      if (breaker.state !== "CLOSED") {
        const left = Math.max(0, (breaker.openUntil - board.at) / 1000).toFixed(0);
        line.append(" ", node("span", "bad",
          `breaker of ${breaker.kind} ${breaker.state === "OPEN" ? `open for ${left} s` : "half open"}`));
      }
    }
    const refused = Object.values(gate.refused).reduce((sum, count) => sum + count, 0);
    if (refused) line.append(" ", node("span", "quiet", `· ${refused} held back`));
    if (line.childNodes.length === 1) line.append(" ", node("span", "good", "in budget"));
    for (const way of egress.exits) {
      if (egress.exits.length > 1 || way.name !== "direct") {
        line.append(" · ", node("span", way.up ? (way.taken ? "good" : "quiet") : "bad",
          `${way.taken ? "→ " : ""}${way.name}${way.up ? "" : " down"}`));
      }
    }
    return line;
  });
  fill("outbound", ...parts);
}

function money() {
  if (!board.desk) {
    fill("money", node("span", "warn", "risk desk not heard of yet"));
    return;
  }
  const view = board.desk.view;
  const parts = view.venues.map((venue) =>
    fact(`cash ${venue.venue === "KALSHI" ? "K" : "P"}`, dollars(venue.deposit === null ? null : venue.expected)));
  const loss = view.realizedToday.startsWith("-");
  const marked = Number(view.unrealizedLoss) > 0;
  parts.push(
    fact("realized today", dollars(view.realizedToday), loss ? "warn" : "good"),
    fact("open positions lose", dollars(view.unrealizedLoss), marked ? "warn" : ""),
    fact("since first trade", dollars(view.realized)),
    fact("put aside", dollars(view.putAside)),
    fact("at risk", `${dollars(view.atRisk)} of ${dollars(view.limits.maxAccount)}`),
    fact("daily loss limit", dollars(view.limits.maxDailyLoss)),
    fact("open trades", `${view.openTrades} of ${view.limits.maxOpenTrades}`));
  if (view.rests.length) parts.push(fact("games at rest", view.rests.length, "warn"));
  for (const refusal of view.refusals) {
    parts.push(fact(`refused ${refusal.rule.toLowerCase().replaceAll("_", " ")}`, refusal.count));
  }
  const line = element("money");
  line.className = `strip ${ageClass(board.desk.heardAt)}`;
  line.replaceChildren(...parts);
}

function human() {
  const problems = [];
  let naked = 0;
  let unknown = 0;
  for (const part of board.trades) {
    for (const leg of part.trade.legs) {
      unknown += leg.orders.filter((order) => order.state === "unknown").length;
    }
  }
  if (board.desk) {
    for (const game of board.desk.view.games) naked += game.unhedgedHundredths;
    for (const venue of board.desk.view.venues) {
      if (venue.disagrees) {
        problems.push(`${venue.venue.toLowerCase()} holds $${venue.seen}, the journal says $${venue.expected}`);
      }
    }
    if (board.desk.view.awaited.length) {
      problems.push(`${board.desk.view.awaited.length} games have not reported their risk`);
    }
  }
  if (board.reconciler) {
    for (const finding of board.reconciler.findings) {
      if (finding.stands) problems.push(`${finding.what}: ${finding.done}`);
    }
    for (const reading of board.reconciler.readings) {
      if (reading.problem) problems.push(`${reading.venue.toLowerCase()} is not compared: ${reading.problem}`);
    }
  }
  if (unknown) problems.push(`${unknown} orders of unknown outcome`);
  if (naked) problems.push(`${contracts(naked)} contracts that nothing covers`);
  if (board.discovery) {
    for (const source of board.discovery.sources) {
      if (source.problem) problems.push(`${source.name}: ${source.problem}`);
    }
  }
  fill("human", node("b", problems.length ? "bad" : "good",
    problems.length ? "Needs a human" : "Nothing needs a human"),
    ...problems.map((problem) => node("span", "bad", problem)));
}

// ---------------------------------------------------------------- games

function books(game) {
  const table = node("table", "", node("tr", "",
    node("th", "", "instrument"), node("th", "number", "bid"), node("th", "number", "contracts"),
    node("th", "number", "ask"), node("th", "number", "contracts"), node("th", "", "book")));
  for (const book of game.books) {
    const trusted = book.trust === "TRADABLE";
    table.append(node("tr", trusted ? "" : "old",
      node("td", "", book.label),
      node("td", "number", cents(book.bid)), node("td", "number", contracts(book.bidQuantity)),
      node("td", "number", cents(book.ask)), node("td", "number", contracts(book.askQuantity)),
      node("td", trusted ? "quiet" : "warn", trusted
        ? `${((board.at - book.receivedAt) / 1000).toFixed(1)} s`
        : book.trust.toLowerCase().replaceAll("_", " "))));
  }
  return table;
}

const ordinals = ["", "1st", "2nd", "3rd", "4th"];

function situation(state) {
  const now = state.situation;
  const side = (which) => (which === "HOME" ? "home" : "away");
  const parts = [];
  if (now.kind === "football") {
    if (now.possession) parts.push(`${side(now.possession)} ball`);
    if (now.down) parts.push(`${ordinals[now.down]} & ${now.distance ?? dash}`);
    if (now.yardsToGoal !== null) parts.push(`${now.yardsToGoal} yards to goal`);
    if (now.homeTimeouts !== null) parts.push(`timeouts ${now.awayTimeouts ?? dash}:${now.homeTimeouts}`);
  } else if (now.kind === "basketball") {
    if (now.possession) parts.push(`${side(now.possession)} ball`);
  } else if (now.kind === "hockey") {
    if (now.strength !== "UNKNOWN") parts.push(now.strength.toLowerCase().replaceAll("_", " "));
    if (now.emptyNet) parts.push(`${side(now.emptyNet)} net empty`);
  } else if (now.kind === "baseball") {
    if (now.outs !== null) parts.push(`${now.outs} out`);
    if (now.balls !== null && now.strikes !== null) parts.push(`count ${now.balls}-${now.strikes}`);
    const bases = [[now.onFirst, "1st"], [now.onSecond, "2nd"], [now.onThird, "3rd"]];
    const taken = bases.filter(([on]) => on).map(([, base]) => base);
    if (taken.length) parts.push(`on ${taken.join(", ")}`);
  } else if (now.kind === "soccer" && (now.homeReds || now.awayReds)) {
    parts.push(`red cards ${now.homeReds}:${now.awayReds}`);
  }
  return parts.join(" · ");
}

const steady = ["FINAL", "SCHEDULED", "LIVE", "BREAK", "UNKNOWN"];

function where(state) {
  const phase = state.phase.toLowerCase();
  const said = state.detail || phase;
  const words = steady.includes(state.phase) || said.toLowerCase().includes(phase) ? said : `${phase}: ${said}`;
  const more = situation(state);
  return more ? `${words} · ${more}` : words;
}

function doubts(score) {
  const flags = score.flags.map((flag) => flag.toLowerCase().replaceAll("_", " "));
  if (score.problem) flags.push(score.problem);
  return flags.join(", ");
}

function gameView(game) {
  const state = game.score && game.score.state;
  const inPlay = state && ["LIVE", "OVERTIME", "SHOOTOUT", "BREAK", "HALFTIME"].includes(state.phase);
  const head = node("div", `head ${ageClass(game.heardAt)}`,
    node("span", "quiet", game.league.toUpperCase()),
    node("b", "", `${game.away} at ${game.home}`),
    node("span", "score", state && state.phase !== "SCHEDULED" ? `${state.awayScore} : ${state.homeScore}` : ""),
    node("span", inPlay ? "good" : "quiet", state ? where(state) : "no score yet"),
    node("span", "warn", game.score && (state || game.startsAt < board.at) ? doubts(game.score) : ""),
    node("span", "quiet",
      `${game.counts.bookUpdates.toLocaleString("en-US")} updates · ${game.counts.opportunitiesSeen} seen · ${game.counts.opportunitiesTaken} taken`));
  const seen = game.opportunity;
  const last = seen
    ? node("div", seen.decision === "taken" ? "good" : "quiet",
      `${((board.at - seen.at) / 1000).toFixed(0)} s ago: ${seen.legs.join(" + ")} → `
      + `$${seen.profit} (${seen.edgePercent.toFixed(1)} %)`
      + (Number(seen.delayCost) > 0 ? `, the wait costs $${seen.delayCost}` : "")
      + `: ${seen.decision}`)
    : node("div", "quiet", "prices were coherent so far");
  return node("div", "game", head, books(game), last);
}

function games() {
  if (!board.games.length) {
    fill("games", node("p", "empty", "No game is matched on any venue yet."));
    return;
  }
  fill("games", ...board.games.map(gameView));
}

// ---------------------------------------------------------------- trades and positions

function tradeView(part) {
  const trade = part.trade;
  const ended = trade.endedAt > 0;
  const stateClass = { hedged: "good", flat: "quiet", open: "warn", directional: "bad" }[trade.state] || "";
  const rows = node("table", "");
  for (const leg of trade.legs) {
    if (!leg.orders.length) {
      rows.append(node("tr", "quiet", node("td", "", leg.label), node("td", "", "not sent yet")));
    }
    for (const order of leg.orders) {
      const filled = order.fills.reduce((sum, fill) => sum + Number(fill.quantity), 0);
      rows.append(node("tr", "",
        node("td", "", leg.label),
        node("td", "", order.purpose.toLowerCase()),
        node("td", "", `${order.action.toLowerCase()} ${order.quantity} at ${order.limit}`),
        node("td", "number", `filled ${filled.toFixed(2)}`),
        node("td", "quiet wrap", order.state)));
    }
  }
  const took = ended ? ` in ${((trade.endedAt - trade.openedAt) / 1000).toFixed(1)} s` : "";
  return node("div", "trade",
    node("div", "",
      node("b", stateClass, trade.state), took, " ",
      node("span", "quiet", `${part.game} · ${new Date(trade.openedAt).toLocaleTimeString()} · ${trade.kind} · expected `),
      node("span", "", `$${trade.expectedProfit}`)),
    rows);
}

function trades() {
  if (!board.trades.length) {
    fill("trades", node("p", "empty", "No trade yet."));
    return;
  }
  fill("trades", ...board.trades.slice(0, 12).map(tradeView));
}

function positions() {
  if (!board.positions.length) {
    fill("positions", node("p", "empty", "Nothing is held."));
    return;
  }
  const labels = new Map();
  for (const game of board.games) {
    for (const book of game.books) {
      labels.set(JSON.stringify(book.instrument), book.label);
    }
  }
  const table = node("table", "", node("tr", "",
    node("th", "", "game"), node("th", "", "instrument"), node("th", "number", "contracts"),
    node("th", "number", "cost"), node("th", "number", "fees"), node("th", "number", "realized")));
  for (const part of board.positions) {
    const position = part.position;
    table.append(node("tr", "",
      node("td", "quiet", part.game),
      node("td", "", labels.get(JSON.stringify(position.instrument)) || position.instrument.market),
      node("td", "number", (position.millionths / 1e6).toLocaleString("en-US", { maximumFractionDigits: 6 })),
      node("td", "number", dollars(position.cost)), node("td", "number", dollars(position.fees)),
      node("td", "number", dollars(position.realized))));
  }
  fill("positions", table);
}

// ---------------------------------------------------------------- refusals

const REFUSALS_SHOWN = 15;

function refusals() {
  const all = new Map();
  const told = board.desk ? [...board.desk.view.latestRefusals] : [];
  for (const game of board.games) told.push(...game.refusals);
  for (const refusal of told) {
    all.set(`${refusal.game} ${refusal.rule} ${refusal.subject}`, refusal);
  }
  if (!all.size) {
    fill("refusals", node("p", "empty", "No rule has said no."));
    return;
  }
  const table = node("table", "", node("tr", "",
    node("th", "", "last"), node("th", "", "game"), node("th", "", "rule"), node("th", "", "of"),
    node("th", "number", "value"), node("th", "number", "limit"), node("th", "number", "times")));
  const newest = [...all.values()].sort((one, other) => other.at - one.at);
  for (const refusal of newest.slice(0, REFUSALS_SHOWN)) {
    table.append(node("tr", "",
      node("td", "quiet", new Date(refusal.at).toLocaleTimeString()),
      node("td", "quiet", refusal.game),
      node("td", "", refusal.rule.toLowerCase().replaceAll("_", " ")),
      node("td", "wrap", refusal.subject), node("td", "number", refusal.value),
      node("td", "number", refusal.limit), node("td", "number", refusal.count)));
  }
  fill("refusals", table);
}

// ---------------------------------------------------------------- the page

function draw() {
  element("mode").textContent = board.mode.toUpperCase();
  element("mode").className = `badge ${board.mode === "live" ? "bad" : "good"}`;
  element("node").textContent = board.node;
  element("clock").textContent = new Date(board.at).toISOString().slice(11, 19) + "Z";
  const switches = board.desk ? board.desk.view.switches : { killed: false, paused: false };
  element("kill").textContent = switches.killed ? "Release kill switch" : "Kill";
  element("pause").textContent = switches.paused ? "Let new trades begin" : "Pause new trades";
  const banner = element("banner");
  banner.hidden = !(switches.killed || switches.paused);
  banner.textContent = switches.killed
    ? "Kill switch engaged: no order that adds risk leaves."
    : "Paused: no new trade begins.";
  venues();
  outbound();
  money();
  human();
  games();
  trades();
  positions();
  refusals();
}

function connect() {
  const stream = new EventSource("api/stream");
  stream.addEventListener("board", (event) => {
    board = JSON.parse(event.data);
    heardAt = Date.now();
    draw();
  });
}

setInterval(() => {
  const silent = Date.now() - heardAt;
  const link = element("link");
  const lost = heardAt === 0 || silent > OLD_MS;
  link.textContent = heardAt === 0 ? "connecting" : lost ? `no news for ${(silent / 1000).toFixed(0)} s` : "live";
  link.className = `badge ${lost ? "bad" : "good"}`;
}, 1000);

// ---------------------------------------------------------------- switches

let wanted = null;

function ask(action, title, effect, word) {
  wanted = { action, word };
  element("confirm-title").textContent = title;
  element("confirm-effect").textContent = effect;
  element("confirm-word").textContent = word;
  element("confirm-word-label").hidden = !word;
  element("confirm-typed").value = "";
  element("confirm-answer").textContent = "";
  element("confirm").showModal();
}

function askKill() {
  const killed = board && board.desk && board.desk.view.switches.killed;
  if (killed) {
    ask("resume", "Release the kill switch", "New trades may begin again.", "RESUME");
  } else {
    ask("kill", "Engage the kill switch",
      "No order that adds risk leaves any more, on any node, also after a restart. Orders that complete or unwind open trades still leave.", "KILL");
  }
}

function askPause() {
  const paused = board && board.desk && board.desk.view.switches.paused;
  ask(paused ? "unpause" : "pause", paused ? "Let new trades begin" : "Pause new trades",
    paused ? "New trades may begin again." : "No new trade begins; open trades go on.", "");
}

element("kill").addEventListener("click", askKill);
element("pause").addEventListener("click", askPause);
element("confirm-go").addEventListener("click", async () => {
  const answer = element("confirm-answer");
  if (wanted.word && element("confirm-typed").value !== wanted.word) {
    answer.textContent = `Type ${wanted.word} to go on.`;
    return;
  }
  const reason = element("confirm-reason").value.trim();
  if (!reason) {
    answer.textContent = "Say why, in a few words.";
    return;
  }
  answer.textContent = "…";
  try {
    const response = await fetch(`api/${wanted.action}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Authorization": `Bearer ${element("confirm-token").value}`,
      },
      body: JSON.stringify({ reason, by: "page" }),
    });
    const body = await response.json();
    if (response.ok) {
      answer.textContent = body.inForce ? "In force." : `Set, but ${body.detail}.`;
      if (body.inForce) element("confirm").close();
    } else {
      answer.textContent = `${body.what}: ${body.value}; allowed: ${body.allowed}`;
    }
  } catch (failure) {
    answer.textContent = `No answer: ${failure.message}`;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLInputElement || element("confirm").open) return;
  if (event.key === "k") askKill();
  if (event.key === "p") askPause();
});

connect();
