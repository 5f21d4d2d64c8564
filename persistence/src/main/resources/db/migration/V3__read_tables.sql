-- The journal as tables to query, filled by projections. Every primary key is the event's own
-- identity, so that reading an event twice changes nothing. There are no foreign keys: rows of one
-- game arrive in order, and a table may be emptied and filled again by itself.
--
-- Dollars are numeric(20,6), prices numeric(12,4), contracts numeric(20,6).

CREATE TABLE position_books (
  game     text        PRIMARY KEY,
  league   text        NOT NULL,
  owner    text        NOT NULL,
  owned_at timestamptz NOT NULL
);

COMMENT ON TABLE position_books IS 'Games that were ever traded, and the node that owns each book.';
COMMENT ON COLUMN position_books.game IS 'league and scoreboard id: nba-401810123';
COMMENT ON COLUMN position_books.owner IS 'address of the node that took the book last';

CREATE TABLE trades (
  trade_id        text          PRIMARY KEY,
  game            text          NOT NULL,
  state           text          NOT NULL CHECK (state IN ('OPEN', 'HEDGED', 'FLAT', 'DIRECTIONAL')),
  opened_at       timestamptz   NOT NULL,
  ended_at        timestamptz,
  payout          numeric(12,4) NOT NULL,
  expected_profit numeric(20,6) NOT NULL
);
CREATE INDEX trades_opened_idx ON trades (opened_at DESC, trade_id DESC);
CREATE INDEX trades_game_idx ON trades (game, opened_at DESC);

COMMENT ON TABLE trades IS 'Every trade: the wish to hold several instruments at once.';
COMMENT ON COLUMN trades.state IS 'OPEN, or how it ended: HEDGED, FLAT, DIRECTIONAL';
COMMENT ON COLUMN trades.ended_at IS 'null while it is open';
COMMENT ON COLUMN trades.payout IS 'the least that one unit pays, dollars';
COMMENT ON COLUMN trades.expected_profit IS 'what it should earn if all fills at its limits, dollars';

CREATE TABLE trade_legs (
  trade_id    text          NOT NULL,
  leg         integer       NOT NULL,
  venue       text          NOT NULL,
  market      text          NOT NULL,
  token       text          NOT NULL,
  label       text          NOT NULL,
  weight      bigint        NOT NULL,
  target      numeric(20,6) NOT NULL,
  limit_price numeric(12,4) NOT NULL,
  unhedged    numeric(20,6),
  PRIMARY KEY (trade_id, leg)
);

COMMENT ON TABLE trade_legs IS 'What a trade wanted of each instrument.';
COMMENT ON COLUMN trade_legs.leg IS 'position in the trade, from 0';
COMMENT ON COLUMN trade_legs.token IS 'yes or no on Kalshi, the token id on Polymarket';
COMMENT ON COLUMN trade_legs.weight IS 'contracts of it in one unit of the trade';
COMMENT ON COLUMN trade_legs.target IS 'contracts wanted';
COMMENT ON COLUMN trade_legs.limit_price IS 'the price the decision was based on';
COMMENT ON COLUMN trade_legs.unhedged IS 'contracts that nothing covers; null while the trade is open';

CREATE TABLE orders (
  client_order_id uuid          PRIMARY KEY,
  trade_id        text          NOT NULL,
  leg             integer       NOT NULL,
  attempt         integer       NOT NULL,
  game            text          NOT NULL,
  purpose         text          NOT NULL CHECK (purpose IN ('ENTER', 'COMPLETE', 'UNWIND')),
  venue           text          NOT NULL,
  market          text          NOT NULL,
  token           text          NOT NULL,
  action          text          NOT NULL CHECK (action IN ('BUY', 'SELL')),
  quantity        numeric(20,6) NOT NULL,
  limit_price     numeric(12,4) NOT NULL,
  created_at      timestamptz   NOT NULL,
  deadline        timestamptz   NOT NULL,
  state           text          NOT NULL CHECK (state IN ('INTENDED', 'DELAYED', 'UNKNOWN', 'CLOSED')),
  venue_order_id  text,
  filled          numeric(20,6),
  reason          text,
  changed_at      timestamptz   NOT NULL
);
CREATE INDEX orders_trade_idx ON orders (trade_id, leg, attempt);
CREATE INDEX orders_open_idx ON orders (created_at) WHERE state <> 'CLOSED';

