-- What proves that a log is as it was written. Code from before neither reads nor needs it.
CREATE TABLE `directory_seals` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`entries` integer NOT NULL,
	`seal` text NOT NULL,
	PRIMARY KEY(`site_id`, `id`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `audit_seals` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`entries` integer NOT NULL,
	`seal` text NOT NULL,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS directory_seals_unchanged BEFORE UPDATE ON directory_seals
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS directory_seals_undeleted BEFORE DELETE ON directory_seals
WHEN EXISTS (SELECT 1 FROM sites WHERE id = OLD.site_id AND ended_at IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS directory_seals_unreplaced BEFORE INSERT ON directory_seals
WHEN EXISTS (SELECT 1 FROM directory_seals WHERE site_id = NEW.site_id AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS audit_seals_unchanged BEFORE UPDATE ON audit_seals
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS audit_seals_undeleted BEFORE DELETE ON audit_seals
WHEN NOT EXISTS (SELECT 1 FROM retention WHERE site_id = OLD.site_id AND forgotten_to = 'ended')
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS audit_seals_unreplaced BEFORE INSERT ON audit_seals
WHEN EXISTS (SELECT 1 FROM audit_seals WHERE site_id = NEW.site_id AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
