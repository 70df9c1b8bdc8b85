-- The directory: its log of changes, and when each site's job is due.
CREATE TABLE `directory_log` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`target` text,
	`details` text NOT NULL,
	PRIMARY KEY(`site_id`, `id`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `due_sites` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`due_at` integer NOT NULL,
	`leased_until` integer DEFAULT 0 NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `due_sites_by_time` ON `due_sites` (`due_at`);
--> statement-breakpoint
INSERT INTO `due_sites` (site_id, due_at) SELECT id, 0 FROM `sites`;
--> statement-breakpoint
-- How far retention has come is the site's own.
CREATE TABLE `retention` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`forgotten_to` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `retention` (site_id, forgotten_to) SELECT id, forgotten_to FROM `sites` WHERE forgotten_to <> '';
--> statement-breakpoint
ALTER TABLE `sites` DROP COLUMN `forgotten_to`;
--> statement-breakpoint
-- An entry lies where its change lies. Tables of a site lose their foreign keys to other groups,
-- which SQLite does only by making them anew: copied, then the old ones dropped, children first.
INSERT INTO `directory_log` (site_id, id, at, actor_kind, actor_id, actor_name, action, target, details)
SELECT site_id, id, at, actor_kind, actor_id, actor_name, action, target, details FROM `audit_log` WHERE action IN (
  'session.began', 'session.ended', 'session.revoked', 'site.chosen', 'site.created',
  'site.changed', 'account.changed', 'passkey.added', 'passkey.renamed', 'passkey.removed',
  'user.changed', 'user.removed', 'user.joined', 'invitation.made', 'invitation.withdrawn',
  'key.made', 'key.revoked', 'share.made', 'share.revoked', 'share.opened',
  'install.checked');
--> statement-breakpoint
CREATE TABLE `__new_audit_log` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`target` text,
	`details` text NOT NULL,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_audit_log` (site_id, id, at, actor_kind, actor_id, actor_name, action, target, details)
SELECT site_id, id, at, actor_kind, actor_id, actor_name, action, target, details FROM `audit_log` WHERE action NOT IN (
  'session.began', 'session.ended', 'session.revoked', 'site.chosen', 'site.created',
  'site.changed', 'account.changed', 'passkey.added', 'passkey.renamed', 'passkey.removed',
  'user.changed', 'user.removed', 'user.joined', 'invitation.made', 'invitation.withdrawn',
  'key.made', 'key.revoked', 'share.made', 'share.revoked', 'share.opened',
  'install.checked');
--> statement-breakpoint
CREATE TABLE `__new_signing_keys` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_signing_keys` (site_id, id, created_at, revoked_at)
SELECT site_id, id, created_at, revoked_at FROM `signing_keys`;
--> statement-breakpoint
CREATE TABLE `__new_erasures` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text,
	`position` text DEFAULT '' NOT NULL,
	`scanned` integer DEFAULT 0 NOT NULL,
	`erased` integer DEFAULT 0 NOT NULL,
	`total` integer NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_erasures` (site_id, id, kind, subject, position, scanned, erased, total, created_at, finished_at)
SELECT site_id, id, kind, subject, position, scanned, erased, total, created_at, finished_at FROM `erasures`;
--> statement-breakpoint
CREATE TABLE `__new_findings` (
	`site_id` integer NOT NULL,
	`kind` text NOT NULL,
	`origin` text NOT NULL,
	`at` integer NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`site_id`, `kind`, `origin`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_findings` (site_id, kind, origin, at, detail)
SELECT site_id, kind, origin, at, detail FROM `findings`;
--> statement-breakpoint
CREATE TABLE `__new_test_answers` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`survey_id` text NOT NULL,
	`score` integer,
	`comment` text,
	`origin` text,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_test_answers` (site_id, id, at, survey_id, score, comment, origin)
SELECT site_id, id, at, survey_id, score, comment, origin FROM `test_answers`;
--> statement-breakpoint
CREATE TABLE `__new_journeys` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_journeys` (site_id, id, name, kind, position, version)
SELECT site_id, id, name, kind, position, version FROM `journeys`;
--> statement-breakpoint
CREATE TABLE `__new_stages` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`journey_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`frame_days` integer,
	PRIMARY KEY(`site_id`, `id`),
	FOREIGN KEY (`site_id`,`journey_id`) REFERENCES `__new_journeys`(`site_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_stages` (site_id, id, journey_id, name, position, frame_days)
SELECT site_id, id, journey_id, name, position, frame_days FROM `stages`;
--> statement-breakpoint
CREATE TABLE `__new_touchpoints` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`stage_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`channels` text NOT NULL,
	`actions` text NOT NULL,
	PRIMARY KEY(`site_id`, `id`),
	FOREIGN KEY (`site_id`,`stage_id`) REFERENCES `__new_stages`(`site_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_touchpoints` (site_id, id, stage_id, name, position, channels, actions)
SELECT site_id, id, stage_id, name, position, channels, actions FROM `touchpoints`;
--> statement-breakpoint
CREATE TABLE `__new_placements` (
	`site_id` integer NOT NULL,
	`touchpoint_id` text NOT NULL,
	`stage_id` text NOT NULL,
	PRIMARY KEY(`site_id`, `touchpoint_id`, `stage_id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_placements` (site_id, touchpoint_id, stage_id)
SELECT site_id, touchpoint_id, stage_id FROM `placements`;
--> statement-breakpoint
CREATE TABLE `__new_surveys` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`touchpoint_id` text NOT NULL,
	`scale` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`site_id`, `id`),
	FOREIGN KEY (`site_id`,`touchpoint_id`) REFERENCES `__new_touchpoints`(`site_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_surveys` (site_id, id, touchpoint_id, scale, name, state, revision)
SELECT site_id, id, touchpoint_id, scale, name, state, revision FROM `surveys`;
--> statement-breakpoint
CREATE TABLE `__new_survey_revisions` (
	`site_id` integer NOT NULL,
	`survey_id` text NOT NULL,
	`revision` integer NOT NULL,
	`definition` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `survey_id`, `revision`),
	FOREIGN KEY (`site_id`,`survey_id`) REFERENCES `__new_surveys`(`site_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_survey_revisions` (site_id, survey_id, revision, definition, created_at)
SELECT site_id, survey_id, revision, definition, created_at FROM `survey_revisions`;
--> statement-breakpoint
CREATE TABLE `__new_events` (
	`site_id` integer NOT NULL,
	`period` integer NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`touchpoint_id` text NOT NULL,
	`scale` text NOT NULL,
	`stage_id` text NOT NULL,
	`channel` text NOT NULL,
	`segment` text NOT NULL,
	`persona` text NOT NULL,
	`action` text NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`site_id`, `period`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_events` (site_id, period, id, type, touchpoint_id, scale, stage_id, channel, segment, persona, action, day)
SELECT site_id, received_at / 691200000, id, type, touchpoint_id, scale, stage_id, channel, segment, persona, action, day FROM `events`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS touchpoints_placed;
--> statement-breakpoint
DROP TRIGGER IF EXISTS touchpoints_moved;
--> statement-breakpoint
DROP TABLE `survey_revisions`;
--> statement-breakpoint
DROP TABLE `surveys`;
--> statement-breakpoint
DROP TABLE `placements`;
--> statement-breakpoint
DROP TABLE `touchpoints`;
--> statement-breakpoint
DROP TABLE `stages`;
--> statement-breakpoint
DROP TABLE `journeys`;
--> statement-breakpoint
DROP TABLE `audit_log`;
--> statement-breakpoint
DROP TABLE `signing_keys`;
--> statement-breakpoint
DROP TABLE `erasures`;
--> statement-breakpoint
DROP TABLE `findings`;
--> statement-breakpoint
DROP TABLE `test_answers`;
--> statement-breakpoint
DROP TABLE `events`;
--> statement-breakpoint
ALTER TABLE `__new_audit_log` RENAME TO `audit_log`;
--> statement-breakpoint
ALTER TABLE `__new_signing_keys` RENAME TO `signing_keys`;
--> statement-breakpoint
ALTER TABLE `__new_erasures` RENAME TO `erasures`;
--> statement-breakpoint
ALTER TABLE `__new_findings` RENAME TO `findings`;
--> statement-breakpoint
ALTER TABLE `__new_test_answers` RENAME TO `test_answers`;
--> statement-breakpoint
ALTER TABLE `__new_journeys` RENAME TO `journeys`;
--> statement-breakpoint
ALTER TABLE `__new_stages` RENAME TO `stages`;
--> statement-breakpoint
ALTER TABLE `__new_touchpoints` RENAME TO `touchpoints`;
--> statement-breakpoint
ALTER TABLE `__new_placements` RENAME TO `placements`;
--> statement-breakpoint
ALTER TABLE `__new_surveys` RENAME TO `surveys`;
--> statement-breakpoint
ALTER TABLE `__new_survey_revisions` RENAME TO `survey_revisions`;
--> statement-breakpoint
ALTER TABLE `__new_events` RENAME TO `events`;
--> statement-breakpoint
-- The triggers of the old tables went with them. One statement a body, no CASE, END on its own line.
CREATE TRIGGER IF NOT EXISTS displays_inserted AFTER INSERT ON events
WHEN NEW.type IN ('shown', 'dismissed', 'abandoned')
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, day, channel, segment, persona,
    shown, dismissed, abandoned)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, NEW.day, NEW.channel, NEW.segment, NEW.persona,
    NEW.type = 'shown', NEW.type = 'dismissed', NEW.type = 'abandoned')
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, day, channel, segment, persona) DO UPDATE SET
    shown = shown + excluded.shown, dismissed = dismissed + excluded.dismissed,
    abandoned = abandoned + excluded.abandoned;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS actions_inserted AFTER INSERT ON events
WHEN NEW.type IN ('reached', 'completed')
BEGIN
  INSERT INTO action_counts (site_id, touchpoint_id, stage_id, day, action, channel, segment, persona, n)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.stage_id, NEW.day, NEW.action, NEW.channel, NEW.segment, NEW.persona, 1)
  ON CONFLICT (site_id, touchpoint_id, stage_id, day, action, channel, segment, persona) DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS touchpoints_placed AFTER INSERT ON touchpoints
BEGIN
  INSERT INTO placements (site_id, touchpoint_id, stage_id) VALUES (NEW.site_id, NEW.id, NEW.stage_id)
  ON CONFLICT (site_id, touchpoint_id, stage_id) DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS touchpoints_moved AFTER UPDATE OF stage_id ON touchpoints
BEGIN
  INSERT INTO placements (site_id, touchpoint_id, stage_id) VALUES (NEW.site_id, NEW.id, NEW.stage_id)
  ON CONFLICT (site_id, touchpoint_id, stage_id) DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS audit_log_unchanged BEFORE UPDATE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS audit_log_undeleted BEFORE DELETE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS directory_log_unchanged BEFORE UPDATE ON directory_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS directory_log_undeleted BEFORE DELETE ON directory_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
