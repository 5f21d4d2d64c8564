-- The journal and its snapshots, as Pekko Persistence JDBC 1.1 wants them. The truth of the house:
-- rows are only ever added.

CREATE TABLE event_journal (
  ordering           bigserial    NOT NULL,
  persistence_id     varchar(255) NOT NULL,
  sequence_number    bigint       NOT NULL,
  deleted            boolean      NOT NULL DEFAULT false,
  writer             varchar(255) NOT NULL,
  write_timestamp    bigint,
  adapter_manifest   varchar(255),
  event_ser_id       integer      NOT NULL,
  event_ser_manifest varchar(255) NOT NULL,
  event_payload      bytea        NOT NULL,
  meta_ser_id        integer,
  meta_ser_manifest  varchar(255),
  meta_payload       bytea,
  PRIMARY KEY (persistence_id, sequence_number)
);
CREATE UNIQUE INDEX event_journal_ordering_idx ON event_journal (ordering);

COMMENT ON TABLE event_journal IS
  'Every event ever persisted. The primary key is the fence: of two writers of one persistence id, the second fails.';
COMMENT ON COLUMN event_journal.ordering IS 'order over all ids; has gaps where a write failed';
COMMENT ON COLUMN event_journal.persistence_id IS 'whose event: position-book|GAME or risk-desk';
COMMENT ON COLUMN event_journal.sequence_number IS 'counts the events of an id from 1, without gaps';
COMMENT ON COLUMN event_journal.deleted IS 'never true here';
COMMENT ON COLUMN event_journal.writer IS 'the incarnation of the actor that wrote it';
COMMENT ON COLUMN event_journal.write_timestamp IS 'when it was written, epoch milliseconds';
COMMENT ON COLUMN event_journal.event_ser_manifest IS 'the kind of event';
COMMENT ON COLUMN event_journal.event_payload IS
  'the event as JSON: select convert_from(event_payload, ''UTF8'')';

CREATE TABLE event_tag (
  event_id bigint       NOT NULL REFERENCES event_journal (ordering) ON DELETE CASCADE,
  tag      varchar(256) NOT NULL,
  PRIMARY KEY (event_id, tag)
);

COMMENT ON TABLE event_tag IS 'Which projection reads an event.';
COMMENT ON COLUMN event_tag.event_id IS 'event_journal.ordering';
COMMENT ON COLUMN event_tag.tag IS 'events-0 to events-3, by the hash of the persistence id';

CREATE TABLE snapshot (
  persistence_id        varchar(255) NOT NULL,
  sequence_number       bigint       NOT NULL,
  created               bigint       NOT NULL,
  snapshot_ser_id       integer      NOT NULL,
  snapshot_ser_manifest varchar(255) NOT NULL,
  snapshot_payload      bytea        NOT NULL,
  meta_ser_id           integer,
  meta_ser_manifest     varchar(255),
  meta_payload          bytea,
  PRIMARY KEY (persistence_id, sequence_number)
);

COMMENT ON TABLE snapshot IS 'States of actors, so that a recovery need not replay everything.';
COMMENT ON COLUMN snapshot.sequence_number IS 'the last event that the state contains';
COMMENT ON COLUMN snapshot.created IS 'when it was taken, epoch milliseconds';
COMMENT ON COLUMN snapshot.snapshot_payload IS 'the state as JSON';
