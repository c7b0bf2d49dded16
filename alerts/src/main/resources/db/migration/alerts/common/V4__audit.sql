-- Who changed what, when and from where. Rows are only ever added; retention alone removes old ones.
CREATE TABLE alert_audit (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    who        text NOT NULL,
    origin     text NOT NULL,
    action     text NOT NULL,
    subject    text NOT NULL,
    old_value  text NOT NULL,
    new_value  text NOT NULL
);

CREATE INDEX alert_audit_at ON alert_audit (at DESC);

CREATE FUNCTION alert_audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of alert_audit are never changed';
END $$;

CREATE TRIGGER alert_audit_append_only BEFORE UPDATE ON alert_audit
    FOR EACH ROW EXECUTE FUNCTION alert_audit_is_append_only();
