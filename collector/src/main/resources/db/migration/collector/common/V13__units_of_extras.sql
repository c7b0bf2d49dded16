-- What one of an extra is, as its table says; empty when it does not.
ALTER TABLE extra_series ADD COLUMN unit text NOT NULL DEFAULT '';
