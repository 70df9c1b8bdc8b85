-- Digests: what pages of understanding are made of, counted by the site's job. Triggers note answers of
-- which something has changed since; nothing is written when an answer comes in.
CREATE TABLE `digest_marks` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`read_to` text DEFAULT '' NOT NULL,
	`seen_to` text DEFAULT '' NOT NULL,
	`turn` text DEFAULT '' NOT NULL,
	`checked` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `digests` (
	`site_id` integer NOT NULL,
	`journey_id` text NOT NULL,
	`kind` text NOT NULL,
	`week` text NOT NULL,
	`counts` text NOT NULL,
	PRIMARY KEY(`site_id`, `journey_id`, `kind`, `week`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `walks` (
	`site_id` integer NOT NULL,
	`who` text NOT NULL,
	`answer_id` text NOT NULL,
	`journey_id` text NOT NULL,
	`facts` text,
	`stale` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`site_id`, `who`, `answer_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `walks_stale` ON `walks` (`site_id`,`who`,`answer_id`) WHERE stale <> 0;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_changed_in_digests AFTER UPDATE OF held, stage_id, touchpoint_id, channel, scale, score, choices, day ON answers
WHEN (NEW.held <= 0) <> (OLD.held <= 0) OR NEW.stage_id <> OLD.stage_id OR NEW.touchpoint_id <> OLD.touchpoint_id
  OR NEW.channel <> OLD.channel OR NEW.scale <> OLD.scale OR NEW.score IS NOT OLD.score
  OR NEW.choices IS NOT OLD.choices OR NEW.day <> OLD.day BEGIN
  INSERT INTO walks (site_id, who, answer_id, journey_id, facts, stale)
  VALUES (NEW.site_id, coalesce(NEW.respondent, iif(NEW.reference = 'verified', NEW.order_ref, NULL), ''), NEW.id, NEW.journey_id, NULL, 1)
  ON CONFLICT (site_id, who, answer_id) DO UPDATE SET stale = stale + 1;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_deleted_in_digests AFTER DELETE ON answers BEGIN
  UPDATE walks SET stale = stale + 1
  WHERE site_id = OLD.site_id AND who = coalesce(OLD.respondent, iif(OLD.reference = 'verified', OLD.order_ref, NULL), '') AND answer_id = OLD.id;
END;
--> statement-breakpoint
-- Forgetting a person keeps what was counted, as rollups do, and nothing by which the answers hang together.
CREATE TRIGGER IF NOT EXISTS answers_forgotten_in_digests AFTER UPDATE OF respondent, order_ref, reference ON answers
WHEN coalesce(NEW.respondent, iif(NEW.reference = 'verified', NEW.order_ref, NULL), '') <> coalesce(OLD.respondent, iif(OLD.reference = 'verified', OLD.order_ref, NULL), '') BEGIN
  UPDATE OR REPLACE walks SET who = coalesce(NEW.respondent, iif(NEW.reference = 'verified', NEW.order_ref, NULL), '')
  WHERE site_id = OLD.site_id AND who = coalesce(OLD.respondent, iif(OLD.reference = 'verified', OLD.order_ref, NULL), '') AND answer_id = OLD.id;
END;
--> statement-breakpoint
-- Answers of a file may be of years ago: they are looked for from the first of them on.
CREATE TRIGGER IF NOT EXISTS imports_in_digests AFTER UPDATE OF accepted ON imports WHEN NEW.accepted > OLD.accepted BEGIN
  UPDATE digest_marks SET read_to = substr(NEW.first, 1, 35)
  WHERE site_id = NEW.site_id AND read_to >= NEW.first;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answer_links_in_digests AFTER INSERT ON answer_links
WHEN NEW.kind = 'order' AND NEW.state = 'linked' BEGIN
  UPDATE walks SET stale = stale + 1 WHERE site_id = NEW.site_id AND answer_id = NEW.answer_id AND facts IS NOT NULL
    AND who = (SELECT coalesce(answers.respondent, iif(answers.reference = 'verified', answers.order_ref, NULL), '') FROM answers WHERE answers.site_id = NEW.site_id AND answers.id = NEW.answer_id);
END;
