-- inbox.db as version 0.1.0 wrote it, before the format had a number.
create table if not exists updates (
n integer primary key autoincrement,
id integer not null unique,
received integer not null,
json text,
epoch integer not null default 0,
tries integer not null default 0,
until integer);
create index if not exists open on updates (n) where json is not null;
insert into updates (id, received, json, tries) values (41, 1793600000000, null, 1);
insert into updates (id, received, json) values (42, 1793600000000, '{"update_id":42}');
