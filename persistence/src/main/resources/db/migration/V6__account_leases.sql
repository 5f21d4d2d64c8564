-- One engine trades on an account at a time.

CREATE TABLE account_leases (
  account text PRIMARY KEY,
  holder text NOT NULL,
  described text NOT NULL,
  epoch bigint NOT NULL CHECK (epoch > 0),
  valid_until timestamptz NOT NULL
);

COMMENT ON TABLE account_leases IS 'Who may trade on an account, until when by this clock';
COMMENT ON COLUMN account_leases.epoch IS 'Higher with every holder that takes the account over';
