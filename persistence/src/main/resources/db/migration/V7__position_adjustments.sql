-- What a venue held and no fill explained.

CREATE TABLE position_adjustments (
  game text NOT NULL,
  sequence_number bigint NOT NULL,
  venue text NOT NULL,
  market text NOT NULL,
  token text NOT NULL,
  contracts numeric(20, 6) NOT NULL,
  reason text NOT NULL,
  adjusted_at timestamptz NOT NULL,
  PRIMARY KEY (game, sequence_number)
);

COMMENT ON TABLE position_adjustments IS 'Positions brought in line with what a venue holds';
COMMENT ON COLUMN position_adjustments.contracts IS 'How much more the venue holds; negative for less';
