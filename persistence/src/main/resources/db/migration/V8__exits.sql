-- What is held may be sold before it settles, and a venue may correct a result.

ALTER TABLE trades ADD COLUMN kind text NOT NULL DEFAULT 'DUTCH_BOOK';
COMMENT ON TABLE trades IS 'Every trade: the wish to hold several instruments at once, or to sell what is held.';
COMMENT ON COLUMN trades.kind IS 'DUTCH_BOOK, or why something held is sold: STOP_LOSS, TAKE_PROFIT, EDGE_GONE, MAX_HOLD, PAYS_MORE_NOW';

ALTER TABLE orders DROP CONSTRAINT orders_purpose_check;
ALTER TABLE orders ADD CONSTRAINT orders_purpose_check
  CHECK (purpose IN ('ENTER', 'COMPLETE', 'UNWIND', 'EXIT', 'CLOSE'));
COMMENT ON COLUMN orders.purpose IS 'ENTER opens the trade; CLOSE sells a leg of a locked set; COMPLETE, UNWIND and EXIT take risk away';

CREATE TABLE result_corrections (
  game            text           NOT NULL,
  sequence_number bigint         NOT NULL,
  venue           text           NOT NULL,
  market          text           NOT NULL,
  token           text           NOT NULL,
  price_before    numeric(12, 4) NOT NULL,
  price           numeric(12, 4) NOT NULL,
  more            numeric(20, 6) NOT NULL,
  corrected_at    timestamptz    NOT NULL,
  PRIMARY KEY (game, sequence_number)
);

COMMENT ON TABLE result_corrections IS 'Results that a venue changed after it had paid';
COMMENT ON COLUMN result_corrections.more IS 'How much more it pays, dollars; negative for less';
