-- Figures of deliveries: parcels counted by day and carrier, and streams of answers that are watched for
-- incidents. What has changed is noted by triggers, and counted by the site's job.
CREATE TABLE `answer_news` (
	`site_id` integer NOT NULL,
	`answer_id` text NOT NULL,
	PRIMARY KEY(`site_id`, `answer_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `counted_parcels` (
	`site_id` integer NOT NULL,
	`carrier` text NOT NULL,
	`code` text NOT NULL,
	`order_id` text NOT NULL,
	`day` text NOT NULL,
	`delivered` integer NOT NULL,
	`promised` integer NOT NULL,
	`kept` integer NOT NULL,
	`estimated` integer NOT NULL,
	`met` integer NOT NULL,
	`asked` integer NOT NULL,
	`answered` integer NOT NULL,
	`sentiment` integer,
	`unknown` integer NOT NULL,
	`issues` text NOT NULL,
	PRIMARY KEY(`site_id`, `carrier`, `code`, `order_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `counted_parcels_by_day` ON `counted_parcels` (`site_id`,`day`);
--> statement-breakpoint
CREATE TABLE `delivery_days` (
	`site_id` integer NOT NULL,
	`day` text NOT NULL,
	`carrier` text NOT NULL,
	`parcels` integer NOT NULL,
	`delivered` integer NOT NULL,
	`promised` integer NOT NULL,
	`kept` integer NOT NULL,
	`estimated` integer NOT NULL,
	`met` integer NOT NULL,
	`asked` integer NOT NULL,
	`answered` integer NOT NULL,
	`troubled` integer NOT NULL,
	`seen` integer NOT NULL,
	`seen_answered` integer NOT NULL,
	`rated` integer NOT NULL,
	`sentiment` integer NOT NULL,
	`squares` integer NOT NULL,
	`unknown` integer NOT NULL,
	`issues` text NOT NULL,
	PRIMARY KEY(`site_id`, `day`, `carrier`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `incident_streams` (
	`site_id` integer NOT NULL,
	`carrier` text NOT NULL,
	`issue` text NOT NULL,
	`stream` text NOT NULL,
	`silent_at` integer,
	PRIMARY KEY(`site_id`, `carrier`, `issue`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `incident_streams_by_end` ON `incident_streams` (`site_id`,`silent_at`) WHERE silent_at IS NOT NULL;
--> statement-breakpoint
CREATE TABLE `incident_watch` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`frozen_at` integer,
	`seq` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `incidents` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`carrier` text NOT NULL,
	`issue` text NOT NULL,
	`started_at` integer NOT NULL,
	`alarmed_at` integer NOT NULL,
	`ended_at` integer,
	`end_sure_at` integer,
	`is_silent` integer DEFAULT 0 NOT NULL,
	`answers` integer NOT NULL,
	`named` integer NOT NULL,
	`usual` real NOT NULL,
	`false_days` real,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `parcel_news` (
	`site_id` integer NOT NULL,
	`carrier` text NOT NULL,
	`code` text NOT NULL,
	`order_id` text NOT NULL,
	PRIMARY KEY(`site_id`, `carrier`, `code`, `order_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `recipients_by_order` ON `recipients` (`site_id`,`order_ref`) WHERE order_ref IS NOT NULL;
--> statement-breakpoint
-- A parcel that its sender knows by an id of its own is noted with its next step: its first message
-- writes four rows already.
CREATE TRIGGER IF NOT EXISTS parcels_told AFTER INSERT ON shipments
WHEN NEW.sender_id IS NULL OR NEW.order_id = '' OR NEW.delivered_at IS NOT NULL BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) VALUES (NEW.site_id, NEW.carrier, NEW.code, NEW.order_id)
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS parcels_moved AFTER UPDATE ON shipments
WHEN NEW.status <> OLD.status OR NEW.delivered_at IS NOT OLD.delivered_at
  OR NEW.estimate IS NOT OLD.estimate OR NEW.order_id <> OLD.order_id OR NEW.code <> OLD.code OR NEW.carrier <> OLD.carrier BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) VALUES (NEW.site_id, NEW.carrier, NEW.code, NEW.order_id)
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS parcels_renamed AFTER UPDATE ON shipments
WHEN NEW.order_id <> OLD.order_id OR NEW.code <> OLD.code OR NEW.carrier <> OLD.carrier BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) VALUES (OLD.site_id, OLD.carrier, OLD.code, OLD.order_id)
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS issues_told AFTER INSERT ON delivery_issues
BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) SELECT site_id, carrier, code, order_id FROM shipments
  WHERE site_id = NEW.site_id AND carrier = NEW.carrier AND code = NEW.code AND order_id = NEW.order_id
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS issues_known AFTER UPDATE OF seen_at, said_at ON delivery_issues
BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) SELECT site_id, carrier, code, order_id FROM shipments
  WHERE site_id = NEW.site_id AND carrier = NEW.carrier AND code = NEW.code AND order_id = NEW.order_id
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS promises_made AFTER INSERT ON orders
WHEN NEW.promised IS NOT NULL BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) SELECT site_id, carrier, code, order_id FROM shipments
  WHERE site_id = NEW.site_id AND order_id = NEW.id AND order_id <> ''
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS promises_moved AFTER UPDATE OF promised ON orders
WHEN NEW.promised IS NOT OLD.promised BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) SELECT site_id, carrier, code, order_id FROM shipments
  WHERE site_id = NEW.site_id AND order_id = NEW.id AND order_id <> ''
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS recipients_asked AFTER INSERT ON recipients
WHEN NEW.order_ref IS NOT NULL BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) SELECT site_id, carrier, code, order_id FROM shipments
  WHERE site_id = NEW.site_id AND order_id IN (SELECT NEW.order_ref
    UNION SELECT id FROM orders WHERE site_id = NEW.site_id AND number = NEW.order_ref
    UNION SELECT id FROM orders WHERE site_id = NEW.site_id AND key = NEW.order_ref) AND order_id <> ''
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS answers_told AFTER INSERT ON answers
WHEN NEW.order_ref IS NOT NULL AND NEW.reference IN ('verified', 'imported') AND NEW.held <= 0
  AND (NEW.stage_id = 'delivery' OR NEW.channel IN ('courier', 'locker') OR NEW.choices IS NOT NULL)
BEGIN
  INSERT INTO answer_news (site_id, answer_id) VALUES (NEW.site_id, NEW.id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS links_made AFTER INSERT ON answer_links
WHEN NEW.kind = 'order' AND NEW.state = 'linked'
  AND EXISTS (SELECT 1 FROM answers WHERE site_id = NEW.site_id AND id = NEW.answer_id
    AND coalesce(reference, 'unverified') = 'unverified')
BEGIN
  INSERT INTO answer_news (site_id, answer_id) VALUES (NEW.site_id, NEW.answer_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS links_confirmed AFTER UPDATE OF state ON answer_links
WHEN OLD.state <> 'linked' AND NEW.kind = 'order' AND NEW.state = 'linked'
  AND EXISTS (SELECT 1 FROM answers WHERE site_id = NEW.site_id AND id = NEW.answer_id
    AND coalesce(reference, 'unverified') = 'unverified')
BEGIN
  INSERT INTO answer_news (site_id, answer_id) VALUES (NEW.site_id, NEW.answer_id) ON CONFLICT DO NOTHING;
END;
