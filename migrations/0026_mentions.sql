-- Colleagues who are mentioned in notes of cases, and whether they have looked since.
CREATE TABLE `case_mentions` (
	`site_id` integer NOT NULL,
	`user_id` text NOT NULL,
	`case_id` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer,
	PRIMARY KEY(`site_id`, `user_id`, `case_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `case_mentions_unseen` ON `case_mentions` (`site_id`,`user_id`,`case_id`) WHERE seen_at IS NULL;
--> statement-breakpoint
-- The count of a whole list stands under the owner '*': a page reads a row for it, however many work here.
INSERT INTO case_counts (site_id, list, owner, n)
SELECT site_id, list, '*', sum(n) FROM case_counts GROUP BY site_id, list;
--> statement-breakpoint
DROP TRIGGER IF EXISTS cases_counted;
--> statement-breakpoint
DROP TRIGGER IF EXISTS cases_uncounted;
--> statement-breakpoint
DROP TRIGGER IF EXISTS cases_left;
--> statement-breakpoint
DROP TRIGGER IF EXISTS cases_joined;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS cases_counted AFTER INSERT ON cases BEGIN
  INSERT INTO case_counts (site_id, list, owner, n)
  VALUES (NEW.site_id, NEW.list, NEW.owner, 1), (NEW.site_id, NEW.list, '*', 1)
  ON CONFLICT (site_id, list, owner) DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS cases_uncounted AFTER DELETE ON cases BEGIN
  UPDATE case_counts SET n = n - 1
  WHERE site_id = OLD.site_id AND list = OLD.list AND owner IN (OLD.owner, '*');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS cases_left AFTER UPDATE OF list, owner ON cases
WHEN NEW.list <> OLD.list OR NEW.owner <> OLD.owner BEGIN
  UPDATE case_counts SET n = n - 1
  WHERE site_id = OLD.site_id AND list = OLD.list AND owner IN (OLD.owner, '*');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS cases_joined AFTER UPDATE OF list, owner ON cases
WHEN NEW.list <> OLD.list OR NEW.owner <> OLD.owner BEGIN
  INSERT INTO case_counts (site_id, list, owner, n)
  VALUES (NEW.site_id, NEW.list, NEW.owner, 1), (NEW.site_id, NEW.list, '*', 1)
  ON CONFLICT (site_id, list, owner) DO UPDATE SET n = n + 1;
END;
