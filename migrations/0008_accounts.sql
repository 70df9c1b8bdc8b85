-- An address is proved before it is one account of all sites; until then it is one for each site that
-- invited it. Accounts of before keep all their sites, and are proved when they next come by a proof.
ALTER TABLE `users` ADD `home_site_id` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `users` ADD `proved_at` integer;
--> statement-breakpoint
DROP INDEX `users_email_unique`;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_by_email` ON `users` (`email`,`home_site_id`);
--> statement-breakpoint
ALTER TABLE `links` ADD `proves` integer DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE `links` ADD `browser_hash` text;
--> statement-breakpoint
ALTER TABLE `links` ADD `made_by` text;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `factor_at` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `keys` ADD `made_by` text;
--> statement-breakpoint
ALTER TABLE `shares` ADD `made_by` text;
--> statement-breakpoint
ALTER TABLE `shares` ADD `opened_at` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
CREATE INDEX `guests_by_share` ON `guests` (`site_id`,`share_id`,`expires_at`);
--> statement-breakpoint
-- Who made what is there already stands in the log.
UPDATE `shares` SET made_by = (SELECT actor_id FROM `directory_log` WHERE site_id = shares.site_id
  AND action = 'share.made' AND target = shares.id AND actor_kind = 'user');
--> statement-breakpoint
UPDATE `keys` SET made_by = (SELECT actor_id FROM `directory_log` WHERE site_id = keys.site_id
  AND action = 'key.made' AND target = keys.id AND actor_kind = 'user');
--> statement-breakpoint
UPDATE `links` SET made_by = (SELECT actor_id FROM `directory_log` WHERE site_id = links.site_id
  AND action = 'invitation.made' AND target = links.id AND actor_kind = 'user')
WHERE purpose = 'invitation';
--> statement-breakpoint
ALTER TABLE `sites` ADD `ended_at` integer;
--> statement-breakpoint
-- A site that was ended lets its owners and its logs go; no other does. A site's own tables know it by
-- the mark that its job makes.
DROP TRIGGER members_owner_removed;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS members_owner_removed BEFORE DELETE ON members
WHEN OLD.role = 'owner' AND EXISTS (SELECT 1 FROM sites WHERE id = OLD.site_id AND ended_at IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'a site keeps an owner') WHERE NOT EXISTS
    (SELECT 1 FROM members WHERE site_id = OLD.site_id AND user_id <> OLD.user_id AND role = 'owner');
END;
--> statement-breakpoint
DROP TRIGGER directory_log_undeleted;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS directory_log_undeleted BEFORE DELETE ON directory_log
WHEN EXISTS (SELECT 1 FROM sites WHERE id = OLD.site_id AND ended_at IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
DROP TRIGGER audit_log_undeleted;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS audit_log_undeleted BEFORE DELETE ON audit_log
WHEN NOT EXISTS (SELECT 1 FROM retention WHERE site_id = OLD.site_id AND forgotten_to = 'ended')
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
-- INSERT OR REPLACE deletes what it replaces past the triggers that forbid it.
CREATE TRIGGER IF NOT EXISTS audit_log_unreplaced BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log WHERE site_id = NEW.site_id AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS directory_log_unreplaced BEFORE INSERT ON directory_log
WHEN EXISTS (SELECT 1 FROM directory_log WHERE site_id = NEW.site_id AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
