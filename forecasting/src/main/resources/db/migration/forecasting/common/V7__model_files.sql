-- Trained models, the two newest of each name.
CREATE TABLE model_file (
    name          text NOT NULL,
    version       bigint NOT NULL,
    made_at       timestamptz NOT NULL,
    learned_until timestamptz NOT NULL,
    step_seconds  bigint NOT NULL,
    sha256        text NOT NULL,
    content       bytea NOT NULL,
    provenance    text NOT NULL,
    PRIMARY KEY (name, version)
);
