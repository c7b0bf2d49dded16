-- Rules that users made, and who changed what.
CREATE TABLE alert_rule (
    name       text PRIMARY KEY,
    document   jsonb NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL
);

-- Never changed nor deleted. before is NULL for a new rule, after for one that was removed.
CREATE TABLE alert_rule_change (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    rule       text NOT NULL,
    before     jsonb,
    after      jsonb
);
