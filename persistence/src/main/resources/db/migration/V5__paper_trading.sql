-- Accounts on paper: what they began with and what was done since. An account is its rows in the
-- order of their revisions.

CREATE TABLE paper_accounts (
  venue    text          NOT NULL PRIMARY KEY,
  capital  numeric(20,6) NOT NULL CHECK (capital > 0),
  revision bigint        NOT NULL CHECK (revision >= 0)
);

COMMENT ON TABLE paper_accounts IS 'One account a venue.';
COMMENT ON COLUMN paper_accounts.capital IS 'dollars that it began with';
COMMENT ON COLUMN paper_accounts.revision IS
  'counts its steps. The fence: of two that decide on the same revision, the second saves nothing.';

CREATE TABLE paper_orders (
  venue           text          NOT NULL REFERENCES paper_accounts (venue),
  client_order_id uuid          NOT NULL,
  trade_id        text          NOT NULL,
  leg             integer       NOT NULL,
  attempt         integer       NOT NULL,
  market          text          NOT NULL,
  token           text          NOT NULL,
  action          text          NOT NULL CHECK (action IN ('BUY', 'SELL')),
  contracts       numeric(20,2) NOT NULL,
  limit_price     numeric(12,4) NOT NULL,
  state           text          NOT NULL CHECK (state IN ('HELD', 'CLOSED', 'REJECTED')),
  reason          text,
  detail          text          NOT NULL,
  decided_at      timestamptz   NOT NULL,
  PRIMARY KEY (venue, client_order_id)
);

COMMENT ON TABLE paper_orders IS 'Every order that a paper venue has decided on.';
COMMENT ON COLUMN paper_orders.state IS
  'HELD: taken, and held back before matching; CLOSED: done, with its fills; REJECTED: never was';
COMMENT ON COLUMN paper_orders.reason IS 'why it was rejected';

CREATE TABLE paper_fills (
  venue           text          NOT NULL,
  fill_id         text          NOT NULL,
  client_order_id uuid          NOT NULL,
  revision        bigint        NOT NULL,
  part            integer       NOT NULL,
  contracts       numeric(20,6) NOT NULL,
  price           numeric(12,4) NOT NULL,
  notional        numeric(20,6) NOT NULL,
  fee             numeric(20,6) NOT NULL,
  filled_at       timestamptz   NOT NULL,
  PRIMARY KEY (venue, fill_id),
  UNIQUE (venue, revision, part),
  FOREIGN KEY (venue, client_order_id) REFERENCES paper_orders (venue, client_order_id)
);
CREATE INDEX paper_fills_order_idx ON paper_fills (venue, client_order_id);
CREATE INDEX paper_fills_filled_at_idx ON paper_fills (venue, filled_at);

COMMENT ON TABLE paper_fills IS 'What was filled on paper, level by level.';
COMMENT ON COLUMN paper_fills.revision IS 'the step of the account that it belongs to';
COMMENT ON COLUMN paper_fills.part IS 'counts the fills of a step';

CREATE TABLE paper_payouts (
  venue    text          NOT NULL REFERENCES paper_accounts (venue),
  market   text          NOT NULL,
  token    text          NOT NULL,
  price    numeric(12,4) NOT NULL,
  revision bigint        NOT NULL,
  heard_at timestamptz   NOT NULL,
  PRIMARY KEY (venue, market, token)
);

COMMENT ON TABLE paper_payouts IS 'What settled instruments have paid to paper accounts, once.';
COMMENT ON COLUMN paper_payouts.price IS 'dollars a contract';

CREATE TABLE paper_taken (
  venue     text          NOT NULL REFERENCES paper_accounts (venue),
  market    text          NOT NULL,
  token     text          NOT NULL,
  action    text          NOT NULL CHECK (action IN ('BUY', 'SELL')),
  price     numeric(12,4) NOT NULL,
  contracts numeric(20,6) NOT NULL,
  PRIMARY KEY (venue, market, token, action, price)
);

COMMENT ON TABLE paper_taken IS
  'What paper orders took of displayed levels and may not take again, as of the last order there.';

CREATE TABLE journal_money (
  only_row boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
  kind     text    NOT NULL CHECK (kind IN ('live', 'paper'))
);

COMMENT ON TABLE journal_money IS 'Whether the journal speaks of real money. It never mixes.';

-- Until now only real accounts were written about.
INSERT INTO journal_money (kind) SELECT 'live' WHERE EXISTS (SELECT FROM event_journal);
