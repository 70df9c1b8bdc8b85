-- Where orders and parcels come from besides webhooks: senders that are asked instead of calling, and
-- files. Code from before asks nobody and imports answers.
ALTER TABLE `connections` ADD `poll` text;
--> statement-breakpoint
ALTER TABLE `connections` ADD `poll_due` integer;
--> statement-breakpoint
ALTER TABLE `imports` ADD `target` text DEFAULT 'answers' NOT NULL;
--> statement-breakpoint
-- What files brought, so that it can be taken back: connections of senders begin with other letters.
CREATE INDEX `orders_by_import` ON `orders` (`site_id`,`connection_id`) WHERE connection_id > 'i';
--> statement-breakpoint
CREATE INDEX `shipments_by_import` ON `shipments` (`site_id`,`connection_id`) WHERE connection_id > 'i';
