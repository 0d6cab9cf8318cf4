-- 项目一览 of one office: its own by their age, and the few that others share with it, without walking the whole county.
create index project_newest_of on project (jurisdiction, organization, id desc);
create index project_shared on project (jurisdiction, id desc) where readers <> '{}';
