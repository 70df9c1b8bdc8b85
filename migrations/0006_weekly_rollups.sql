-- One row a cell and week instead of one a cell and day, and no sums of months. docs/data.md tells why.
-- `days` holds the same counts by weekday, Monday first: {"n4":[0,0,2,0,0,0,1],"shown":[9,8,7,6,5,4,3]}.
-- The old triggers go first: while the tables change their places nothing may count.
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
DROP TRIGGER rollups_inserted;
--> statement-breakpoint
DROP TRIGGER rollups_updated;
--> statement-breakpoint
ALTER TABLE `rollups` RENAME TO `rollup_days`;
--> statement-breakpoint
CREATE TABLE `rollups` (
	`site_id` integer NOT NULL,
	`touchpoint_id` text NOT NULL,
	`scale` text NOT NULL,
	`stage_id` text NOT NULL,
	`week` text NOT NULL,
	`channel` text NOT NULL,
	`segment` text NOT NULL,
	`persona` text NOT NULL,
	`n0` integer DEFAULT 0 NOT NULL,
	`n1` integer DEFAULT 0 NOT NULL,
	`n2` integer DEFAULT 0 NOT NULL,
	`n3` integer DEFAULT 0 NOT NULL,
	`n4` integer DEFAULT 0 NOT NULL,
	`n5` integer DEFAULT 0 NOT NULL,
	`n6` integer DEFAULT 0 NOT NULL,
	`n7` integer DEFAULT 0 NOT NULL,
	`n8` integer DEFAULT 0 NOT NULL,
	`n9` integer DEFAULT 0 NOT NULL,
	`n10` integer DEFAULT 0 NOT NULL,
	`unscored` integer DEFAULT 0 NOT NULL,
	`shown` integer DEFAULT 0 NOT NULL,
	`dismissed` integer DEFAULT 0 NOT NULL,
	`abandoned` integer DEFAULT 0 NOT NULL,
	`days` text NOT NULL,
	PRIMARY KEY(`site_id`, `touchpoint_id`, `scale`, `stage_id`, `week`, `channel`, `segment`, `persona`)
) WITHOUT ROWID;
--> statement-breakpoint
-- First a row for each counter with its seven days, then all counters of a cell in one.
INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
  n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, unscored, shown, dismissed, abandoned, days)
SELECT site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
  sum(iif(counter = 'n0', n, 0)), sum(iif(counter = 'n1', n, 0)), sum(iif(counter = 'n2', n, 0)),
  sum(iif(counter = 'n3', n, 0)), sum(iif(counter = 'n4', n, 0)), sum(iif(counter = 'n5', n, 0)),
  sum(iif(counter = 'n6', n, 0)), sum(iif(counter = 'n7', n, 0)), sum(iif(counter = 'n8', n, 0)),
  sum(iif(counter = 'n9', n, 0)), sum(iif(counter = 'n10', n, 0)), sum(iif(counter = 'unscored', n, 0)),
  sum(iif(counter = 'shown', n, 0)), sum(iif(counter = 'dismissed', n, 0)), sum(iif(counter = 'abandoned', n, 0)),
  json_group_object(counter, json(counted_days))
FROM (
  SELECT site_id, touchpoint_id, scale, stage_id, date(day, 'weekday 0', '-6 days') AS week,
    channel, segment, persona, counted.key AS counter, sum(counted.value) AS n,
    json_array(sum(iif(weekday = 0, counted.value, 0)), sum(iif(weekday = 1, counted.value, 0)),
      sum(iif(weekday = 2, counted.value, 0)), sum(iif(weekday = 3, counted.value, 0)),
      sum(iif(weekday = 4, counted.value, 0)), sum(iif(weekday = 5, counted.value, 0)),
      sum(iif(weekday = 6, counted.value, 0))) AS counted_days
  FROM (SELECT *, (unixepoch(day) / 86400 + 3) % 7 AS weekday FROM rollup_days)
  CROSS JOIN json_each(json_object('n0', n0, 'n1', n1, 'n2', n2, 'n3', n3, 'n4', n4, 'n5', n5,
    'n6', n6, 'n7', n7, 'n8', n8, 'n9', n9, 'n10', n10, 'unscored', unscored,
    'shown', shown, 'dismissed', dismissed, 'abandoned', abandoned)) AS counted
  WHERE counted.value <> 0
  GROUP BY site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona, counter)
