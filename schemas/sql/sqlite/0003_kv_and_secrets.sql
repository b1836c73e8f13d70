-- What scripts keep from one execution to the next: iota.kv. The value stands last, so that what is before it is read
-- without a long one.
CREATE TABLE kv (
    tenant_id  INTEGER NOT NULL,
    key        TEXT NOT NULL,
    bytes      INTEGER NOT NULL,                 -- of key and value: what counts against the tenant's limit
    expires_at INTEGER,                          -- from then on it is as if it were not there; NULL: never
    updated_at INTEGER NOT NULL,
    value      TEXT NOT NULL,                    -- JSON, as the script's JSON.stringify wrote it
    PRIMARY KEY (tenant_id, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX kv_expiring ON kv (tenant_id, expires_at) WHERE expires_at IS NOT NULL;

-- What a tenant has in kv, expired keys included as long as they are there.
CREATE TABLE kv_usage (
    tenant_id INTEGER PRIMARY KEY,
    keys      INTEGER NOT NULL,
    bytes     INTEGER NOT NULL
) STRICT;

-- iota.secrets, encrypted: store/secret_cipher.hpp says how.
CREATE TABLE tenant_secrets (
    tenant_id  INTEGER NOT NULL REFERENCES tenants(id),
    name       TEXT NOT NULL,
    key_id     TEXT NOT NULL,                    -- which key of the key file it is encrypted with
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    ciphertext BLOB NOT NULL,
    PRIMARY KEY (tenant_id, name)
) STRICT, WITHOUT ROWID;
