-- Planned against actual journeys of parcels: what each has of its plan, and sums of it by day and carrier. What was counted
-- before is looked at again by the site's job, a step at a time.
ALTER TABLE `counted_parcels` ADD `due` integer;
--> statement-breakpoint
ALTER TABLE `counted_parcels` ADD `told_late` integer;
--> statement-breakpoint
ALTER TABLE `counted_parcels` ADD `adhoc` text;
--> statement-breakpoint
ALTER TABLE `delivery_days` ADD `plan` text;
--> statement-breakpoint
ALTER TABLE `delivery_days` ADD `waiting` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
ALTER TABLE `delivery_days` ADD `adhoc` text DEFAULT '{}' NOT NULL;
--> statement-breakpoint
CREATE INDEX `delivery_days_unplanned` ON `delivery_days` (`site_id`,`day`) WHERE plan IS NULL;
--> statement-breakpoint
-- A cancelled order has no plan any more.
CREATE TRIGGER IF NOT EXISTS orders_called_off AFTER UPDATE OF state ON orders
WHEN NEW.state <> OLD.state AND NEW.promised IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM messages WHERE site_id = NEW.site_id AND id = NEW.told_in
  AND id > coalesce((SELECT read_to FROM clock WHERE site_id = NEW.site_id), '')
  AND (orders <> '[]' OR parcels <> '[]')) BEGIN
  INSERT INTO parcel_news (site_id, carrier, code, order_id) SELECT site_id, carrier, code, order_id FROM shipments
  WHERE site_id = NEW.site_id AND order_id = NEW.id AND order_id <> ''
  ON CONFLICT DO NOTHING;
END;
