-- newsbot.db in format 2.
create table if not exists feedback (passage text not null, person integer not null, helped integer not null, at integer not null, primary key (passage, person)) without rowid;
create table if not exists unanswered (id integer primary key, question text not null unique, language text not null, last integer not null);
create table if not exists askers (question integer not null, chat integer not null, language text, at integer not null default 0, primary key (question, chat)) without rowid;
create table if not exists watches (article text not null, chat integer not null, language text, correction text, at integer not null, primary key (article, chat)) without rowid;
create table if not exists opted_out (person integer primary key);
create table if not exists changes (at integer not null, person integer not null, what text not null, file text not null);
create table if not exists tally (name text not null, day integer not null, times integer not null, primary key (name, day)) without rowid;
create table if not exists chats (chat integer primary key, welcomed integer not null default 0, blocked integer not null default 0);
insert into feedback values ('AAAAAAAA:1', 7, 1, 1790000000);
insert into unanswered values (3, 'Who won the rugby final?', 'en', 1790000000);
insert into askers values (3, 7, 'en', 1790000000);
insert into watches values ('AAAAAAAA', 7, 'en', null, 1790000000);
insert into opted_out values (8);
insert into changes values (1790000000, 9, 'published', 'sochi.txt');
insert into tally values ('answered', 739921, 5);
insert into chats values (-100, 1, 0);
pragma user_version = 2;
