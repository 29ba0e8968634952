SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;

-- *not* creating schema, since initdb creates it

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;

CREATE FUNCTION public.hashid(id bigint) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT to_hex(id) $$;

CREATE TABLE public.ar_internal_metadata (
    key character varying NOT NULL,
    value character varying,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL
);

CREATE TABLE public.schema_migrations (
    version character varying NOT NULL
);

CREATE TABLE public.projects (
    id bigint NOT NULL,
    name character varying DEFAULT ''::character varying NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    settings jsonb DEFAULT '{"public": false}'::jsonb,
    key uuid DEFAULT gen_random_uuid() NOT NULL,
    archived boolean DEFAULT false,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT chk_rails_1a2b CHECK (("position" >= 0))
);

CREATE SEQUENCE public.projects_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.projects_id_seq OWNED BY public.projects.id;

CREATE TABLE public.tasks (
    id bigint NOT NULL,
    project_id bigint NOT NULL,
    parent_id bigint,
    title character varying(255) NOT NULL,
    body text,
    "order" integer,
    hours double precision DEFAULT 0.0,
    due date,
    kind character varying(20) DEFAULT 'todo'::character varying NOT NULL,
    subject_type character varying,
    subject_id bigint,
    slug text GENERATED ALWAYS AS (lower((title)::text)) STORED,
    created_at timestamp(6) without time zone NOT NULL
);
CREATE SEQUENCE public.tasks_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
ALTER SEQUENCE public.tasks_id_seq OWNED BY public.tasks.id;

CREATE TABLE public.projects_users (
    project_id bigint NOT NULL,
    user_id bigint NOT NULL
);

CREATE TABLE public.users (
    id integer NOT NULL,
    email character varying DEFAULT ''::character varying NOT NULL,
    encrypted_password character varying DEFAULT ''::character varying NOT NULL,
    reset_password_token character varying,
    manager_id integer
);
CREATE SEQUENCE public.users_id_seq AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
ALTER SEQUENCE public.users_id_seq OWNED BY public.users.id;

CREATE VIEW public.task_counts AS
 SELECT p.id AS project_id,
    count(t.*) AS tasks,
    max(t.due) AS last_due
   FROM (public.projects p
     LEFT JOIN public.tasks t ON ((t.project_id = p.id)))
  GROUP BY p.id;

CREATE VIEW public.everything AS
 SELECT tasks.*
   FROM public.tasks;

ALTER TABLE ONLY public.projects ALTER COLUMN id SET DEFAULT nextval('public.projects_id_seq'::regclass);
ALTER TABLE ONLY public.tasks ALTER COLUMN id SET DEFAULT nextval('public.tasks_id_seq'::regclass);
ALTER TABLE ONLY public.users ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq'::regclass);

ALTER TABLE ONLY public.ar_internal_metadata ADD CONSTRAINT ar_internal_metadata_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.schema_migrations ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.projects ADD CONSTRAINT projects_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks ADD CONSTRAINT tasks_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX index_users_on_email ON public.users USING btree (email);
CREATE UNIQUE INDEX index_users_on_reset_password_token ON public.users USING btree (reset_password_token);
CREATE INDEX index_tasks_on_project_id_and_order ON public.tasks USING btree (project_id, "order");
CREATE INDEX index_tasks_on_subject ON public.tasks USING btree (subject_type, subject_id);
CREATE INDEX index_tasks_on_title_prefix ON public.tasks USING btree (title varchar_pattern_ops);
CREATE UNIQUE INDEX index_projects_on_name ON public.projects USING btree (lower((name)::text)) WHERE (archived IS FALSE);
CREATE UNIQUE INDEX index_projects_users ON public.projects_users USING btree (project_id, user_id);
CREATE INDEX index_projects_on_hash ON public.projects USING btree (public.hashid(id));

ALTER TABLE ONLY public.tasks ADD CONSTRAINT fk_rails_02e851e3b7 FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.tasks ADD CONSTRAINT fk_rails_19d6a4f2c1 FOREIGN KEY (parent_id) REFERENCES public.tasks(id);
ALTER TABLE ONLY public.users ADD CONSTRAINT fk_rails_manager FOREIGN KEY (manager_id) REFERENCES public.users(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.projects_users ADD CONSTRAINT fk_rails_p FOREIGN KEY (project_id) REFERENCES public.projects(id);
ALTER TABLE ONLY public.projects_users ADD CONSTRAINT fk_rails_u FOREIGN KEY (user_id) REFERENCES public.users(id);

SET search_path TO "$user", public;

INSERT INTO "schema_migrations" (version) VALUES
('20260101000000'),
('20251201000000');

INSERT INTO projects (name, position, created_at) VALUES ('Alpha', 1, '2026-01-01'), ('Beta; x', 2, '2026-01-02');
INSERT INTO users (id, email, manager_id) VALUES (1, 'ada@example.com', NULL), (2, 'ben@example.com', 1);
INSERT INTO tasks (project_id, title, "order", due, created_at) VALUES (1, 'Write', 1, '2026-03-01', '2026-01-01'), (2, 'Read', NULL, NULL, '2026-01-02');
INSERT INTO projects_users VALUES (1, 1), (2, 2);
