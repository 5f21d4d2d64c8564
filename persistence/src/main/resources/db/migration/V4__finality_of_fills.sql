-- A fill has two axes: it is matched, and it is settled. What a venue did not settle never happened.

ALTER TABLE fills ADD COLUMN finality text NOT NULL DEFAULT 'FINAL'
  CHECK (finality IN ('MATCHED', 'FINAL', 'REVERSED'));
UPDATE fills SET finality = 'MATCHED' WHERE venue = 'polymarket';
CREATE INDEX fills_matched_idx ON fills (booked_at) WHERE finality = 'MATCHED';

COMMENT ON COLUMN fills.finality IS
  'MATCHED: counts, and may be taken back; FINAL: settled for ever; REVERSED: it never happened';

CREATE VIEW standing_fills AS SELECT * FROM fills WHERE finality <> 'REVERSED';

COMMENT ON VIEW standing_fills IS 'Fills that count: all but those that never happened.';
