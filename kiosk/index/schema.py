"""The tables of an index. FORMAT rises whenever they, or what goes into them, change: older files are made anew."""

from typing import Final

FORMAT: Final = "14"
STANDING: Final = "standing"
"""What the process that makes an index says as soon as it can be read."""

# Pages of 16 KB, since most bodies would leave a good part of a smaller one empty.
TABLES: Final = """
PRAGMA page_size = 16384;
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE shard (name TEXT PRIMARY KEY, sha TEXT NOT NULL) WITHOUT ROWID;

-- n is also the order in which equally good hits are told: kinds by their rank, the newest first.
CREATE TABLE record (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    shard TEXT NOT NULL,
    sha TEXT NOT NULL,
    media TEXT NOT NULL,
    place INTEGER NOT NULL,
    sort TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    title TEXT NOT NULL,
    card TEXT NOT NULL
);
CREATE INDEX record_listed ON record (kind, place, sort, since, until);
CREATE INDEX record_in_shard ON record (shard);

CREATE TABLE catalog (
    n INTEGER PRIMARY KEY,
    dated TEXT NOT NULL,
    topic TEXT NOT NULL,
    genre TEXT NOT NULL,
    department TEXT NOT NULL,
    year TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL
);
CREATE INDEX catalog_dated ON catalog (dated DESC, n);

CREATE TABLE media (sha TEXT NOT NULL, n INTEGER NOT NULL, type TEXT, PRIMARY KEY (sha, n)) WITHOUT ROWID;
CREATE INDEX media_of ON media (n);

-- Half of all titles of an office begin alike: the prefixes go as far as "guanyu" and a sign before it.
-- e = n * 256 + the entry's place in its record. pinyin: a syllable for each character of folded.
CREATE TABLE entry (
    e INTEGER PRIMARY KEY,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    target TEXT NOT NULL,
    folded TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    others TEXT NOT NULL,
    english TEXT NOT NULL
);
CREATE VIRTUAL TABLE key USING fts5 (
    tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii', prefix = '1 2 3 4 5 6 7'
);

CREATE TABLE body (n INTEGER PRIMARY KEY, folded TEXT NOT NULL, english TEXT NOT NULL);
CREATE VIRTUAL TABLE pair USING fts5 (tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii');

INSERT INTO key (key, rank) VALUES ('hashsize', 67108864);
INSERT INTO pair (pair, rank) VALUES ('hashsize', 67108864);
INSERT INTO key (key, rank) VALUES ('pgsz', 16000);
INSERT INTO pair (pair, rank) VALUES ('pgsz', 16000);
"""
