-- Partitions are counted in days of 24 hours wherever the client is: in a session whose zone sets its clocks, a day added
-- to a time would have 23 or 25 of them, and the next partition would overlap or leave a gap.
ALTER FUNCTION make_room(text, timestamptz[]) SET timezone TO 'UTC';
ALTER FUNCTION drop_before(text, timestamptz) SET timezone TO 'UTC';