GROUP BY site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona;
--> statement-breakpoint
DROP TABLE `rollup_days`;
--> statement-breakpoint
DROP TABLE `rollup_months`;
--> statement-breakpoint
DROP TABLE `open_months`;
--> statement-breakpoint
-- Every count changes in the same statement as its answer or event, in the week and in its day: they
-- cannot drift. One statement a body, no CASE, END on its own line: wrangler's splitter needs it.
-- A counter's first count comes as a week of which one day is 1: seven digits cut out of thirteen.
CREATE TRIGGER IF NOT EXISTS answers_inserted AFTER INSERT ON answers
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
    n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, unscored, days)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, date(NEW.day, 'weekday 0', '-6 days'),
    NEW.channel, NEW.segment, NEW.persona,
    NEW.score IS 0, NEW.score IS 1, NEW.score IS 2, NEW.score IS 3, NEW.score IS 4, NEW.score IS 5,
    NEW.score IS 6, NEW.score IS 7, NEW.score IS 8, NEW.score IS 9, NEW.score IS 10, NEW.score IS NULL,
    '{"' || coalesce('n' || NEW.score, 'unscored') || '":['
      || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13) || ']}')
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona) DO UPDATE SET
    n0 = n0 + excluded.n0, n1 = n1 + excluded.n1, n2 = n2 + excluded.n2, n3 = n3 + excluded.n3,
    n4 = n4 + excluded.n4, n5 = n5 + excluded.n5, n6 = n6 + excluded.n6, n7 = n7 + excluded.n7,
    n8 = n8 + excluded.n8, n9 = n9 + excluded.n9, n10 = n10 + excluded.n10,
    unscored = unscored + excluded.unscored,
    days = iif(json_type(days, coalesce('$.n' || NEW.score, '$.unscored')) IS NULL,
      json_insert(days, coalesce('$.n' || NEW.score, '$.unscored'),
        json(excluded.days -> coalesce('$.n' || NEW.score, '$.unscored'))),
      json_replace(days,
        coalesce('$.n' || NEW.score, '$.unscored') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']',
        (days ->> (coalesce('$.n' || NEW.score, '$.unscored') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1));
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_deleted AFTER DELETE ON answers
BEGIN
  UPDATE rollups SET
    n0 = n0 - (OLD.score IS 0), n1 = n1 - (OLD.score IS 1), n2 = n2 - (OLD.score IS 2),
    n3 = n3 - (OLD.score IS 3), n4 = n4 - (OLD.score IS 4), n5 = n5 - (OLD.score IS 5),
    n6 = n6 - (OLD.score IS 6), n7 = n7 - (OLD.score IS 7), n8 = n8 - (OLD.score IS 8),
    n9 = n9 - (OLD.score IS 9), n10 = n10 - (OLD.score IS 10),
    unscored = unscored - (OLD.score IS NULL),
    days = json_replace(days,
      coalesce('$.n' || OLD.score, '$.unscored') || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']',
      (days ->> (coalesce('$.n' || OLD.score, '$.unscored') || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - 1)
  WHERE site_id = OLD.site_id AND touchpoint_id = OLD.touchpoint_id AND scale = OLD.scale
    AND stage_id = OLD.stage_id AND week = date(OLD.day, 'weekday 0', '-6 days')
    AND channel = OLD.channel AND segment = OLD.segment AND persona = OLD.persona;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_changed_away AFTER UPDATE OF score, touchpoint_id, scale, stage_id, day, channel, segment, persona ON answers
BEGIN
  UPDATE rollups SET
    n0 = n0 - (OLD.score IS 0), n1 = n1 - (OLD.score IS 1), n2 = n2 - (OLD.score IS 2),
    n3 = n3 - (OLD.score IS 3), n4 = n4 - (OLD.score IS 4), n5 = n5 - (OLD.score IS 5),
    n6 = n6 - (OLD.score IS 6), n7 = n7 - (OLD.score IS 7), n8 = n8 - (OLD.score IS 8),
    n9 = n9 - (OLD.score IS 9), n10 = n10 - (OLD.score IS 10),
    unscored = unscored - (OLD.score IS NULL),
    days = json_replace(days,
      coalesce('$.n' || OLD.score, '$.unscored') || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']',
      (days ->> (coalesce('$.n' || OLD.score, '$.unscored') || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - 1)
  WHERE site_id = OLD.site_id AND touchpoint_id = OLD.touchpoint_id AND scale = OLD.scale
    AND stage_id = OLD.stage_id AND week = date(OLD.day, 'weekday 0', '-6 days')
    AND channel = OLD.channel AND segment = OLD.segment AND persona = OLD.persona;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_changed_to AFTER UPDATE OF score, touchpoint_id, scale, stage_id, day, channel, segment, persona ON answers
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
    n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, unscored, days)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, date(NEW.day, 'weekday 0', '-6 days'),
    NEW.channel, NEW.segment, NEW.persona,
    NEW.score IS 0, NEW.score IS 1, NEW.score IS 2, NEW.score IS 3, NEW.score IS 4, NEW.score IS 5,
    NEW.score IS 6, NEW.score IS 7, NEW.score IS 8, NEW.score IS 9, NEW.score IS 10, NEW.score IS NULL,
    '{"' || coalesce('n' || NEW.score, 'unscored') || '":['
      || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13) || ']}')
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona) DO UPDATE SET
    n0 = n0 + excluded.n0, n1 = n1 + excluded.n1, n2 = n2 + excluded.n2, n3 = n3 + excluded.n3,
    n4 = n4 + excluded.n4, n5 = n5 + excluded.n5, n6 = n6 + excluded.n6, n7 = n7 + excluded.n7,
    n8 = n8 + excluded.n8, n9 = n9 + excluded.n9, n10 = n10 + excluded.n10,
    unscored = unscored + excluded.unscored,
    days = iif(json_type(days, coalesce('$.n' || NEW.score, '$.unscored')) IS NULL,
      json_insert(days, coalesce('$.n' || NEW.score, '$.unscored'),
        json(excluded.days -> coalesce('$.n' || NEW.score, '$.unscored'))),
      json_replace(days,
        coalesce('$.n' || NEW.score, '$.unscored') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']',
        (days ->> (coalesce('$.n' || NEW.score, '$.unscored') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1));
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS displays_inserted AFTER INSERT ON events
WHEN NEW.type IN ('shown', 'dismissed', 'abandoned')
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
    shown, dismissed, abandoned, days)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, date(NEW.day, 'weekday 0', '-6 days'),
    NEW.channel, NEW.segment, NEW.persona,
    NEW.type = 'shown', NEW.type = 'dismissed', NEW.type = 'abandoned',
    '{"' || NEW.type || '":['
      || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13) || ']}')
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona) DO UPDATE SET
    shown = shown + excluded.shown, dismissed = dismissed + excluded.dismissed,
    abandoned = abandoned + excluded.abandoned,
    days = iif(json_type(days, ('$.' || NEW.type)) IS NULL,
      json_insert(days, ('$.' || NEW.type),
        json(excluded.days -> ('$.' || NEW.type))),
      json_replace(days,
        ('$.' || NEW.type) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']',
        (days ->> (('$.' || NEW.type) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1));
END;
