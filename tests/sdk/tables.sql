-- What scripts of tests/sdk find in iota.db. They are tenant 1.

CREATE TABLE teams (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, name TEXT);
CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    tenant_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    age INTEGER CHECK (age >= 0),
    team INTEGER REFERENCES teams (id),
    status TEXT DEFAULT 'new',
    name_length INTEGER GENERATED ALWAYS AS (length(name)),
    UNIQUE (tenant_id, email));
INSERT INTO users (id, tenant_id, name, email, age) VALUES
    (1, 1, 'Ada', 'ada@example.com', 36), (2, 1, 'Bob', 'bob@example.com', 20), (3, 1, 'Cleo', NULL, NULL),
    (4, 1, 'Dan_%', 'dan@example.com', 20), (5, 1, 'Ädä', '', 0),
    (90, 2, 'Eve', 'eve@example.com', 50), (91, 2, 'Ada', 'ada@example.com', 51);

CREATE TABLE vals (
    id INTEGER PRIMARY KEY,
    tenant_id INTEGER NOT NULL,
    whole INTEGER,
    number REAL,
    price DECIMAL(20, 4),
    text TEXT,
    flag BOOLEAN,
    doc JSON,
    raw BLOB,
    day DATE,
    at TIMESTAMP);
INSERT INTO vals (id, tenant_id, whole, text) VALUES (90, 2, 7, 'another''s');

-- More rows than a query may give.
CREATE TABLE many (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, half INTEGER);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
INSERT INTO many SELECT i, 1, i % 2 FROM n;

CREATE TABLE fat (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, text TEXT);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
INSERT INTO fat SELECT i, 1, printf('%.*c', 1000000, 'x') FROM n;

CREATE TABLE closed (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL);
CREATE TRIGGER closed_for_all BEFORE INSERT ON closed BEGIN SELECT RAISE(ABORT, 'the books are closed'); END;

CREATE TABLE deferred (
    id INTEGER PRIMARY KEY,
    tenant_id INTEGER NOT NULL,
    team INTEGER REFERENCES teams (id) DEFERRABLE INITIALLY DEFERRED);

-- A statement on it takes for ever.
CREATE VIEW endless AS
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT i AS id, 1 AS tenant_id FROM n WHERE i < 0;
CREATE VIEW adults AS SELECT id, tenant_id, name FROM users WHERE age >= 18;
CREATE TABLE public_holidays (id INTEGER PRIMARY KEY, day TEXT);
CREATE TABLE "select" (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, "group" TEXT, "and" TEXT, "a b" TEXT);
CREATE VIRTUAL TABLE search USING fts5(tenant_id, body);
