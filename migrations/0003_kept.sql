-- The publishable key of every site so far, as the first of its keys.
INSERT INTO `keys` (site_id, id, kind, lookup, last4, name, scopes, created_at)
SELECT id, 'first', 'publishable', key, substr(key, -4), name, '[]', created_at FROM sites;
--> statement-breakpoint
-- The audit log only grows. One statement a body, no CASE, END on its own line.
CREATE TRIGGER IF NOT EXISTS audit_log_unchanged BEFORE UPDATE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS audit_log_undeleted BEFORE DELETE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
