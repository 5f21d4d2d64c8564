-- How far each projection has read, as Pekko Projection JDBC 1.0 wants it. An offset is saved in
-- the transaction of the rows it stands for.

CREATE TABLE pekko_projection_offset_store (
  projection_name varchar(255) NOT NULL,
  projection_key  varchar(255) NOT NULL,
  current_offset  varchar(255) NOT NULL,
  manifest        varchar(4)   NOT NULL,
  mergeable       boolean      NOT NULL,
  last_updated    bigint       NOT NULL,
  PRIMARY KEY (projection_name, projection_key)
);

COMMENT ON TABLE pekko_projection_offset_store IS
  'How far each projection has read. Empty it to fill the read tables again: that is harmless.';
COMMENT ON COLUMN pekko_projection_offset_store.projection_key IS 'the tag it reads';
COMMENT ON COLUMN pekko_projection_offset_store.current_offset IS 'event_journal.ordering';
COMMENT ON COLUMN pekko_projection_offset_store.last_updated IS 'epoch milliseconds';

CREATE TABLE pekko_projection_management (
  projection_name varchar(255) NOT NULL,
  projection_key  varchar(255) NOT NULL,
  paused          boolean      NOT NULL,
  last_updated    bigint       NOT NULL,
  PRIMARY KEY (projection_name, projection_key)
);

COMMENT ON TABLE pekko_projection_management IS 'Projections that somebody has paused.';
