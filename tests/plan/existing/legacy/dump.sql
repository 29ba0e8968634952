--
-- PostgreSQL database dump
--

\restrict x

-- Dumped from database version 16.4
-- Dumped by pg_dump version 16.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA crm;
ALTER SCHEMA crm OWNER TO postgres;
COMMENT ON SCHEMA crm IS 'Customers and what they order';

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';

CREATE TYPE crm.order_state AS ENUM (
    'new',
    'paid',
    'sent'
);
ALTER TYPE crm.order_state OWNER TO postgres;
COMMENT ON TYPE crm.order_state IS 'How far an order is';

CREATE DOMAIN crm.postcode AS character varying(10)
	CONSTRAINT postcode_check CHECK (((VALUE)::text ~ '^[0-9A-Z -]+$'::text));
ALTER DOMAIN crm.postcode OWNER TO postgres;

CREATE TYPE crm.money_amount AS (
	currency character(3),
	amount numeric(12,2)
);

CREATE FUNCTION crm.next_number() RETURNS text
    LANGUAGE sql
    AS $$ SELECT 'A-' || to_char(now(), 'YYYY') || '-' || nextval('crm.order_number')::text; $$;
ALTER FUNCTION crm.next_number() OWNER TO postgres;

CREATE FUNCTION crm.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
BEGIN
    NEW.updated_at := now(); -- not a ; statement, and no $$ either
    RETURN NEW;
END;
$_$;

SET default_tablespace = '';
SET default_table_access_method = heap;

CREATE TABLE crm.customers (
    id bigint NOT NULL,
    email public.citext NOT NULL,
    name character varying(120) NOT NULL,
    phone character varying(40),
    postcode crm.postcode,
    credit numeric(10,2) DEFAULT 0 NOT NULL,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    search tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, (name)::text)) STORED,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT customers_credit_check CHECK ((credit >= (0)::numeric))
)
WITH (fillfactor='90');
ALTER TABLE crm.customers OWNER TO postgres;
ALTER TABLE ONLY crm.customers ALTER COLUMN name SET STATISTICS 400;
COMMENT ON TABLE crm.customers IS 'Somebody who buys; it''s not always a user.';
COMMENT ON COLUMN crm.customers.phone IS 'E.164';

CREATE SEQUENCE crm.customers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE crm.customers_id_seq OWNER TO postgres;
ALTER SEQUENCE crm.customers_id_seq OWNED BY crm.customers.id;

CREATE SEQUENCE crm.order_number
    START WITH 1000
    INCREMENT BY 5
    MINVALUE 1000
    NO MAXVALUE
    CACHE 1
    CYCLE;

CREATE TABLE crm.orders (
    id bigint NOT NULL,
    customer_id bigint NOT NULL,
    number text DEFAULT crm.next_number() NOT NULL,
    state crm.order_state DEFAULT 'new'::crm.order_state NOT NULL,
    total numeric(12,2) DEFAULT 0 NOT NULL,
    note character varying(200),
    placed_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE ONLY crm.orders FORCE ROW LEVEL SECURITY;
ALTER TABLE crm.orders OWNER TO postgres;
ALTER TABLE crm.orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME crm.orders_id_seq
    START WITH 100
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 20
);

CREATE VIEW crm.open_orders AS
 SELECT o.id,
    o.number,
    o.note,
    c.name AS customer,
    c.phone
   FROM (crm.orders o
     JOIN crm.customers c ON ((c.id = o.customer_id)))
  WHERE (o.state <> 'sent'::crm.order_state);
ALTER VIEW crm.open_orders OWNER TO postgres;
COMMENT ON VIEW crm.open_orders IS 'What is still to be sent';

CREATE FUNCTION crm.orders_of(wanted bigint) RETURNS TABLE(id bigint, customer_id bigint, number text, state crm.order_state, total numeric, note text, placed_at timestamp with time zone, updated_at timestamp with time zone)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT o.id,
     o.customer_id,
     o.number,
     o.state,
     o.total,
     o.note,
     o.placed_at,
     o.updated_at
    FROM crm.orders o
   WHERE (o.customer_id = orders_of.wanted);
