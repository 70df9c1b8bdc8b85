-- Answers of imports were asked for elsewhere: they count, but a share of our displays would be no rate
-- of theirs. `days` has them beside the scores, in the place of a display.
ALTER TABLE `rollups` ADD `imported` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona, imported, days)
SELECT site_id, touchpoint_id, scale, stage_id, date(day, 'weekday 0', '-6 days') AS week,
  channel, segment, persona, count(*), json_object('imported', json_array(sum(weekday = 0), sum(weekday = 1), sum(weekday = 2), sum(weekday = 3), sum(weekday = 4), sum(weekday = 5), sum(weekday = 6)))
FROM (SELECT *, (unixepoch(day) / 86400 + 3) % 7 AS weekday FROM answers
  WHERE import_id > 0 AND held <= 0 AND score IS NOT NULL AND NOT displays)
WHERE true
GROUP BY site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona
ON CONFLICT (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona) DO UPDATE SET
  imported = excluded.imported,
  days = json_set(days, '$.imported', json(excluded.days -> '$.imported'));
--> statement-breakpoint
DROP TRIGGER answers_inserted;
--> statement-breakpoint
DROP TRIGGER answers_deleted;
--> statement-breakpoint
DROP TRIGGER answers_changed_away;
--> statement-breakpoint
DROP TRIGGER answers_changed_to;
--> statement-breakpoint
-- One statement a body, no CASE, END on its own line: wrangler's splitter needs it.
CREATE TRIGGER IF NOT EXISTS answers_inserted AFTER INSERT ON answers
WHEN NEW.held <= 0
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
    n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, unscored, shown, imported, days)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, date(NEW.day, 'weekday 0', '-6 days'),
    NEW.channel, NEW.segment, NEW.persona,
    NEW.score IS 0, NEW.score IS 1, NEW.score IS 2, NEW.score IS 3, NEW.score IS 4, NEW.score IS 5,
    NEW.score IS 6, NEW.score IS 7, NEW.score IS 8, NEW.score IS 9, NEW.score IS 10, NEW.score IS NULL, NEW.displays,
    NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL,
    '{"' || coalesce('n' || NEW.score, 'unscored') || '":['
      || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13)
      || iif(NEW.displays, '],"shown":[' || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13), '')
      || iif(NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL, '],"imported":[' || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13), '') || ']}')
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona) DO UPDATE SET
    n0 = n0 + excluded.n0, n1 = n1 + excluded.n1, n2 = n2 + excluded.n2, n3 = n3 + excluded.n3,
    n4 = n4 + excluded.n4, n5 = n5 + excluded.n5, n6 = n6 + excluded.n6, n7 = n7 + excluded.n7,
    n8 = n8 + excluded.n8, n9 = n9 + excluded.n9, n10 = n10 + excluded.n10,
    unscored = unscored + excluded.unscored, shown = shown + excluded.shown, imported = imported + excluded.imported,
    days = iif(json_type(days, coalesce('$.n' || NEW.score, '$.unscored')) IS NULL OR (NEW.displays AND json_type(days, '$.shown') IS NULL)
        OR (NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL AND json_type(days, '$.imported') IS NULL),
      json_replace(
      json_insert(days, coalesce('$.n' || NEW.score, '$.unscored'), json('[0,0,0,0,0,0,0]'), iif(NEW.displays, '$.shown', iif(NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL, '$.imported', coalesce('$.n' || NEW.score, '$.unscored'))), json('[0,0,0,0,0,0,0]')),
      (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']',
      coalesce(days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + 1,
      (iif(NEW.displays, '$.shown', iif(NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL, '$.imported', coalesce('$.n' || NEW.score, '$.unscored')))) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']',
      coalesce(days ->> ((iif(NEW.displays, '$.shown', iif(NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL, '$.imported', coalesce('$.n' || NEW.score, '$.unscored')))) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + 1),
      iif(NEW.displays,
        json_replace(days, (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1,
          ('$.shown') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> (('$.shown') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1),
        iif(NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL,
          json_replace(days, (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1,
            '$.imported[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ('$.imported[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1),
          json_replace(days, (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1))));
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
    imported = imported - (OLD.import_id > 0 AND NOT OLD.displays AND OLD.score IS NOT NULL),
    days = json_replace(days,
      (coalesce('$.n' || OLD.score, '$.unscored')) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || OLD.score, '$.unscored')) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - 1,
      (iif(OLD.displays, '$.shown', iif(OLD.import_id > 0 AND NOT OLD.displays AND OLD.score IS NOT NULL, '$.imported', coalesce('$.n' || OLD.score, '$.unscored')))) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']', (days ->> ((iif(OLD.displays, '$.shown', iif(OLD.import_id > 0 AND NOT OLD.displays AND OLD.score IS NOT NULL, '$.imported', coalesce('$.n' || OLD.score, '$.unscored')))) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - 1)
  WHERE site_id = OLD.site_id AND touchpoint_id = OLD.touchpoint_id AND scale = OLD.scale
    AND stage_id = OLD.stage_id AND week = date(OLD.day, 'weekday 0', '-6 days')
    AND channel = OLD.channel AND segment = OLD.segment AND persona = OLD.persona;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_changed_away AFTER UPDATE OF score, touchpoint_id, scale, stage_id, day, channel, segment, persona, displays, held, import_id ON answers
WHEN OLD.held <= 0
BEGIN
  UPDATE rollups SET
    n0 = n0 - (OLD.score IS 0), n1 = n1 - (OLD.score IS 1), n2 = n2 - (OLD.score IS 2),
    n3 = n3 - (OLD.score IS 3), n4 = n4 - (OLD.score IS 4), n5 = n5 - (OLD.score IS 5),
    n6 = n6 - (OLD.score IS 6), n7 = n7 - (OLD.score IS 7), n8 = n8 - (OLD.score IS 8),
    n9 = n9 - (OLD.score IS 9), n10 = n10 - (OLD.score IS 10),
    unscored = unscored - (OLD.score IS NULL), shown = shown - OLD.displays,
    imported = imported - (OLD.import_id > 0 AND NOT OLD.displays AND OLD.score IS NOT NULL),
    days = json_replace(days,
      (coalesce('$.n' || OLD.score, '$.unscored')) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || OLD.score, '$.unscored')) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - 1,
      (iif(OLD.displays, '$.shown', iif(OLD.import_id > 0 AND NOT OLD.displays AND OLD.score IS NOT NULL, '$.imported', coalesce('$.n' || OLD.score, '$.unscored')))) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']', (days ->> ((iif(OLD.displays, '$.shown', iif(OLD.import_id > 0 AND NOT OLD.displays AND OLD.score IS NOT NULL, '$.imported', coalesce('$.n' || OLD.score, '$.unscored')))) || '[' || ((unixepoch(OLD.day) / 86400 + 3) % 7) || ']')) - 1)
  WHERE site_id = OLD.site_id AND touchpoint_id = OLD.touchpoint_id AND scale = OLD.scale
    AND stage_id = OLD.stage_id AND week = date(OLD.day, 'weekday 0', '-6 days')
    AND channel = OLD.channel AND segment = OLD.segment AND persona = OLD.persona;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_changed_to AFTER UPDATE OF score, touchpoint_id, scale, stage_id, day, channel, segment, persona, displays, held, import_id ON answers
WHEN NEW.held <= 0
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona,
    n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, unscored, shown, imported, days)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, date(NEW.day, 'weekday 0', '-6 days'),
    NEW.channel, NEW.segment, NEW.persona,
    NEW.score IS 0, NEW.score IS 1, NEW.score IS 2, NEW.score IS 3, NEW.score IS 4, NEW.score IS 5,
    NEW.score IS 6, NEW.score IS 7, NEW.score IS 8, NEW.score IS 9, NEW.score IS 10, NEW.score IS NULL, NEW.displays,
    NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL,
    '{"' || coalesce('n' || NEW.score, 'unscored') || '":['
      || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13)
      || iif(NEW.displays, '],"shown":[' || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13), '')
      || iif(NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL, '],"imported":[' || substr('0,0,0,0,0,0,1,0,0,0,0,0,0', 13 - 2 * ((unixepoch(NEW.day) / 86400 + 3) % 7), 13), '') || ']}')
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, week, channel, segment, persona) DO UPDATE SET
    n0 = n0 + excluded.n0, n1 = n1 + excluded.n1, n2 = n2 + excluded.n2, n3 = n3 + excluded.n3,
    n4 = n4 + excluded.n4, n5 = n5 + excluded.n5, n6 = n6 + excluded.n6, n7 = n7 + excluded.n7,
    n8 = n8 + excluded.n8, n9 = n9 + excluded.n9, n10 = n10 + excluded.n10,
    unscored = unscored + excluded.unscored, shown = shown + excluded.shown, imported = imported + excluded.imported,
    days = iif(json_type(days, coalesce('$.n' || NEW.score, '$.unscored')) IS NULL OR (NEW.displays AND json_type(days, '$.shown') IS NULL)
        OR (NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL AND json_type(days, '$.imported') IS NULL),
      json_replace(
      json_insert(days, coalesce('$.n' || NEW.score, '$.unscored'), json('[0,0,0,0,0,0,0]'), iif(NEW.displays, '$.shown', iif(NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL, '$.imported', coalesce('$.n' || NEW.score, '$.unscored'))), json('[0,0,0,0,0,0,0]')),
      (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']',
      coalesce(days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + 1,
      (iif(NEW.displays, '$.shown', iif(NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL, '$.imported', coalesce('$.n' || NEW.score, '$.unscored')))) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']',
      coalesce(days ->> ((iif(NEW.displays, '$.shown', iif(NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL, '$.imported', coalesce('$.n' || NEW.score, '$.unscored')))) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']'), 0) + 1),
      iif(NEW.displays,
        json_replace(days, (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1,
          ('$.shown') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> (('$.shown') || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1),
        iif(NEW.import_id > 0 AND NOT NEW.displays AND NEW.score IS NOT NULL,
          json_replace(days, (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1,
            '$.imported[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ('$.imported[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1),
          json_replace(days, (coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']', (days ->> ((coalesce('$.n' || NEW.score, '$.unscored')) || '[' || ((unixepoch(NEW.day) / 86400 + 3) % 7) || ']')) + 1))));
END;
