/**
 * The tables of `postgresStore`, for your own migrations: one statement, which changes nothing when they are there.
 *
 * Several processes that start at once wait for each other: `IF NOT EXISTS` alone does not keep them apart.
 */
export const postgresSchema = `
DO $$
BEGIN
  IF to_regclass('powens_counts') IS NOT NULL AND to_regclass('powens_listed') IS NOT NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('powens_pay'));
  CREATE TABLE IF NOT EXISTS powens_documents (
    key text PRIMARY KEY, value text NOT NULL, version bigint NOT NULL,
    expires_at timestamptz, due_at double precision, due_scope text
  );
  CREATE INDEX IF NOT EXISTS powens_due ON powens_documents (due_scope, due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS powens_expiry ON powens_documents (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS powens_listed (
    scope text COLLATE "C", list text COLLATE "C", place text COLLATE "C",
    key text REFERENCES powens_documents (key) ON DELETE CASCADE,
    PRIMARY KEY (scope, list, place, key)
  );
  CREATE INDEX IF NOT EXISTS powens_listed_key ON powens_listed (key);
  CREATE TABLE IF NOT EXISTS powens_counts (
    key text PRIMARY KEY, count bigint NOT NULL, expires_at timestamptz NOT NULL
  );
  CREATE INDEX IF NOT EXISTS powens_counts_expiry ON powens_counts (expires_at);
END $$`
