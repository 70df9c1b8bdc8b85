-- How the card looks on a site's pages; nothing where it keeps its own looks.
ALTER TABLE `sites` ADD `look` text;
