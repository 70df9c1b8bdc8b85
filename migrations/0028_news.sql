-- What a message changes of parcels is noted by the job that reads it, as the orders to watch are: a
-- message writes no row of news. Triggers note what everybody else changes.
DROP INDEX `orders_by_replaced`;
--> statement-breakpoint
ALTER TABLE `orders` ADD `told_in` text;
--> statement-breakpoint
CREATE INDEX `orders_by_replaced` ON `orders` (`site_id`,`replaces`) WHERE replaces IS NOT NULL AND (number IS NULL OR email_hash IS NULL);
--> statement-breakpoint
ALTER TABLE `delivery_issues` ADD `told_in` text;
--> statement-breakpoint
ALTER TABLE `messages` ADD `parcels` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
ALTER TABLE `shipments` ADD `told_in` text;
--> statement-breakpoint
DROP TRIGGER IF EXISTS parcels_told;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS parcels_told AFTER INSERT ON shipments
WHEN NOT EXISTS (SELECT 1 FROM messages WHERE site_id = NEW.site_id AND id = NEW.told_in
  AND id > coalesce((SELECT read_to FROM clock WHERE site_id = NEW.site_id), '')
  AND (orders <> '[]' OR parcels <> '[]')) BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) VALUES (NEW.site_id, NEW.carrier, NEW.code, NEW.order_id)
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
DROP TRIGGER IF EXISTS parcels_moved;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS parcels_moved AFTER UPDATE ON shipments
WHEN (NEW.status <> OLD.status OR NEW.delivered_at IS NOT OLD.delivered_at
  OR NEW.estimate IS NOT OLD.estimate OR NEW.order_id <> OLD.order_id OR NEW.code <> OLD.code OR NEW.carrier <> OLD.carrier)
  AND NOT EXISTS (SELECT 1 FROM messages WHERE site_id = NEW.site_id AND id = NEW.told_in
  AND id > coalesce((SELECT read_to FROM clock WHERE site_id = NEW.site_id), '')
  AND (orders <> '[]' OR parcels <> '[]')) BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) VALUES (NEW.site_id, NEW.carrier, NEW.code, NEW.order_id)
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
DROP TRIGGER IF EXISTS parcels_renamed;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS parcels_renamed AFTER UPDATE ON shipments
WHEN (NEW.order_id <> OLD.order_id OR NEW.code <> OLD.code OR NEW.carrier <> OLD.carrier)
  AND NOT EXISTS (SELECT 1 FROM messages WHERE site_id = NEW.site_id AND id = NEW.told_in
  AND id > coalesce((SELECT read_to FROM clock WHERE site_id = NEW.site_id), '')
  AND (orders <> '[]' OR parcels <> '[]')) BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) VALUES (OLD.site_id, OLD.carrier, OLD.code, OLD.order_id)
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
DROP TRIGGER IF EXISTS issues_told;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS issues_told AFTER INSERT ON delivery_issues
WHEN NOT EXISTS (SELECT 1 FROM messages WHERE site_id = NEW.site_id AND id = NEW.told_in
  AND id > coalesce((SELECT read_to FROM clock WHERE site_id = NEW.site_id), '')
  AND (orders <> '[]' OR parcels <> '[]')) BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) SELECT site_id, carrier, code, order_id FROM shipments
  WHERE site_id = NEW.site_id AND carrier = NEW.carrier AND code = NEW.code AND order_id = NEW.order_id
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
DROP TRIGGER IF EXISTS issues_known;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS issues_known AFTER UPDATE OF seen_at, said_at ON delivery_issues
WHEN NOT EXISTS (SELECT 1 FROM messages WHERE site_id = NEW.site_id AND id = NEW.told_in
  AND id > coalesce((SELECT read_to FROM clock WHERE site_id = NEW.site_id), '')
  AND (orders <> '[]' OR parcels <> '[]')) BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) SELECT site_id, carrier, code, order_id FROM shipments
  WHERE site_id = NEW.site_id AND carrier = NEW.carrier AND code = NEW.code AND order_id = NEW.order_id
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
DROP TRIGGER IF EXISTS promises_made;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS promises_made AFTER INSERT ON orders
WHEN NEW.promised IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM messages WHERE site_id = NEW.site_id AND id = NEW.told_in
  AND id > coalesce((SELECT read_to FROM clock WHERE site_id = NEW.site_id), '')
  AND (orders <> '[]' OR parcels <> '[]')) BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) SELECT site_id, carrier, code, order_id FROM shipments
  WHERE site_id = NEW.site_id AND order_id = NEW.id AND order_id <> ''
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
DROP TRIGGER IF EXISTS promises_moved;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS promises_moved AFTER UPDATE OF promised ON orders
WHEN NEW.promised IS NOT OLD.promised
  AND NOT EXISTS (SELECT 1 FROM messages WHERE site_id = NEW.site_id AND id = NEW.told_in
  AND id > coalesce((SELECT read_to FROM clock WHERE site_id = NEW.site_id), '')
  AND (orders <> '[]' OR parcels <> '[]')) BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) SELECT site_id, carrier, code, order_id FROM shipments
  WHERE site_id = NEW.site_id AND order_id = NEW.id AND order_id <> ''
  ON CONFLICT DO NOTHING;
END;
