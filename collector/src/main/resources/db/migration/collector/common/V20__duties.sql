-- Which instance does what only one may do. A term is one stretch of time in which one instance has a duty; who writes
-- with the number of an earlier term is refused.
CREATE TABLE duty (
    name   text PRIMARY KEY,
    term   bigint NOT NULL,
    holder text NOT NULL,
    since  timestamptz NOT NULL DEFAULT now()
);
