-- The engine's tables, SQLite. Times are microseconds since the Unix epoch, UTC, unless the name says
-- otherwise. Numbers that stand for enumerators are those of store/types.hpp.

-- What must survive a restart and belongs to no row: the sequences' high-water marks (numbers are never used
-- twice, also when retention has deleted the newest rows), the key of the dedup hash, and how far the table of
-- known events is complete.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;

CREATE TABLE tenants (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE api_tokens (
    id           INTEGER PRIMARY KEY,
    tenant_id    INTEGER REFERENCES tenants(id), -- NULL: the operator's
    name         TEXT NOT NULL,
    sha256       TEXT NOT NULL UNIQUE,
    scopes       TEXT NOT NULL,                  -- separated by spaces
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER,
    last_used_at INTEGER
) STRICT;

CREATE TABLE scripts (
    id             INTEGER PRIMARY KEY,
    tenant_id      INTEGER NOT NULL REFERENCES tenants(id),
    name           TEXT NOT NULL,
    kind           TEXT NOT NULL,
    status         TEXT NOT NULL,
    active_version INTEGER REFERENCES script_versions(id),
    settings       TEXT NOT NULL,                -- JSON
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    UNIQUE (tenant_id, name)
) STRICT;

CREATE TABLE script_versions (
    id                 INTEGER PRIMARY KEY,
    script_id          INTEGER NOT NULL REFERENCES scripts(id),
    version_number     INTEGER NOT NULL,
    source_code        TEXT NOT NULL,
    file_name          TEXT NOT NULL,            -- shown in errors; ".ts" means TypeScript
    compiled_code      TEXT NOT NULL,
    source_map         TEXT NOT NULL,
    content_hash       TEXT NOT NULL,
    change_description TEXT,
    settings           TEXT NOT NULL,            -- JSON: what it was deployed with
    created_at         INTEGER NOT NULL,
    UNIQUE (script_id, version_number)
) STRICT;

CREATE TRIGGER script_versions_are_immutable BEFORE UPDATE ON script_versions
BEGIN
    SELECT RAISE(ABORT, 'script versions are immutable: deploy a new one');
END;

CREATE TABLE events (
    seq         INTEGER PRIMARY KEY,             -- given by the writer, rising in order of commit
    tenant_id   INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    depth       INTEGER NOT NULL,
    targets     BLOB,                            -- script ids (store/target_codec.hpp); NULL: nobody's
    id          TEXT NOT NULL,
    source      TEXT NOT NULL,
    type        TEXT NOT NULL,
    subject     TEXT,
    json        TEXT NOT NULL
) STRICT;

-- One tenant's log in order; with the targets, so that a backlog is counted without reading the events.
CREATE INDEX events_by_tenant ON events (tenant_id, seq, targets);

-- Which events were published lately, but for the newest: store/event_dedup.hpp.
CREATE TABLE event_ids (
    slot         INTEGER PRIMARY KEY,            -- keyed hash, the lowest two bits tell collisions apart
    seq          INTEGER NOT NULL,
    received_ms  INTEGER NOT NULL
) STRICT;

-- A delivery has a row only while it waits for another attempt, or when it is dead. One that succeeds at
-- once never gets a row, one that succeeds later loses it: what ran is in script_executions.
CREATE TABLE deliveries (
    event_seq     INTEGER NOT NULL,
    script_id     INTEGER NOT NULL,
    tenant_id     INTEGER NOT NULL,
    state         INTEGER NOT NULL,              -- 1 retrying, 2 dead
    attempt       INTEGER NOT NULL,              -- retrying: the one that is due; dead: the last one
    due_at        INTEGER,
    error_name    TEXT,
    error_code    TEXT,
    error_message TEXT,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (event_seq, script_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX deliveries_due ON deliveries (tenant_id, due_at, event_seq, script_id, attempt) WHERE state = 1;

CREATE TABLE script_executions (
    id            INTEGER PRIMARY KEY,           -- given by the writer
    tenant_id     INTEGER NOT NULL,
    event_seq     INTEGER NOT NULL,
    script_id     INTEGER NOT NULL,
    version_id    INTEGER NOT NULL,
    attempt       INTEGER NOT NULL,
    status        INTEGER NOT NULL,              -- 0 succeeded, 1 failed, 2 limit_exceeded, 3 crashed
    outcome       INTEGER NOT NULL,              -- 0 succeeded, 1 retrying, 2 dead
    started_at    INTEGER NOT NULL,
    wall_us       INTEGER NOT NULL,
    cpu_us        INTEGER NOT NULL,
    due_at        INTEGER,                       -- of the next attempt
    result_json   TEXT,
    error_name    TEXT,
    error_code    TEXT,
    error_message TEXT,
    error_stack   TEXT,
    log           TEXT
) STRICT;

-- Also answers which of an event's targets have run.
CREATE UNIQUE INDEX executions_by_delivery ON script_executions (event_seq, script_id, attempt);
CREATE INDEX executions_by_tenant ON script_executions (tenant_id, id);
CREATE INDEX executions_by_script ON script_executions (script_id, id);
CREATE INDEX executions_not_succeeded ON script_executions (tenant_id, id) WHERE status <> 0;

CREATE TABLE script_execution_dlq (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id     INTEGER NOT NULL,
    event_seq     INTEGER NOT NULL,
    script_id     INTEGER NOT NULL,
    version_id    INTEGER NOT NULL,
    attempts      INTEGER NOT NULL,
    event_json    TEXT NOT NULL,                 -- a copy: outlives the event
    error_name    TEXT,
    error_code    TEXT,
    error_message TEXT,
    error_stack   TEXT,
    created_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX dead_letters_by_tenant ON script_execution_dlq (tenant_id, id);

-- How far each tenant is, and what it has done since it exists.
CREATE TABLE tenant_cursors (
    tenant_id            INTEGER PRIMARY KEY,
    settled_through      INTEGER NOT NULL,
    events               INTEGER NOT NULL,
    executions_succeeded INTEGER NOT NULL,
    executions_failed    INTEGER NOT NULL
) STRICT;
