-- The newest outlook of each service, whole.
CREATE TABLE outlook_document (
    service  text PRIMARY KEY,
    document jsonb NOT NULL
);

-- What every outlook advised; NULL where it gave no advice.
CREATE TABLE outlook (
    service     text NOT NULL,
    made_at     timestamptz NOT NULL,
    replicas    integer,
    needed      integer,
    rps_limit   double precision,
    burst_limit double precision,
    PRIMARY KEY (service, made_at)
);

-- Expected offered requests per second, as each outlook of the last days saw them.
CREATE TABLE forecast_point (
    service text NOT NULL,
    made_at timestamptz NOT NULL,
    time    timestamptz NOT NULL,
    mean    double precision NOT NULL,
    low80   double precision NOT NULL,
    high80  double precision NOT NULL,
    low95   double precision NOT NULL,
    high95  double precision NOT NULL,
    PRIMARY KEY (service, made_at, time)
);
