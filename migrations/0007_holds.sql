-- What looks forged can be held: it stays stored, counts nowhere, and can be let in again. An answer or
-- ending counts its display itself, and a sampled display counts for many. docs/data.md tells why.
CREATE TABLE `holds` (
	`site_id` integer NOT NULL,
	`id` integer NOT NULL,
	`kind` text NOT NULL,
	`wanted` text,
	`made_at` integer NOT NULL,
	`answers` integer NOT NULL,
	`events` integer NOT NULL,
	`released_at` integer,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `intake` (
	`site_id` integer NOT NULL,
	`day` text NOT NULL,
	`rows` integer NOT NULL,
	`weight` integer NOT NULL,
	`hold` integer,
	PRIMARY KEY(`site_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `suspicions` (
	`site_id` integer NOT NULL,
	`touchpoint_id` text NOT NULL,
	`source` text NOT NULL,
	`journey_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`answers` integer NOT NULL,
	`total` integer NOT NULL,
	`shown` integer NOT NULL,
	`quick` integer NOT NULL,
	`lowest` integer,
	`highest` integer,
	`found_at` integer NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`site_id`, `touchpoint_id`, `source`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `answers` ADD `displays` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `answers` ADD `source` text;
--> statement-breakpoint
ALTER TABLE `answers` ADD `held` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
CREATE INDEX `answers_by_hold` ON `answers` (`site_id`,`held`,`id`) WHERE held <> 0;
--> statement-breakpoint
ALTER TABLE `events` ADD `displays` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `events` ADD `source` text;
--> statement-breakpoint
ALTER TABLE `events` ADD `held` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `events` ADD `weight` integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE `rollups` ADD `spread` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `sites` ADD `address_limit` integer DEFAULT 120 NOT NULL;
--> statement-breakpoint
ALTER TABLE `sites` ADD `sample_above` integer DEFAULT 50000 NOT NULL;
--> statement-breakpoint
-- What each site wrote on a usual day of the last whole weeks: or a busy one would be guarded at once.
INSERT INTO intake (site_id, day, rows, weight)
SELECT site_id, date(week, weekday.value || ' days') AS day,
  sum(3 * (n0 + n1 + n2 + n3 + n4 + n5 + n6 + n7 + n8 + n9 + n10 + unscored)
    + 2 * (shown + dismissed + abandoned)) / 7 AS rows, 1
FROM rollups CROSS JOIN json_each('[0,1,2,3,4,5,6]') AS weekday
WHERE week >= date('now', '-34 days') AND date(week, '7 days') <= date('now')
GROUP BY site_id, day;
--> statement-breakpoint
DROP TRIGGER answers_inserted;
--> statement-breakpoint
DROP TRIGGER answers_deleted;
--> statement-breakpoint
DROP TRIGGER answers_changed_away;
--> statement-breakpoint
DROP TRIGGER answers_changed_to;
--> statement-breakpoint
DROP TRIGGER displays_inserted;
--> statement-breakpoint
DROP TRIGGER actions_inserted;
--> statement-breakpoint
-- `held` is the number of a hold while it holds, its negative once released: what counts is not above 0.
-- One statement a body, no CASE, END on its own line: wrangler's splitter needs it.
CREATE TRIGGER IF NOT EXISTS answers_inserted AFTER INSERT ON answers
WHEN NEW.held <= 0
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
    n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, unscored, shown, days)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, date(NEW.day, 'weekday 0', '-6 days'),
    NEW.channel, NEW.segment, NEW.persona,
    NEW.score IS 0, NEW.score IS 1, NEW.score IS 2, NEW.score IS 3, NEW.score IS 4, NEW.score IS 5,
    NEW.score IS 6, NEW.score IS 7, NEW.score IS 8, NEW.score IS 9, NEW.score IS 10, NEW.score IS NULL, NEW.displays,
    '{"' || coalesce('n' || NEW.score, 'unscored') || '":['
      || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13)
      || iif(NEW.displays, '],"shown":[' || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13), '') || ']}')
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona) DO UPDATE SET
    n0 = n0 + excluded.n0, n1 = n1 + excluded.n1, n2 = n2 + excluded.n2, n3 = n3 + excluded.n3,
    n4 = n4 + excluded.n4, n5 = n5 + excluded.n5, n6 = n6 + excluded.n6, n7 = n7 + excluded.n7,
    n8 = n8 + excluded.n8, n9 = n9 + excluded.n9, n10 = n10 + excluded.n10,
    unscored = unscored + excluded.unscored, shown = shown + excluded.shown,
    days = iif(json_type(days, coalesce('$.n' || NEW.score, '$.unscored')) IS NULL OR (NEW.displays AND json_type(days, '$.shown') IS NULL),
      json_replace(
      json_insert(days, coalesce('$.n' || NEW.score, '$.unscored'), json('[0,0,0,0,0,0,0]'), iif(NEW.displays, '$.shown', coalesce('$.n' || NEW.score, '$.unscored')), json('[0,0,0,0,0,0,0]')),
      (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']',
      coalesce(days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + 1,
      (iif(NEW.displays, '$.shown', coalesce('$.n' || NEW.score, '$.unscored'))) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']',
      coalesce(days ->> ((iif(NEW.displays, '$.shown', coalesce('$.n' || NEW.score, '$.unscored'))) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + 1),
      iif(NEW.displays,
        json_replace(days, (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1,
          ('$.shown') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> (('$.shown') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1),
        json_replace(days, (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1)));
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_deleted AFTER DELETE ON answers
WHEN OLD.held <= 0
BEGIN
  UPDATE rollups SET
    n0 = n0 - (OLD.score IS 0), n1 = n1 - (OLD.score IS 1), n2 = n2 - (OLD.score IS 2),
    n3 = n3 - (OLD.score IS 3), n4 = n4 - (OLD.score IS 4), n5 = n5 - (OLD.score IS 5),
    n6 = n6 - (OLD.score IS 6), n7 = n7 - (OLD.score IS 7), n8 = n8 - (OLD.score IS 8),
    n9 = n9 - (OLD.score IS 9), n10 = n10 - (OLD.score IS 10),
    unscored = unscored - (OLD.score IS NULL), shown = shown - OLD.displays,
    days = json_replace(days,
      (coalesce('$.n' || OLD.score, '$.unscored')) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || OLD.score, '$.unscored')) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - 1,
      (iif(OLD.displays, '$.shown', coalesce('$.n' || OLD.score, '$.unscored'))) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']', (days ->> ((iif(OLD.displays, '$.shown', coalesce('$.n' || OLD.score, '$.unscored'))) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - 1)
  WHERE site_id = OLD.site_id AND touchpoint_id = OLD.touchpoint_id AND scale = OLD.scale
    AND stage_id = OLD.stage_id AND week = date(OLD.day, 'weekday 0', '-6 days')
    AND channel = OLD.channel AND segment = OLD.segment AND persona = OLD.persona;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_changed_away AFTER UPDATE OF score, touchpoint_id, scale, stage_id, day, channel, segment, persona, displays, held ON answers
WHEN OLD.held <= 0
BEGIN
  UPDATE rollups SET
    n0 = n0 - (OLD.score IS 0), n1 = n1 - (OLD.score IS 1), n2 = n2 - (OLD.score IS 2),
    n3 = n3 - (OLD.score IS 3), n4 = n4 - (OLD.score IS 4), n5 = n5 - (OLD.score IS 5),
    n6 = n6 - (OLD.score IS 6), n7 = n7 - (OLD.score IS 7), n8 = n8 - (OLD.score IS 8),
    n9 = n9 - (OLD.score IS 9), n10 = n10 - (OLD.score IS 10),
    unscored = unscored - (OLD.score IS NULL), shown = shown - OLD.displays,
    days = json_replace(days,
      (coalesce('$.n' || OLD.score, '$.unscored')) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || OLD.score, '$.unscored')) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - 1,
      (iif(OLD.displays, '$.shown', coalesce('$.n' || OLD.score, '$.unscored'))) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']', (days ->> ((iif(OLD.displays, '$.shown', coalesce('$.n' || OLD.score, '$.unscored'))) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - 1)
  WHERE site_id = OLD.site_id AND touchpoint_id = OLD.touchpoint_id AND scale = OLD.scale
    AND stage_id = OLD.stage_id AND week = date(OLD.day, 'weekday 0', '-6 days')
    AND channel = OLD.channel AND segment = OLD.segment AND persona = OLD.persona;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_changed_to AFTER UPDATE OF score, touchpoint_id, scale, stage_id, day, channel, segment, persona, displays, held ON answers
WHEN NEW.held <= 0
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
    n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, unscored, shown, days)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, date(NEW.day, 'weekday 0', '-6 days'),
    NEW.channel, NEW.segment, NEW.persona,
    NEW.score IS 0, NEW.score IS 1, NEW.score IS 2, NEW.score IS 3, NEW.score IS 4, NEW.score IS 5,
    NEW.score IS 6, NEW.score IS 7, NEW.score IS 8, NEW.score IS 9, NEW.score IS 10, NEW.score IS NULL, NEW.displays,
    '{"' || coalesce('n' || NEW.score, 'unscored') || '":['
      || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13)
      || iif(NEW.displays, '],"shown":[' || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13), '') || ']}')
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona) DO UPDATE SET
    n0 = n0 + excluded.n0, n1 = n1 + excluded.n1, n2 = n2 + excluded.n2, n3 = n3 + excluded.n3,
    n4 = n4 + excluded.n4, n5 = n5 + excluded.n5, n6 = n6 + excluded.n6, n7 = n7 + excluded.n7,
    n8 = n8 + excluded.n8, n9 = n9 + excluded.n9, n10 = n10 + excluded.n10,
    unscored = unscored + excluded.unscored, shown = shown + excluded.shown,
    days = iif(json_type(days, coalesce('$.n' || NEW.score, '$.unscored')) IS NULL OR (NEW.displays AND json_type(days, '$.shown') IS NULL),
      json_replace(
      json_insert(days, coalesce('$.n' || NEW.score, '$.unscored'), json('[0,0,0,0,0,0,0]'), iif(NEW.displays, '$.shown', coalesce('$.n' || NEW.score, '$.unscored')), json('[0,0,0,0,0,0,0]')),
      (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']',
      coalesce(days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + 1,
      (iif(NEW.displays, '$.shown', coalesce('$.n' || NEW.score, '$.unscored'))) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']',
      coalesce(days ->> ((iif(NEW.displays, '$.shown', coalesce('$.n' || NEW.score, '$.unscored'))) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + 1),
      iif(NEW.displays,
        json_replace(days, (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1,
          ('$.shown') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> (('$.shown') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1),
        json_replace(days, (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1)));
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS displays_inserted AFTER INSERT ON events
WHEN NEW.type IN ('shown', 'dismissed', 'abandoned') AND NEW.held <= 0
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
    shown, dismissed, abandoned, spread, days)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, date(NEW.day, 'weekday 0', '-6 days'),
    NEW.channel, NEW.segment, NEW.persona,
    (NEW.type = 'shown' OR NEW.displays) * NEW.weight, (NEW.type = 'dismissed') * NEW.weight, (NEW.type = 'abandoned') * NEW.weight,
    (NEW.type = 'shown' OR NEW.displays) * NEW.weight * (NEW.weight - 1),
    json_replace(
      json_insert('{}', '$.' || NEW.type, json('[0,0,0,0,0,0,0]'), iif((NEW.type = 'shown' OR NEW.displays), '$.shown', '$.' || NEW.type), json('[0,0,0,0,0,0,0]'), iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), '$.spread', '$.' || NEW.type), json('[0,0,0,0,0,0,0]')),
      ('$.' || NEW.type) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', NEW.weight,
      (iif((NEW.type = 'shown' OR NEW.displays), '$.shown', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', NEW.weight,
      (iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), '$.spread', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), NEW.weight * (NEW.weight - 1), NEW.weight)))
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona) DO UPDATE SET
    shown = shown + excluded.shown, dismissed = dismissed + excluded.dismissed,
    abandoned = abandoned + excluded.abandoned, spread = spread + excluded.spread,
    days = json_replace(
      json_insert(days, '$.' || NEW.type, json('[0,0,0,0,0,0,0]'), iif((NEW.type = 'shown' OR NEW.displays), '$.shown', '$.' || NEW.type), json('[0,0,0,0,0,0,0]'), iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), '$.spread', '$.' || NEW.type), json('[0,0,0,0,0,0,0]')),
      ('$.' || NEW.type) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', coalesce(days ->> (('$.' || NEW.type) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + NEW.weight,
      (iif((NEW.type = 'shown' OR NEW.displays), '$.shown', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', coalesce(days ->> ((iif((NEW.type = 'shown' OR NEW.displays), '$.shown', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + NEW.weight,
      (iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), '$.spread', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', coalesce(days ->> ((iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), '$.spread', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), NEW.weight * (NEW.weight - 1), NEW.weight));
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS displays_held AFTER UPDATE OF held ON events
WHEN OLD.type IN ('shown', 'dismissed', 'abandoned') AND OLD.held <= 0 AND NEW.held > 0
BEGIN
  UPDATE rollups SET
    shown = shown - (OLD.type = 'shown' OR OLD.displays) * OLD.weight, dismissed = dismissed - (OLD.type = 'dismissed') * OLD.weight,
    abandoned = abandoned - (OLD.type = 'abandoned') * OLD.weight,
    spread = spread - (OLD.type = 'shown' OR OLD.displays) * OLD.weight * (OLD.weight - 1),
    days = json_replace(days,
      ('$.' || OLD.type) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']', (days ->> (('$.' || OLD.type) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - OLD.weight,
      (iif((OLD.type = 'shown' OR OLD.displays), '$.shown', '$.' || OLD.type)) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']', (days ->> ((iif((OLD.type = 'shown' OR OLD.displays), '$.shown', '$.' || OLD.type)) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - OLD.weight,
      (iif((OLD.type = 'shown' OR OLD.displays) * (OLD.weight - 1), '$.spread', '$.' || OLD.type)) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']', (days ->> ((iif((OLD.type = 'shown' OR OLD.displays) * (OLD.weight - 1), '$.spread', '$.' || OLD.type)) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - iif((OLD.type = 'shown' OR OLD.displays) * (OLD.weight - 1), OLD.weight * (OLD.weight - 1), OLD.weight))
  WHERE site_id = OLD.site_id AND touchpoint_id = OLD.touchpoint_id AND scale = OLD.scale
    AND stage_id = OLD.stage_id AND week = date(OLD.day, 'weekday 0', '-6 days')
    AND channel = OLD.channel AND segment = OLD.segment AND persona = OLD.persona;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS displays_released AFTER UPDATE OF held ON events
WHEN NEW.type IN ('shown', 'dismissed', 'abandoned') AND OLD.held > 0 AND NEW.held <= 0
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
    shown, dismissed, abandoned, spread, days)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, date(NEW.day, 'weekday 0', '-6 days'),
    NEW.channel, NEW.segment, NEW.persona,
    (NEW.type = 'shown' OR NEW.displays) * NEW.weight, (NEW.type = 'dismissed') * NEW.weight, (NEW.type = 'abandoned') * NEW.weight,
    (NEW.type = 'shown' OR NEW.displays) * NEW.weight * (NEW.weight - 1),
    json_replace(
      json_insert('{}', '$.' || NEW.type, json('[0,0,0,0,0,0,0]'), iif((NEW.type = 'shown' OR NEW.displays), '$.shown', '$.' || NEW.type), json('[0,0,0,0,0,0,0]'), iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), '$.spread', '$.' || NEW.type), json('[0,0,0,0,0,0,0]')),
      ('$.' || NEW.type) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', NEW.weight,
      (iif((NEW.type = 'shown' OR NEW.displays), '$.shown', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', NEW.weight,
      (iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), '$.spread', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), NEW.weight * (NEW.weight - 1), NEW.weight)))
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona) DO UPDATE SET
    shown = shown + excluded.shown, dismissed = dismissed + excluded.dismissed,
    abandoned = abandoned + excluded.abandoned, spread = spread + excluded.spread,
    days = json_replace(
      json_insert(days, '$.' || NEW.type, json('[0,0,0,0,0,0,0]'), iif((NEW.type = 'shown' OR NEW.displays), '$.shown', '$.' || NEW.type), json('[0,0,0,0,0,0,0]'), iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), '$.spread', '$.' || NEW.type), json('[0,0,0,0,0,0,0]')),
      ('$.' || NEW.type) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', coalesce(days ->> (('$.' || NEW.type) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + NEW.weight,
      (iif((NEW.type = 'shown' OR NEW.displays), '$.shown', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', coalesce(days ->> ((iif((NEW.type = 'shown' OR NEW.displays), '$.shown', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + NEW.weight,
      (iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), '$.spread', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', coalesce(days ->> ((iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), '$.spread', '$.' || NEW.type)) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + iif((NEW.type = 'shown' OR NEW.displays) * (NEW.weight - 1), NEW.weight * (NEW.weight - 1), NEW.weight));
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS actions_inserted AFTER INSERT ON events
WHEN NEW.type IN ('reached', 'completed') AND NEW.held <= 0
BEGIN
  INSERT INTO action_counts (site_id, touchpoint_id, stage_id, day, action, channel, segment, persona, n)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.stage_id, NEW.day, NEW.action, NEW.channel, NEW.segment, NEW.persona, NEW.weight)
  ON CONFLICT (site_id, touchpoint_id, stage_id, day, action, channel, segment, persona) DO UPDATE SET n = n + excluded.n;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS actions_held AFTER UPDATE OF held ON events
WHEN OLD.type IN ('reached', 'completed') AND OLD.held <= 0 AND NEW.held > 0
BEGIN
  UPDATE action_counts SET n = n - OLD.weight
  WHERE site_id = OLD.site_id AND touchpoint_id = OLD.touchpoint_id AND stage_id = OLD.stage_id AND day = OLD.day
    AND action = OLD.action AND channel = OLD.channel AND segment = OLD.segment AND persona = OLD.persona;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS actions_released AFTER UPDATE OF held ON events
WHEN NEW.type IN ('reached', 'completed') AND OLD.held > 0 AND NEW.held <= 0
BEGIN
  INSERT INTO action_counts (site_id, touchpoint_id, stage_id, day, action, channel, segment, persona, n)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.stage_id, NEW.day, NEW.action, NEW.channel, NEW.segment, NEW.persona, NEW.weight)
  ON CONFLICT (site_id, touchpoint_id, stage_id, day, action, channel, segment, persona) DO UPDATE SET n = n + excluded.n;
END;
