-- Hours that an import from elsewhere has finished, so that the next run of the same import goes on after them.
CREATE TABLE imported_hour (
    source    text NOT NULL,
    selection text NOT NULL,
    hour      timestamptz NOT NULL,
    done_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, selection, hour)
);
