-- What people did after what they felt, and how quick answers were, is counted from here on: answers that were counted before are
-- looked at again by the site's job, as if something of them had changed.
UPDATE `walks` SET `stale` = `stale` + 1 WHERE `facts` IS NOT NULL;
