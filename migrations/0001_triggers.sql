-- The rollups follow every insert, edit and delete of an answer in the same statement, so they
-- cannot drift. One statement a body, no CASE, END on its own line: wrangler's splitter needs it.
CREATE TRIGGER IF NOT EXISTS answers_inserted AFTER INSERT ON answers
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, day, channel, segment, persona,
    n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, unscored)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, NEW.day, NEW.channel, NEW.segment, NEW.persona,
    NEW.score IS 0, NEW.score IS 1, NEW.score IS 2, NEW.score IS 3, NEW.score IS 4, NEW.score IS 5,
    NEW.score IS 6, NEW.score IS 7, NEW.score IS 8, NEW.score IS 9, NEW.score IS 10, NEW.score IS NULL)
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, day, channel, segment, persona) DO UPDATE SET
    n0 = n0 + excluded.n0, n1 = n1 + excluded.n1, n2 = n2 + excluded.n2, n3 = n3 + excluded.n3,
    n4 = n4 + excluded.n4, n5 = n5 + excluded.n5, n6 = n6 + excluded.n6, n7 = n7 + excluded.n7,
    n8 = n8 + excluded.n8, n9 = n9 + excluded.n9, n10 = n10 + excluded.n10,
    unscored = unscored + excluded.unscored;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_deleted AFTER DELETE ON answers
BEGIN
  UPDATE rollups SET
    n0 = n0 - (OLD.score IS 0), n1 = n1 - (OLD.score IS 1), n2 = n2 - (OLD.score IS 2),
    n3 = n3 - (OLD.score IS 3), n4 = n4 - (OLD.score IS 4), n5 = n5 - (OLD.score IS 5),
    n6 = n6 - (OLD.score IS 6), n7 = n7 - (OLD.score IS 7), n8 = n8 - (OLD.score IS 8),
    n9 = n9 - (OLD.score IS 9), n10 = n10 - (OLD.score IS 10),
    unscored = unscored - (OLD.score IS NULL)
  WHERE site_id = OLD.site_id AND touchpoint_id = OLD.touchpoint_id AND scale = OLD.scale
    AND stage_id = OLD.stage_id AND day = OLD.day AND channel = OLD.channel
    AND segment = OLD.segment AND persona = OLD.persona;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_changed_away AFTER UPDATE OF score, touchpoint_id, scale, stage_id, day, channel, segment, persona ON answers
BEGIN
  UPDATE rollups SET
    n0 = n0 - (OLD.score IS 0), n1 = n1 - (OLD.score IS 1), n2 = n2 - (OLD.score IS 2),
    n3 = n3 - (OLD.score IS 3), n4 = n4 - (OLD.score IS 4), n5 = n5 - (OLD.score IS 5),
    n6 = n6 - (OLD.score IS 6), n7 = n7 - (OLD.score IS 7), n8 = n8 - (OLD.score IS 8),
    n9 = n9 - (OLD.score IS 9), n10 = n10 - (OLD.score IS 10),
    unscored = unscored - (OLD.score IS NULL)
  WHERE site_id = OLD.site_id AND touchpoint_id = OLD.touchpoint_id AND scale = OLD.scale
    AND stage_id = OLD.stage_id AND day = OLD.day AND channel = OLD.channel
    AND segment = OLD.segment AND persona = OLD.persona;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_changed_to AFTER UPDATE OF score, touchpoint_id, scale, stage_id, day, channel, segment, persona ON answers
BEGIN
  INSERT INTO rollups (site_id, touchpoint_id, scale, stage_id, day, channel, segment, persona,
    n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, unscored)
  VALUES (NEW.site_id, NEW.touchpoint_id, NEW.scale, NEW.stage_id, NEW.day, NEW.channel, NEW.segment, NEW.persona,
    NEW.score IS 0, NEW.score IS 1, NEW.score IS 2, NEW.score IS 3, NEW.score IS 4, NEW.score IS 5,
    NEW.score IS 6, NEW.score IS 7, NEW.score IS 8, NEW.score IS 9, NEW.score IS 10, NEW.score IS NULL)
  ON CONFLICT (site_id, touchpoint_id, scale, stage_id, day, channel, segment, persona) DO UPDATE SET
    n0 = n0 + excluded.n0, n1 = n1 + excluded.n1, n2 = n2 + excluded.n2, n3 = n3 + excluded.n3,
    n4 = n4 + excluded.n4, n5 = n5 + excluded.n5, n6 = n6 + excluded.n6, n7 = n7 + excluded.n7,
    n8 = n8 + excluded.n8, n9 = n9 + excluded.n9, n10 = n10 + excluded.n10,
    unscored = unscored + excluded.unscored;
END;
--> statement-breakpoint
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
-- A month whose days changed is read day by day until the hourly job has summed it up again.
CREATE TRIGGER IF NOT EXISTS rollups_inserted AFTER INSERT ON rollups
BEGIN
  INSERT INTO open_months (site_id, month) VALUES (NEW.site_id, substr(NEW.day, 1, 7))
  ON CONFLICT (site_id, month) DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS rollups_updated AFTER UPDATE ON rollups
BEGIN
  INSERT INTO open_months (site_id, month) VALUES (NEW.site_id, substr(NEW.day, 1, 7))
  ON CONFLICT (site_id, month) DO NOTHING;
END;
--> statement-breakpoint
-- Where a touchpoint has ever stood: reads look for its rollups under each of these stages.
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
