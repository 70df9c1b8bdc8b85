ALTER TABLE `surveys` ADD `turns` text DEFAULT '[]' NOT NULL;