END;

CREATE VIEW crm.open_phones AS
 SELECT DISTINCT open_orders.phone
   FROM crm.open_orders
  WHERE (open_orders.phone IS NOT NULL);

CREATE MATERIALIZED VIEW crm.turnover AS
 SELECT orders.customer_id,
    sum(orders.total) AS total
   FROM crm.orders
  GROUP BY orders.customer_id
  WITH NO DATA;

CREATE UNLOGGED TABLE public.sessions (
    token character(32) NOT NULL,
    customer_id bigint,
    data jsonb DEFAULT '{}'::jsonb NOT NULL
);

ALTER TABLE ONLY crm.customers ALTER COLUMN id SET DEFAULT nextval('crm.customers_id_seq'::regclass);

COPY crm.customers (id, email, name, phone, postcode, credit, tags, updated_at) FROM stdin;
1	ada@example.com	Ada; she	+49 1	12345	10.50	{vip,"a;b"}	2026-01-01 00:00:00+00
2	ben@example.com	Ben	\N	\N	0.00	{}	2026-01-02 00:00:00+00
\.

COPY crm.orders (id, customer_id, number, state, total, note, placed_at, updated_at) FROM stdin;
100	1	A-1	new	12.00	CREATE TABLE nothing (id int);	2026-02-01 00:00:00+00	2026-02-01 00:00:00+00
101	2	A-2	sent	7.50	\N	2026-02-02 00:00:00+00	2026-02-02 00:00:00+00
\.

SELECT pg_catalog.setval('crm.customers_id_seq', 2, true);

ALTER TABLE ONLY crm.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY crm.customers
    ADD CONSTRAINT customers_email_key UNIQUE (email);
ALTER TABLE ONLY crm.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
ALTER TABLE ONLY crm.orders
    ADD CONSTRAINT orders_number_key UNIQUE NULLS NOT DISTINCT (number) INCLUDE (state);
ALTER TABLE crm.orders
    ADD CONSTRAINT orders_total_check CHECK ((total >= (0)::numeric)) NOT VALID;
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (token);
ALTER TABLE crm.orders CLUSTER ON orders_pkey;

CREATE INDEX customers_lower_name ON crm.customers USING btree (lower((name)::text));
CREATE INDEX customers_search ON crm.customers USING gin (search);
CREATE INDEX customers_tags ON crm.customers USING gin (tags) WITH (fastupdate='off');
CREATE INDEX orders_open ON crm.orders USING btree (customer_id, placed_at DESC NULLS LAST) INCLUDE (total) WHERE (state <> 'sent'::crm.order_state);
CREATE INDEX orders_note ON crm.orders USING btree (note text_pattern_ops);
COMMENT ON INDEX crm.orders_open IS 'For the picking list';
CREATE UNIQUE INDEX turnover_customer ON crm.turnover USING btree (customer_id);
CREATE INDEX sessions_data ON public.sessions USING gin (data jsonb_path_ops);

CREATE TRIGGER customers_touch BEFORE UPDATE ON crm.customers FOR EACH ROW EXECUTE FUNCTION crm.touch();
CREATE TRIGGER orders_touch BEFORE UPDATE OF note, state ON crm.orders FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION crm.touch();
CREATE RULE no_delete AS ON DELETE TO crm.open_orders DO INSTEAD NOTHING;

ALTER TABLE ONLY crm.orders
    ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES crm.customers(id) ON UPDATE CASCADE ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES crm.customers(id) ON DELETE SET NULL NOT VALID;

CREATE POLICY own_orders ON crm.orders FOR SELECT USING ((customer_id = (current_setting('app.customer'::text))::bigint));
ALTER TABLE crm.orders ENABLE ROW LEVEL SECURITY;
CREATE STATISTICS crm.orders_stats (dependencies) ON customer_id, state FROM crm.orders;

GRANT USAGE ON SCHEMA crm TO PUBLIC;
GRANT SELECT ON TABLE crm.open_orders TO PUBLIC;
GRANT SELECT(id,name) ON TABLE crm.customers TO PUBLIC;

\unrestrict x