COMMENT ON TABLE orders IS 'Every order that was journaled; each was journaled before it was sent.';
COMMENT ON COLUMN orders.client_order_id IS 'our name of it, also at the venue';
COMMENT ON COLUMN orders.attempt IS 'counts the orders of the leg from 0';
COMMENT ON COLUMN orders.purpose IS 'ENTER opens the trade; COMPLETE and UNWIND take risk away';
COMMENT ON COLUMN orders.limit_price IS 'the worst price';
COMMENT ON COLUMN orders.deadline IS 'after this it must not be sent any more';
COMMENT ON COLUMN orders.state IS 'how far it is known to have come';
COMMENT ON COLUMN orders.venue_order_id IS 'known where the venue held it back before matching';
COMMENT ON COLUMN orders.filled IS 'contracts filled in all; null until that is known';
COMMENT ON COLUMN orders.reason IS 'how it closed, or why its outcome is unknown';

CREATE TABLE fills (
  venue           text          NOT NULL,
  fill_id         text          NOT NULL,
  client_order_id uuid          NOT NULL,
  trade_id        text          NOT NULL,
  leg             integer       NOT NULL,
  attempt         integer       NOT NULL,
  game            text          NOT NULL,
  market          text          NOT NULL,
  token           text          NOT NULL,
  action          text          NOT NULL CHECK (action IN ('BUY', 'SELL')),
  contracts       numeric(20,6) NOT NULL,
  price           numeric(12,4) NOT NULL,
  notional        numeric(20,6) NOT NULL,
  fee             numeric(20,6) NOT NULL,
  filled_at       timestamptz   NOT NULL,
  booked_at       timestamptz   NOT NULL,
  PRIMARY KEY (venue, fill_id, client_order_id)
);
CREATE INDEX fills_filled_idx ON fills (filled_at, venue, fill_id);
CREATE INDEX fills_trade_idx ON fills (trade_id, filled_at);

COMMENT ON TABLE fills IS 'Contracts that changed hands.';
COMMENT ON COLUMN fills.fill_id IS 'the venue''s name of it';
COMMENT ON COLUMN fills.client_order_id IS 'our order in it: a fill between two of ours has two rows';
COMMENT ON COLUMN fills.contracts IS 'finer than hundredths where the chain is';
COMMENT ON COLUMN fills.price IS 'the average where the venue matched several';
COMMENT ON COLUMN fills.notional IS 'dollars paid or received for the contracts, fee apart';
COMMENT ON COLUMN fills.filled_at IS 'the venue''s time';
COMMENT ON COLUMN fills.booked_at IS 'when it was journaled here';

CREATE TABLE positions (
  game       text          NOT NULL,
  venue      text          NOT NULL,
  market     text          NOT NULL,
  token      text          NOT NULL,
  contracts  numeric(20,6) NOT NULL CHECK (contracts >= 0),
  cost       numeric(20,6) NOT NULL,
  fees       numeric(20,6) NOT NULL,
  realized   numeric(20,6) NOT NULL,
  changed_at timestamptz   NOT NULL,
  PRIMARY KEY (game, venue, market, token)
);
CREATE INDEX positions_open_idx ON positions (game) WHERE contracts > 0;

COMMENT ON TABLE positions IS
  'What is held of each instrument. Cash of a game at a venue is the sum of realized - cost - fees.';
COMMENT ON COLUMN positions.cost IS 'what the held contracts cost, fees apart';
COMMENT ON COLUMN positions.fees IS 'all fees ever paid on it';
COMMENT ON COLUMN positions.realized IS 'proceeds less cost of what is no longer held, fees apart';

CREATE TABLE settlements (
  game       text          NOT NULL,
  venue      text          NOT NULL,
  market     text          NOT NULL,
  token      text          NOT NULL,
  price      numeric(12,4) NOT NULL,
  payout     numeric(20,6) NOT NULL,
  settled_at timestamptz   NOT NULL,
  PRIMARY KEY (game, venue, market, token)
);

COMMENT ON TABLE settlements IS 'Instruments that a venue has settled.';
COMMENT ON COLUMN settlements.price IS 'what a contract paid, dollars';
COMMENT ON COLUMN settlements.payout IS 'what the position paid, dollars';

CREATE TABLE desk_switches (
  sequence_number bigint      PRIMARY KEY,
  killed          boolean     NOT NULL,
  paused          boolean     NOT NULL,
  set_by          text        NOT NULL,
  reason          text        NOT NULL,
  set_at          timestamptz NOT NULL
);

COMMENT ON TABLE desk_switches IS 'Every time somebody set the kill or pause switch.';
COMMENT ON COLUMN desk_switches.sequence_number IS 'the event''s number in the journal of the risk desk';
COMMENT ON COLUMN desk_switches.killed IS 'no order that adds risk may leave';
COMMENT ON COLUMN desk_switches.paused IS 'no new trade may begin';
