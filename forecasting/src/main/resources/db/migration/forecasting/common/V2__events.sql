-- Events that users wrote down. uid is the name of one that was imported from another calendar.
CREATE TABLE calendar_event (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name            text NOT NULL,
    service         text,
    occurs          text NOT NULL,
    zone            text NOT NULL,
    length_seconds  bigint NOT NULL,
    multiplier      double precision,
    prewarm_seconds bigint NOT NULL,
    uid             text UNIQUE
);

-- Every change to them; rows are only ever added.
CREATE TABLE calendar_change (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time    timestamptz NOT NULL,
    who     text NOT NULL,
    through text NOT NULL,
    event   bigint NOT NULL,
    before  text NOT NULL,
    after   text NOT NULL
);

-- What happened to a service at one moment, told from outside: a deployment, a change of its settings.
CREATE TABLE annotation (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time    timestamptz NOT NULL,
    service text,
    kind    text NOT NULL,
    text    text NOT NULL,
    who     text NOT NULL
);
CREATE INDEX annotation_time ON annotation (time);
