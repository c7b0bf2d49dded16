-- When an Alertmanager last said that an incident it pushed still fires.
ALTER TABLE alert_incident ADD COLUMN heard_at timestamptz;
